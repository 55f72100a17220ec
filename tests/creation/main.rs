//! The plan of Token Layer, Create new token transaction: honest answers pass, and each lie is found where it stands.
#![cfg(not(target_family = "wasm"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod arguments;
mod attacks;
mod chain;
mod honest;
mod known;
mod safe;

use std::sync::LazyLock;

use alloy_primitives::hex;
use serde_json::{Value, json};
use tokenwright::api::CREATE_TOKEN_TRANSACTION;
use tokenwright::tree::Tree;
use tokenwright::{Code, Error, json as strict, tx};

const FROM: &str = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
const BUILDER: &str = "0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC";
const STRANGER: &str = "0x15d34AAf54267DB7D7c367839AAf71A00a2C6A65";
const REGISTRY: &str = "0x000000194d2AfE38a20707CB96ed1583038bF02F";
const MANAGER: &str = "0x0000007E56E19A085a31F27AA61C8671c12d2BB7";
const LAUNCHPAD: &str = "0x00060EB62a2C042D00E29fDDc092f9eD1F25DeF1";
const PAYMENT_TOKEN: &str = "0xED0E8956D5e7b04560460BE6B3811B0b31cEe8E1";

/// Every honest answer, with its title.
static VECTORS: LazyLock<Vec<Value>> =
    LazyLock::new(|| serde_json::from_str(include_str!("../vectors/creations.json")).unwrap());

/// An honest answer and its request, to be bent.
#[derive(Clone)]
struct Creation {
    params: Value,
    answer: Value,
    intent: Value,
}

impl Creation {
    #[track_caller]
    fn of(title: &str) -> Self {
        let vector = VECTORS.iter().find(|vector| vector["title"] == title).unwrap();
        let creation = Self {
            params: vector["params"].clone(),
            answer: vector["answer"].clone(),
            intent: json!({ "from": FROM }),
        };
        // The deprecated copy of the last transaction has its own test.
        creation.answer("transaction", Value::Null)
    }

    /// An approval of 15.5, a builder's fee of 50, the creation.
    fn full() -> Self {
        Self::of("builder and purchase")
    }

    fn params(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.params[name] = value.into();
        self
    }

    fn intent(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.intent[name] = value.into();
        self
    }

    /// `null` takes the field out.
    fn answer(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.answer[name] = value.into();
        self
    }

    fn field(mut self, index: usize, name: &str, value: impl Into<Value>) -> Self {
        self.answer["transactions"][index][name] = value.into();
        self
    }

    fn data(&self, index: usize) -> Vec<u8> {
        hex::decode(self.answer["transactions"][index]["data"].as_str().unwrap()).unwrap()
    }

    /// Overwrites calldata.
    fn bytes(self, index: usize, offset: usize, bytes: &[u8]) -> Self {
        let mut data = self.data(index);
        data[offset..offset + bytes.len()].copy_from_slice(bytes);
        self.calldata(index, &data)
    }

    fn word(self, index: usize, offset: usize, number: u128) -> Self {
        let word = [[0; 16], number.to_be_bytes()].concat();
        self.bytes(index, offset, &word)
    }

    fn address(self, index: usize, offset: usize, address: &str) -> Self {
        self.bytes(index, offset + 12, &hex::decode(address).unwrap())
    }

    fn calldata(self, index: usize, data: &[u8]) -> Self {
        self.field(index, "data", hex::encode_prefixed(data))
    }

    fn list(&mut self) -> &mut Vec<Value> {
        self.answer["transactions"].as_array_mut().unwrap()
    }

    fn plan(&self) -> Result<Value, Error> {
        let body = self.answer.to_string();
        let answer = CREATE_TOKEN_TRANSACTION.response(200, body.as_bytes())?;
        let (params, intent) = (self.params.to_string(), self.intent.to_string());
        tx::prepare_token_transactions(read(&params), answer, read(&intent))
            .map(|plan| serde_json::to_value(plan).unwrap())
    }

    /// The plan has no steps, and exactly these blocking findings: a code, its step and its offset.
    #[track_caller]
    fn blocked(&self, expected: &[(&str, Option<usize>, Option<usize>)]) -> Value {
        let plan = self.plan().unwrap();
        assert_eq!(places(&plan, "block"), owned(expected), "{plan:#}");
        assert_eq!(plan["steps"], json!([]), "{plan:#}");
        assert_eq!(assert_safe(&plan).unwrap_err().code(), Code::UnsafeTransaction);
        plan
    }

    /// The plan can be sent, with exactly these warnings beside those of every plan.
    #[track_caller]
    fn warned(&self, codes: &[&str]) -> Value {
        let plan = self.plan().unwrap();
        assert_eq!(plan["rejected"], json!([]), "{plan:#}");
        let warnings = places(&plan, "warn").into_iter().map(|(code, ..)| code);
        let unusual: Vec<_> =
            warnings.filter(|code| !["opaque", "endpoint_differs"].contains(&code.as_str())).collect();
        assert_eq!(unusual, codes, "{plan:#}");
        assert_safe(&plan).unwrap();
        plan
    }
}

fn owned(places: &[(&str, Option<usize>, Option<usize>)]) -> Vec<(String, Option<usize>, Option<usize>)> {
    places.iter().map(|(code, step, offset)| ((*code).to_owned(), *step, *offset)).collect()
}

fn places(plan: &Value, severity: &str) -> Vec<(String, Option<usize>, Option<usize>)> {
    let number = |value: &Value| value.as_u64().map(|number| number.try_into().unwrap());
    let findings = plan["findings"].as_array().unwrap().iter().filter(|finding| finding["severity"] == severity);
    findings
        .map(|finding| {
            (finding["code"].as_str().unwrap().to_owned(), number(&finding["step"]), number(&finding["offset"]))
        })
        .collect()
}

fn finding<'a>(plan: &'a Value, code: &str) -> &'a Value {
    plan["findings"].as_array().unwrap().iter().find(|finding| finding["code"] == code).unwrap()
}

fn read(text: &str) -> Tree<'_> {
    strict::read(text.as_bytes()).unwrap()
}

fn assert_safe(plan: &Value) -> Result<(), Error> {
    tx::assert_safe(read(&plan.to_string()))
}
