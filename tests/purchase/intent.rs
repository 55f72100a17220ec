//! Intents that are refused.

use alloy_primitives::U256;
use serde_json::json;
use tokenwright::Code;

use super::{BUYER, Purchase};

#[test]
fn intents() {
    for (name, value, fault) in [
        ("buyer", json!("0x00"), "intent.buyer bad_address"),
        ("buyer", json!("0x0000000000000000000000000000000000000000"), "intent.buyer zero_address"),
        ("buyer", json!(BUYER.replace("dc79C8", "dC79C8")), "intent.buyer bad_checksum"),
        ("quantity", json!("0"), "intent.quantity out_of_range"),
        ("quantity", json!("1.5"), "intent.quantity too_precise"),
        ("quantity", json!("-1"), "intent.quantity bad_decimal"),
        ("quantity", json!(" 1"), "intent.quantity bad_decimal"),
        ("quantity", json!("1e3"), "intent.quantity bad_decimal"),
        ("quantity", json!(""), "intent.quantity bad_decimal"),
        ("quantity", json!(5), "intent.quantity wrong_type"),
        ("quantity", json!((U256::MAX).to_string() + "0"), "intent.quantity out_of_range"),
        ("maxCost", json!("1,5"), "intent.maxCost bad_decimal"),
        ("maxCost", json!("0.0000001"), "intent.maxCost too_precise"),
        ("maxCost", json!(1), "intent.maxCost wrong_type"),
        ("expect", json!({ "chain": 1 }), "intent.expect.chain unknown_field"),
        ("expect", json!({ "contract": "0x1" }), "intent.expect.contract bad_address"),
        ("max_cost", json!("1"), "intent.max_cost unknown_field"),
    ] {
        Purchase::honest().intent(name, value).refused(Code::InvalidArgument, &[fault]);
    }
}
