//! A strict reader of JSON text (RFC 8259) and a writer of it.
//!
//! Stricter than `JSON.parse`: a key that stands twice in one object, a byte order mark, bytes that are not UTF-8, a lone
//! surrogate, a depth over [`MAX_DEPTH`] and a text over [`MAX_BYTES`] are refused. Numbers stay the text that was sent.

mod read;
mod write;

pub use read::{Fault, MAX_BYTES, MAX_DEPTH, read};
pub(crate) use write::quote;
pub use write::write;
