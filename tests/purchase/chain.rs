//! What the chain says: the listing, money, allowances, and results that are none.

use alloy_primitives::hex;
use serde_json::{Value, json};
use tokenwright::api::CREATE_TOKEN_BY_EXTERNAL_ID;
use tokenwright::{Code, tx};

use super::{CURRENCY, OTHER, Purchase, TOKEN, listing, number, read, steps, symbol, word, word_of};

#[test]
fn the_listing_on_the_chain_decides() {
    let listed = |token, currency, numbers| Purchase::honest().result("listing", listing(token, currency, numbers));
    listed(OTHER, CURRENCY, [440, 1000, 1, 100]).blocked("listing_mismatch");
    listed(TOKEN, OTHER, [440, 1000, 1, 100]).blocked("listing_mismatch");
    listed(TOKEN, CURRENCY, [440, 5, 1, 100]).warned(&[]);
    listed(TOKEN, CURRENCY, [440, 4, 1, 100]).blocked("not_enough_listed");
    listed(TOKEN, CURRENCY, [440, 1000, 5, 5]).warned(&[]);
    listed(TOKEN, CURRENCY, [440, 1000, 6, 100]).blocked("purchase_limit");
    listed(TOKEN, CURRENCY, [440, 1000, 1, 4]).blocked("purchase_limit");
    listed(TOKEN, CURRENCY, [400, 1000, 1, 100]).warned(&["price_differs"]);
    // The answer's digits are the server's text: their beginning is enough.
    let Purchase { mut answer, intent, results } = Purchase::honest();
    answer["value"] = json!("digits");
    let body = answer.to_string().replace("\"digits\"", &format!("0.{:0>1000}", 44));
    let token = CREATE_TOKEN_BY_EXTERNAL_ID.response(201, body.as_bytes()).unwrap();
    let (intent, results) = (intent.to_string(), results.to_string());
    let plan = tx::prepare_purchase(token, read(&intent), read(&results)).unwrap();
    let differs = plan.findings.iter().find(|finding| finding.code == "price_differs").unwrap();
    assert_eq!(differs.asked.as_ref().unwrap().chars().count(), 81);

    Purchase::honest().answer("/rules/min_purchase_limit", 6).blocked("purchase_limit");
    Purchase::honest().answer("/rules/max_purchase_limit", 4).blocked("purchase_limit");
    Purchase::honest().result("canBuy", number(0)).blocked("may_not_buy");

    for limit in [json!(-1), json!(1.5)] {
        Purchase::honest().answer("/rules/max_purchase_limit", limit.clone()).blocked("purchase_limit");
        Purchase::honest().answer("/rules/min_purchase_limit", limit).blocked("purchase_limit");
    }
    let abi = Purchase::honest().answer["integration"]["abi"].as_str().unwrap().to_owned();
    Purchase::honest().answer("/integration/abi", abi.replace("viewListing", "viewOffer")).blocked("unknown_price");
    let plan =
        Purchase::honest().answer("/integration/abi", abi.replace("viewUserCanBuy", "viewUser")).warned(&["unread"]);
    assert_eq!(plan["findings"][0]["got"], "canBuy");
}

#[test]
fn money() {
    Purchase::honest().intent("maxCost", "0.002199").blocked("price_above_max");
    let plan = Purchase::honest().intent("maxCost", "0.002199").blocked("price_above_max");
    assert_eq!(
        (&plan["findings"][0]["asked"], &plan["findings"][0]["got"]),
        (&json!("0.002199 USDC"), &json!("0.0022 USDC"))
    );
    Purchase::honest().result("balance", number(2199)).blocked("insufficient_balance");
    Purchase::honest()
        .result(
            "listing",
            format!(
                "0x{}{}{}{}{}{}",
                word_of(TOKEN),
                word_of(CURRENCY),
                "f".repeat(64),
                word(1000),
                word(1),
                word(100)
            ),
        )
        .blocked("cost_overflow");
}

