//! One word of 32 bytes and the value it stands for.

use alloy_primitives::U256;

use super::solidity::Kind;
use crate::tree::Tree;
use crate::value::{Address, Refusal, to_decimal, to_hex};

pub(super) type Word = [u8; 32];

/// JavaScript gets integers of up to this many bits as numbers, others as bigints.
const MAX_NUMBER_BITS: usize = 48;

/// The word that ends with these bytes.
pub(super) fn low_word<const N: usize>(bytes: &[u8; N]) -> Word {
    let mut word = [0; 32];
    if let Some(low) = word.last_chunk_mut() {
        *low = *bytes;
    }
    word
}

pub(super) fn number_word(number: u64) -> Word {
    low_word(&number.to_be_bytes())
}

/// The number of a word, where memory could hold as many bytes.
pub(super) fn small_number(word: &Word) -> Option<usize> {
    let (high, low) = word.split_last_chunk()?;
    if high.iter().any(|byte| *byte != 0) {
        return None;
    }
    usize::try_from(u64::from_be_bytes(*low)).ok()
}

/// The value of a word, or why a contract would revert on it.
pub(super) fn decode_word(kind: &Kind, word: &Word) -> Result<Tree<'static>, Refusal> {
    match kind {
        Kind::Uint(bits) => unsigned(word, *bits).ok_or_else(|| refused("out_of_range", "uint", *bits, word)),
        Kind::Int(bits) => signed(word, *bits).ok_or_else(|| refused("out_of_range", "int", *bits, word)),
        Kind::Bool => match small_number(word) {
            Some(flag @ (0 | 1)) => Ok(Tree::Bool(flag == 1)),
            _ => Err(refused("bad_bool", "bool", 0, word)),
        },
        Kind::Address => match word.split_last_chunk() {
            Some((dirt, address)) if all(dirt, 0) => Ok(Tree::Text(Address::new(*address).to_string().into())),
            _ => Err(refused("dirty_address", "address", 0, word)),
        },
        Kind::FixedBytes(len) => left_bytes(word, *len).ok_or_else(|| refused("dirty_bytes", "bytes", *len, word)),
        _ => left_bytes(word, 24).ok_or_else(|| refused("dirty_function", "function", 0, word)),
    }
}

fn unsigned(word: &Word, bits: usize) -> Option<Tree<'static>> {
    let (dirt, _) = word.split_at_checked(32 - bits / 8)?;
    all(dirt, 0).then(|| integer(bits, decimal(word)))
}

fn signed(word: &Word, bits: usize) -> Option<Tree<'static>> {
    let (dirt, number) = word.split_at_checked(32 - bits / 8)?;
    let negative = number.first()? & 0x80 != 0;
    if !negative {
        return all(dirt, 0).then(|| integer(bits, decimal(word)));
    }
    let magnitude = U256::from_be_bytes(*word).wrapping_neg().to_be_bytes();
    all(dirt, 0xFF).then(|| integer(bits, format!("-{}", decimal(&magnitude))))
}

fn integer(bits: usize, digits: String) -> Tree<'static> {
    if bits > MAX_NUMBER_BITS { Tree::Integer(digits.into()) } else { Tree::Number(digits.into()) }
}

fn decimal(word: &Word) -> String {
    match small_number(word) {
        Some(number) => number.to_string(),
        None => to_decimal(&U256::from_be_bytes(*word)),
    }
}

fn left_bytes(word: &Word, len: usize) -> Option<Tree<'static>> {
    let (bytes, dirt) = word.split_at_checked(len)?;
    all(dirt, 0).then(|| Tree::Text(to_hex(bytes).into()))
}

fn all(bytes: &[u8], expected: u8) -> bool {
    bytes.iter().all(|byte| *byte == expected)
}

#[cold]
fn refused(code: &'static str, name: &str, size: usize, word: &Word) -> Refusal {
    let size = if size == 0 { String::new() } else { size.to_string() };
    (code, format!("expected {name}{size}, got {}", to_hex(word)))
}
