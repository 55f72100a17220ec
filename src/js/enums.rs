//! Enums and chains.

use std::borrow::Cow;

use wasm_bindgen::prelude::wasm_bindgen;

use super::buffer::answer_to;
use crate::api::{ENUMS, POOL_TYPES};
use crate::error::{Code, Error};
use crate::tree::Tree;
use crate::value::Chain;

/// Arguments: a number, a bigint, or a name. Answers with its words.
#[wasm_bindgen]
pub fn enum_decode(index: usize, length: usize) -> i32 {
    answer_to(length, |[value], out| {
        let table =
            ENUMS.get(index).ok_or_else(|| Error::new(Code::InvalidArgument, "expected the number of an enum"))?;
        let found = number(&value).and_then(|number| table.find(number));
        if !matches!(value, Tree::Number(_) | Tree::Integer(_)) {
            return Err(wrong_type("value", "a number or a bigint", &value));
        }
        out.tree(&Tree::Object(words(value, found.map(|variant| (variant.name, variant.label)))));
        Ok(())
    })
}

/// Arguments: a pool's name, or its number on the chain. Answers with its words and its number.
#[wasm_bindgen]
pub fn pool_type_decode(length: usize) -> i32 {
    answer_to(length, |[value], out| {
        if !matches!(value, Tree::Number(_) | Tree::Integer(_) | Tree::Text(_)) {
            return Err(wrong_type("value", "text, a number or a bigint", &value));
        }
        let found = POOL_TYPES.iter().find(|(name, _, id)| match value.text() {
            Some(text) => text == *name,
            None => id.is_some() && *id == number(&value),
        });
        let mut pool = words(value, found.map(|(name, label, _)| (*name, *label)));
        let id = found.and_then(|(_, _, id)| *id);
        pool.push(("poolType".into(), id.map_or(Tree::Null, |id| Tree::Number(id.to_string().into()))));
        out.tree(&Tree::Object(pool));
        Ok(())
    })
}

fn number(value: &Tree<'_>) -> Option<i64> {
    match value {
        Tree::Number(digits) | Tree::Integer(digits) => digits.parse().ok(),
        _ => None,
    }
}

fn words<'a>(value: Tree<'a>, found: Option<(&'a str, &'a str)>) -> Vec<(Cow<'a, str>, Tree<'a>)> {
    let (name, label) = found.unwrap_or(("Unknown", "Unknown"));
    vec![
        ("value".into(), value),
        ("name".into(), Tree::Text(name.into())),
        ("label".into(), Tree::Text(label.into())),
        ("known".into(), Tree::Bool(found.is_some())),
    ]
}

/// Arguments: a chain's name. Answers with the chain, or null.
#[wasm_bindgen]
pub fn chain_from_slug(length: usize) -> i32 {
    answer_to(length, |[slug], out| {
        let text = slug.text().ok_or_else(|| wrong_type("slug", "text", &slug))?;
        out.tree(&chain(Chain::from_slug(text)));
        Ok(())
    })
}

/// Arguments: a chain's number. Answers with the chain, or null.
#[wasm_bindgen]
pub fn chain_from_id(length: usize) -> i32 {
    answer_to(length, |[id], out| {
        if !matches!(id, Tree::Number(_) | Tree::Integer(_)) {
            return Err(wrong_type("id", "a number or a bigint", &id));
        }
        let chain_id = number(&id).and_then(|id| u64::try_from(id).ok());
        out.tree(&chain(chain_id.and_then(Chain::from_id)));
        Ok(())
    })
}

fn wrong_type(path: &str, expected: &str, given: &Tree<'_>) -> Error {
    Error::at(Code::InvalidArgument, path, "wrong_type", format!("expected {expected}, got {}", given.kind()))
}

fn chain(chain: Option<&'static Chain>) -> Tree<'static> {
    let Some(chain) = chain else { return Tree::Null };
    Tree::Object(vec![
        ("slug".into(), Tree::Text(chain.slug.into())),
        ("chainId".into(), chain.id.map_or(Tree::Null, |id| Tree::Number(id.to_string().into()))),
        ("kind".into(), Tree::Text(if chain.id.is_some() { "evm" } else { "solana" }.into())),
        ("testnet".into(), Tree::Bool(chain.testnet)),
        ("name".into(), Tree::Text(chain.name.into())),
    ])
}
