//! A plan that was changed after it was made.

use serde_json::{Value, json};
use tokenwright::{Code, abi};

use super::{Creation, LAUNCHPAD, PAYMENT_TOKEN, REGISTRY, STRANGER, assert_safe};

/// The plan with other calldata at a step, and the digest made to fit.
fn with_data(plan: &Value, index: usize, change: impl Fn(&mut Vec<u8>)) -> Value {
    let mut changed = plan.clone();
    let step = &mut changed["steps"][index];
    let mut data = alloy_primitives::hex::decode(step["transaction"]["data"].as_str().unwrap()).unwrap();
    change(&mut data);
    step["digest"] = json!(alloy_primitives::hex::encode_prefixed(abi::calldata_digest(&data)));
    step["transaction"]["data"] = json!(alloy_primitives::hex::encode_prefixed(&data));
    changed
}

#[track_caller]
fn refused(plan: &Value) {
    assert_eq!(assert_safe(plan).unwrap_err().code(), Code::InvalidArgument);
}

#[test]
fn a_changed_plan_is_refused() {
    let plan = Creation::full().warned(&[]);
    for (pointer, value) in [
        ("/steps/0/transaction/from", json!(STRANGER)),
        ("/steps/0/transaction/to", json!(STRANGER)),
        ("/steps/1/transaction/to", json!(STRANGER)),
        ("/steps/2/transaction/to", json!(STRANGER)),
        ("/steps/2/transaction/to", json!(LAUNCHPAD)),
        ("/steps/2/transaction/chainId", json!("0x1")),
        ("/steps/2/transaction/value", json!("0x1")),
        ("/steps/2/transaction/gas", json!("0x5f5e101")),
        ("/steps/2/transaction/gas", json!("1000")),
        ("/steps/2/transaction/gas", json!("0x01")),
        ("/steps/2/digest", json!("0x")),
        ("/steps/0/kind", json!("call")),
        ("/steps/2/kind", json!("buy")),
        ("/steps/2/kind", json!("approve")),
        ("/steps/0", plan["steps"][1].clone()),
        ("/steps/1", plan["steps"][0].clone()),
        ("/steps/2", plan["steps"][1].clone()),
        ("/steps", json!([plan["steps"][0], plan["steps"][1]])),
        ("/steps", json!([plan["steps"][2], plan["steps"][2]])),
        ("/steps", json!([plan["steps"][1], plan["steps"][0], plan["steps"][2]])),
        ("/rejected", json!([plan["steps"][0]])),
        ("/chainId", json!(1)),
        ("/from", json!(STRANGER)),
        ("/steps/0/after", json!(601)),
    ] {
        let mut changed = plan.clone();
        *changed.pointer_mut(pointer).unwrap_or(&mut Value::Null) = value;
        refused(&changed);
    }
    let stranger = alloy_primitives::hex::decode(STRANGER).unwrap();
    refused(&with_data(&plan, 0, |data| data[16..36].copy_from_slice(&stranger)));
    refused(&with_data(&plan, 0, |data| data[36] = 1));
    refused(&with_data(&plan, 2, |data| data.push(0)));
    refused(&with_data(&plan, 2, |data| data.truncate(3)));
    refused(&with_data(&plan, 2, |data| data[0] ^= 1));
    // A smaller approval is as good.
    assert_safe(&with_data(&plan, 0, |data| data[67] = 0)).unwrap();
}

#[test]
fn a_call_goes_where_the_plan_says() {
    // The registry would be as good, but was not planned.
    let mut plan = Creation::of("plain").warned(&[]);
    plan["steps"][0]["transaction"]["to"] = json!(REGISTRY);
    refused(&plan);

    let contracts = json!([STRANGER, LAUNCHPAD]);
    let creation = Creation::full().intent("contracts", contracts).field(1, "to", STRANGER).field(2, "to", LAUNCHPAD);
    let mut plan = creation.address(0, 4, LAUNCHPAD).warned(&[]);
    plan["steps"][1]["transaction"]["to"] = json!(LAUNCHPAD);
    refused(&plan);
    let mut plan = Creation::full().warned(&[]);
    plan["steps"].as_array_mut().unwrap().remove(1);
    refused(&plan);
}

#[test]
fn what_the_app_vouches_for_stands_in_the_plan() {
    let creation = Creation::of("main network, spending").intent("paymentToken", PAYMENT_TOKEN);
    let mut plan = creation.field(1, "to", REGISTRY).address(0, 4, REGISTRY).warned(&[]);
    // To spend, not to be spent by.
    let token = alloy_primitives::hex::decode(PAYMENT_TOKEN).unwrap();
    refused(&with_data(&plan, 0, |data| data[16..36].copy_from_slice(&token)));
    plan["findings"].as_array_mut().unwrap().retain(|finding| finding["code"] != "app_contract");
    refused(&plan);
}
