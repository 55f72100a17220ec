//! Plans and their checks.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::buffer::with_arguments;
use super::to_js;
use crate::error::Result;
use crate::tx;

/// Arguments: token, intent. Returns `PurchaseRead[]`.
#[wasm_bindgen]
pub fn purchase_reads(length: usize) -> Result<JsValue> {
    with_arguments(length, |[token, intent]| to_js(&tx::purchase_reads(token, intent)?))
}

/// Arguments: token, intent, results. Returns a `Plan`.
#[wasm_bindgen]
pub fn prepare_purchase(length: usize) -> Result<JsValue> {
    with_arguments(length, |[token, intent, results]| to_js(&tx::prepare_purchase(token, intent, results)?))
}

/// Arguments: plan. Returns a `PurchaseRead` or null.
#[wasm_bindgen]
pub fn purchase_recheck(length: usize) -> Result<JsValue> {
    with_arguments(length, |[plan]| to_js(&tx::purchase_recheck(plan)?))
}

/// Arguments: plan, result. Returns a `Finding` or null.
#[wasm_bindgen]
pub fn check_purchase_price(length: usize) -> Result<JsValue> {
    with_arguments(length, |[plan, result]| to_js(&tx::check_purchase_price(plan, result)?))
}

/// Arguments: plan.
#[wasm_bindgen]
pub fn assert_safe(length: usize) -> Result<()> {
    with_arguments(length, |[plan]| tx::assert_safe(plan))
}

/// Arguments: params, answer, intent. Returns a `Plan`.
#[wasm_bindgen]
pub fn prepare_token_transactions(length: usize) -> Result<JsValue> {
    with_arguments(length, |[params, answer, intent]| to_js(&tx::prepare_token_transactions(params, answer, intent)?))
}
