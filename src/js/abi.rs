//! The ABI, hashes and units.

use wasm_bindgen::prelude::wasm_bindgen;

use super::buffer::{answer, with_arguments};
use crate::abi::{self, Abi, Decoded};
use crate::error::{Code, Error, Result};
use crate::tree::{Path, Tree};
use crate::value::{Address, Refusal, U256, format_units, parse_hex, parse_units, to_hex};

/// Arguments: abi, function name, args. Answers with the calldata.
#[wasm_bindgen]
pub fn encode_function_data(length: usize) -> Result<usize> {
    with_arguments(length, |[abi, name, args]| {
        let abi = read_abi(&abi)?;
        let data = abi.function(text(&name, "functionName")?)?.encode(list(&args, "args")?)?;
        Ok(answer_text(to_hex(&data)))
    })
}

/// Arguments: abi, data. Answers with the call.
#[wasm_bindgen]
pub fn decode_function_data(length: usize) -> Result<usize> {
    with_arguments(length, |[abi, data]| {
        let (abi, data) = (read_abi(&abi)?, bytes(&data, "data")?);
        let Decoded { entry, args } = abi.decode_function_data(&data)?;
        Ok(answer(&Tree::Object(vec![
            ("functionName".into(), Tree::Text(entry.name().into())),
            ("signature".into(), Tree::Text(entry.signature().into())),
            ("selector".into(), Tree::Text(to_hex(&entry.selector()).into())),
            ("args".into(), args),
        ])))
    })
}

/// Arguments: abi, function name, data. Answers with the value.
#[wasm_bindgen]
pub fn decode_function_result(length: usize) -> Result<usize> {
    with_arguments(length, |[abi, name, data]| {
        let (abi, data) = (read_abi(&abi)?, bytes(&data, "data")?);
        Ok(answer(&abi.decode_function_result(text(&name, "functionName")?, &data)?))
    })
}

/// Arguments: abi, topics, data. Answers with the event.
#[wasm_bindgen]
pub fn decode_event_log(length: usize) -> Result<usize> {
    with_arguments(length, |[abi, topics, data]| {
        let (abi, topics, data) = (read_abi(&abi)?, topics_of(&topics)?, bytes(&data, "data")?);
        let Decoded { entry, args } = abi.decode_event_log(&topics, &data)?;
        Ok(answer(&Tree::Object(vec![
            ("eventName".into(), Tree::Text(entry.name().into())),
            ("signature".into(), Tree::Text(entry.signature().into())),
            ("args".into(), args),
        ])))
    })
}

/// Arguments: abi, data. Answers with the error.
#[wasm_bindgen]
pub fn decode_error_result(length: usize) -> Result<usize> {
    with_arguments(length, |[abi, data]| {
        let (abi, data) = (read_abi(&abi)?, bytes(&data, "data")?);
        let Decoded { entry, args } = abi.decode_error_result(&data)?;
        Ok(answer(&Tree::Object(vec![
            ("errorName".into(), Tree::Text(entry.name().into())),
            ("signature".into(), Tree::Text(entry.signature().into())),
            ("args".into(), args),
        ])))
    })
}

/// Arguments: signature. Answers with the selector.
#[wasm_bindgen]
pub fn function_selector(length: usize) -> Result<usize> {
    with_arguments(length, |[signature]| {
        Ok(answer_text(to_hex(&abi::function_selector(text(&signature, "signature")?)?)))
    })
}

/// Arguments: signature. Answers with the topic.
#[wasm_bindgen]
pub fn event_topic(length: usize) -> Result<usize> {
    with_arguments(length, |[signature]| Ok(answer_text(to_hex(&abi::event_topic(text(&signature, "signature")?)?))))
}

/// Arguments: data. Answers with the hash.
#[wasm_bindgen]
pub fn keccak256(length: usize) -> Result<usize> {
    with_arguments(length, |[data]| Ok(answer_text(to_hex(&abi::keccak256(&bytes(&data, "data")?)))))
}

