//! A 20-byte address and its EIP-55 checksum.

use core::fmt;

use super::{Refusal, decode_hex, hex_digits};

/// A 20-byte address. It prints with its EIP-55 checksum.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Address(alloy_primitives::Address);

impl Address {
    /// The address of these bytes.
    pub const fn new(bytes: [u8; 20]) -> Self {
        Self(alloy_primitives::Address::new(bytes))
    }

    /// Reads `0x` and 40 hex digits. Digits of both cases must be the EIP-55 checksum.
    pub(crate) fn parse(text: &str) -> Result<Self, Refusal> {
        let mut bytes = [0; 20];
        let Some(is_mixed) = hex_digits(text).and_then(|digits| decode_hex(digits, &mut bytes)) else {
            return Err(("bad_address", "expected 0x and 40 hex digits".to_owned()));
        };
        let address = Self::new(bytes);
        if is_mixed && address.0.to_checksum_buffer(None).as_str() != text {
            return Err(("bad_checksum", "expected an address with its EIP-55 checksum".to_owned()));
        }
        Ok(address)
    }

    /// The bytes, first to last.
    pub fn bytes(&self) -> &[u8; 20] {
        &self.0.0.0
    }

    /// Whether every byte is zero.
    pub fn is_zero(&self) -> bool {
        self.0.is_zero()
    }

    pub(crate) fn inner(self) -> alloy_primitives::Address {
        self.0
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.to_checksum_buffer(None).as_str())
    }
}

impl From<alloy_primitives::Address> for Address {
    fn from(address: alloy_primitives::Address) -> Self {
        Self(address)
    }
}
