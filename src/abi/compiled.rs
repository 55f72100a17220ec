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
/// The keys of entries and parameters by what they hold, those first of which something is made.
const TEXTS: [&str; 4] = ["type", "name", "internalType", "stateMutability"];
const FLAGS: [&str; 4] = ["indexed", "anonymous", "constant", "payable"];
const LISTS: [&str; 3] = ["inputs", "outputs", "components"];

/// What an object holds, in the order of the keys above.
#[derive(Default)]
struct Fields<'a> {
    texts: [Option<&'a str>; 4],
    flags: [Option<bool>; 4],
    lists: [Option<(Vec<Param>, Vec<bool>)>; 3],
}

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
    let Fields { texts: [ty, name, ..], flags: [_, anonymous, ..], lists: [inputs, outputs, _] } = fields(reader, 0)?;
    let ty = ty?;
    if matches!(ty, "constructor" | "fallback" | "receive") {
        return Some(());
    }
    let name = name.filter(|name| name.len() <= MAX_NAME && is_identifier(name))?;
    let (inputs, indexed) = inputs?;
    let entry = Entry::new(name, Params::new(inputs).ok()?);
    let added = match ty {
        "function" => {
            let outputs = Params::new(outputs.map(|(outputs, _)| outputs).unwrap_or_default()).ok()?;
            abi.add_function(Function { entry, outputs })
        }
        "error" => abi.add_error(CustomError { entry }),
        "event" => abi.add_event(Event::new(entry, indexed.into(), anonymous.unwrap_or_default()).ok()?),
        _ => return None,
    };
    added.ok()
}

fn fields<'a>(reader: &mut Reader<'a>, depth: usize) -> Option<Fields<'a>> {
    let mut fields = Fields::default();
    reader.each_member(|reader, key| {
        if let Some(slot) = slot(&TEXTS, &mut fields.texts, key) {
            once(slot, reader.plain_text()?)
        } else if let Some(slot) = slot(&FLAGS, &mut fields.flags, key) {
            once(slot, reader.flag()?)
        } else if depth <= MAX_TUPLES {
            once(slot(&LISTS, &mut fields.lists, key)?, params(reader, depth)?)
        } else {
            None
        }
    })?;
    Some(fields)
}

/// Where the value of a key belongs.
fn slot<'s, T>(keys: &[&str], slots: &'s mut [T], key: &str) -> Option<&'s mut T> {
    keys.iter().zip(slots).find(|(known, _)| **known == key).map(|(_, slot)| slot)
}

/// Fills a slot; `None` where the key stood there before.
fn once<T>(slot: &mut Option<T>, value: T) -> Option<()> {
    slot.replace(value).is_none().then_some(())
}

/// Parameters, and for each whether it is indexed.
fn params(reader: &mut Reader<'_>, depth: usize) -> Option<(Vec<Param>, Vec<bool>)> {
    let (mut params, mut indexed) = (Vec::new(), Vec::new());
    reader.each_item(|reader| {
        let Fields { texts: [ty, name, ..], flags: [is_indexed, ..], lists: [.., components] } =
            fields(reader, depth + 1)?;
        let name = name.unwrap_or_default();
        if name.len() > MAX_NAME {
            return None;
        }
        let (base, suffix) = split_arrays(ty?);
        let ty = match base {
            "tuple" => Type::tuple(Params::new(components?.0).ok()?),
            _ => elementary(base),
        };
        params.push(Param { name: name.into(), ty: arrays(ty.ok()?, suffix, depth).ok()? });
        indexed.push(is_indexed.unwrap_or_default());
        Some(())
    })?;
    Some((params, indexed))
}
