//! The answer against the pins and against itself.

use serde_json::{Value, json};
use tokenwright::Code;

use super::{CONTRACT, CURRENCY, OTHER, Purchase};

#[test]
fn what_is_not_pinned_is_told() {
    let unpinned = ["unpinned_chain", "unpinned_contract", "unpinned_currency", "unpinned_token"];
    Purchase::honest().intent("expect", Value::Null).warned(&unpinned);
    Purchase::honest()
        .intent("expect", json!({ "chainId": 17000, "currency": CURRENCY }))
        .warned(&[unpinned[1], unpinned[3]]);
    Purchase::honest().intent("maxCost", Value::Null).warned(&["no_price_limit"]);
}

#[test]
fn what_is_pinned_is_compared() {
    for (name, value, code) in [
        ("chainId", json!(1), "chain_mismatch"),
        ("contract", json!(OTHER), "contract_mismatch"),
        ("currency", json!(OTHER), "currency_mismatch"),
        ("token", json!(OTHER), "token_mismatch"),
    ] {
        let mut purchase = Purchase::honest();
        purchase.intent["expect"][name] = value.clone();
        let plan = purchase.blocked(code);
        let asked = value.as_str().map_or_else(|| value.to_string(), ToOwned::to_owned);
        assert_eq!(plan["findings"][0]["asked"], asked);
    }
}

#[test]
fn the_answer_must_agree_with_itself() {
    Purchase::honest().answer("/chain_id", 1).blocked("chain_mismatch");
    let mut nowhere = Purchase::honest().answer("/chain_id", 0).answer("/integration/chain_id", 0);
    for pinned in [json!({}), json!({ "chainId": 0 })] {
        nowhere.intent["expect"] = pinned;
        nowhere.refused(Code::InvalidArgument, &["token.integration.chain_id missing"]);
    }
    Purchase::honest().answer("/integration/args/0/value", "6").blocked("quantity_mismatch");
    Purchase::honest().answer("/integration/args/0/value", "five").blocked("quantity_mismatch");
    Purchase::honest().answer("/integration/args/0/value", "5").warned(&[]);
    Purchase::honest().answer("/integration/args/0/type", "uint256").warned(&[]);
    Purchase::honest().answer("/integration/args/1/value", "").warned(&[]);
    Purchase::honest().answer("/integration/args/1/value", OTHER).blocked("token_mismatch");
    Purchase::honest().answer("/integration/args/1/value", "0x").blocked("token_mismatch");
    Purchase::honest().answer("/integration/args/2/value", OTHER).blocked("currency_mismatch");
}

#[test]
fn only_the_known_function_is_bought_with() {
    let abi = Purchase::honest().answer["integration"]["abi"].as_str().unwrap().to_owned();
    let renamed = abi.replace("\"name\":\"buy\"", "\"name\":\"purchase\"");
    let plan = Purchase::honest()
        .answer("/integration/abi", renamed)
        .answer("/integration/function_name", "purchase")
        .blocked("unknown_function");
    assert_eq!(plan["findings"][0]["got"], "purchase(uint256,address,address)");

    let lying = json!([{
        "type": "function", "name": "buy", "outputs": [],
        "inputs": [{ "name": "amount", "type": "uint256" }, { "name": "a", "type": "address" }, { "name": "b", "type": "address" }, { "name": "c", "type": "bool" }],
    }]);
    Purchase::honest()
        .answer("/integration/abi", lying.to_string())
        .refused(Code::Abi, &["token.integration.args wrong_length"]);
    Purchase::honest()
        .answer("/integration/function_name", "sell")
        .refused(Code::Abi, &["token.integration.function_name unknown_function"]);
    Purchase::honest()
        .answer("/integration/function_name", "delist")
        .refused(Code::Abi, &["token.integration.args wrong_length"]);
    for (position, kind) in [(0, "address"), (1, "bigint"), (2, "uint256"), (1, "")] {
        let pointer = format!("/integration/args/{position}/type");
        let fault = format!("token.integration.args[{position}].type wrong_type");
        Purchase::honest().answer(&pointer, kind).refused(Code::Abi, &[&fault]);
    }
    let error = Purchase::honest().answer("/integration/args/1/type", "bigint").plan().unwrap_err();
    assert!(
        error.to_string().contains("expected address, as in buy(uint256,address,address), got \"bigint\""),
        "{error}"
    );
    for abi in ["", "{", "[{}]", "[]"] {
        assert_eq!(Purchase::honest().answer("/integration/abi", abi).plan().unwrap_err().code(), Code::Abi);
    }
}

#[test]
fn the_answer_s_addresses_are_judged() {
    let wrong_checksum = CONTRACT.replace("73E3B", "73e3B");
    for (value, code) in [
        ("", "missing"),
        ("0x0000000000000000000000000000000000000000", "zero_address"),
        ("0x73E3Bcd355A64a12a0ab9B1E56f33FC214C9a4e", "bad_address"),
        (&wrong_checksum, "bad_checksum"),
    ] {
        Purchase::honest()
            .answer("/integration/contract_address", value)
            .refused(Code::InvalidArgument, &[&format!("token.integration.contract_address {code}")]);
    }
    Purchase::honest().answer("/integration/contract_address", CONTRACT.to_lowercase()).warned(&[]);
}
