//! Apex tokenization v2: Get Token by ID, Get Token By User.

use serde_json::{Value, json};
use tokenwright::Code;
use tokenwright::api::{GET_TOKEN_BY_ID, GET_TOKEN_BY_USER};

use super::{CONFIG, faulty, parsed, refused, request};

const BY_ID: &str = include_str!("../fixtures/apex-get-token-by-id.json");
const BY_USER: &str = include_str!("../fixtures/apex-get-token-by-user.json");
const BY_USER_AS_PRINTED: &str = include_str!("../fixtures/apex-get-token-by-user-as-printed.txt");

#[test]
fn requests() {
    for (operation, path) in [(&GET_TOKEN_BY_ID, "v2/admin/tokens"), (&GET_TOKEN_BY_USER, "v2/users/tokens")] {
        let request = |id: &str| request(operation, &json!({ "token_id": id }).to_string(), CONFIG).unwrap();
        assert_eq!(
            serde_json::to_value(request("68aeb272d9336c619ce249f6")).unwrap(),
            json!({
                "method": "GET",
                "url": format!("https://api.example.com/{path}/68aeb272d9336c619ce249f6"),
                "headers": { "Authorization": "Bearer secret-token", "Content-Type": "application/json" },
                "redirect": "error", "credentials": "omit", "cache": "no-store", "referrerPolicy": "no-referrer",
            })
        );
        assert_eq!(request(&"x".repeat(256)).url.len(), "https://api.example.com//".len() + path.len() + 256);
        assert!(request("../a?b").url.ends_with("/..%2Fa%3Fb"));
        for (params, fault) in [
            (json!({}), "token_id missing"),
            (json!({ "token_id": "" }), "token_id empty"),
            (json!({ "token_id": "." }), "token_id dot_segment"),
            (json!({ "token_id": ".." }), "token_id dot_segment"),
            (json!({ "token_id": "\n" }), "token_id control_character"),
            (json!({ "token_id": "x".repeat(257) }), "token_id too_long"),
            (json!({ "token_id": 1 }), "token_id wrong_type"),
            (json!({ "token_id": null }), "token_id wrong_type"),
            (json!({ "token_id": "a", "id": "b" }), "id unknown_field"),
        ] {
            refused(operation, &params.to_string(), CONFIG, &[fault]);
        }
        refused(operation, r#"{"token_id":"a"}"#, r#"{"accessToken":"a"}"#, &["config.baseUrl missing"]);
    }
}

/// The example with these members changed, as the parser gives it: decimals as text, absent as null.
fn expected(example: &str, changes: Value) -> Value {
    let mut token: Value = serde_json::from_str(example).unwrap();
    merge(&mut token, changes);
    token
}

fn merge(into: &mut Value, changes: Value) {
    match (into, changes) {
        (Value::Object(into), Value::Object(changes)) => {
            changes.into_iter().for_each(|(name, value)| merge(into.entry(name).or_insert(Value::Null), value));
        }
        (into, value) => *into = value,
    }
}

fn price(amount: &str, address: Value) -> Value {
    json!({ "amount": amount, "address": address })
}

#[test]
fn the_admin_page_s_answer() {
    let absent = Value::Null;
    let usdt = json!("0xdb2e8354c2a2a0f9c7c889ec27cdd424d49c8fd1");
    let expected = expected(
        BY_ID,
        json!({
            "listing_contract_address": absent,
            "node_contract": {
                "diamond_address": absent, "listing_contract_address": absent, "rent_contract_address": absent,
                "burn_contract_address": absent, "secondary_contract_address": absent, "otc_contract_address": absent,
            },
            "contract": { "tx_hash": absent },
            "value": {
                "token_price": price("1000", usdt), "total_value": price("0", absent.clone()), "salable_value": price("0", absent.clone()),
                "salable_percentage": "0", "max_supply": "300", "listed_supply": "300", "sold_supply": "0",
            },
            "distribution_token": { "integration": { "contract_address": absent, "currency_token_address": absent } },
            "metric": {
                "min_purchase_quantity": "1", "max_purchase_quantity": "30", "min_tokens_required_for_rental_income": "10",
                "rental_income": price("10", absent.clone()),
            },
            "daily_rate_change": absent, "weekly_rate_change": absent, "monthly_rate_change": absent,
        }),
    );
    assert_eq!(parsed(&GET_TOKEN_BY_ID, BY_ID), expected);
}

#[test]
fn the_user_page_s_answer() {
    let absent = Value::Null;
    let usdt = json!("0xdb2e8354c2a2a0f9c7c889ec27cdd424d49c8fd1");
    let expected = expected(
        BY_USER,
        json!({
            "listing_contract_address": absent,
            "node_contract": { "diamond_address": absent },
            "value": {
                "token_price": price("0.9", usdt.clone()), "total_value": price("900", usdt.clone()), "salable_value": price("270", usdt),
                "salable_percentage": "30", "max_supply": "300", "listed_supply": "220", "sold_supply": "2",
            },
            "is_public": absent, "is_open_to_otc": absent, "is_open_to_secondary_market": absent, "oracle": absent,
            "metric": {
                "min_purchase_quantity": "2", "max_purchase_quantity": "6", "min_tokens_required_for_rental_income": "4",
                "rental_income": price("2", absent.clone()),
            },
            "monthly_rate_change": { "start_value": "1.4", "end_value": "0.9", "rate": "-35.71" },
        }),
    );
    assert_eq!(parsed(&GET_TOKEN_BY_USER, BY_USER), expected);
    // One family: either operation reads either form.
    assert_eq!(parsed(&GET_TOKEN_BY_ID, BY_USER), expected);
}

#[test]
fn the_user_page_s_answer_as_it_is_printed() {
    let error = GET_TOKEN_BY_USER.response(200, BY_USER_AS_PRINTED.as_bytes()).unwrap_err();
    let line = BY_USER_AS_PRINTED.trim_end().lines().count();
    assert_eq!((error.code(), error.issues()[0].code), (Code::InvalidResponse, "syntax"));
    assert_eq!(error.to_string(), format!("line {line}, column 1: expected a key in quotes"));
    let mended = BY_USER_AS_PRINTED.replace("Z\",\n}", "Z\"\n}");
    assert_eq!(parsed(&GET_TOKEN_BY_USER, &mended), parsed(&GET_TOKEN_BY_USER, BY_USER));
}

#[test]
fn numbers_and_texts_are_not_taken_for_each_other() {
    for (pointer, value, fault) in [
        ("/id", json!(7), "id wrong_type"),
        ("/status", json!("6"), "status wrong_type"),
        ("/status", json!(6.5), "status out_of_range"),
        ("/type", json!(null), "type wrong_type"),
        ("/value/token_price/amount", json!("1000"), "value.token_price.amount wrong_type"),
        ("/value/token_price/decimal", json!(-1), "value.token_price.decimal out_of_range"),
        ("/value/token_price", json!([]), "value.token_price wrong_type"),
        ("/contract", json!(null), "contract wrong_type"),
        ("/meta/images/0/is_default", json!(1), "meta.images[0].is_default wrong_type"),
        ("/meta/documents", json!({}), "meta.documents wrong_type"),
        ("/oracle/code", json!(1), "oracle.code wrong_type"),
        ("/distribution_token/agent", json!("1"), "distribution_token.agent wrong_type"),
        (
            "/distribution_token/integration/args",
            json!([{ "type": "address", "value": 1, "description": "" }]),
            "distribution_token.integration.args[0].value wrong_type",
        ),
        ("/metric/listing_date", json!("yesterday"), "metric.listing_date bad_timestamp"),
        ("/created_at", json!("2025-08-27 07:23:30Z"), "created_at bad_timestamp"),
    ] {
        let mut answer: Value = serde_json::from_str(BY_ID).unwrap();
        *answer.pointer_mut(pointer).unwrap() = value;
        assert_eq!(faulty(&GET_TOKEN_BY_ID, &answer), [fault]);
    }
}

#[test]
fn older_and_newer_servers() {
    let mut answer: Value = serde_json::from_str(BY_ID).unwrap();
    let before = parsed(&GET_TOKEN_BY_ID, BY_ID);
    answer["new_field"] = json!({ "a": [1] });
    answer["value"]["token_price"]["id"] = json!("currency");
    answer["meta"]["images"][0]["hash"] = json!("h");
    answer["metric"].as_object_mut().unwrap().remove("listing_date");
    assert_eq!(parsed(&GET_TOKEN_BY_ID, &answer.to_string()), before);
    for optional in ["is_public", "is_open_to_otc", "is_open_to_secondary_market", "oracle", "distribution_token"] {
        answer.as_object_mut().unwrap().remove(optional);
    }
    let parsed = parsed(&GET_TOKEN_BY_ID, &answer.to_string());
    assert!(["is_public", "oracle", "distribution_token"].iter().all(|name| parsed[name] == Value::Null));
}
