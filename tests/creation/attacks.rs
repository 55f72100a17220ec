//! Attacks by name: each changes whatever it takes to agree with itself.

use serde_json::json;

use super::{BUILDER, Creation, LAUNCHPAD, MANAGER, PAYMENT_TOKEN, REGISTRY, STRANGER, finding};

#[test]
fn spender_swapped() {
    let plan = Creation::full().address(0, 4, STRANGER).blocked(&[("unknown_contract", Some(0), Some(4))]);
    assert_eq!(finding(&plan, "unknown_contract")["got"], STRANGER);
    Creation::full().address(0, 4, LAUNCHPAD).warned(&[]);
    // The registry is Token Layer's, but not where this token is created.
    Creation::full().address(0, 4, REGISTRY).blocked(&[("unknown_contract", Some(0), Some(4))]);
}

#[test]
fn spender_and_target_swapped_together() {
    Creation::full().address(0, 4, STRANGER).field(2, "to", STRANGER).blocked(&[("unknown_contract", Some(2), None)]);
    let vouched =
        Creation::full().address(0, 4, STRANGER).field(2, "to", STRANGER).intent("contracts", json!([STRANGER]));
    assert_eq!(finding(&vouched.warned(&[]), "app_contract")["got"], STRANGER);
}

#[test]
fn registry_and_spender() {
    Creation::full().address(0, 4, REGISTRY).field(2, "to", REGISTRY).warned(&[]);
    Creation::full().field(1, "to", MANAGER).blocked(&[("unknown_contract", Some(1), None)]);
}

#[test]
fn payment_token_swapped() {
    Creation::full().field(0, "to", STRANGER).blocked(&[("unknown_payment_token", Some(0), None)]);
    let elsewhere = Creation::of("main network, spending");
    elsewhere.blocked(&[("unknown_payment_token", Some(0), None)]);
    let plan = elsewhere.clone().intent("paymentToken", PAYMENT_TOKEN).warned(&[]);
    assert_eq!(finding(&plan, "app_contract")["got"], PAYMENT_TOKEN);
}

#[test]
fn amount_raised() {
    let plan =
        Creation::of("spending").word(0, 36, 5_000_000_000).blocked(&[("approval_above_limit", Some(0), Some(63))]);
    let found = finding(&plan, "approval_above_limit");
    assert_eq!((&found["asked"], &found["got"]), (&json!("10 USD"), &json!("5000 USD")));
    Creation::of("spending").bytes(0, 36, &[0xFF; 32]).blocked(&[("approval_above_limit", Some(0), Some(36))]);
}

#[test]
fn builder_fee_raised() {
    let fee = 4 + 64 + 32 + 32;
    let plan = Creation::full().word(1, fee, 51).blocked(&[("builder_fee_above", Some(1), Some(fee + 31))]);
    let found = finding(&plan, "builder_fee_above");
    assert_eq!((&found["asked"], &found["got"]), (&json!("0.5 %"), &json!("0.51 %")));
    Creation::full().address(1, 4, STRANGER).blocked(&[("builder_mismatch", Some(1), Some(16))]);
}

#[test]
fn extra_calls() {
    let mut creation = Creation::full();
    let approval = creation.list()[0].clone();
    creation.list().insert(1, approval.clone());
    creation.blocked(&[("extra_call", Some(1), Some(0))]);

    let mut creation = Creation::full();
    creation.list().push(approval.clone());
    creation.blocked(&[("wrong_order", Some(3), Some(0))]);

    let mut creation = Creation::full();
    creation.list().swap(0, 1);
    creation.blocked(&[("wrong_order", Some(1), Some(0))]);

    let mut creation = Creation::of("plain");
    creation.list().insert(0, approval.clone());
    creation.blocked(&[("extra_call", Some(0), Some(0)), ("approval_above_limit", Some(0), Some(65))]);

    let mut creation = Creation::of("spending");
    let fees = Creation::full().list()[1].clone();
    creation.list().insert(1, fees);
    creation.blocked(&[("extra_call", Some(1), Some(0))]);

    let mut creation = Creation::full();
    creation.list().pop();
    creation.blocked(&[("missing_call", None, None)]);

    let mut creation = Creation::full();
    creation.list().extend(std::iter::repeat_n(approval, 10_000));
    let plan = creation.plan().unwrap();
    assert_eq!(finding(&plan, "extra_call")["got"], "10003");
    assert!(plan["rejected"].as_array().unwrap().len() == 16);
}

