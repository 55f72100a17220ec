//! A strict reader of JSON text (RFC 8259) and a writer of it.
//!
//! Stricter than `JSON.parse`: a key that stands twice in one object, a byte order mark, bytes that are not UTF-8, a lone
//! surrogate, a depth over [`MAX_DEPTH`] and a text over [`MAX_BYTES`] are refused. Numbers stay the text that was sent.

mod fault;
mod input;
mod scan;
mod text;
mod token;
mod write;

pub use fault::Fault;
pub use input::Input;
pub(crate) use token::{Tokens, Value};
pub(crate) use write::quote;
pub use write::write;

use crate::tree::Tree;

/// The deepest nesting of arrays and objects that is read.
pub const MAX_DEPTH: usize = 64;
/// The longest text that is read, in bytes: 16 MiB.
pub const MAX_BYTES: usize = 16 << 20;

/// Reads one JSON value that fills the whole text.
pub fn read<'a>(text: impl Into<Input<'a>>) -> Result<Tree<'a>, Fault> {
    Ok(Tokens::read(text.into())?.tree())
}
