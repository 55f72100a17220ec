//! Field tables, and the one walker that goes over a tree with them.
//!
//! A table says what an object holds. The walker collects *every* fault with its path and rebuilds the tree in the table's
//! order; the same tables make the TypeScript types and their docs.

use crate::error::Issue;
use crate::tree::{Path, Tree};
use crate::value::{Address, Refusal, check_timestamp};

/// More faults than this are not collected: nobody reads them, and a hostile answer must not fill the memory.
const MAX_ISSUES: usize = 1000;

/// What an object holds.
#[derive(Debug)]
pub struct Object {
    /// Its name in TypeScript.
    pub name: &'static str,
    /// What it is, for the docs.
    #[cfg(not(target_family = "wasm"))]
    pub doc: &'static str,
    /// Its fields, in the order in which they are written.
    pub fields: &'static [Field],
}

/// One field of an object.
#[derive(Debug)]
pub struct Field {
    /// Its name on the wire.
    pub name: &'static str,
    /// What it must be.
    pub rule: Rule,
    /// Whether it may be absent.
    pub presence: Presence,
    /// Units, range and source, for the docs.
    #[cfg(not(target_family = "wasm"))]
    pub doc: &'static str,
}

/// Whether a field may be absent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// It is there and not null.
    Required,
    /// It may be absent; in an answer it is then `null`, and `null` is absent.
    Optional,
    /// An absent list is an empty one.
    ElseEmpty,
}

