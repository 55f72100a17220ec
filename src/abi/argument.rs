//! The word of an argument, and what to say about one that has none.

use alloy_primitives::{U256, hex};

use super::solidity::{Kind, Type};
use super::word::{Word, low_word, number_word};
use crate::tree::Tree;
use crate::value::{Address, Refusal};

/// The largest integer that a JavaScript number holds exactly: 2^53 - 1.
const MAX_SAFE: u64 = (1 << 53) - 1;
/// How much of a value an error repeats.
const MAX_SHOWN: usize = 80;

/// The word of a value whose type takes up one.
pub(super) fn encode_word(ty: &Type, value: &Tree<'_>) -> Result<Word, Refusal> {
    match ty.kind {
        Kind::Uint(bits) => integer(ty, value, bits, false),
        Kind::Int(bits) => integer(ty, value, bits, true),
        Kind::Bool => match value {
            Tree::Bool(flag) => Ok(number_word(u64::from(*flag))),
            _ => Err(wrong_type(ty, value)),
        },
        Kind::Address => match value {
            Tree::Text(text) => Ok(low_word(Address::parse(text)?.bytes())),
            _ => Err(wrong_type(ty, value)),
        },
        Kind::FixedBytes(len) => left_bytes(ty, value, len),
        Kind::Function => left_bytes(ty, value, 24),
        _ => Err(wrong_type(ty, value)),
    }
}

fn left_bytes(ty: &Type, value: &Tree<'_>, len: usize) -> Result<Word, Refusal> {
    let mut word = [0; 32];
    let Some(slot) = word.get_mut(..len) else { return Err(wrong_type(ty, value)) };
    match value {
        Tree::Bytes(bytes) if bytes.len() == len => slot.copy_from_slice(bytes),
        Tree::Bytes(bytes) => return Err(wrong_length(ty, bytes.len())),
        Tree::Text(text) => match hex_digits(text) {
            Some(digits) if digits.len() != 2 * len => return Err(wrong_length(ty, digits.len() / 2)),
            Some(digits) if hex::decode_to_slice(digits, slot).is_ok() => {}
            _ => return Err(bad_hex(ty, value)),
        },
        _ => return Err(wrong_type(ty, value)),
    }
    Ok(word)
}

/// The hex digits of whole bytes.
pub(super) fn hex_digits(text: &str) -> Option<&str> {
    text.strip_prefix("0x").filter(|digits| digits.len().is_multiple_of(2) && all_hex(digits))
}

fn wrong_length(ty: &Type, got: usize) -> Refusal {
    ("wrong_length", format!("expected {ty}, got {got} bytes"))
}

#[cold]
pub(super) fn bad_hex(ty: &Type, value: &Tree<'_>) -> Refusal {
    ("bad_hex", format!("expected {ty} as 0x and two hex digits a byte, got {}", shown(value)))
}

#[cold]
pub(super) fn wrong_type(ty: &Type, value: &Tree<'_>) -> Refusal {
    ("wrong_type", format!("expected {ty}, got {}", shown(value)))
}

/// What was given, cut short.
fn shown(value: &Tree<'_>) -> String {
    match value {
        Tree::Number(text) | Tree::Integer(text) => text.chars().take(MAX_SHOWN).collect(),
        Tree::Text(text) => format!("{:?}", text.chars().take(MAX_SHOWN).collect::<String>()),
        Tree::Bool(flag) => flag.to_string(),
        other => other.kind().into(),
    }
}

fn integer(ty: &Type, value: &Tree<'_>, bits: usize, signed: bool) -> Result<Word, Refusal> {
    let text = match value {
        Tree::Number(text) | Tree::Integer(text) | Tree::Text(text) => text,
        _ => return Err(wrong_type(ty, value)),
    };
    let (negative, digits) = match text.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, &**text),
    };
    let out_of_range = || ("out_of_range", format!("expected {ty}, got {}", shown(value)));
    let plain = is_decimal(digits);
    if let Tree::Number(_) = value
        && !(plain && digits.parse().is_ok_and(|number: u64| number <= MAX_SAFE))
    {
        return Err(("unsafe_number", format!("expected {ty} as a safe integer or a bigint, got {}", shown(value))));
    }
    let magnitude = if plain {
        match digits.parse::<u64>() {
            Ok(number) => U256::from(number),
            Err(_) => U256::from_str_radix(digits, 10).map_err(|_| out_of_range())?,
        }
    } else {
        let digits = text
            .strip_prefix("0x")
            .filter(|digits| !digits.is_empty() && all_hex(digits))
            .ok_or_else(|| wrong_type(ty, value))?;
        U256::from_str_radix(digits, 16).map_err(|_| out_of_range())?
    };
    let negative = negative && !magnitude.is_zero();
    let fits = match (signed, negative) {
        (false, negative) => !negative && magnitude.bit_len() <= bits,
        (true, false) => magnitude.bit_len() < bits,
        (true, true) => magnitude.wrapping_sub(U256::ONE).bit_len() < bits,
    };
    if !fits {
        return Err(out_of_range());
    }
    Ok(if negative { magnitude.wrapping_neg() } else { magnitude }.to_be_bytes())
}

fn is_decimal(digits: &str) -> bool {
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

fn all_hex(digits: &str) -> bool {
    digits.bytes().all(|byte| byte.is_ascii_hexdigit())
}
