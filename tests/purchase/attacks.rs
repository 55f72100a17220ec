//! Lies that agree with each other.

use serde_json::{Value, json};

use super::{CONTRACT, CURRENCY, OTHER, Purchase, STRANGER, TOKEN, findings, listing, number};

/// What a consistent lie changes: the contract, the currency and the listing all point to somebody else.
fn swapped_consistently() -> Purchase {
    Purchase::honest()
        .answer("/integration/contract_address", OTHER)
        .answer("/integration/currency_token_address", STRANGER)
        .answer("/integration/args/2/value", STRANGER)
        .answer("/value", 0.5)
        .result("listing", listing(TOKEN, STRANGER, [500_000, 1000, 1, 100]))
        .result("balance", number(u64::MAX))
}

#[test]
fn contract_currency_and_price_swapped_consistently() {
    let unpinned = swapped_consistently().intent("expect", Value::Null).intent("maxCost", Value::Null);
    unpinned.warned(&["unpinned_chain", "unpinned_contract", "unpinned_currency", "unpinned_token", "no_price_limit"]);
    let plan = swapped_consistently().plan().unwrap();
    assert_eq!(
        findings(&plan, "block").collect::<Vec<_>>(),
        ["contract_mismatch", "currency_mismatch", "price_above_max"]
    );
    // The limit alone stops the price.
    swapped_consistently().intent("expect", Value::Null).blocked("price_above_max");
}

#[test]
fn an_abi_that_hides_a_known_function() {
    let abi = Purchase::honest().answer["integration"]["abi"].as_str().unwrap().to_owned();
    for (entry, hidden, words) in [
        (
            json!({ "type": "function", "name": "join_tg_invmru_haha_fd06787", "inputs": [{ "type": "address" }, { "type": "bool" }] }),
            "transfer(address,uint256)",
            "send your tokens away",
        ),
        (
            json!({ "type": "function", "name": "sign_szabo_bytecode", "inputs": [{ "type": "bytes16" }, { "type": "uint128" }] }),
            "approve(address,uint256)",
            "change what others may spend for you",
        ),
    ] {
        let lying = abi.replacen('[', &format!("[{entry},"), 1);
        let plan = Purchase::honest().answer("/integration/abi", lying).blocked("lying_abi");
        let found = &plan["findings"][0];
        assert_eq!(
            (&found["got"], &found["message"]),
            (&json!(hidden), &json!(format!("A call under another name would {words}.")))
        );
        assert!(found["asked"].as_str().unwrap().starts_with(entry["name"].as_str().unwrap()));
    }
    // The same functions under their own names are no lie.
    let honest =
        json!({ "type": "function", "name": "approve", "inputs": [{ "type": "address" }, { "type": "uint256" }] });
    Purchase::honest().answer("/integration/abi", abi.replacen('[', &format!("[{honest},"), 1)).warned(&[]);
    // Called instead of `buy`, one blocks by what it is.
    let dangerous = json!([{ "type": "function", "name": "setApprovalForAll", "inputs": [{ "type": "address" }, { "type": "bool" }] }]);
    let mut purchase = Purchase::honest()
        .answer("/integration/abi", dangerous.to_string())
        .answer("/integration/function_name", "setApprovalForAll");
    purchase.answer["integration"]["args"] = json!([{ "type": "address", "value": OTHER, "description": "" }, { "type": "bool", "value": "", "description": "" }]);
    let plan = purchase.plan().unwrap();
    assert_eq!(findings(&plan, "block").collect::<Vec<_>>(), ["dangerous_call", "unknown_price"]);
    assert_eq!(plan["findings"][0]["message"], "A call of the answer would give all your tokens away.");
}

#[test]
fn addresses_that_cannot_be_meant() {
    let lookalike = format!("0x73e{}a4e8", "5".repeat(33));
    let plan = Purchase::honest().answer("/integration/contract_address", lookalike.as_str()).plan().unwrap();
    assert_eq!(findings(&plan, "block").collect::<Vec<_>>(), ["contract_mismatch", "lookalike_address"]);
    assert_eq!(plan["findings"][1]["asked"], CONTRACT);
    let mut purchase = Purchase::honest().answer("/integration/contract_address", CURRENCY);
    purchase.intent["expect"]["contract"] = CURRENCY.into();
    purchase.blocked("token_as_spender");
    for address in [TOKEN, CURRENCY, CONTRACT] {
        Purchase::honest().intent("buyer", address).blocked("token_as_recipient");
    }
}