#[test]
fn a_permit_that_nobody_signed() {
    let data = [&[0x14, 0xad, 0x9c, 0xac][..], &Creation::of("plain").data(0)[4..]].concat();
    let plan = Creation::of("plain")
        .calldata(0, &data)
        .blocked(&[("dangerous_call", Some(0), Some(0)), ("missing_call", None, None)]);
    assert_eq!(
        finding(&plan, "dangerous_call")["message"],
        "A call of the answer would spend by a signature that you never gave."
    );
}

#[test]
fn ether_and_gas() {
    for value in ["1", "0x1", "1000000000000000000"] {
        Creation::of("plain").field(0, "value", value).blocked(&[("value_sent", Some(0), None)]);
    }
    Creation::of("plain").field(0, "value", "0x0").warned(&[]);
    Creation::of("plain").field(0, "gasLimit", "16777216").warned(&[]);
    Creation::of("plain").field(0, "gasLimit", "0x1000001").warned(&["gas_above_cap"]);
    Creation::of("plain").field(0, "gasLimit", "100000000").warned(&["gas_above_cap"]);
    Creation::of("plain").field(0, "gasLimit", "100000001").blocked(&[("gas_above_limit", Some(0), None)]);
    Creation::of("plain").field(0, "gasLimit", json!(null)).warned(&[]);
    Creation::full().field(0, "transactionDelay", 601).warned(&["long_delay"]);
    assert_eq!(Creation::full().field(0, "transactionDelay", 601).warned(&["long_delay"])["steps"][0]["after"], 600);
}

#[test]
fn addresses() {
    let lookalike = format!("0x000{}2bb7", "5".repeat(33));
    let plan = Creation::of("plain")
        .field(0, "to", lookalike.as_str())
        .blocked(&[("unknown_contract", Some(0), None), ("lookalike_address", Some(0), None)]);
    assert_eq!(finding(&plan, "lookalike_address")["asked"], MANAGER);
    let lookalike = format!("0x709{}79c8", "5".repeat(33));
    let poisoned = Creation::of("plain").params("userAddress", lookalike.as_str());
    let poisoned = poisoned.address(0, 68, &lookalike);
    poisoned.blocked(&[("lookalike_address", None, None)]);

    let zero = format!("0x{}", "0".repeat(40));
    // For a referral it stands for none.
    Creation::of("plain").params("token_referral", zero.as_str()).warned(&[]);
    Creation::full()
        .address(0, 4, &zero)
        .blocked(&[("unknown_contract", Some(0), Some(4)), ("zero_address", Some(0), Some(4))]);
    Creation::full()
        .address(0, 4, PAYMENT_TOKEN)
        .blocked(&[("token_as_spender", Some(0), Some(4)), ("unknown_contract", Some(0), Some(4))]);
    Creation::of("plain").params("userAddress", PAYMENT_TOKEN).address(0, 68, PAYMENT_TOKEN).blocked(&[(
        "token_as_recipient",
        Some(0),
        Some(68),
    )]);
    Creation::of("plain").field(0, "to", MANAGER.replace("7E5", "7e5")).blocked(&[(
        "malformed_transaction",
        None,
        None,
    )]);
    Creation::of("plain").field(0, "to", MANAGER.to_lowercase()).warned(&[]);
    Creation::full().params("builder", json!({ "code": BUILDER, "fee": 51 })).warned(&[]);
}
