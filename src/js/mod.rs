//! The boundary to JavaScript: the only code that names a JavaScript crate.
//!
//! `pkg/src` is its other half. Arguments come, and flat answers go, through one [`buffer`]; the small structured values
//! (requests, plans, findings, errors) go through serde.

mod abi;
mod buffer;
mod enums;
mod network;
mod operations;
mod plans;
mod stop;

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

use crate::error::{Code, Error, Result};

pub use abi::*;
pub use buffer::{linear_memory, locate_answer, reserve_arguments, take_error, write_arguments};
pub use enums::*;
pub use network::operation_send;
pub use operations::*;
pub use plans::*;

impl From<Error> for JsValue {
    /// Plain data: the other half makes the one real `Error` of it.
    fn from(error: Error) -> Self {
        to_js(&error).unwrap_or(Self::NULL)
    }
}

/// Small structured values as plain objects.
fn to_js(value: &impl Serialize) -> Result<JsValue> {
    value
        .serialize(&Serializer::json_compatible())
        .map_err(|error| Error::new(Code::InvalidArgument, error.to_string()))
}
