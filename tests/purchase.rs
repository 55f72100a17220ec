//! The purchase of Apex, Create Token by External ID: what is read, the plan, and every finding.
#![cfg(not(target_family = "wasm"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use alloy_primitives::{U256, hex};
use serde_json::{Value, json};
use tokenwright::api::CREATE_TOKEN_BY_EXTERNAL_ID;
use tokenwright::tree::Tree;
use tokenwright::{Code, Error, json as strict, tx};

const ANSWER: &str = include_str!("fixtures/apex-create-token-by-external-id.json");
const BUYER: &str = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
const CONTRACT: &str = "0x73E3Bcd355A64a12a0ab9B1E56f33FC214C9a4e8";
const CURRENCY: &str = "0x32D55702Aef0e031f9264F9bbB20b3f89eE57A95";
const TOKEN: &str = "0x70f1D2C056bf9F6956D2D2Ce045D3DB33DeE3C05";
const OTHER: &str = "0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC";
const STRANGER: &str = "0x90F79bf6EB2c4f870365E785982E1f101E93b906";

/// An honest purchase of five tokens, to be bent.
struct Purchase {
    answer: Value,
    intent: Value,
    results: Value,
}

fn word(number: u64) -> String {
    format!("{number:064x}")
}

fn word_of(address: &str) -> String {
    format!("{:0>64}", &address[2..].to_lowercase())
}

fn listing(token: &str, currency: &str, numbers: [u64; 4]) -> Value {
    let [price, amount, least, most] = numbers.map(word);
    format!("0x{}{}{price}{amount}{least}{most}", word_of(token), word_of(currency)).into()
}

fn symbol(text: &str) -> Value {
    let padded = format!("{:0<64}", hex::encode(text));
    format!("0x{}{}{padded}", word(32), word(text.len() as u64)).into()
}

fn number(number: u64) -> Value {
    format!("0x{}", word(number)).into()
}

impl Purchase {
    fn honest() -> Self {
        Self {
            answer: serde_json::from_str(ANSWER).unwrap(),
            intent: json!({
                "buyer": BUYER, "quantity": "5", "maxCost": "0.0022",
                "expect": { "chainId": 17000, "contract": CONTRACT, "currency": CURRENCY, "token": TOKEN },
            }),
            results: json!({
                "decimals": number(6), "symbol": symbol("USDC"), "balance": number(2200), "allowance": number(0),
                "listing": listing(TOKEN, CURRENCY, [440, 1000, 1, 100]), "canBuy": number(1),
            }),
        }
    }

    fn answer(mut self, pointer: &str, value: impl Into<Value>) -> Self {
        *self.answer.pointer_mut(pointer).unwrap() = value.into();
        self
    }

    /// `null` takes the field out.
    fn intent(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.intent[name] = value.into();
        self.intent.as_object_mut().unwrap().retain(|_, value| !value.is_null());
        self
    }

    fn result(mut self, id: &str, value: impl Into<Value>) -> Self {
        self.results[id] = value.into();
        self
    }

    fn without_result(mut self, id: &str) -> Self {
        self.results.as_object_mut().unwrap().remove(id).unwrap();
        self
    }

    fn plan(&self) -> Result<Value, Error> {
        let body = self.answer.to_string();
        let token = CREATE_TOKEN_BY_EXTERNAL_ID.response(201, body.as_bytes())?;
        let (intent, results) = (self.intent.to_string(), self.results.to_string());
        tx::prepare_purchase(token, read(&intent), read(&results)).map(|plan| serde_json::to_value(plan).unwrap())
    }

    /// The plan has no steps, and exactly this blocking finding.
    #[track_caller]
    fn blocked(&self, code: &str) -> Value {
        let plan = self.plan().unwrap();
        assert_eq!(plan["steps"], json!([]), "{plan:#}");
        let blocking: Vec<_> = findings(&plan, "block").collect();
        assert_eq!(blocking, [code], "{plan:#}");
        assert_eq!(plan["findings"][0]["code"], code, "the heaviest finding stands first");
        assert_eq!(assert_safe(&plan).unwrap_err().code(), Code::UnsafeTransaction);
        plan
    }

    /// The plan can be sent, with exactly these warnings.
    #[track_caller]
    fn warned(&self, codes: &[&str]) -> Value {
        let plan = self.plan().unwrap();
        assert_eq!(plan["rejected"], json!([]), "{plan:#}");
        assert_eq!(findings(&plan, "warn").collect::<Vec<_>>(), codes, "{plan:#}");
        assert_safe(&plan).unwrap();
        plan
    }

    /// There is no plan: the error has exactly these faults.
    #[track_caller]
    fn refused(&self, code: Code, faults: &[&str]) {
        let error = self.plan().unwrap_err();
        let listed: Vec<_> = error.issues().iter().map(|issue| format!("{} {}", issue.path, issue.code)).collect();
        assert_eq!((error.code(), listed), (code, faults.iter().map(|fault| (*fault).to_owned()).collect()));
    }
}

fn read(text: &str) -> Tree<'_> {
    strict::read(text.as_bytes()).unwrap()
}

fn findings<'a>(plan: &'a Value, severity: &'a str) -> impl Iterator<Item = &'a str> {
    let findings = plan["findings"].as_array().unwrap().iter();
    findings.filter(move |finding| finding["severity"] == severity).map(|finding| finding["code"].as_str().unwrap())
}

fn assert_safe(plan: &Value) -> Result<(), Error> {
    tx::assert_safe(read(&plan.to_string()))
}

fn steps(plan: &Value) -> Vec<(&str, &str)> {
    let steps = plan["steps"].as_array().unwrap().iter();
    steps.map(|step| (step["kind"].as_str().unwrap(), step["summary"].as_str().unwrap())).collect()
}

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
    let mut answer: Value = serde_json::from_str(include_str!("fixtures/apex-get-token-by-id.json")).unwrap();
    answer["distribution_token"]["integration"] = honest.answer["integration"].clone();
    answer["contract"]["address"] = TOKEN.to_lowercase().into();
    answer["value"]["token_price"]["amount"] = 0.00044.into();
    answer["value"]["token_price"]["address"] = CURRENCY.into();
    answer["token_symbol"] = "ES".into();
    let plan = |answer: &Value, intent: &Value| {
        let body = answer.to_string();
        let token = tokenwright::api::GET_TOKEN_BY_ID.response(200, body.as_bytes()).unwrap();
        let parsed = strict::write(&token);
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
    for nothing in [Value::Null, serde_json::from_str::<Value>(include_str!("fixtures/apex-get-token-by-id.json")).unwrap()["distribution_token"].clone()] {
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
    assert_eq!(changed(&told, plan["findings"][0].clone()).unwrap_err(), "plan.steps[0].transaction.to");
    assert_eq!(changed("/steps", json!([])).unwrap_err(), "plan.steps");
}

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