/// Arguments: data. Answers with the digest.
#[wasm_bindgen]
pub fn calldata_digest(length: usize) -> Result<usize> {
    with_arguments(length, |[data]| Ok(answer_text(to_hex(&abi::calldata_digest(&bytes(&data, "data")?)))))
}

/// Arguments: text. Answers with the address and its checksum.
#[wasm_bindgen]
pub fn checksum_address(length: usize) -> Result<usize> {
    with_arguments(length, |[address]| {
        let address = Address::parse(text(&address, "text")?).map_err(|refusal| refuse("text", refusal))?;
        Ok(answer_text(address.to_string()))
    })
}

/// Arguments: decimal text, decimals. Answers with base units.
#[wasm_bindgen]
pub fn units_parse(length: usize) -> Result<usize> {
    with_arguments(length, |[decimal, decimals]| {
        let units = parse_units(text(&decimal, "decimal")?, decimals_of(&decimals)?);
        let units = units.map_err(|refusal| refuse("decimal", refusal))?;
        Ok(answer(&Tree::Integer(units.to_string().into())))
    })
}

/// Arguments: base units, decimals. Answers with decimal text.
#[wasm_bindgen]
pub fn units_format(length: usize) -> Result<usize> {
    with_arguments(length, |[value, decimals]| {
        let units = match &value {
            Tree::Integer(digits) => U256::from_str_radix(digits, 10).ok(),
            _ => None,
        };
        let units = units
            .ok_or_else(|| refuse("value", ("out_of_range", "expected a bigint from 0 to 2^256 - 1".to_owned())))?;
        Ok(answer_text(format_units(units, decimals_of(&decimals)?)))
    })
}

fn read_abi(tree: &Tree<'_>) -> Result<Abi> {
    match tree {
        Tree::Text(text) => Abi::parse(text),
        tree => Abi::from_tree(tree),
    }
}

fn answer_text(text: String) -> usize {
    answer(&Tree::Text(text.into()))
}

fn refuse(path: &str, (code, message): Refusal) -> Error {
    Error::at(Code::InvalidArgument, path, code, message)
}

fn wrong_type(path: &str, expected: &str, tree: &Tree<'_>) -> Error {
    refuse(path, ("wrong_type", format!("expected {expected}, got {}", tree.kind())))
}

fn text<'a>(tree: &'a Tree<'_>, path: &str) -> Result<&'a str> {
    tree.text().ok_or_else(|| wrong_type(path, "text", tree))
}

fn list<'a, 'b>(tree: &'a Tree<'b>, path: &str) -> Result<&'a [Tree<'b>]> {
    match tree {
        Tree::List(items) => Ok(items),
        _ => Err(wrong_type(path, "an array", tree)),
    }
}

fn bytes(tree: &Tree<'_>, path: &str) -> Result<Vec<u8>> {
    match tree {
        Tree::Text(text) => parse_hex(text).map_err(|refusal| refuse(path, refusal)),
        Tree::Bytes(bytes) => Ok(bytes.to_vec()),
        _ => Err(wrong_type(path, "hex or bytes", tree)),
    }
}

fn decimals_of(tree: &Tree<'_>) -> Result<u8> {
    let decimals = match tree {
        Tree::Number(digits) => digits.parse().ok(),
        _ => None,
    };
    decimals.ok_or_else(|| refuse("decimals", ("out_of_range", "expected a whole number from 0 to 255".to_owned())))
}

fn topics_of(tree: &Tree<'_>) -> Result<Vec<[u8; 32]>> {
    let root = Path::Root("topics");
    let topics = list(tree, "topics")?.iter().enumerate().map(|(index, topic)| {
        let path = Path::Index(&root, index).to_string();
        <[u8; 32]>::try_from(bytes(topic, &path)?)
            .map_err(|_| refuse(&path, ("wrong_length", "expected 32 bytes".to_owned())))
    });
    topics.collect()
}
