//! A plan that is handed back: the price again, and every part of it.

use alloy_primitives::hex;
use serde_json::{Value, json};
use tokenwright::{Code, tx};

use super::{CONTRACT, CURRENCY, OTHER, Purchase, TOKEN, assert_safe, listing, number, read, steps, word, word_of};

#[test]
fn the_price_is_read_again_before_buy() {
    let plan = Purchase::honest().warned(&[]).to_string();
    let recheck = tx::purchase_recheck(read(&plan)).unwrap().unwrap();
    assert_eq!((recheck.to.as_str(), recheck.chain_id.as_str()), (CONTRACT, "0x4268"));
    assert_eq!(recheck.data, format!("0x2c3c02bf{}", word_of(TOKEN)));

    let check = |listing: Value| {
        let listing = listing.to_string();
        tx::check_purchase_price(read(&plan), read(&listing)).map(|finding| finding.map(|finding| finding.code))
    };
    assert_eq!(check(listing(TOKEN, CURRENCY, [440, 1000, 1, 100])).unwrap(), None);
    assert_eq!(check(listing(TOKEN, CURRENCY, [439, 1000, 1, 100])).unwrap(), None);
    assert_eq!(check(listing(TOKEN, CURRENCY, [441, 1000, 1, 100])).unwrap(), Some("price_changed"));
    assert_eq!(check(listing(OTHER, CURRENCY, [440, 1000, 1, 100])).unwrap(), Some("listing_changed"));
    assert_eq!(check(listing(TOKEN, OTHER, [440, 1000, 1, 100])).unwrap(), Some("listing_changed"));
    assert_eq!(check("0x".into()).unwrap_err().code(), Code::InvalidArgument);
}

#[test]
fn a_changed_plan_is_refused() {
    let plan = Purchase::honest().warned(&[]);
    let digest = |data: &str| {
        let bytes = hex::decode(data).unwrap();
        json!(hex::encode_prefixed(tokenwright::abi::calldata_digest(&bytes)))
    };
    for (pointer, value) in [
        ("/steps/0/transaction/from", json!(OTHER)),
        ("/steps/0/transaction/to", json!("0x1")),
        ("/steps/0/transaction/to", json!(OTHER)),
        ("/steps/1/transaction/to", json!(OTHER)),
        ("/steps/1/transaction/chainId", json!("0x1")),
        ("/steps/1/transaction/data", json!("0xe753858a")),
        ("/steps/1/transaction/value", json!("0xde0b6b3a7640000")),
        ("/steps/1/transaction/value", json!("lots")),
        ("/steps/0/digest", json!("0x00")),
        ("/steps/0/kind", json!("call")),
        ("/steps/0/kind", json!("approve_reset")),
        ("/steps/1/kind", json!("call")),
        ("/steps/0", plan["steps"][1].clone()),
        ("/steps/1", plan["steps"][0].clone()),
        ("/steps", json!([plan["steps"][0], plan["steps"][0], plan["steps"][1]])),
        ("/steps", json!([plan["steps"][0]])),
        ("/rejected", json!([plan["steps"][0]])),
        ("/chainId", json!(1)),
        ("/from", json!(OTHER)),
        ("/findings", json!(null)),
        ("/findings", json!([])),
    ] {
        let mut changed = plan.clone();
        *changed.pointer_mut(pointer).unwrap() = value;
        assert_eq!(assert_safe(&changed).unwrap_err().code(), Code::InvalidArgument, "{pointer}");
    }
    // Even with the digest made to fit.
    for approval in [
        format!("0x095ea7b3{}{}", word_of(OTHER), word(2200)),
        format!("0x095ea7b3{}{}", word_of(CONTRACT), "f".repeat(64)),
    ] {
        let mut changed = plan.clone();
        changed["steps"][0]["digest"] = digest(&approval);
        changed["steps"][0]["transaction"]["data"] = json!(approval);
        assert_eq!(assert_safe(&changed).unwrap_err().code(), Code::InvalidArgument, "{approval}");
    }
    // A step less, whatever is left.
    let mut buys = plan.clone();
    buys["steps"].as_array_mut().unwrap().remove(0);
    assert_eq!(assert_safe(&buys).unwrap_err().code(), Code::InvalidArgument);
    let mut unknown = plan;
    unknown["findings"][0]["severity"] = json!("catastrophe");
    assert_eq!(assert_safe(&unknown).unwrap_err().code(), Code::UnsafeTransaction);
}

#[test]
fn a_purchase_without_approval_names_its_contract_twice() {
    let plan = Purchase::honest().result("allowance", number(2200)).warned(&[]);
    assert_eq!(steps(&plan), [("buy", "Buy 5 ES for 0.0022 USDC")]);
    let calls = plan["findings"].as_array().unwrap().iter().position(|finding| finding["code"] == "calls").unwrap();
    assert_eq!(plan["findings"][calls]["got"], CONTRACT);
    let changed = |pointer: &str, value: Value| {
        let mut changed = plan.clone();
        *changed.pointer_mut(pointer).unwrap() = value;
        assert_safe(&changed).map_err(|error| error.issues()[0].path.clone())
    };
    let (step, told) = ("/steps/0/transaction/to", format!("/findings/{calls}"));
    assert_eq!(changed(step, json!(OTHER)).unwrap_err(), "plan.steps[0].transaction.to");
    assert_eq!(changed(step, json!(CONTRACT.to_lowercase())).unwrap_err(), "plan.steps[0].transaction.to");
    assert_eq!(changed(&format!("{told}/got"), json!(OTHER)).unwrap_err(), "plan.steps[0].transaction.to");
    assert_eq!(changed(&format!("{told}/got"), json!(format!("{CONTRACT}, {CONTRACT}"))).unwrap_err(), "plan.steps");
    let mut other = plan["findings"][calls].clone();
    other["code"] = json!("other");
    assert_eq!(changed(&told, other).unwrap_err(), "plan.steps[0].transaction.to");
    // A second price: whatever it says, none counts.
    assert_eq!(plan["findings"][0]["code"], "price");
    assert_eq!(changed(&told, plan["findings"][0].clone()).unwrap_err(), "plan.steps[0]");
    assert_eq!(changed("/steps", json!([])).unwrap_err(), "plan.steps");
}
