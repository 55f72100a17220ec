//! Bytes as hex text.

use alloy_primitives::U256;

use super::Refusal;

const DIGITS: [u8; 16] = *b"0123456789abcdef";
/// No digit.
const NONE: u8 = 0xFF;
/// What each byte is worth as a digit of either case.
static VALUES: [u8; 256] = values();

const fn values() -> [u8; 256] {
    let mut values = [NONE; 256];
    let mut digit = 0;
    while digit < 16 {
        // Indexed at compile time.
        #[allow(clippy::indexing_slicing)]
        {
            values[DIGITS[digit] as usize] = digit as u8;
            values[DIGITS[digit].to_ascii_uppercase() as usize] = digit as u8;
        }
        digit += 1;
    }
    values
}

/// The digits of hex that begins with `0x`.
pub(crate) fn hex_digits(text: &str) -> Option<&[u8]> {
    text.as_bytes().strip_prefix(b"0x")
}

/// Fills `slot` with the bytes that the digits stand for, two digits a byte; tells whether they do.
pub(crate) fn decode_hex(digits: &[u8], slot: &mut [u8]) -> bool {
    let (pairs, rest) = digits.as_chunks();
    if !rest.is_empty() || pairs.len() != slot.len() {
        return false;
    }
    let mut seen = 0;
    for ([high, low], byte) in pairs.iter().zip(slot) {
        let (high, low) = (value_of(*high), value_of(*low));
        seen |= high | low;
        *byte = high << 4 | low;
    }
    seen < 16
}

#[inline(always)]
fn value_of(digit: u8) -> u8 {
    VALUES.get(usize::from(digit)).copied().unwrap_or(NONE)
}

/// Reads `0x` and an even number of hex digits of either case.
pub(crate) fn parse_hex(text: &str) -> Result<Vec<u8>, Refusal> {
    let digits = hex_digits(text).ok_or(("bad_hex", "expected hex that begins with 0x".to_owned()))?;
    let mut bytes = vec![0; digits.len() / 2];
    let is_hex = decode_hex(digits, &mut bytes);
    if is_hex { Ok(bytes) } else { Err(("bad_hex", "expected 0x and two hex digits a byte".to_owned())) }
}

/// Appends bytes as lower-case hex with `0x`.
pub(crate) fn write_hex(bytes: &[u8], out: &mut Vec<u8>) {
    out.extend_from_slice(b"0x");
    let start = out.len();
    out.resize(start + 2 * bytes.len(), 0);
    let (pairs, _) = out.get_mut(start..).unwrap_or_default().as_chunks_mut();
    for ([high, low], byte) in pairs.iter_mut().zip(bytes) {
        *high = digit(byte >> 4);
        *low = digit(byte & 0xF);
    }
}

#[inline(always)]
fn digit(value: u8) -> u8 {
    if value < 10 { b'0' + value } else { b'a' - 10 + value }
}

/// Bytes as lower-case hex with `0x`.
pub(crate) fn to_hex(bytes: &[u8]) -> String {
    let mut out = Vec::new();
    write_hex(bytes, &mut out);
    // Cannot fail: all are digits.
    String::from_utf8(out).unwrap_or_default()
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
