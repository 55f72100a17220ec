//! Chains, malformed transactions, and the page's own example.

use serde_json::{Value, json};
use tokenwright::Code;

use super::{Creation, FROM, STRANGER, finding, places};

#[test]
fn every_name_of_the_chain_agrees() {
    let mismatch = [("chain_mismatch", None, None)];
    Creation::of("plain").answer("chainId", 8453).blocked(&mismatch);
    Creation::of("plain").answer("chainId", Value::Null).warned(&[]);
    for (name, values) in [("chainId", [json!(8453), Value::Null]), ("chainSlug", [json!("base"), Value::Null])] {
        for value in values {
            Creation::of("plain").field(0, name, value).blocked(&mismatch);
        }
    }
    for value in [json!("EVM"), Value::Null] {
        Creation::of("plain").field(0, "chainType", value).warned(&[]);
    }
    for value in ["solana", "svm", ""] {
        let plan = Creation::of("plain").field(0, "chainType", value).blocked(&[("unsupported_chain", None, None)]);
        let got = finding(&plan, "unsupported_chain")["got"].as_str().unwrap();
        assert!(got.starts_with(&format!("chainType: {value}, chainSlug: base-sepolia, to: 0x0000007E")), "{got}");
    }
}

#[test]
fn solana_cannot_be_signed_for() {
    let mut creation = Creation::of("plain").params("chainSlug", "solana").answer("chainId", Value::Null);
    creation.list()[0] = json!({ "to": "11111111111111111111111111111111", "data": "AQ==", "value": "0", "chainType": "solana", "chainSlug": "solana" });
    let plan = creation.blocked(&[("unsupported_chain", None, None)]);
    assert_eq!((&plan["chainId"], &plan["rejected"]), (&json!(0), &json!([])));
}

#[test]
fn malformed_transactions() {
    for (name, value) in [
        ("to", "0x1"),
        ("to", ""),
        ("data", "0x1"),
        ("data", "AQ=="),
        ("value", ""),
        ("value", "-1"),
        ("value", "1e18"),
        ("value", "0x"),
        ("value", " 0"),
        ("gasLimit", "many"),
        ("gasLimit", ""),
    ] {
        let plan = Creation::of("plain").field(0, name, value).blocked(&[("malformed_transaction", None, None)]);
        assert_eq!(finding(&plan, "malformed_transaction")["got"], value);
    }
    let long = "9".repeat(1 << 20);
    Creation::of("plain").field(0, "value", long).blocked(&[("malformed_transaction", None, None)]);
    Creation::of("plain")
        .field(0, "data", "0x")
        .blocked(&[("unknown_function", Some(0), Some(0)), ("missing_call", None, None)]);
}

#[test]
fn the_page_s_own_example() {
    let request = include_str!("../fixtures/token-layer-create-token-transaction-request.json");
    let mut params: Value = serde_json::from_str(request).unwrap();
    let answer: Value =
        serde_json::from_str(include_str!("../fixtures/token-layer-create-token-transaction.json")).unwrap();
    let creation = Creation { params: params.clone(), answer: answer.clone(), intent: json!({ "from": FROM }) };
    let error = creation.plan().unwrap_err();
    let faults: Vec<_> = error.issues().iter().map(|issue| issue.path.as_str()).collect();
    assert_eq!(
        (error.code(), faults),
        (Code::InvalidArgument, vec!["image", "banner", "video", "userAddress", "builder.code", "token_referral"])
    );

    for (name, value) in
        [("image", "https://example.com/logo.png"), ("userAddress", FROM), ("token_referral", STRANGER)]
    {
        params[name] = value.into();
    }
    params["builder"]["code"] = STRANGER.into();
    for name in ["banner", "video"] {
        params.as_object_mut().unwrap().remove(name);
    }
    let plan = Creation { params, answer, intent: json!({ "from": FROM }) }.plan().unwrap();
    let found: Vec<_> =
        plan["findings"].as_array().unwrap().iter().map(|finding| finding["code"].as_str().unwrap()).collect();
    assert_eq!(found, ["name_mismatch", "symbol_mismatch", "unsupported_chain"]);
    assert_eq!(places(&plan, "block").len(), 3);
}

proptest::proptest! {
    /// Whatever a server sends: a plan that is blocked, or that nothing blocks; never a panic.
    #[test]
    fn any_bytes_are_judged(selector in 0..4usize, rest in proptest::collection::vec(proptest::arbitrary::any::<u8>(), 0..400), at in 4..1000usize, name in 0..3usize, text: String) {
        let selectors = ["095ea7b3", "785c059d", "db706097", "6a761202"];
        let start = alloy_primitives::hex::decode(selectors[selector]).unwrap();
        let plan = Creation::full().calldata(1, &[start, rest.clone()].concat()).plan().unwrap();
        proptest::prop_assert_eq!(&plan["steps"], &json!([]));
        let end = rest.len().min(64);
        let plan = Creation::full().bytes(2, at, &rest[..end]).plan().unwrap();
        proptest::prop_assert_eq!(plan["steps"] == json!([]), !places(&plan, "block").is_empty());
        let plan = Creation::full().field(2, ["to", "data", "value"][name], text).plan().unwrap();
        proptest::prop_assert_eq!(&plan["steps"], &json!([]));
    }
}

#[test]
fn requests_and_intents_are_judged() {
    for (name, value, fault) in [
        ("from", json!("0x1"), "intent.from bad_address"),
        ("from", json!(format!("0x{}", "0".repeat(40))), "intent.from zero_address"),
        ("paymentToken", json!(1), "intent.paymentToken wrong_type"),
        ("contracts", json!([STRANGER, "0x"]), "intent.contracts[1] bad_address"),
        ("contract", json!(STRANGER), "intent.contract unknown_field"),
    ] {
        let error = Creation::of("plain").intent(name, value).plan().unwrap_err();
        let listed: Vec<_> = error.issues().iter().map(|issue| format!("{} {}", issue.path, issue.code)).collect();
        assert_eq!((error.code(), listed), (Code::InvalidArgument, vec![fault.to_owned()]));
    }
    let error = Creation::of("plain").params("tokensOut", 1).plan().unwrap_err();
    assert_eq!(error.issues()[0].path, "maxAmountIn");
}
