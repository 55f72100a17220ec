//! The ABI, hashes and units.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::prelude::wasm_bindgen;

use super::buffer::{answer, answer_bytes, answer_text_to, answer_to, with_arguments, with_message};
use crate::abi::{self, Abi, Decoded, Event, Function};
use crate::error::{Code, Error, Issue, Result};
use crate::tree::{Path, Tree};
use crate::value::{
    Address, Refusal, format_units, parse_hex, parse_units, read_number, to_decimal, to_hex, write_hex,
};

thread_local! {
    /// The ABIs that JavaScript holds, by number.
    static HELD: RefCell<Vec<Option<Rc<Abi>>>> = const { RefCell::new(Vec::new()) };
}

/// Arguments: abi, as text. Returns its number.
#[wasm_bindgen]
pub fn abi_hold(length: usize) -> Result<usize> {
    let abi = with_arguments(length, |[abi]| Abi::parse(text(&abi, "abi")?))?;
    Ok(HELD.with_borrow_mut(|held| {
        let free = held.iter().position(Option::is_none).unwrap_or(held.len());
        let abi = Some(Rc::new(abi));
        match held.get_mut(free) {
            Some(place) => *place = abi,
            None => held.push(abi),
        }
        free
    }))
}

/// Lets an ABI go.
#[wasm_bindgen]
pub fn abi_free(number: usize) {
    HELD.with_borrow_mut(|held| {
        if let Some(place) = held.get_mut(number) {
            *place = None;
        }
    });
}

fn held(number: usize) -> Result<Rc<Abi>> {
    let abi = HELD.with_borrow(|held| held.get(number).cloned().flatten());
    abi.ok_or_else(|| Error::new(Code::InvalidArgument, "expected an abi that is held"))
}

/// Arguments: function name. Tells its number among the functions of the ABI.
#[wasm_bindgen]
pub fn abi_function(abi: usize, length: usize) -> Result<usize> {
    let abi = held(abi)?;
    with_arguments(length, |[name]| {
        let function = abi.function(text(&name, "functionName")?)?;
        Ok(abi.functions().iter().position(|other| core::ptr::eq(other, function)).unwrap_or_default())
    })
}

/// Arguments: args. Answers with the calldata: its bytes, or their hex.
#[wasm_bindgen]
pub fn encode_function_data(abi: usize, function: usize, as_hex: bool, length: usize) -> i32 {
    answer_bytes(|out| {
        let mut write = |data: &[u8]| if as_hex { write_hex(data, out) } else { out.extend_from_slice(data) };
        with_message(length, |args| function_of(&*held(abi)?, function)?.encode_flat(args, |data| write(data)))
    })
}

/// Arguments: a list of args. Answers with the calldata of each.
#[wasm_bindgen]
pub fn encode_many(abi: usize, function: usize, length: usize) -> i32 {
    answer(|out| with_message(length, |args| function_of(&*held(abi)?, function)?.encode_many_flat(args, out)))
}

fn function_of(abi: &Abi, number: usize) -> Result<&Function> {
    abi.functions().get(number).ok_or_else(|| Error::new(Code::InvalidArgument, "expected the number of a function"))
}

/// Arguments: data. Answers with the call.
#[wasm_bindgen]
pub fn decode_function_data(abi: usize, length: usize) -> i32 {
    answer_to(length, |[data], out| {
        let (abi, data) = (held(abi)?, bytes(&data, "data")?);
        let Decoded { entry, args } = abi.decode_function_data(&data)?;
        out.tree(&Tree::Object(vec![
            ("functionName".into(), Tree::Text(entry.name().into())),
            ("signature".into(), Tree::Text(entry.signature().into())),
            ("selector".into(), Tree::Text(to_hex(&entry.selector()).into())),
            ("args".into(), args),
        ]));
        Ok(())
    })
}

/// Arguments: data. Answers with the value.
#[wasm_bindgen]
pub fn decode_function_result(abi: usize, function: usize, length: usize) -> i32 {
    answer_to(length, |[data], out| {
        let (abi, data) = (held(abi)?, bytes(&data, "data")?);
        out.tree(&function_of(&abi, function)?.decode_result(&data)?);
        Ok(())
    })
}

/// Arguments: topics, data. Answers with the event.
#[wasm_bindgen]
pub fn decode_event_log(abi: usize, length: usize) -> i32 {
    answer_to(length, |[topics, data], out| {
        let abi = held(abi)?;
        let (topics, data) = (topics_of(&topics, Path::Root("topics"))?, bytes(&data, "data")?);
        out.tree(&event(abi.decode_event_log(&topics, &data)?));
        Ok(())
    })
}

/// Arguments: logs. Answers with an event for each, or the error of those that are none.
#[wasm_bindgen]
pub fn decode_logs(abi: usize, length: usize) -> i32 {
    answer_to(length, |[logs], out| {
        let abi = held(abi)?;
        let root = Path::Root("logs");
        let logs = list(&logs, "logs")?;
        out.list(logs.len());
        for (index, log) in logs.iter().enumerate() {
            let path = Path::Index(&root, index);
            let topics = topics_of(log.at("topics"), Path::Field(&path, "topics"));
            let parts = topics.and_then(|topics| Ok((topics, bytes_at(log.at("data"), Path::Field(&path, "data"))?)));
            let put = parts.and_then(|(topics, data)| {
                abi.decode_event_log(&topics, &data).map(|decoded| out.tree(&event(decoded)))
            });
            if let Err(error) = put {
                out.tree(&Tree::Object(vec![("error".into(), failure(&error))]));
            }
        }
        Ok(())
    })
}