/// What a value must be.
#[derive(Debug)]
pub enum Rule {
    /// `true` or `false`.
    Bool,
    /// A whole number that every float can hold, within these bounds.
    Integer {
        /// The least.
        min: i64,
        /// The most.
        max: i64,
    },
    /// A number whose digits matter: it comes as a JSON number and goes to JavaScript as the text of its digits.
    Decimal,
    /// Any text.
    Text,
    /// Text that a function judges.
    Checked(fn(&str) -> Result<(), Refusal>),
    /// An address or a hash as the server wrote it; empty text is absent. It is judged where it is used.
    Hash,
    /// RFC 3339 text.
    Timestamp,
    /// An object.
    Object(&'static Object),
    /// A list of objects.
    Objects(&'static Object),
    /// A list of texts, none empty, none twice.
    Ids,
    /// Names to texts.
    Texts,
    /// An address that is used: 20 bytes of hex, mixed case only with its EIP-55 checksum.
    Address,
    /// A bigint, or decimal text: an amount or a quantity from the caller.
    Amount,
}

/// Any whole number that every float can hold.
pub const INTEGER: Rule = Rule::Integer { min: -(1 << 53) + 1, max: (1 << 53) - 1 };
/// The same, from zero on.
pub const COUNT: Rule = Rule::Integer { min: 0, max: (1 << 53) - 1 };

/// An object's table. The docs are for people: they do not go into the wasm.
pub const fn object(name: &'static str, doc: &'static str, fields: &'static [Field]) -> Object {
    #[cfg(target_family = "wasm")]
    let _ = doc;
    Object {
        name,
        #[cfg(not(target_family = "wasm"))]
        doc,
        fields,
    }
}

const fn field(name: &'static str, rule: Rule, presence: Presence, doc: &'static str) -> Field {
    #[cfg(target_family = "wasm")]
    let _ = doc;
    Field {
        name,
        rule,
        presence,
        #[cfg(not(target_family = "wasm"))]
        doc,
    }
}

/// A field that must be there.
pub const fn required(name: &'static str, rule: Rule, doc: &'static str) -> Field {
    field(name, rule, Presence::Required, doc)
}

/// A field that may be absent.
pub const fn optional(name: &'static str, rule: Rule, doc: &'static str) -> Field {
    field(name, rule, Presence::Optional, doc)
}

/// A list that is empty when it is absent.
pub const fn else_empty(name: &'static str, rule: Rule, doc: &'static str) -> Field {
    field(name, rule, Presence::ElseEmpty, doc)
}

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

/// The faults found so far.
#[derive(Debug, Default)]
pub(crate) struct Issues(Vec<Issue>);

impl Issues {
    pub(crate) fn push(&mut self, path: Path<'_>, code: &'static str, message: impl Into<String>) {
        if self.0.len() < MAX_ISSUES {
            self.0.push(Issue::new(path, code, message));
        }
    }

    pub(crate) fn refuse(&mut self, path: Path<'_>, (code, message): Refusal) {
        self.push(path, code, message);
    }

    /// The value, or an error about all faults.
    pub(crate) fn done<T>(self, code: crate::Code, value: T) -> crate::Result<T> {
        if self.0.is_empty() { Ok(value) } else { Err(crate::Error::with_issues(code, self.0)) }
    }
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
        let given = given.filter(|value| field.presence == Presence::Required || *value != Tree::Null);
        let path = Path::Field(&path, field.name);
        let value = match (given, field.presence) {
            (Some(value), _) => judge(&field.rule, value, path, origin, issues),
            (None, Presence::Required) => {
                issues.push(path, "missing", format!("expected {}, got nothing", expected(&field.rule)));
                Tree::Null
            }
            (None, Presence::ElseEmpty) => Tree::List(Vec::new()),
            (None, Presence::Optional) if origin == Origin::Caller => continue,
            (None, Presence::Optional) => Tree::Null,
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
        (Rule::Objects(table), Tree::List(items)) => {
            let walk_item = |(index, item)| walk(table, item, Path::Index(&path, index), origin, issues);
            return Tree::List(items.into_iter().enumerate().map(walk_item).collect());
        }
        (Rule::Ids, Tree::List(items)) => {
            check_ids(&items, path, issues);
            return Tree::List(items);
        }
        (Rule::Texts, Tree::Object(members)) => {
            for (name, value) in members.iter().filter(|(_, value)| value.text().is_none()) {
                wrong_type("text", value, Path::Field(&path, name), issues);
            }
            return Tree::Object(members);
        }
        (Rule::Bool, tree @ Tree::Bool(_)) | (Rule::Text, tree @ Tree::Text(_)) => return tree,
        (Rule::Decimal, Tree::Number(digits)) if origin != Origin::Parsed => return Tree::Text(digits),
        (Rule::Decimal, Tree::Text(digits))
            if origin == Origin::Parsed && matches!(crate::json::read(digits.as_bytes()), Ok(Tree::Number(_))) =>
        {
            return Tree::Text(digits);
        }
        (Rule::Hash, Tree::Text(text)) if text.is_empty() && origin != Origin::Caller => return Tree::Null,
        (Rule::Hash, tree @ Tree::Text(_)) => return tree,
        (Rule::Hash, Tree::Null) if origin != Origin::Caller => return Tree::Null,
        (Rule::Integer { min, max }, Tree::Number(digits)) => match digits.parse::<i64>() {
            Ok(number) if (*min..=*max).contains(&number) => return Tree::Number(digits),
            _ => issues.push(path, "out_of_range", format!("expected a whole number from {min} to {max}")),
        },
        (Rule::Checked(check), Tree::Text(text)) => match check(&text) {
            Ok(()) => return Tree::Text(text),
            Err(refusal) => issues.refuse(path, refusal),
        },
        (Rule::Address, Tree::Text(text)) => match Address::parse(&text) {
            Ok(_) => return Tree::Text(text),
            Err(refusal) => issues.refuse(path, refusal),
        },
        (Rule::Amount, tree @ (Tree::Integer(_) | Tree::Text(_))) => return tree,
        (Rule::Timestamp, Tree::Text(text)) => match check_timestamp(&text) {
            Ok(()) => return Tree::Text(text),
            Err(refusal) => issues.refuse(path, refusal),
        },
        (rule, tree) => wrong_type(expected(rule), &tree, path, issues),
    }
    Tree::Null
}

fn check_ids(items: &[Tree<'_>], path: Path<'_>, issues: &mut Issues) {
    let mut seen = std::collections::BTreeSet::new();
    for (index, item) in items.iter().enumerate() {
        let path = Path::Index(&path, index);
        match item {
            Tree::Text(text) if text.is_empty() => issues.push(path, "empty", "expected text that is not empty"),
            Tree::Text(text) if text.contains(char::is_control) => {
                issues.push(path, "control_character", "expected text without control characters");
            }
            Tree::Text(text) if !seen.insert(text) => issues.push(path, "repeated", "expected each text once"),
            Tree::Text(_) => {}
            _ => wrong_type("text", item, path, issues),
        }
    }
}

fn wrong_type(expected: &str, tree: &Tree<'_>, path: Path<'_>, issues: &mut Issues) {
    issues.push(path, "wrong_type", format!("expected {expected}, got {}", tree.kind()));
}

fn expected(rule: &Rule) -> &'static str {
    match rule {
        Rule::Bool => "a boolean",
        Rule::Integer { .. } => "a whole number",
        Rule::Decimal => "a number",
        Rule::Text | Rule::Checked(_) | Rule::Hash => "text",
        Rule::Timestamp => "a timestamp",
        Rule::Object(_) | Rule::Texts => "an object",
        Rule::Objects(_) => "an array of objects",
        Rule::Ids => "an array of texts",
        Rule::Address => "an address",
        Rule::Amount => "a bigint or decimal text",
    }
}
