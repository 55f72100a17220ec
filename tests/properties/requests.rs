//! Requests: any parameters and configuration, and a round trip of those that fit.

use proptest::prelude::*;
use serde_json::Value;
use tokenwright::api::OPERATIONS;
use tokenwright::http::CONFIG;
use tokenwright::table::{Object, Origin, Presence, Rule};
use tokenwright::tree::Tree;
use tokenwright::{Code, json};

use crate::fitting::{damaged, fitting, passed};
use crate::place::leads_to_fault;

const BASE: &str = "https://api.example.com";

fn any_operation() -> std::ops::Range<usize> {
    0..OPERATIONS.len()
}

fn good_config() -> Tree<'static> {
    json::read(br#"{"baseUrl":"https://api.example.com","accessToken":"token"}"#).unwrap()
}

/// Parameters that fit their table, mended where they break a rule that spans fields.
fn mended(mut params: Tree<'static>) -> Tree<'static> {
    let no_market = params.get("market_ids").is_none_or(|ids| ids.items().is_empty());
    let Tree::Object(members) = &mut params else { return params };
    for (name, value) in members.iter_mut() {
        if name == "is_all_market" && no_market {
            *value = Tree::Bool(true);
        }
    }
    if members.iter().any(|(name, _)| name == "tokensOut") {
        members.retain(|(name, _)| name != "maxAmountIn");
        members.push(("maxAmountIn".into(), Tree::Text("1.50".into())));
    }
    params
}

/// A caller's `null` is a fault but for the fields that may be null.
fn without_nulls(table: &'static Object, params: Tree<'static>) -> Tree<'static> {
    let Tree::Object(mut members) = params else { return params };
    members.retain_mut(|(name, value)| {
        let field = table.fields.iter().find(|field| field.name == name).unwrap();
        if let Rule::Object(inner) = &field.rule {
            *value = without_nulls(inner, value.clone());
        }
        *value != Tree::Null || field.presence == Presence::Nullable
    });
    Tree::Object(members)
}

fn percent_decoded(segment: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = segment.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => {
                let digits = [rest.next().unwrap(), rest.next().unwrap()];
                u8::from_str_radix(str::from_utf8(&digits).unwrap(), 16).unwrap()
            }
            byte => byte,
        });
    }
    String::from_utf8(bytes).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_parameters_are_taken_or_refused(
        (number, mut params) in any_operation().prop_flat_map(|n| (Just(n), damaged(OPERATIONS[n].params))),
        config in prop_oneof![Just(good_config()), damaged(&CONFIG)],
    ) {
        let Err(error) = OPERATIONS[number].request(params.clone(), config.clone()) else { return Ok(()) };
        prop_assert_eq!(error.code(), Code::InvalidArgument);
        prop_assert!((1..=1000).contains(&error.issues().len()));
        let mut config = Tree::Object(vec![("config".into(), config)]);
        for issue in error.issues() {
            let given = leads_to_fault(&issue.path, issue.code, &mut params);
            prop_assert!(given || leads_to_fault(&issue.path, issue.code, &mut config), "{:?}", issue);
            prop_assert!(!issue.message.is_empty());
        }
    }

    #[test]
    fn what_fits_is_sent(
        (number, params) in any_operation().prop_flat_map(|n| (Just(n), fitting(OPERATIONS[n].params))),
    ) {
        let operation = OPERATIONS[number];
        let params = mended(without_nulls(operation.params, params));
        let request = operation.request(params.clone(), good_config()).unwrap();

        let (before, name) = operation.path.split_once('{').unwrap_or((operation.path, ""));
        let segment = request.url.strip_prefix(&format!("{BASE}{before}")).unwrap();
        let id = name.strip_suffix('}').map(|name| params.text_at(name)).unwrap_or_default();
        prop_assert_eq!(percent_decoded(segment), id);
        prop_assert!(segment.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~%".contains(&byte)));

        let Some(body) = request.body else { return Ok(()) };
        let Tree::Object(mut sent) = passed(operation.params, &params, Origin::Caller) else { unreachable!() };
        sent.retain(|(field, _)| *field != name.trim_end_matches('}'));
        let sent = Tree::Object(sent);
        // Digit by digit, and as another parser reads it.
        prop_assert_eq!(json::read(body.as_bytes()), Ok(sent.clone()));
        let sent: Value = serde_json::from_str(&json::write(&sent)).unwrap();
        prop_assert_eq!(serde_json::from_str::<Value>(&body).unwrap(), sent);
    }
}
