//! Calldata and results of known functions: written, judged strictly, then read by position.

use super::contracts::Function;
use crate::abi::Abi;
use crate::error::{Error, Result};
use crate::tree::Tree;
use crate::value::{Address, U256};

/// The ABI of one function; `outputs` is a list of types, as in a signature.
fn abi_of(signature: &str, outputs: &str) -> Result<Abi> {
    let (name, inputs) = signature.split_once('(').unwrap_or((signature, ""));
    let entry = [
        ("type", Tree::Text("function".into())),
        ("name", Tree::Text(name.into())),
        ("inputs", Tree::List(params(&mut &*inputs))),
        ("outputs", Tree::List(params(&mut &*outputs))),
    ];
    let entry = Tree::Object(entry.into_iter().map(|(name, value)| (name.into(), value)).collect());
    Abi::from_tree(&Tree::List(vec![entry]))
}

impl Function {
    /// The calldata of a call whose arguments are words.
    pub(super) fn encode(&self, args: &[U256]) -> Vec<u8> {
        let mut data = self.selector.to_vec();
        args.iter().for_each(|arg| data.extend(arg.to_be_bytes::<32>()));
        data
    }

    /// Refuses calldata that is not exactly what this function's arguments are encoded as.
    pub(super) fn check(&self, data: &[u8]) -> Result<()> {
        abi_of(self.signature, "")?.decode_function_data(data).map(drop)
    }

    /// Refuses bytes that are not what this function returns.
    pub(super) fn check_result(&self, data: &[u8]) -> Result<()> {
        let (name, _) = self.signature.split_once('(').unwrap_or((self.signature, ""));
        abi_of(self.signature, self.outputs)?.decode_function_result(name, data).map(drop)
    }
}

/// Every bytes argument of canonical calldata in hex, at any depth; none where it is not canonical.
pub(super) fn bytes_args(signature: &str, data: &[u8]) -> Vec<String> {
    let mut found = Vec::new();
    if let Ok(abi) = abi_of(signature, "")
        && let Ok(call) = abi.decode_function_data(data)
    {
        collect_hex(&call.args, &mut found);
    }
    found
}

fn collect_hex(tree: &Tree<'_>, found: &mut Vec<String>) {
    match tree {
        Tree::Text(text) if text.starts_with("0x") => found.push(text.to_string()),
        tree => tree.items().iter().for_each(|item| collect_hex(item, found)),
    }
}

/// Reads `type,(type,type)[])` as the parameters of a JSON ABI, up to the parenthesis that closes them.
fn params<'a>(rest: &mut &'a str) -> Vec<Tree<'a>> {
    let mut list = Vec::new();
    while !rest.is_empty() && !rest.starts_with(')') {
        let components = rest.strip_prefix('(').map(|inner| {
            *rest = inner;
            params(rest)
        });
        let (word, after) = rest.split_at(rest.find([',', ')']).unwrap_or(rest.len()));
        *rest = after.strip_prefix(',').unwrap_or(after);
        let mut param = Vec::new();
        let ty = match components {
            Some(components) => {
                param.push(("components".into(), Tree::List(components)));
                Tree::Text(["tuple", word].concat().into())
            }
            None => Tree::Text(word.into()),
        };
        param.push(("type".into(), ty));
        list.push(Tree::Object(param));
    }
    *rest = rest.strip_prefix(')').unwrap_or(rest);
    list
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
