//! The walker that judges a tree by a table.

use std::borrow::Cow;

use super::{Check, Issues, Object, Presence, Rule};
use crate::json;
use crate::tree::{Path, Tree};
use crate::value::{Address, Refusal, check_timestamp, repeats};

/// Where a tree comes from, which decides how strict a table is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The caller: unknown fields are refused, absent ones stay absent.
    Caller,
    /// A server: unknown fields are dropped, absent ones become `null`.
    Server,
    /// A parsed answer that the caller hands back: as from a server, but decimals are text already.
    Parsed,
}

/// Judges `tree` by `table` and rebuilds it in the table's order.
pub(crate) fn walk<'a>(
    table: &Object,
    tree: Tree<'a>,
    path: Path<'_>,
    origin: Origin,
    issues: &mut Issues,
) -> Tree<'a> {
    let Tree::Object(mut members) = tree else {
        wrong_type("an object", &tree, path, issues);
        return Tree::Null;
    };
    let mut checked = Vec::with_capacity(table.fields.len());
    for field in table.fields {
        let given = members.iter_mut().find(|(name, _)| name == field.name).map(|(_, value)| {
            // What is left behind marks the member as known.
            core::mem::replace(value, Tree::Null)
        });
        let keeps_null = match field.presence {
            Presence::Required => true,
            // A caller's `null` is sent where it may be, and a fault elsewhere: `undefined` is absent.
            _ => origin == Origin::Caller,
        };
        let given = given.filter(|value| keeps_null || *value != Tree::Null);
        let path = Path::Field(&path, field.name);
        let value = match (given, field.presence) {
            (Some(Tree::Null), Presence::Nullable) => Tree::Null,
            (Some(value), _) => judge(&field.rule, value, path, origin, issues),
            (None, Presence::Required) => {
                issues.push(path, "missing", format!("expected {}, got nothing", expected(&field.rule)));
                Tree::Null
            }
            (None, Presence::ElseEmpty) => Tree::List(Vec::new()),
            (None, _) if origin == Origin::Caller => continue,
            (None, _) => Tree::Null,
        };
        checked.push((field.name.into(), value));
    }
    if origin == Origin::Caller {
        for (name, _) in members.iter().filter(|(name, _)| table.fields.iter().all(|field| field.name != name)) {
            issues.push(Path::Field(&path, name), "unknown_field", "expected no field of this name");
        }
    }
    Tree::Object(checked)
}

fn judge<'a>(rule: &Rule, tree: Tree<'a>, path: Path<'_>, origin: Origin, issues: &mut Issues) -> Tree<'a> {
    match (rule, tree) {
        (Rule::Object(table), tree @ Tree::Object(_)) => return walk(table, tree, path, origin, issues),
        (Rule::Known(table), tree @ Tree::Object(_)) => return known(walk(table, tree, path, origin, issues)),
        // SoftwareOne's page prints a circular reference as text, or letter by letter.
        (Rule::Known(_), Tree::Null | Tree::Text(_)) if origin != Origin::Caller => return Tree::Null,
        (Rule::List(item) | Rule::Set(item), Tree::List(items)) => {
            let mut texts = Vec::new();
            let judge_item = |(index, value)| {
                let faults = issues.count();
                let value = judge(item, value, Path::Index(&path, index), origin, issues);
                if matches!(rule, Rule::Set(_)) {
                    let is_sound = faults == issues.count();
                    texts.push(if is_sound { json::write(&value) } else { String::new() });
                }
                value
            };
            let items = items.into_iter().enumerate().map(judge_item).collect();
            for (index, repeats) in repeats(texts.iter().map(String::as_bytes)).into_iter().enumerate() {
                if repeats && texts.get(index).is_some_and(|text| !text.is_empty()) {
                    issues.push(Path::Index(&path, index), "repeated", "expected nothing twice");
                }
            }
            return Tree::List(items);
        }
        (Rule::Map(item), Tree::Object(members)) => {
            let judge_member = |(name, value): (Cow<'a, str>, _)| {
                let value = judge(item, value, Path::Field(&path, &name), origin, issues);
                (name, value)
            };
            return Tree::Object(members.into_iter().map(judge_member).collect());
        }
        (Rule::Hash, Tree::Text(text)) if text.is_empty() => return Tree::Null,
        (Rule::Hash, Tree::Null) => return Tree::Null,
        (Rule::Bool, tree @ Tree::Bool(_))
        | (Rule::True, tree @ Tree::Bool(true))
        | (Rule::Amount, tree @ (Tree::Integer(_) | Tree::Text(_)))
        | (Rule::Text | Rule::Hash, tree @ Tree::Text(_)) => return tree,
        (Rule::Decimal, Tree::Number(digits)) if origin != Origin::Parsed => return Tree::Text(digits),
        (Rule::Decimal, Tree::Text(digits)) if origin == Origin::Parsed && is_number(&digits) => {
            return Tree::Text(digits);
        }
        (Rule::Integer { min, max }, Tree::Number(digits)) => match whole(&digits).parse::<i64>() {
            Ok(number) if (*min..=*max).contains(&number) => {
                return Tree::Number(match digits {
                    // "-0" is a zero.
                    _ if number == 0 => "0".into(),
                    Cow::Borrowed(digits) => whole(digits).into(),
                    Cow::Owned(digits) => whole(&digits).to_owned().into(),
                });
            }
            _ => issues.push(path, "out_of_range", format!("expected a whole number from {min} to {max}")),
        },
        (Rule::Number, Tree::Number(digits)) => match check_number(&digits) {
            Ok(()) => return Tree::Number(digits),
            Err(refusal) => issues.refuse(path, refusal),
        },
        (Rule::Number, Tree::Text(digits)) => match check_decimal(&digits) {
            Ok(()) => return Tree::Number(digits),
            Err(refusal) => issues.refuse(path, refusal),
        },
        (Rule::OneOf(words), Tree::Text(word)) => {
            if words.contains(&&*word) {
                return Tree::Text(word);
            }
            issues.push(path, "unknown_value", format!("expected one of {}", words.join(", ")));
        }
        (rule, tree @ Tree::Text(_)) if let Some(check) = check_of(rule) => {
            match check(tree.text().unwrap_or_default()) {
                Ok(()) => return tree,
                Err(refusal) => issues.refuse(path, refusal),
            }
        }
        (rule, tree) => wrong_type(expected(rule), &tree, path, issues),
    }
    Tree::Null
}

