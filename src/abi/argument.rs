//! The word of an argument, and what to say about one that has none.

use alloy_primitives::U256;

use super::solidity::{Kind, Type};
use super::word::{Word, low_word, number_word};
use crate::flat::Value;
use crate::json::quote;
use crate::tree::excerpt;
use crate::value::{Address, Refusal, decode_hex, hex_digits, read_number, to_decimal};

/// The largest integer that a JavaScript number holds exactly: 2^53 - 1.
const MAX_SAFE: u64 = (1 << 53) - 1;

/// The word of a value whose type takes up one.
pub(super) fn encode_word(ty: &Type, value: Value<'_>) -> Result<Word, Refusal> {
    match (&ty.kind, value) {
        (Kind::Uint(bits), _) => integer(ty, *bits, value),
        (Kind::Int(bits), _) => integer(ty, bits - 1, value),
        (Kind::Bool, Value::Bool(flag)) => Ok(number_word(u64::from(flag))),
        (Kind::Address, Value::Text(text)) => match Address::parse(text) {
            Ok(address) => Ok(low_word(address.bytes())),
            Err((code, expected)) => Err((code, format!("{expected}, got {}", shown(value)))),
        },
        (Kind::FixedBytes(len), _) => left_bytes(ty, *len, value),
        (Kind::Function, _) => left_bytes(ty, 24, value),
        _ => Err(refused("wrong_type", ty, value)),
    }
}

#[cold]
pub(super) fn refused(code: &'static str, ty: &Type, value: Value<'_>) -> Refusal {
    (code, format!("expected {}, got {}", excerpt(&ty.to_string()), shown(value)))
}

/// A value in words that follow "got".
pub(super) fn shown(value: Value<'_>) -> String {
    match value {
        Value::Null => "null".into(),
        Value::Bool(flag) => flag.to_string(),
        Value::Number(text) | Value::Integer(text) | Value::Foreign(text) => excerpt(text),
        Value::Small(number) => to_decimal(&U256::from(number)),
        Value::Text(text) => quote(&excerpt(text)),
        Value::Bytes(bytes) => format!("{} bytes", bytes.len()),
        Value::List(count) => format!("an array of {count}"),
        Value::Object(_) => "an object".into(),
    }
}

fn left_bytes(ty: &Type, len: usize, value: Value<'_>) -> Result<Word, Refusal> {
    let mut word = [0; 32];
    let filled = match (value, word.get_mut(..len)) {
        (Value::Bytes(bytes), Some(slot)) if bytes.len() == len => {
            slot.copy_from_slice(bytes);
            true
        }
        (Value::Text(text), Some(slot)) => match hex_digits(text) {
            Some(digits) if digits.len().is_multiple_of(2) && digits.iter().all(u8::is_ascii_hexdigit) => {
                decode_hex(digits, slot).is_some()
            }
            _ => return Err(refused("bad_hex", ty, value)),
        },
        (Value::Bytes(_), _) => false,
        _ => return Err(refused("wrong_type", ty, value)),
    };
    if filled { Ok(word) } else { Err(refused("wrong_length", ty, value)) }
}

/// An integer of `bits` bits beside its sign.
fn integer(ty: &Type, bits: usize, value: Value<'_>) -> Result<Word, Refusal> {
    let text = match value {
        Value::Small(number) if number.checked_shr(bits as u32).unwrap_or(0) == 0 => {
            return Ok(low_word(&number.to_be_bytes()));
        }
        Value::Small(_) => return Err(refused("out_of_range", ty, value)),
        Value::Number(text) | Value::Integer(text) | Value::Text(text) => text,
        _ => return Err(refused("wrong_type", ty, value)),
    };
    let (negative, digits) = text.strip_prefix('-').map_or((false, text), |digits| (true, digits));
    let decimal = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    let small = if decimal { digits.parse::<u64>().ok() } else { None };
    if matches!(value, Value::Number(_)) && small.is_none_or(|number| number > MAX_SAFE) {
        let (code, message) = refused("unsafe_number", ty, value);
        return Err((code, message + ": a number is exact up to 2^53 - 1 only, a bigint always"));
    }
    let magnitude = match (small, text.strip_prefix("0x")) {
        (Some(number), _) => Some(U256::from(number)),
        (None, _) if decimal => read_number(digits, 10),
        (None, Some(digits)) if !digits.is_empty() && all_hex(digits) => read_number(digits, 16),
        _ => return Err(refused("wrong_type", ty, value)),
    };
    let magnitude = magnitude.ok_or_else(|| refused("out_of_range", ty, value))?;
    let signed = matches!(ty.kind, Kind::Int(_));
    let fits = if negative && !magnitude.is_zero() {
        signed && magnitude.wrapping_sub(U256::ONE).bit_len() <= bits
    } else {
        magnitude.bit_len() <= bits
    };
    if !fits {
        return Err(refused("out_of_range", ty, value));
    }
    Ok(if negative { magnitude.wrapping_neg() } else { magnitude }.to_be_bytes())
}

fn all_hex(digits: &str) -> bool {
    digits.bytes().all(|byte| byte.is_ascii_hexdigit())
}
