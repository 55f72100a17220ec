#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]

pub mod abi;
pub mod error;
pub mod json;
pub mod tree;
pub mod value;

pub use error::{Code, Error, Issue, Result};
