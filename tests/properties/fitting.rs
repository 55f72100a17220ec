//! Values made at random by the tables: such as fit, and such as nearly do.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use tokenwright::api::OPERATIONS;
use tokenwright::table::{Field, Object, Origin, Presence, Rule};
use tokenwright::tree::Tree;
use tokenwright::value::Address;

use crate::place::{at, places};

/// For each function that judges texts, one of these is right.
const TEXTS: [&str; 7] = [
    "a",
    "MCT",
    "693d / é?#%",
    "https://example.com/a?b=c#d",
    "http://[::1]:8080/%20",
    "data:image/png;base64,iVBORw==",
    "data:video/mp4;base64,AAAA",
];

const NUMBER: &str = "-?(0|[1-9][0-9]{0,40})(\\.[0-9]{1,20})?([eE][+-]?[0-9]{1,3})?";
const SAFE_NUMBER: &str = "(0|[1-9][0-9]{0,14})(\\.[0-9]{1,20})?";
const DECIMAL: &str = "(0|[1-9][0-9]{0,40})(\\.[0-9]{1,20})?";
const TIMESTAMP: &str = "(19|20)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])[Tt]([01][0-9]|2[0-3])(:[0-5][0-9]){2}\
    (\\.[0-9]{1,9})?([Zz]|[+-]([01][0-9]|2[0-3]):[0-5][0-9])";

pub(crate) type Any = BoxedStrategy<Tree<'static>>;
type Members = Vec<(std::borrow::Cow<'static, str>, Tree<'static>)>;

fn text(strategy: impl Strategy<Value = String> + 'static) -> Any {
    strategy.prop_map(|text| Tree::Text(text.into())).boxed()
}

fn number(strategy: impl Strategy<Value = String> + 'static) -> Any {
    strategy.prop_map(|digits| Tree::Number(digits.into())).boxed()
}

/// An object that fits the table, its fields in any order.
pub(crate) fn fitting(table: &'static Object) -> Any {
    let fields: Vec<_> = table.fields.iter().map(member).collect();
    let named = |values: Vec<Option<Tree<'static>>>| -> Members {
        let names = table.fields.iter().map(|field| field.name.into());
        names.zip(values).filter_map(|(name, value)| Some((name, value?))).collect()
    };
    fields.prop_map(named).prop_shuffle().prop_map(Tree::Object).boxed()
}

