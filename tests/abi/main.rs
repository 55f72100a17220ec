//! The ABI layer against tables, against viem's results and against alloy's codec.
#![cfg(not(target_family = "wasm"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

mod alloy;
mod bounds;
mod decode;
mod encode;
mod forms;
mod listing;
mod parse;
mod strict;

use tokenwright::abi::Abi;
use tokenwright::error::{Error, Result};
use tokenwright::tree::Tree;

fn hex(bytes: impl AsRef<[u8]>) -> String {
    alloy_primitives::hex::encode_prefixed(bytes)
}

fn text(text: &str) -> Tree<'_> {
    Tree::Text(text.into())
}

fn integer(digits: &str) -> Tree<'_> {
    Tree::Integer(digits.into())
}

fn number(digits: &str) -> Tree<'_> {
    Tree::Number(digits.into())
}

/// Where the first fault is, and its code.
fn first(error: &Error) -> (&str, &str) {
    let issue = &error.issues()[0];
    (&issue.path, issue.code)
}

fn fault<T>(result: Result<T>) -> Error {
    result.err().expect("a fault")
}

/// An ABI of one function `f` with these types as inputs and outputs, which have no names.
fn function(types: &[&str]) -> Abi {
    let params: Vec<_> = types.iter().map(|ty| param("", ty)).collect();
    let params = params.join(",");
    Abi::parse(&format!(r#"[{{"type":"function","name":"f","inputs":[{params}],"outputs":[{params}]}}]"#)).unwrap()
}

/// `(address to,uint256)[]` as the JSON of a parameter: the names of tuple members stand before a colon, `(to:address,uint256)[]`.
fn param(name: &str, ty: &str) -> String {
    let Some(end) = ty.rfind(')') else {
        return format!(r#"{{"name":"{name}","type":"{ty}"}}"#);
    };
    let mut components = Vec::new();
    let (mut depth, mut start) = (0, 1);
    for (index, mark) in ty.char_indices().skip(1).take(end) {
        match mark {
            '(' => depth += 1,
            ')' if index < end => depth -= 1,
            ',' | ')' if depth == 0 => {
                let member = &ty[start..index];
                let split = member.split_once(':').filter(|(name, _)| !name.contains('('));
                let (name, ty) = split.unwrap_or(("", member));
                components.push(param(name, ty));
                start = index + 1;
            }
            _ => {}
        }
    }
    let suffix = &ty[end + 1..];
    format!(r#"{{"name":"{name}","type":"tuple{suffix}","components":[{}]}}"#, components.join(","))
}
