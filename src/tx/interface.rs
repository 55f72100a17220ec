//! Calldata and results of known functions: written, judged strictly, then read by position.

use super::contracts::Function;
use crate::abi;
use crate::error::{Error, Result};
use crate::tree::Tree;
use crate::value::{Address, U256};

impl Function {
    /// The calldata of a call whose arguments are words.
    pub(super) fn encode(&self, args: &[U256]) -> Vec<u8> {
        let mut data = self.selector.to_vec();
        args.iter().for_each(|arg| data.extend(arg.to_be_bytes::<32>()));
        data
    }

    /// Refuses calldata that is not exactly what this function's arguments are encoded as.
    pub(super) fn check(&self, data: &[u8]) -> Result<()> {
        self.abi()?.decode_data(data).map(drop)
    }

    /// Refuses bytes that are not what this function returns.
    pub(super) fn check_result(&self, data: &[u8]) -> Result<()> {
        self.abi()?.decode_result(data).map(drop)
    }

    fn abi(&self) -> Result<abi::Function> {
        abi::Function::from_signature(self.signature, self.outputs)
    }
}

/// Every bytes argument of canonical calldata in hex, at any depth; none where it is not canonical.
pub(super) fn bytes_args(signature: &str, data: &[u8]) -> Vec<String> {
    let mut found = Vec::new();
    if let Ok(function) = abi::Function::from_signature(signature, "()")
        && let Ok(args) = function.decode_data(data)
    {
        args.iter().for_each(|arg| collect_hex(arg, &mut found));
    }
    found
}

fn collect_hex(tree: &Tree<'_>, found: &mut Vec<String>) {
    match tree {
        Tree::Text(text) if text.starts_with("0x") => found.push(text.to_string()),
        tree => tree.items().iter().for_each(|item| collect_hex(item, found)),
    }
}

/// A number as calldata holds it: words compare as their numbers do.
pub(super) type Word = [u8; 32];

/// The word at `at`; zero where the data ends before.
#[inline(never)]
pub(super) fn word(data: &[u8], at: usize) -> Word {
    data.get(at..).and_then(<[u8]>::first_chunk).copied().unwrap_or_default()
}

/// The number in the word at `at`.
pub(super) fn number(data: &[u8], at: usize) -> U256 {
    U256::from_be_bytes(word(data, at))
}

/// The same, where memory could hold as many bytes.
#[inline(never)]
pub(super) fn size(data: &[u8], at: usize) -> usize {
    let word = word(data, at);
    let (high, low) = word.split_last_chunk().unwrap_or((&[], &[0; 8]));
    let is_small = high.iter().all(|byte| *byte == 0);
    if is_small { usize::try_from(u64::from_be_bytes(*low)).unwrap_or(usize::MAX) } else { usize::MAX }
}

/// The address in the word at `at`; zero where the data ends before.
#[inline(never)]
pub(super) fn address(data: &[u8], at: usize) -> Address {
    Address::new(data.get(at + 12..).and_then(<[u8]>::first_chunk).copied().unwrap_or_default())
}

/// The word of an address.
pub(super) fn address_word(address: Address) -> U256 {
    address.inner().into_word().into()
}

/// Where the tail is that the word at `at` points to, counted from `base`.
pub(super) fn tail(data: &[u8], base: usize, at: usize) -> usize {
    size(data, at).saturating_add(base)
}

/// The bytes whose length stands at `at`.
pub(super) fn bytes(data: &[u8], at: usize) -> &[u8] {
    data.get(at.saturating_add(32)..).and_then(|rest| rest.get(..size(data, at))).unwrap_or_default()
}

/// The byte at which strict decoding stopped.
pub(super) fn data_offset(error: &Error) -> usize {
    let path = error.issues().first().map_or("", |issue| issue.path.as_str());
    let digits = path.strip_prefix("data[").and_then(|rest| rest.strip_suffix(']'));
    digits.and_then(|digits| digits.parse().ok()).unwrap_or_default()
}
