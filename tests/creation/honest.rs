//! Honest answers of many shapes.

use serde_json::{Value, json};

use super::{BUILDER, Creation, FROM, MANAGER, PAYMENT_TOKEN, VECTORS, finding, places};

#[test]
fn nothing_honest_is_blocked() {
    for vector in VECTORS.iter() {
        let creation = Creation {
            params: vector["params"].clone(),
            answer: vector["answer"].clone(),
            intent: json!({ "from": FROM, "paymentToken": PAYMENT_TOKEN }),
        };
        let plan = creation.warned(&[]);
        assert_eq!(plan["steps"].as_array().unwrap().len(), creation.answer["transactions"].as_array().unwrap().len());
    }
}

#[test]
fn the_steps_are_the_answer_s() {
    let creation = Creation::full();
    let plan = creation.warned(&[]);
    let steps = plan["steps"].as_array().unwrap();
    let summaries: Vec<_> =
        steps.iter().map(|step| (step["kind"].as_str().unwrap(), step["summary"].as_str().unwrap())).collect();
    assert_eq!(
        summaries,
        [
            ("approve", "Allow 15.5 of the payment token"),
            ("call", "Allow the builder a fee of 0.5 %"),
            ("call", "Create MCT on Base Sepolia")
        ]
    );
    for (index, step) in steps.iter().enumerate() {
        let sent = &creation.answer["transactions"][index];
        assert_eq!(step["transaction"]["data"], sent["data"]);
        assert_eq!(step["transaction"]["value"], "0x0");
        assert_eq!(step["transaction"]["chainId"], "0x14a34");
    }
    assert_eq!(steps[0]["transaction"]["gas"], "0xea60");
    assert_eq!(steps[2]["transaction"]["to"], MANAGER);
    // Nothing follows the last step, so nothing waits after it.
    assert_eq!((&steps[0]["after"], &steps[1]["after"], &steps[2]["after"]), (&json!(5), &json!(5), &Value::Null));
    let opaque =
        "templateId, saltEvm, saltSolana, isTransferable, createTBA, isTradeable, saleParams, the builder's activities";
    assert_eq!(finding(&plan, "opaque")["got"], opaque);
}

#[test]
fn amounts_at_another_scale_are_told() {
    // US dollars at 18 decimals, as one file of Token Layer's has it.
    let plan = Creation::of("spending").word(1, 0x284, 10u128.pow(19)).plan();
    assert_eq!(places(&plan.unwrap(), "block").len(), 1, "not an amount");
    let offset = amount_offset(&Creation::of("spending"), 1);
    let plan = Creation::of("spending").word(1, offset, 10u128.pow(19)).warned(&["scale_ambiguous"]);
    assert_eq!(places(&plan, "warn")[0], ("scale_ambiguous".to_owned(), Some(1), Some(offset)));
    let offset = amount_offset(&Creation::of("buying"), 3);
    Creation::of("buying").word(1, offset, 1000 * 10u128.pow(6)).warned(&["scale_ambiguous"]);
    // Elsewhere the payment token may have 18 decimals itself; the creation has to agree.
    let elsewhere = Creation::of("main network, spending").intent("paymentToken", PAYMENT_TOKEN);
    let offset = amount_offset(&elsewhere, 1);
    let scaled = 25 * 10u128.pow(17);
    elsewhere.clone().word(0, 36, scaled).blocked(&[("approval_above_limit", Some(0), Some(36))]);
    elsewhere.clone().word(0, 36, scaled).word(1, offset, scaled).warned(&["scale_ambiguous", "scale_ambiguous"]);
    let known = Creation::of("spending").word(0, 36, 10u128.pow(19)).word(
        1,
        amount_offset(&Creation::of("spending"), 1),
        10u128.pow(19),
    );
    known.blocked(&[("approval_above_limit", Some(0), Some(60))]);
}

/// Where the trading parameter `index` stands in the last call.
pub(super) fn amount_offset(creation: &Creation, index: usize) -> usize {
    let last = creation.answer["transactions"].as_array().unwrap().len() - 1;
    let data = creation.data(last);
    let trading = 4 + usize::from_be_bytes(data[60..68].try_into().unwrap());
    trading + 32 * index
}

#[test]
fn a_smaller_approval_or_fee_passes() {
    Creation::full().word(0, 36, 1).warned(&[]);
    let fee = 4 + 64 + 32 + 32;
    Creation::full().word(1, fee, 49).warned(&[]);
    // What is approved already needs no second approval.
    let mut creation = Creation::full();
    creation.list().remove(0);
    creation.list().remove(0);
    creation.warned(&[]);
}

#[test]
fn amounts_that_the_other_overrides_may_be_zero() {
    let both = Creation::of("both");
    let offset = amount_offset(&both, 1);
    both.word(1, offset, 0).warned(&[]);
    let spending = Creation::of("spending").params("maxAmountIn", 12);
    spending.warned(&[]);
}

#[test]
fn endpoints_that_layerzero_lists_are_known() {
    let mut creation = Creation::of("main network");
    let at = amount_offset(&creation, 15);
    let data = creation.data(0);
    let list = amount_offset(&creation, 0) + usize::from_be_bytes(data[at + 24..at + 32].try_into().unwrap());
    for (index, endpoint) in [30101, 30168, 30110, 30109].into_iter().enumerate() {
        creation = creation.word(0, list + 32 * (index + 1), endpoint);
    }
    assert_eq!(places(&creation.plan().unwrap(), "warn").len(), 1, "opaque alone");
    let plan = creation.word(0, list + 32, 30111).plan().unwrap();
    assert_eq!(places(&plan, "warn")[0].0, "endpoint_differs");
}

#[test]
fn what_the_server_sent_itself_is_not_sent_again() {
    let plan = Creation::full().answer("executed", true).answer("transactionHash", "0xabc").warned(&[]);
    assert_eq!((&plan["steps"], finding(&plan, "executed")["got"].as_str()), (&json!([]), Some("0xabc")));
    let plan = Creation::of("plain").answer("executed", true).answer("transactions", json!([])).warned(&[]);
    assert_eq!(plan["steps"], json!([]));
}

#[test]
fn the_deprecated_transaction_stands_in_for_a_list() {
    let plain = Creation::of("plain");
    let only = plain.answer["transactions"][0].clone();
    let alone = plain.answer("transaction", only).answer("transactions", Value::Null);
    assert_eq!(alone.warned(&[])["steps"][0]["transaction"]["to"], MANAGER);
    alone.clone().answer("transactions", json!([])).warned(&[]);
    alone.answer("chainId", Value::Null).blocked(&[("chain_mismatch", None, None)]);
    Creation::full()
        .answer("transaction", json!({ "to": BUILDER, "data": "0x", "value": "0", "gasLimit": "1" }))
        .warned(&["other_transaction"]);
}