fn event<'a>(Decoded { entry, args }: Decoded<'a, Event>) -> Tree<'a> {
    Tree::Object(vec![
        ("eventName".into(), Tree::Text(entry.name().into())),
        ("signature".into(), Tree::Text(entry.signature().into())),
        ("args".into(), args),
    ])
}

/// An error as one answer of many.
fn failure(error: &Error) -> Tree<'static> {
    let code = if error.code() == Code::Abi { "abi" } else { "invalid_argument" };
    let issue = |Issue { path, code, message }: &Issue| {
        Tree::Object(vec![
            ("path".into(), Tree::Text(path.clone().into())),
            ("code".into(), Tree::Text((*code).into())),
            ("message".into(), Tree::Text(message.clone().into())),
        ])
    };
    Tree::Object(vec![
        ("code".into(), Tree::Text(code.into())),
        ("message".into(), Tree::Text(error.to_string().into())),
        ("issues".into(), Tree::List(error.issues().iter().map(issue).collect())),
    ])
}

/// Arguments: data. Answers with the error.
#[wasm_bindgen]
pub fn decode_error_result(abi: usize, length: usize) -> i32 {
    answer_to(length, |[data], out| {
        let (abi, data) = (held(abi)?, bytes(&data, "data")?);
        let Decoded { entry, args } = abi.decode_error_result(&data)?;
        let mut error = vec![
            ("errorName".into(), Tree::Text(entry.name().into())),
            ("signature".into(), Tree::Text(entry.signature().into())),
            ("args".into(), args),
        ];
        error.extend(abi::panic_meaning(&data).map(|meaning| ("meaning".into(), Tree::Text(meaning.into()))));
        out.tree(&Tree::Object(error));
        Ok(())
    })
}

/// Arguments: signature. Answers with the selector.
#[wasm_bindgen]
pub fn function_selector(length: usize) -> i32 {
    answer_text_to(length, |[signature]| Ok(to_hex(&abi::function_selector(text(&signature, "signature")?)?)))
}

/// Arguments: signature. Answers with the topic.
#[wasm_bindgen]
pub fn event_topic(length: usize) -> i32 {
    answer_text_to(length, |[signature]| Ok(to_hex(&abi::event_topic(text(&signature, "signature")?)?)))
}

/// Arguments: data. Answers with the hash.
#[wasm_bindgen]
pub fn keccak256(length: usize) -> i32 {
    answer_text_to(length, |[data]| Ok(to_hex(&abi::keccak256(&bytes(&data, "data")?))))
}

/// Arguments: data. Answers with the digest.
#[wasm_bindgen]
pub fn calldata_digest(length: usize) -> i32 {
    answer_text_to(length, |[data]| Ok(to_hex(&abi::calldata_digest(&bytes(&data, "data")?))))
}

/// Arguments: text. Answers with the address and its checksum.
#[wasm_bindgen]
pub fn checksum_address(length: usize) -> i32 {
    answer_text_to(length, |[address]| {
        let address = Address::parse(text(&address, "text")?).map_err(|refusal| refuse("text", refusal))?;
        Ok(address.to_string())
    })
}

/// Arguments: decimal text, decimals. Answers with base units.
#[wasm_bindgen]
pub fn units_parse(length: usize) -> i32 {
    answer_to(length, |[decimal, decimals], out| {
        let units = parse_units(text(&decimal, "decimal")?, decimals_of(&decimals)?);
        let units = units.map_err(|refusal| refuse("decimal", refusal))?;
        out.tree(&Tree::Integer(to_decimal(&units).into()));
        Ok(())
    })
}

/// Arguments: base units, decimals. Answers with decimal text.
#[wasm_bindgen]
pub fn units_format(length: usize) -> i32 {
    answer_text_to(length, |[value, decimals]| {
        let units = match &value {
            Tree::Integer(digits) => read_number(digits, 10),
            _ => None,
        };
        let units = units
            .ok_or_else(|| refuse("value", ("out_of_range", "expected a bigint from 0 to 2^256 - 1".to_owned())))?;
        Ok(format_units(units, decimals_of(&decimals)?))
    })
}

fn refuse(path: impl core::fmt::Display, (code, message): Refusal) -> Error {
    Error::at(Code::InvalidArgument, path, code, message)
}

#[cold]
fn wrong_type(path: impl core::fmt::Display, expected: &str, tree: &Tree<'_>) -> Error {
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
    bytes_at(tree, Path::Root(path))
}

fn bytes_at(tree: &Tree<'_>, path: Path<'_>) -> Result<Vec<u8>> {
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

fn topics_of(tree: &Tree<'_>, root: Path<'_>) -> Result<Vec<[u8; 32]>> {
    let Tree::List(topics) = tree else { return Err(wrong_type(root, "an array", tree)) };
    let topics = topics.iter().enumerate().map(|(index, topic)| {
        let path = Path::Index(&root, index);
        <[u8; 32]>::try_from(bytes_at(topic, path)?)
            .map_err(|_| refuse(path, ("wrong_length", "expected 32 bytes".to_owned())))
    });
    topics.collect()
}