#[test]
fn allowances() {
    let with = |allowance, max_cost: &str| {
        Purchase::honest().result("allowance", number(allowance)).intent("maxCost", max_cost)
    };
    let kinds = |plan: &Value| steps(plan).into_iter().map(|(kind, _)| kind.to_owned()).collect::<Vec<_>>();
    assert_eq!(kinds(&with(2200, "0.0022").warned(&[])), ["buy"]);
    // Some tokens refuse to change an allowance that is not zero.
    assert_eq!(kinds(&with(2199, "0.0022").warned(&[])), ["approve_reset", "approve", "buy"]);
    assert_eq!(kinds(&with(2201, "0.01").warned(&["allowance_above_cost"])), ["buy"]);
    // The allowance is the only price cap that the contract enforces.
    let lowered = with(2201, "0.0022").warned(&["allowance_above_cost"]);
    assert_eq!(kinds(&lowered), ["approve_reset", "approve", "buy"]);
    let amounts = |index: usize| lowered["steps"][index]["transaction"]["data"].as_str().unwrap()[74..].to_owned();
    assert_eq!((amounts(0), amounts(1)), (word(0), word(2200)));
}

#[test]
fn results() {
    for id in ["allowance", "listing", "decimals", "balance", "canBuy"] {
        let path = format!("results.{id}");
        Purchase::honest().result(id, "0x").refused(Code::InvalidArgument, &[&format!("{path} bad_result")]);
        Purchase::honest().result(id, "0x0").refused(Code::InvalidArgument, &[&format!("{path} bad_hex")]);
        Purchase::honest().result(id, 5).refused(Code::InvalidArgument, &[&format!("{path} wrong_type")]);
    }
    for id in ["allowance", "listing"] {
        Purchase::honest().without_result(id).refused(Code::InvalidArgument, &[&format!("results.{id} missing")]);
    }
    for id in ["symbol", "balance", "canBuy"] {
        let plan = Purchase::honest().without_result(id).warned(&["unread"]);
        assert_eq!(plan["findings"][0]["got"], id);
    }
    // Not every currency gives its symbol as text.
    let plan = Purchase::honest().result("symbol", format!("0x{:0<64}", hex::encode("MKR"))).warned(&["unread"]);
    assert_eq!(plan["findings"][0]["got"], "symbol");
    // Text is scaled by the decimals, base units need none.
    Purchase::honest().without_result("decimals").refused(Code::InvalidArgument, &["results.decimals missing"]);
    let plan = Purchase::honest()
        .without_result("decimals")
        .intent("maxCost", Value::Null)
        .warned(&["no_price_limit", "unread"]);
    assert_eq!(steps(&plan)[0].1, "Allow 2200 base units of USDC");
    Purchase::honest().result("decimals", number(256)).refused(Code::InvalidArgument, &["results.decimals bad_result"]);
    Purchase::honest().result("canBuy", number(2)).refused(Code::InvalidArgument, &["results.canBuy bad_result"]);
}

#[test]
fn a_symbol_that_could_disguise_a_sentence_or_an_amount_is_not_shown() {
    let sentences = ["USDC for free, click", "\u{202E}CDSU", "", "a\u{0}", "aaaaaaaaaaaaaaaaa"];
    let amounts = ["000.1", "000", "$0.01", "0.01USD", "€5", "₮5", "5£", "E-6", "x0.001", "-"];
    for text in sentences.into_iter().chain(amounts) {
        let plan = Purchase::honest().result("symbol", symbol(text)).warned(&[]);
        assert_eq!(steps(&plan)[0].1, "Allow 0.0022 of the currency");
    }
    for text in ["USD₮0", "€", "a-b.c_d", "1INCH", "USDC.e"] {
        let plan = Purchase::honest().result("symbol", symbol(text)).warned(&[]);
        assert_eq!(steps(&plan)[0].1, format!("Allow 0.0022 {text}"));
    }
}
