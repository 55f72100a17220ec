#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]
#![cfg_attr(lean, feature(optimize_attribute))]

pub mod abi;
pub mod api;
pub mod error;
pub mod flat;
pub mod http;
#[cfg(target_family = "wasm")]
pub mod js;
pub mod json;
pub mod table;
pub mod tree;
pub mod tx;
pub mod value;

pub use error::{Code, Error, Issue, Result};