fn member(field: &'static Field) -> BoxedStrategy<Option<Tree<'static>>> {
    let there = value(&field.rule).prop_map(Some);
    match field.presence {
        Presence::Required => there.boxed(),
        _ => prop_oneof![1 => Just(None), 1 => Just(Some(Tree::Null)), 3 => there].boxed(),
    }
}

fn value(rule: &'static Rule) -> Any {
    match rule {
        Rule::Bool => any::<bool>().prop_map(Tree::Bool).boxed(),
        Rule::True => Just(Tree::Bool(true)).boxed(),
        Rule::Integer { min, max } => number((*min..=*max).prop_map(|integer| integer.to_string())),
        Rule::Decimal => number(NUMBER),
        Rule::Number => prop_oneof![number(SAFE_NUMBER), text(DECIMAL)].boxed(),
        Rule::Amount => text(DECIMAL),
        Rule::Text => text(any::<String>()),
        Rule::Hash => prop_oneof![text(any::<String>()), Just(Tree::Text("".into()))].boxed(),
        Rule::Checked(check) => {
            let right: Vec<_> = TEXTS.into_iter().filter(|text| check(text).is_ok()).collect();
            let choose = |(any, right): (String, &str)| if check(&any).is_ok() { any } else { right.to_owned() };
            text((any::<String>(), select(right)).prop_map(choose))
        }
        Rule::OneOf(words) => text(select(*words).prop_map(ToOwned::to_owned)),
        Rule::Address => text((any::<[u8; 20]>(), any::<bool>()).prop_map(|(bytes, lower)| {
            let address = Address::new(bytes).to_string();
            if lower { address.to_lowercase() } else { address }
        })),
        Rule::Timestamp => text(TIMESTAMP),
        Rule::Object(table) | Rule::Known(table) => fitting(table),
        Rule::List(item) => vec(value(item), 0..3).prop_map(Tree::List).boxed(),
        Rule::Set(item) => vec(value(item), 0..3).prop_map(|items| Tree::List(distinct(items, |item| item))).boxed(),
        Rule::Map(item) => {
            let members = vec((any::<String>().prop_map(Into::into), value(item)), 0..3);
            members.prop_map(|members| Tree::Object(distinct(members, |(name, _)| name))).boxed()
        }
    }
}

fn distinct<T, K: PartialEq>(items: Vec<T>, key: impl Fn(&T) -> &K) -> Vec<T> {
    let mut kept: Vec<T> = Vec::new();
    for item in items {
        if kept.iter().all(|other| key(other) != key(&item)) {
            kept.push(item);
        }
    }
    kept
}

/// Anything that JSON or JavaScript can say; the names of fields are those that the tables know, or any.
pub(crate) fn anything() -> Any {
    let leaf = prop_oneof![
        Just(Tree::Null),
        any::<bool>().prop_map(Tree::Bool),
        number(NUMBER),
        text(prop_oneof![any::<String>(), select(&TEXTS[..]).prop_map(ToOwned::to_owned)]),
        "0|-?[1-9][0-9]{0,40}".prop_map(|digits| Tree::Integer(digits.into())),
        vec(any::<u8>(), 0..4).prop_map(|bytes| Tree::Bytes(bytes.into())),
        Just(Tree::Foreign("NaN".into())),
    ];
    let known: Vec<_> = OPERATIONS.iter().flat_map(|operation| [operation.params, operation.answer]).collect();
    let known: Vec<_> = known.iter().flat_map(|table| table.fields).map(|field| field.name.to_owned()).collect();
    let nested = leaf.prop_recursive(4, 24, 5, move |inner| {
        let name = prop_oneof![select(known.clone()), any::<String>()].prop_map(Into::into);
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Tree::List),
            vec((name, inner), 0..6).prop_map(|members| Tree::Object(distinct(members, |(name, _)| name))),
        ]
    });
    nested.boxed()
}

/// An object that fits the table but for up to three values in it, which are anything.
pub(crate) fn damaged(table: &'static Object) -> Any {
    let damage = vec((any::<Index>(), anything()), 0..4);
    let fits_but_for_it = (fitting(table), damage).prop_map(move |(mut tree, damage)| {
        for (index, value) in damage {
            let places = places(table, &tree);
            if !places.is_empty() {
                *at(&mut tree, &index.get(&places).path).unwrap() = value;
            }
        }
        tree
    });
    prop_oneof![1 => anything(), 4 => fits_but_for_it].boxed()
}

/// What becomes of an object that fits: the same in the table's order, but for the few things that tables change.
pub(crate) fn passed(table: &Object, tree: &Tree<'static>, origin: Origin) -> Tree<'static> {
    let passed = table.fields.iter().filter_map(|field| {
        let given = tree.get(field.name).filter(|given| **given != Tree::Null);
        let value = match (given, field.presence) {
            (Some(given), _) => passed_value(&field.rule, given, origin),
            (None, Presence::ElseEmpty) => Tree::List(Vec::new()),
            (None, Presence::Nullable) if tree.get(field.name).is_some() => Tree::Null,
            (None, _) if origin == Origin::Caller => return None,
            (None, _) => Tree::Null,
        };
        Some((field.name.into(), value))
    });
    Tree::Object(passed.collect())
}

fn passed_value(rule: &Rule, tree: &Tree<'static>, origin: Origin) -> Tree<'static> {
    match (rule, tree) {
        (Rule::Object(table), _) => passed(table, tree, origin),
        (Rule::Known(table), _) => match passed(table, tree, origin) {
            Tree::Object(members) if members.iter().all(|(_, value)| *value == Tree::Null) => Tree::Null,
            tree => tree,
        },
        (Rule::List(item) | Rule::Set(item), Tree::List(items)) => {
            Tree::List(items.iter().map(|value| passed_value(item, value, origin)).collect())
        }
        (Rule::Decimal, Tree::Number(digits)) => Tree::Text(digits.clone()),
        (Rule::Number, Tree::Text(digits)) => Tree::Number(digits.clone()),
        (Rule::Hash, Tree::Text(text)) if text.is_empty() => Tree::Null,
        _ => tree.clone(),
    }
}
