//! The purchase of Apex, Create Token by External ID: what is read, the plan, and every finding.
#![cfg(not(target_family = "wasm"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod answer;
mod attacks;
mod chain;
mod honest;
mod intent;
mod safe;

use alloy_primitives::hex;
use serde_json::{Value, json};
use tokenwright::api::CREATE_TOKEN_BY_EXTERNAL_ID;
use tokenwright::tree::Tree;
use tokenwright::{Code, Error, json as strict, tx};

const ANSWER: &str = include_str!("../fixtures/apex-create-token-by-external-id.json");
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