/// The function that judges the text of a rule.
fn check_of(rule: &Rule) -> Option<Check> {
    match rule {
        Rule::Checked(check) => Some(*check),
        Rule::Address => Some(|text| Address::parse(text).map(drop)),
        Rule::Timestamp => Some(check_timestamp),
        _ => None,
    }
}

/// `null` where every field is.
fn known(tree: Tree<'_>) -> Tree<'_> {
    match tree {
        Tree::Object(fields) if fields.iter().all(|(_, value)| *value == Tree::Null) => Tree::Null,
        tree => tree,
    }
}

/// The digits of a whole number without a fraction of zeros: "6.0" is 6.
fn whole(digits: &str) -> &str {
    digits
        .split_once('.')
        .filter(|(_, zeros)| zeros.bytes().all(|byte| byte == b'0'))
        .map_or(digits, |(whole, _)| whole)
}

fn is_number(digits: &str) -> bool {
    !digits.bytes().any(|byte| byte.is_ascii_whitespace()) && matches!(json::read(digits), Ok(Tree::Number(_)))
}

/// A number as JavaScript prints it: above 2^53 - 1 a whole one has lost digits already.
fn check_number(digits: &str) -> Result<(), Refusal> {
    if digits.starts_with('-') {
        return Err(("out_of_range", "expected a number from 0 on".to_owned()));
    }
    let whole = digits.split('.').next().unwrap_or_default();
    let is_small = whole.len() < 16 || whole.parse::<u64>().is_ok_and(|whole| whole < 1 << 53);
    if !is_small || digits.split_once('e').is_some_and(|(_, exponent)| !exponent.starts_with('-')) {
        return Err(("unsafe_number", "expected a number up to 2^53 - 1, or decimal text".to_owned()));
    }
    Ok(())
}

/// Text that is a JSON number without sign and exponent.
fn check_decimal(digits: &str) -> Result<(), Refusal> {
    if is_number(digits) && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') {
        return Ok(());
    }
    Err(("bad_decimal", "expected decimal digits such as 12 or 0.5".to_owned()))
}

fn wrong_type(expected: &str, tree: &Tree<'_>, path: Path<'_>, issues: &mut Issues) {
    issues.push(path, "wrong_type", format!("expected {expected}, got {}", tree.kind()));
}

fn expected(rule: &Rule) -> &'static str {
    match rule {
        Rule::Bool => "a boolean",
        Rule::True => "true",
        Rule::Integer { .. } => "a whole number",
        Rule::Decimal => "a number",
        Rule::Number => "a number or decimal text",
        Rule::Amount => "a bigint or decimal text",
        Rule::Text | Rule::Checked(_) | Rule::OneOf(_) | Rule::Hash => "text",
        Rule::Address => "an address",
        Rule::Timestamp => "a timestamp",
        Rule::Object(_) | Rule::Known(_) | Rule::Map(_) => "an object",
        Rule::List(_) | Rule::Set(_) => "an array",
    }
}
