//! Bytes as hex text.

use alloy_primitives::{U256, hex};

use super::Refusal;

/// Reads `0x` and an even number of hex digits of either case.
pub(crate) fn parse_hex(text: &str) -> Result<Vec<u8>, Refusal> {
    let digits = text.strip_prefix("0x").ok_or(("bad_hex", "expected hex that begins with 0x".to_owned()))?;
    hex::decode(digits)
        .ok()
        // alloy's decoder takes a second prefix.
        .filter(|bytes| bytes.len() * 2 == digits.len())
        .ok_or(("bad_hex", "expected 0x and two hex digits a byte".to_owned()))
}

/// Bytes as lower-case hex with `0x`.
pub(crate) fn to_hex(bytes: &[u8]) -> String {
    hex::encode_prefixed(bytes)
}

/// A number as a JSON-RPC quantity: hex without leading zeros, `0x0` for zero.
pub(crate) fn quantity(number: U256) -> String {
    format!("{number:#x}")
}

/// Reads a number in decimal, or in hex with `0x`.
pub(crate) fn parse_quantity(text: &str) -> Option<U256> {
    let (digits, radix) = text.strip_prefix("0x").map_or((text, 10), |digits| (digits, 16));
    let is_number =
        !digits.is_empty() && digits.len() <= 78 && digits.bytes().all(|byte| char::from(byte).is_digit(radix));
    if is_number { U256::from_str_radix(digits, u64::from(radix)).ok() } else { None }
}
