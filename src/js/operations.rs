//! Requests and answers of the operations.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::buffer::{answer_to, with_arguments};
use super::to_js;
use crate::api::{OPERATIONS, Operation};
use crate::error::{Code, Error, Result};
use crate::tree::Tree;

pub(super) fn operation(number: usize) -> Result<&'static Operation> {
    OPERATIONS
        .get(number)
        .copied()
        .ok_or_else(|| Error::new(Code::InvalidArgument, "expected the number of an operation"))
}

/// Arguments: params, config. Returns an `HttpRequest`.
#[wasm_bindgen]
pub fn operation_request(number: usize, length: usize) -> Result<JsValue> {
    let operation = operation(number)?;
    with_arguments(length, |[params, config]| to_js(&operation.request(params, config)?))
}

/// Arguments: status, body. Returns the length of the flat answer.
#[wasm_bindgen]
pub fn operation_response(number: usize, length: usize) -> i32 {
    answer_to(length, |[status, body], out| {
        let operation = operation(number)?;
        let status = match &status {
            Tree::Number(digits) => digits.parse().ok(),
            _ => None,
        };
        let status = status.ok_or_else(|| {
            Error::at(Code::InvalidArgument, "status", "wrong_type", "expected an HTTP status from 100 to 599")
        })?;
        match &body {
            Tree::Text(text) => out.tree(&operation.response(status, &**text)?),
            Tree::Bytes(bytes) => out.tree(&operation.response(status, &**bytes)?),
            other => {
                let message = format!("expected text or bytes, got {}", other.kind());
                return Err(Error::at(Code::InvalidArgument, "body", "wrong_type", message));
            }
        }
        Ok(())
    })
}
