//! The operations as properties: whatever is given, what fits their tables, and what nearly does.
#![cfg(not(target_family = "wasm"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod answers;
mod fitting;
mod place;
mod requests;
mod secrets;
