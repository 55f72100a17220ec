//! Each argument of each call, bent.

use serde_json::json;

use super::honest::amount_offset;
use super::{Creation, STRANGER, finding};

/// Where the text `index` of the token's parameters stands in the calldata of a plain creation, its length first.
fn text_offset(creation: &Creation, index: usize) -> usize {
    let data = creation.data(0);
    let word = |at: usize| usize::from_be_bytes(data[at + 24..at + 32].try_into().unwrap());
    let token = 4 + word(4);
    token + word(token + 32 * index)
}

#[test]
fn texts() {
    let plain = Creation::of("plain");
    for (index, code) in [(3, "name_mismatch"), (4, "symbol_mismatch"), (5, "token_uri_mismatch")] {
        let at = text_offset(&plain, index);
        let plan = plain.clone().bytes(0, at + 33, b"Z").blocked(&[(code, Some(0), Some(at + 33))]);
        assert!(finding(&plan, code)["got"].as_str().unwrap().chars().nth(1) == Some('Z'));
        // A text of one byte less: its length is the first byte that differs.
        let length = plain.data(0)[at + 31];
        if length % 32 == 1 {
            continue;
        }
        let shorter = plain.clone().bytes(0, at + 31, &[length - 1]).bytes(0, at + 31 + usize::from(length), &[0]);
        shorter.blocked(&[(code, Some(0), Some(at + 31))]);
    }
    for name in ["name", "symbol", "description"] {
        let mut described = plain.clone();
        described.answer["metadata"][name] = json!(format!("{} ", described.params[name].as_str().unwrap()));
        described.blocked(&[(&format!("{name}_mismatch"), None, None)]);
    }
    let plan = plain.answer("metadata", json!(null)).warned(&[]);
    assert!(finding(&plan, "opaque")["got"].as_str().unwrap().ends_with("saleParams, tokenUri"));
}

#[test]
fn amounts() {
    let both = Creation::of("both");
    for (index, asked) in [(1, 10), (2, 15), (3, 1000)] {
        let at = amount_offset(&both, index);
        let plan = both.clone().word(1, at, u128::MAX).plan().unwrap();
        assert_eq!(finding(&plan, "amount_mismatch")["offset"], at + 16);
        assert!(finding(&plan, "amount_mismatch")["asked"].as_str().unwrap().starts_with(&asked.to_string()));
    }
    // What was not asked for is zero.
    let plain = Creation::of("plain");
    for index in 1..=3 {
        let at = amount_offset(&plain, index);
        plain.clone().word(0, at, 1).blocked(&[("amount_mismatch", Some(0), Some(at + 31))]);
    }
    Creation::of("spending").params("amountIn", 9).plan().unwrap();
    let raised = Creation::of("spending").params("amountIn", 9);
    let at = amount_offset(&raised, 1);
    raised.blocked(&[("approval_above_limit", Some(0), Some(65)), ("amount_mismatch", Some(1), Some(at + 29))]);
}

/// `maxAmountIn` limits a purchase of the smallest number of tokens as well: it is not rounded to none, which `amountIn` would limit.
#[test]
fn a_purchase_of_less_than_a_unit_is_still_one() {
    let both = Creation::of("both").params("amountIn", 1000).params("maxAmountIn", 1);
    let at = |index| amount_offset(&both, index);
    let none = both.clone().word(1, at(1), 1_000_000_000).word(1, at(2), 1_000_000).word(1, at(3), 0);
    for tokens in ["0.0000001", "0.0000000000000000001"] {
        let plan = none.clone().params("tokensOut", tokens).plan().unwrap();
        assert_eq!(plan["steps"], json!([]), "{tokens}");
        assert_eq!(finding(&plan, "amount_mismatch")["asked"], tokens);
        assert_eq!(finding(&plan, "approval_above_limit")["asked"], "1 USD");
    }
}

#[test]
fn an_amount_that_no_call_can_hold_is_refused() {
    for amount in [format!("1{:0>60}", 0), "1e-600".to_owned(), "1E600".to_owned()] {
        let Creation { mut params, answer, intent } = Creation::of("spending").bytes(0, 36, &[0xFF; 32]);
        params["amountIn"] = json!("amount");
        let params = params.to_string().replace("\"amount\"", &amount);
        let (answer, intent) = (answer.to_string(), intent.to_string());
        let answer = tokenwright::json::read(answer.as_bytes()).unwrap();
        let [params, intent] = [&params, &intent].map(|text| tokenwright::json::read(text.as_bytes()).unwrap());
        let error = tokenwright::tx::prepare_token_transactions(params, answer, intent).unwrap_err();
        assert_eq!(error.issues()[0].path, "amountIn", "{amount}: {error}");
    }
}

#[test]
fn pool_destinations_and_receiver() {
    let plain = Creation::of("plain");
    let at = amount_offset(&plain, 14);
    plain.clone().word(0, at, 8).blocked(&[("pool_mismatch", Some(0), Some(at + 31))]);
    plain.clone().params("poolType", "startup-preseed").blocked(&[("pool_mismatch", Some(0), Some(at + 31))]);
    // No number of the test pool is published.
    let plan = Creation::of("test pool").word(0, at, 9).warned(&[]);
    assert!(finding(&plan, "opaque")["got"].as_str().unwrap().ends_with(", poolType"));

    let list = amount_offset(&plain, 16);
    plain.clone().params("destinationChains", json!(["base"])).blocked(&[(
        "destinations_mismatch",
        Some(0),
        Some(list + 31),
    )]);
    let plan = plain.clone().address(0, 68, STRANGER).blocked(&[("receiver_mismatch", Some(0), Some(80))]);
    assert_eq!(finding(&plan, "receiver_mismatch")["got"], STRANGER);
    plain.intent("from", STRANGER).blocked(&[("receiver_mismatch", Some(0), Some(80))]);
}

#[test]
fn calldata_is_canonical() {
    let plain = Creation::of("plain");
    let data = plain.data(0);
    plain.clone().calldata(0, &[&data[..], &[0; 32]].concat()).blocked(&[(
        "malformed_calldata",
        Some(0),
        Some(data.len()),
    )]);
    plain.clone().bytes(0, 68, &[1]).blocked(&[("malformed_calldata", Some(0), Some(68))]);
    plain.clone().calldata(0, &data[..4]).blocked(&[("malformed_calldata", Some(0), Some(4))]);
    let full = Creation::full();
    full.clone().bytes(0, 4, &[1]).blocked(&[("malformed_calldata", Some(0), Some(4))]);
    full.bytes(1, 4 + 64 + 32, &[1]).blocked(&[("malformed_calldata", Some(1), Some(100))]);
}
