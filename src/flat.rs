//! The tree as flat bytes: what the two halves of `js` say to each other through one buffer.
//!
//! A value is a tag and what follows it; lengths and counts are 32 bits, little endian. `pkg/src/flat.ts` is the other half.

use crate::tree::Tree;

const NULL: u8 = 0;
const FALSE: u8 = 1;
const TRUE: u8 = 2;
/// Length and digits, as JavaScript prints them: no float is read or printed here.
const NUMBER: u8 = 3;
/// Length and UTF-8.
const TEXT: u8 = 4;
/// Count and values.
const LIST: u8 = 5;
/// Count, then for each member the key (length and UTF-8) and the value.
const OBJECT: u8 = 6;
/// Length and decimal digits.
const BIGINT: u8 = 7;
/// Length and bytes.
const BYTES: u8 = 8;
/// Length and a description in UTF-8 of what JSON cannot say.
const FOREIGN: u8 = 9;

/// Deeper trees are not read; the JavaScript half stops there as well.
const MAX_DEPTH: usize = 64;

/// Reads the values that fill `bytes`; `None` where they are not what the other half writes.
pub fn read(bytes: &[u8]) -> Option<Vec<Tree<'_>>> {
    let mut rest = bytes;
    let mut values = Vec::new();
    while !rest.is_empty() {
        values.push(value(&mut rest, 0)?);
    }
    Some(values)
}

fn value<'a>(rest: &mut &'a [u8], depth: usize) -> Option<Tree<'a>> {
    if depth > MAX_DEPTH + 1 {
        return None;
    }
    Some(match take(rest, 1)? {
        [NULL] => Tree::Null,
        [FALSE] => Tree::Bool(false),
        [TRUE] => Tree::Bool(true),
        [NUMBER] => Tree::Number(text(rest)?.into()),
        [TEXT] => Tree::Text(text(rest)?.into()),
        [BIGINT] => Tree::Integer(text(rest)?.into()),
        [FOREIGN] => Tree::Foreign(text(rest)?.into()),
        [BYTES] => {
            let length = length(rest)?;
            Tree::Bytes(take(rest, length)?.into())
        }
        [LIST] => (0..length(rest)?).map(|_| value(rest, depth + 1)).collect::<Option<Vec<_>>>().map(Tree::List)?,
        [OBJECT] => {
            let members = (0..length(rest)?).map(|_| Some((text(rest)?.into(), value(rest, depth + 1)?)));
            members.collect::<Option<Vec<_>>>().map(Tree::Object)?
        }
        _ => return None,
    })
}

fn text<'a>(rest: &mut &'a [u8]) -> Option<&'a str> {
    let length = length(rest)?;
    core::str::from_utf8(take(rest, length)?).ok()
}

fn length(rest: &mut &[u8]) -> Option<usize> {
    usize::try_from(u32::from_le_bytes(take(rest, 4)?.try_into().ok()?)).ok()
}

fn take<'a>(rest: &mut &'a [u8], length: usize) -> Option<&'a [u8]> {
    let (taken, left) = rest.split_at_checked(length)?;
    *rest = left;
    Some(taken)
}

/// Writes a value behind what `out` holds.
pub fn write(tree: &Tree<'_>, out: &mut Vec<u8>) {
    match tree {
        Tree::Null => out.push(NULL),
        Tree::Bool(value) => out.push(if *value { TRUE } else { FALSE }),
        Tree::Number(digits) => write_bytes(NUMBER, digits.as_bytes(), out),
        Tree::Text(text) => write_bytes(TEXT, text.as_bytes(), out),
        Tree::Integer(digits) => write_bytes(BIGINT, digits.as_bytes(), out),
        Tree::Foreign(what) => write_bytes(FOREIGN, what.as_bytes(), out),
        Tree::Bytes(bytes) => write_bytes(BYTES, bytes, out),
        Tree::List(items) => {
            out.push(LIST);
            write_length(items.len(), out);
            items.iter().for_each(|item| write(item, out));
        }
        Tree::Object(members) => {
            out.push(OBJECT);
            write_length(members.len(), out);
            for (key, value) in members {
                write_length(key.len(), out);
                out.extend(key.as_bytes());
                write(value, out);
            }
        }
    }
}

fn write_bytes(tag: u8, bytes: &[u8], out: &mut Vec<u8>) {
    out.push(tag);
    write_length(bytes.len(), out);
    out.extend(bytes);
}

fn write_length(length: usize, out: &mut Vec<u8>) {
    // No length reaches 2^32 in a 32-bit memory.
    out.extend(u32::try_from(length).unwrap_or(u32::MAX).to_le_bytes());
}
