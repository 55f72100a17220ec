//! Bytes as hex text.

use alloy_primitives::U256;

use super::{Refusal, read_number};

const DIGITS: [u8; 16] = *b"0123456789abcdef";
/// What each byte is worth as a digit, and what digit it is.
static VALUES: [u8; 256] = values();
/// A letter of lower case, of upper case, and no digit at all.
const LOWER: u8 = 0x10;
const UPPER: u8 = 0x20;
const NONE: u8 = 0x80;

// Indexed at compile time.
#[allow(clippy::indexing_slicing)]
const fn values() -> [u8; 256] {
    let mut values = [NONE; 256];
    let mut value = 0;
    while value < 16 {
        let digit = DIGITS[value];
        values[digit.to_ascii_uppercase() as usize] = value as u8 | UPPER;
        values[digit as usize] = value as u8 | if value < 10 { 0 } else { LOWER };
        value += 1;
    }
    values
}

/// The digits of hex that begins with `0x`.
pub(crate) fn hex_digits(text: &str) -> Option<&[u8]> {
    text.as_bytes().strip_prefix(b"0x")
}

/// Fills `slot` with the bytes that the digits stand for, two digits a byte. Tells whether letters of both cases are among
/// them; `None` where they are no such digits.
#[cfg_attr(lean, optimize(speed))]
pub(crate) fn decode_hex(digits: &[u8], slot: &mut [u8]) -> Option<bool> {
    let (pairs, rest) = digits.as_chunks();
    if !rest.is_empty() || pairs.len() != slot.len() {
        return None;
    }
    let mut seen = 0;
    for ([high, low], byte) in pairs.iter().zip(slot) {
        let (high, low) = (value_of(*high), value_of(*low));
        seen |= high | low;
        *byte = high << 4 | low & 0xF;
    }
    (seen & NONE == 0).then_some(seen & (LOWER | UPPER) == LOWER | UPPER)
}

#[inline(always)]
fn value_of(digit: u8) -> u8 {
    VALUES.get(usize::from(digit)).copied().unwrap_or(NONE)
}

/// Reads `0x` and an even number of hex digits of either case.
pub(crate) fn parse_hex(text: &str) -> Result<Vec<u8>, Refusal> {
    let digits = hex_digits(text).ok_or(("bad_hex", "expected hex that begins with 0x".to_owned()))?;
    let mut bytes = vec![0; digits.len() / 2];
    let is_hex = decode_hex(digits, &mut bytes).is_some();
    if is_hex { Ok(bytes) } else { Err(("bad_hex", "expected 0x and two hex digits a byte".to_owned())) }
}

/// Appends bytes as lower-case hex with `0x`.
#[cfg_attr(lean, optimize(speed))]
pub(crate) fn write_hex(bytes: &[u8], out: &mut Vec<u8>) {
    out.reserve(2 + 2 * bytes.len());
    out.extend_from_slice(b"0x");
    let (chunks, rest) = bytes.as_chunks();
    for chunk in chunks {
        out.extend_from_slice(&eight_digits(*chunk));
    }
    for byte in rest {
        let [.., high, low] = eight_digits([0, 0, 0, *byte]);
        out.extend_from_slice(&[high, low]);
    }
}

/// The digits of four bytes, all at once: each half byte is moved into a byte of its own, then made a digit there.
#[inline(always)]
fn eight_digits(bytes: [u8; 4]) -> [u8; 8] {
    const EACH: u64 = u64::MAX / 0xFF;
    let all = u64::from(u32::from_be_bytes(bytes));
    let all = (all << 16 | all) & 0x0000_FFFF_0000_FFFF;
    let all = (all << 8 | all) & 0x00FF_00FF_00FF_00FF;
    let all = (all << 4 | all) & (EACH * 0xF);
    // 1 where it is ten or more.
    let letters = (all + EACH * 6) >> 4 & EACH;
    (all + EACH * u64::from(b'0') + letters * u64::from(b'a' - b'0' - 10)).to_be_bytes()
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
    let digits = to_hex(&number.to_be_bytes::<32>());
    let first = digits.bytes().skip(2).position(|digit| digit != b'0').unwrap_or(63);
    ["0x", digits.get(2 + first..).unwrap_or_default()].concat()
}

/// Reads a number in decimal, or in hex with `0x`.
pub(crate) fn parse_quantity(text: &str) -> Option<U256> {
    let (digits, radix) = text.strip_prefix("0x").map_or((text, 10), |digits| (digits, 16));
    if digits.len() <= 78 { read_number(digits, radix) } else { None }
}
