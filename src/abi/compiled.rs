//! The short way: an ABI as compilers print it, in one pass over its text. Whatever else a text holds, every fault among it,
//! is left to `parse`, which says what is wrong.

use super::contract::Abi;
use super::entry::{CustomError, Entry, Event, Function};
use super::parse::{MAX_NAME, builtins};
use super::signature::{arrays, elementary, is_identifier, split_arrays};
use super::solidity::{Param, Params, Type};
use crate::json::{MAX_BYTES, Reader};

/// Deeper tuples are rare.
const MAX_TUPLES: usize = 8;

/// The ABI of a text; `None` where it is not as compilers print it.
pub(super) fn read(text: &str) -> Option<Abi> {
    if text.len() > MAX_BYTES {
        return None;
    }
    let mut reader = Reader::new(text);
    let mut abi = builtins().ok()?;
    reader.skip_space();
    reader.each_item(|reader| entry(reader, &mut abi))?;
    reader.skip_space();
    reader.is_done().then_some(abi)
}

fn entry(reader: &mut Reader<'_>, abi: &mut Abi) -> Option<()> {
    let (mut ty, mut name, mut inputs, mut outputs, mut anonymous) = (None, None, None, None, None);
    let (mut mutability, mut constant, mut payable) = (None, None, None);
    reader.each_member(|reader, key| match key {
        "type" => once(&mut ty, reader.plain_text()?),
        "name" => once(&mut name, reader.plain_text()?),
        "inputs" => once(&mut inputs, params(reader, 0)?),
        "outputs" => once(&mut outputs, params(reader, 0)?),
        "anonymous" => once(&mut anonymous, reader.flag()?),
        "stateMutability" => once(&mut mutability, reader.plain_text()?),
        "constant" => once(&mut constant, reader.flag()?),
        "payable" => once(&mut payable, reader.flag()?),
        _ => None,
    })?;
    if matches!(ty?, "constructor" | "fallback" | "receive") {
        return Some(());
    }
    let name = name.filter(|name| name.len() <= MAX_NAME && is_identifier(name))?;
    let (inputs, indexed) = inputs?;
    let entry = Entry::new(name, Params::new(inputs).ok()?);
    let added = match ty? {
        "function" => {
            let outputs = outputs.map_or_else(|| Ok(Params::default()), |(outputs, _)| Params::new(outputs)).ok()?;
            abi.add_function(Function { entry, outputs })
        }
        "error" => abi.add_error(CustomError { entry }),
        "event" => {
            let event = Event::new(entry, indexed.into(), anonymous.unwrap_or_default());
            event.and_then(|event| abi.add_event(event))
        }
        _ => return None,
    };
    added.ok()
}

/// Parameters, and for each whether it is indexed.
fn params(reader: &mut Reader<'_>, depth: usize) -> Option<(Vec<Param>, Vec<bool>)> {
    let (mut params, mut indexed) = (Vec::new(), Vec::new());
    reader.each_item(|reader| {
        let (param, is_indexed) = param(reader, depth)?;
        params.push(param);
        indexed.push(is_indexed);
        Some(())
    })?;
    Some((params, indexed))
}

fn param(reader: &mut Reader<'_>, depth: usize) -> Option<(Param, bool)> {
    let (mut ty, mut name, mut internal, mut indexed, mut components) = (None, None, None, None, None);
    reader.each_member(|reader, key| match key {
        "type" => once(&mut ty, reader.plain_text()?),
        "name" => once(&mut name, reader.plain_text()?),
        "internalType" => once(&mut internal, reader.plain_text()?),
        "indexed" => once(&mut indexed, reader.flag()?),
        "components" if depth < MAX_TUPLES => once(&mut components, params(reader, depth + 1)?),
        _ => None,
    })?;
    let name = name.unwrap_or_default();
    if name.len() > MAX_NAME {
        return None;
    }
    let (base, suffix) = split_arrays(ty?);
    let ty = if base == "tuple" { Type::tuple(Params::new(components?.0).ok()?) } else { elementary(base) }.ok()?;
    let ty = if suffix.is_empty() { ty } else { arrays(ty, suffix, depth).ok()? };
    Some((Param { name: name.into(), ty }, indexed.unwrap_or_default()))
}

/// Fills a slot; `None` where the key stood there before.
fn once<T>(slot: &mut Option<T>, value: T) -> Option<()> {
    slot.replace(value).is_none().then_some(())
}
