//! The reader: value by value, or whole trees.

use std::borrow::Cow;

use super::{BIGINT, BYTES, FALSE, FOREIGN, HEADER, LARGE, LIST, NULL, NUMBER, OBJECT, SMALL, TEXT, TRUE, UTF8};
use crate::tree::Tree;
use crate::value::{U256, to_decimal};

/// Deeper trees are not read; the JavaScript half stops there as well.
const MAX_DEPTH: usize = 64;
/// What becomes of a text that UTF-8 cannot say; each lone surrogate of it arrives as U+FFFD.
const LONE_SURROGATE: &str = "text with a lone surrogate";

/// A value without those inside it, which follow.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Value<'a> {
    Null,
    Bool(bool),
    Number(&'a str),
    Text(&'a str),
    Small(u128),
    Integer(&'a str),
    Bytes(&'a [u8]),
    Foreign(&'a str),
    /// So many values follow.
    List(usize),
    /// For each key of the shape with this number a value follows.
    Object(usize),
}

/// Reads one value after the other. A copy reads the same values again.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reader<'a> {
    values: &'a [u8],
    texts: &'a str,
    is_ascii: bool,
    has_lone_surrogate: bool,
}

/// The keys of each shape.
pub(crate) type Shapes<'a> = Vec<Vec<&'a str>>;

impl<'a> Reader<'a> {
    /// Begins to read a message; `None` where it is not what the other half writes.
    pub(crate) fn new(message: &'a [u8]) -> Option<(Self, Shapes<'a>)> {
        let (mut header, mut rest) = message.split_at_checked(HEADER)?;
        let (shapes, texts, lone) = (number(&mut header)?, number(&mut header)?, number(&mut header)?);
        let values = take(&mut rest, shapes.checked_sub(HEADER)?)?;
        let mut keys = take(&mut rest, texts.checked_sub(shapes)?)?;
        let texts = core::str::from_utf8(rest).ok()?;
        let mut reader = Self { values, texts, is_ascii: texts.is_ascii(), has_lone_surrogate: lone != 0 };
        let mut shapes = Vec::new();
        while !keys.is_empty() {
            let count = number(&mut keys)?;
            shapes.push((0..count).map(|_| reader.text(number(&mut keys)?)).collect::<Option<_>>()?);
        }
        Some((reader, shapes))
    }

    /// Whether all was read.
    pub(crate) fn is_done(&self) -> bool {
        self.values.is_empty() && self.texts.is_empty()
    }

    /// The next value; `None` where there is none, or not one that the other half writes.
    pub(crate) fn next(&mut self, shapes: &Shapes<'a>) -> Option<Value<'a>> {
        let (tag, rest) = self.values.split_first()?;
        self.values = rest;
        Some(match *tag {
            NULL => Value::Null,
            FALSE => Value::Bool(false),
            TRUE => Value::Bool(true),
            NUMBER => Value::Number(self.units()?),
            TEXT => match self.units()? {
                text if self.has_lone_surrogate && text.chars().any(|char| char == '\u{FFFD}') => {
                    Value::Foreign(LONE_SURROGATE)
                }
                text => Value::Text(text),
            },
            UTF8 => {
                let length = number(&mut self.values)?;
                Value::Text(core::str::from_utf8(take(&mut self.values, length)?).ok()?)
            }
            BIGINT => Value::Integer(self.units()?),
            FOREIGN => Value::Foreign(self.units()?),
            SMALL => Value::Small(u64::from_le_bytes(take(&mut self.values, 8)?.try_into().ok()?).into()),
            LARGE => Value::Small(u128::from_le_bytes(take(&mut self.values, 16)?.try_into().ok()?)),
            BYTES => {
                let length = number(&mut self.values)?;
                Value::Bytes(take(&mut self.values, length)?)
            }
            // A value takes up one byte at least.
            LIST => Value::List(number(&mut self.values).filter(|count| *count <= self.values.len())?),
            OBJECT => {
                let shape = number(&mut self.values)?;
                shapes.get(shape).filter(|keys| keys.len() <= self.values.len())?;
                Value::Object(shape)
            }
            _ => return None,
        })
    }

    /// Goes past the next value and those inside it.
    pub(crate) fn skip(&mut self, shapes: &Shapes<'a>) -> Option<()> {
        let mut left = 1;
        while left > 0 {
            left -= 1;
            match self.next(shapes)? {
                Value::List(count) => left += count,
                Value::Object(shape) => left += shapes.get(shape)?.len(),
                _ => {}
            }
        }
        Some(())
    }

    fn units(&mut self) -> Option<&'a str> {
        let units = number(&mut self.values)?;
        self.text(units)
    }

    /// The next text, of so many UTF-16 units.
    fn text(&mut self, units: usize) -> Option<&'a str> {
        let length = if self.is_ascii { units } else { utf8_length(self.texts, units)? };
        let (text, rest) = self.texts.split_at_checked(length)?;
        self.texts = rest;
        Some(text)
    }

    /// The next value with those inside it.
    fn tree(&mut self, shapes: &Shapes<'a>, depth: usize) -> Option<Tree<'a>> {
        if depth > MAX_DEPTH + 1 {
            return None;
        }
        Some(match self.next(shapes)? {
            Value::Null => Tree::Null,
            Value::Bool(flag) => Tree::Bool(flag),
            Value::Number(digits) => Tree::Number(digits.into()),
            Value::Text(text) => Tree::Text(text.into()),
            Value::Small(number) => Tree::Integer(to_decimal(&U256::from(number)).into()),
            Value::Integer(digits) => Tree::Integer(digits.into()),
            Value::Bytes(bytes) => Tree::Bytes(bytes.into()),
            Value::Foreign(what) => Tree::Foreign(what.into()),
            Value::List(count) => {
                let mut items = Vec::with_capacity(count);
                for _ in 0..count {
                    items.push(self.tree(shapes, depth + 1)?);
                }
                Tree::List(items)
            }
            Value::Object(shape) => {
                let keys = shapes.get(shape)?;
                let mut members = Vec::with_capacity(keys.len());
                for key in keys {
                    members.push((Cow::Borrowed(*key), self.tree(shapes, depth + 1)?));
                }
                Tree::Object(members)
            }
        })
    }
}

/// Reads the values that a message holds; `None` where it is not what the other half writes.
pub fn read(message: &[u8]) -> Option<Vec<Tree<'_>>> {
    let (mut reader, shapes) = Reader::new(message)?;
    let mut values = Vec::new();
    while !reader.values.is_empty() {
        values.push(reader.tree(&shapes, 0)?);
    }
    reader.is_done().then_some(values)
}

/// How many bytes of `text` are its first so many UTF-16 units.
fn utf8_length(text: &str, units: usize) -> Option<usize> {
    let mut left = units;
    for (at, byte) in text.bytes().enumerate() {
        let begins = byte & 0xC0 != 0x80;
        if begins && left == 0 {
            return Some(at);
        }
        if begins {
            left = left.checked_sub(if byte < 0xF0 { 1 } else { 2 })?;
        }
    }
    (left == 0).then_some(text.len())
}

fn number(rest: &mut &[u8]) -> Option<usize> {
    let (bytes, left) = rest.split_first_chunk()?;
    *rest = left;
    usize::try_from(u32::from_le_bytes(*bytes)).ok()
}

fn take<'a>(rest: &mut &'a [u8], length: usize) -> Option<&'a [u8]> {
    let (taken, left) = rest.split_at_checked(length)?;
    *rest = left;
    Some(taken)
}
