//! What is read.

use super::fault::Stop;

/// JSON text, or bytes of which it is still to be seen whether they are text.
#[derive(Clone, Copy, Debug)]
pub enum Input<'a> {
    /// Text.
    Text(&'a str),
    /// Bytes.
    Bytes(&'a [u8]),
}

impl<'a> Input<'a> {
    pub(super) fn bytes(self) -> &'a [u8] {
        match self {
            Self::Text(text) => text.as_bytes(),
            Self::Bytes(bytes) => bytes,
        }
    }

    pub(super) fn text(self) -> Result<&'a str, Stop> {
        match self {
            Self::Text(text) => Ok(text),
            Self::Bytes(bytes) => {
                str::from_utf8(bytes).map_err(|error| Stop(error.valid_up_to(), &["bad_utf8", "expected UTF-8"]))
            }
        }
    }
}

impl<'a> From<&'a str> for Input<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

impl<'a> From<&'a [u8]> for Input<'a> {
    fn from(bytes: &'a [u8]) -> Self {
        Self::Bytes(bytes)
    }
}

impl<'a, const N: usize> From<&'a [u8; N]> for Input<'a> {
    fn from(bytes: &'a [u8; N]) -> Self {
        Self::Bytes(bytes)
    }
}
