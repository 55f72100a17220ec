//! Why a text is not JSON.

use core::fmt;

/// Why a text is not JSON, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What kind of fault: `syntax`, `duplicate_key`, `too_deep`, `too_large`, `bad_utf8`, `byte_order_mark`, `lone_surrogate`.
    pub code: &'static str,
    /// What was expected, or what is wrong.
    pub message: String,
    /// Counted from 1, in lines that end with a line feed.
    pub line: usize,
    /// Counted from 1, in bytes.
    pub column: usize,
}

/// A fault where it is found: the byte, and a code and a message.
#[derive(Debug)]
pub(super) struct Stop(pub(super) usize, pub(super) &'static [&'static str; 2]);

impl Fault {
    #[cold]
    pub(super) fn new(bytes: &[u8], Stop(at, [code, message]): Stop) -> Self {
        let before = bytes.get(..at).unwrap_or(bytes);
        let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
        let column = before.iter().rev().take_while(|byte| **byte != b'\n').count() + 1;
        Self { code, message: (*message).into(), line, column }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}: {}", self.line, self.column, self.message)
    }
}
