//! Any answer, and behind a zero byte any results of the reads: a purchase is planned or refused. What was parsed is never
//! refused for its shape, and no plan allows more than the limit.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tokenwright::tree::Tree;
use tokenwright::tx::{Kind, prepare_purchase, purchase_reads};
use tokenwright::value::U256;
use tokenwright::{Code, api, json};

const BUYER: &str = "0x70997970c51812dc3a010c7d01b50e0d17dc79c8";
const LIMIT: u64 = 1_000_000;

fuzz_target!(|input: &[u8]| {
    let mut parts = input.splitn(2, |byte| *byte == 0);
    let (body, results) = (parts.next().unwrap_or_default(), parts.next().unwrap_or(b"{}"));
    let Ok(token) = api::CREATE_TOKEN_BY_EXTERNAL_ID.response(200, body) else { return };
    let intent = Tree::Object(vec![
        ("buyer".into(), Tree::Text(BUYER.into())),
        ("quantity".into(), Tree::Text("5".into())),
        ("maxCost".into(), Tree::Integer(LIMIT.to_string().into())),
    ]);
    if let Err(error) = purchase_reads(token.clone(), intent.clone()) {
        let of_addresses = error.issues().iter().all(|issue| issue.path.ends_with("address"));
        assert!(error.code() != Code::InvalidArgument || of_addresses, "{error:?}");
    }
    let Ok(results) = json::read(results) else { return };
    let Ok(plan) = prepare_purchase(token, intent, results) else { return };
    for step in plan.steps.iter().filter(|step| step.kind == Kind::Approve) {
        let amount = &step.transaction.data[step.transaction.data.len() - 64..];
        assert!(U256::from_str_radix(amount, 16).unwrap() <= U256::from(LIMIT), "{plan:?}");
    }
});
