//! An honest purchase, and what is read for it.

use serde_json::{Value, json};
use tokenwright::api::CREATE_TOKEN_BY_EXTERNAL_ID;
use tokenwright::tx;

use super::{BUYER, CONTRACT, CURRENCY, OTHER, Purchase, TOKEN, findings, read, steps, word, word_of};

#[test]
fn an_honest_purchase() {
    let plan = Purchase::honest().warned(&[]);
    assert_eq!(steps(&plan), [("approve", "Allow 0.0022 USDC"), ("buy", "Buy 5 ES for 0.0022 USDC")]);
    let approval = format!("0x095ea7b3{}{}", word_of(CONTRACT), word(2200));
    let purchase = format!("0xe753858a{}{}{}", word(5), word_of(TOKEN), word_of(CURRENCY));
    let transaction = |to, data| json!({ "from": BUYER, "to": to, "data": data, "value": "0x0", "chainId": "0x4268" });
    assert_eq!(plan["steps"][0]["transaction"], transaction(CURRENCY, approval));
    assert_eq!(plan["steps"][1]["transaction"], transaction(CONTRACT, purchase));
    assert_eq!((&plan["chainId"], &plan["from"]), (&json!(17000), &json!(BUYER)));
    assert_eq!(findings(&plan, "info").collect::<Vec<_>>(), ["price", "calls"]);
    assert_eq!(plan["findings"][1]["got"], format!("{CURRENCY}, {CONTRACT}"));
}

#[test]
fn a_token_of_the_v2_platform_is_bought_alike() {
    let honest = Purchase::honest();
    let mut answer: Value = serde_json::from_str(include_str!("../fixtures/apex-get-token-by-id.json")).unwrap();
    answer["distribution_token"]["integration"] = honest.answer["integration"].clone();
    answer["contract"]["address"] = TOKEN.to_lowercase().into();
    answer["value"]["token_price"]["amount"] = 0.00044.into();
    answer["value"]["token_price"]["address"] = CURRENCY.into();
    answer["token_symbol"] = "ES".into();
    let plan = |answer: &Value, intent: &Value| {
        let body = answer.to_string();
        let token = tokenwright::api::GET_TOKEN_BY_ID.response(200, body.as_bytes()).unwrap();
        let parsed = tokenwright::json::write(&token);
        let (intent, results) = (intent.to_string(), honest.results.to_string());
        tx::prepare_purchase(read(&parsed), read(&intent), read(&results))
            .map(|plan| serde_json::to_value(plan).unwrap())
    };
    assert_eq!(plan(&answer, &honest.intent).unwrap(), honest.plan().unwrap());

    let blocked_by = |changes: &[(&str, Value)]| {
        let mut answer = answer.clone();
        for (pointer, value) in changes {
            *answer.pointer_mut(pointer).unwrap() = value.clone();
        }
        let plan = plan(&answer, &honest.intent).unwrap();
        findings(&plan, "block").map(ToOwned::to_owned).collect::<Vec<_>>()
    };
    // The price names the currency a second time.
    let (currency, decimals) = ("/value/token_price/address", "/value/token_price/decimal");
    assert_eq!(blocked_by(&[(currency, OTHER.into())]), ["currency_mismatch"]);
    assert_eq!(blocked_by(&[(currency, "0x".into())]), ["currency_mismatch"]);
    assert_eq!(blocked_by(&[(decimals, 18.into())]), ["decimals_mismatch"]);
    assert_eq!(blocked_by(&[(decimals, 0.into())]), ["decimals_mismatch"]);
    assert_eq!(blocked_by(&[(currency, "".into()), (decimals, 18.into())]), ["decimals_mismatch"]);
    assert_eq!(blocked_by(&[(currency, "".into()), (decimals, 0.into())]), [""; 0]);

    answer["metric"]["max_purchase_quantity"] = 4.into();
    assert_eq!(findings(&plan(&answer, &honest.intent).unwrap(), "block").collect::<Vec<_>>(), ["purchase_limit"]);
    for nothing in [Value::Null, serde_json::from_str::<Value>(include_str!("../fixtures/apex-get-token-by-id.json")).unwrap()["distribution_token"].clone()] {
        answer["distribution_token"] = nothing;
        let error = plan(&answer, &honest.intent).unwrap_err();
        let missing = ["chain_id", "contract_address", "currency_token_address"].map(|name| format!("token.distribution_token.integration.{name}"));
        assert_eq!(error.issues().iter().map(|issue| issue.path.clone()).collect::<Vec<_>>(), missing);
    }
}

#[test]
fn reads() {
    let purchase = Purchase::honest();
    let body = purchase.answer.to_string();
    let token = CREATE_TOKEN_BY_EXTERNAL_ID.response(201, body.as_bytes()).unwrap();
    let reads = tx::purchase_reads(token, read(&purchase.intent.to_string())).unwrap();
    let (token, buyer) = (word_of(TOKEN), word_of(BUYER));
    let expected = [
        ("decimals", CURRENCY, "0x313ce567".to_owned()),
        ("symbol", CURRENCY, "0x95d89b41".to_owned()),
        ("balance", CURRENCY, format!("0x70a08231{buyer}")),
        ("allowance", CURRENCY, format!("0xdd62ed3e{buyer}{}", word_of(CONTRACT))),
        ("listing", CONTRACT, format!("0x2c3c02bf{token}")),
        ("canBuy", CONTRACT, format!("0xcda2f4cb{token}{buyer}{}", word(5))),
    ];
    let made: Vec<_> = reads.iter().map(|read| (read.id, read.to.as_str(), read.data.clone())).collect();
    assert_eq!(made, expected);
    assert!(reads.iter().all(|read| read.chain_id == "0x4268"));
}
