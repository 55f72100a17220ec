//! Functions by their own signatures, never by the ABI that an answer gives; and what was decoded strictly, read by position.

use crate::abi::Abi;
use crate::error::{Error, Result};
use crate::tree::Tree;
use crate::value::{Address, U256};

/// A function that is known by its signature.
#[derive(Debug)]
pub(super) struct Interface(Abi);

impl Interface {
    /// `outputs` is a list of types, as in a signature.
    pub(super) fn new(signature: &str, outputs: &str) -> Result<Self> {
        let (name, inputs) = signature.split_once('(').unwrap_or((signature, ""));
        let member = |name: &'static str, value| (name.into(), value);
        let entry = Tree::Object(vec![
            member("type", Tree::Text("function".into())),
            member("name", Tree::Text(name.into())),
            member("inputs", Tree::List(params(&mut &*inputs))),
            member("outputs", Tree::List(params(&mut &*outputs))),
        ]);
        Abi::from_tree(&Tree::List(vec![entry])).map(Self)
    }

    /// Refuses calldata that is not exactly what this function's arguments are encoded as.
    pub(super) fn check(&self, data: &[u8]) -> Result<()> {
        self.0.decode_function_data(data).map(drop)
    }

    /// Every bytes argument in hex, at any depth.
    pub(super) fn bytes_args(&self, data: &[u8]) -> Result<Vec<String>> {
        let mut found = Vec::new();
        collect_hex(&self.0.decode_function_data(data)?.args, &mut found);
        Ok(found)
    }
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
                Tree::Text(format!("tuple{word}").into())
            }
            None => Tree::Text(word.into()),
        };
        param.push(("type".into(), ty));
        list.push(Tree::Object(param));
    }
    *rest = rest.strip_prefix(')').unwrap_or(rest);
    list
}

/// The word at `at`; zero where the data ends before.
pub(super) fn word(data: &[u8], at: usize) -> U256 {
    data.get(at..).and_then(<[u8]>::first_chunk).map_or(U256::ZERO, |word| U256::from_be_bytes::<32>(*word))
}

/// The address in the word at `at`; zero where the data ends before.
pub(super) fn address(data: &[u8], at: usize) -> Address {
    Address::new(data.get(at + 12..).and_then(<[u8]>::first_chunk).copied().unwrap_or_default())
}

/// Where the tail is that the word at `at` points to, counted from `base`.
pub(super) fn tail(data: &[u8], base: usize, at: usize) -> usize {
    usize::try_from(word(data, at)).unwrap_or_default().saturating_add(base)
}

/// The bytes whose length stands at `at`.
pub(super) fn bytes(data: &[u8], at: usize) -> &[u8] {
    let length = usize::try_from(word(data, at)).unwrap_or_default();
    data.get(at + 32..).and_then(|rest| rest.get(..length)).unwrap_or_default()
}

/// The byte at which strict decoding stopped.
pub(super) fn data_offset(error: &Error) -> usize {
    let path = error.issues().first().map_or("", |issue| issue.path.as_str());
    path.trim_start_matches("data[").trim_end_matches(']').parse().unwrap_or_default()
}
