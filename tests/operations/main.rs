//! Every operation: each request rule at its edge and one step past it, and the answers.
#![cfg(not(target_family = "wasm"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod create_api_token;
mod create_token_by_external_id;
mod create_token_transaction;
mod errors;
mod get_token;

use serde_json::Value;
use tokenwright::api::Operation;
use tokenwright::http::HttpRequest;
use tokenwright::{Code, Error, json};

const CONFIG: &str = r#"{"baseUrl":"https://api.example.com/","accessToken":"secret-token"}"#;

fn request(operation: &Operation, params: &str, config: &str) -> Result<HttpRequest, Error> {
    operation.request(json::read(params.as_bytes()).unwrap(), json::read(config.as_bytes()).unwrap())
}

/// The body of the request for these parameters.
#[track_caller]
fn body(operation: &Operation, params: &Value) -> String {
    request(operation, &params.to_string(), CONFIG).unwrap().body.unwrap()
}

/// The request is refused with exactly these faults, as `path code`.
#[track_caller]
fn refused(operation: &Operation, params: &str, config: &str, faults: &[&str]) {
    let error = request(operation, params, config).unwrap_err();
    assert_eq!(error.code(), Code::InvalidArgument);
    assert_eq!(listed(&error), faults);
    assert!(!format!("{error:?}").contains("secret"), "a secret in {error:?}");
}

fn listed(error: &Error) -> Vec<String> {
    error.issues().iter().map(|issue| format!("{} {}", issue.path, issue.code)).collect()
}

/// What an answer is parsed to.
#[track_caller]
fn parsed(operation: &Operation, answer: &str) -> Value {
    let tree = operation.response(200, answer.as_bytes()).unwrap();
    serde_json::from_str(&json::write(&tree)).unwrap()
}

/// The faults of an answer, as `path code`.
#[track_caller]
fn faulty(operation: &Operation, answer: &Value) -> Vec<String> {
    let error = operation.response(200, answer.to_string().as_bytes()).unwrap_err();
    assert_eq!(error.code(), Code::InvalidResponse);
    listed(&error)
}
