//! The writer.

use super::{BIGINT, BYTES, FALSE, FOREIGN, HEADER, LIST, NULL, NUMBER, OBJECT, SMALL, TEXT, TRUE, UTF8};
use crate::tree::Tree;
use crate::value::write_hex;

/// So many shapes are searched for one that is there already.
const MAX_SEARCHED: usize = 8;

/// Writes values one behind the other.
#[derive(Debug, Default)]
pub struct Writer {
    values: Vec<u8>,
    texts: Vec<u8>,
    shapes: Vec<Vec<String>>,
}

impl Writer {
    /// Writes a value with those inside it.
    pub fn tree(&mut self, tree: &Tree<'_>) {
        match tree {
            Tree::Null => self.values.push(NULL),
            Tree::Bool(flag) => self.values.push(if *flag { TRUE } else { FALSE }),
            Tree::Number(digits) => self.units(NUMBER, digits),
            Tree::Text(text) => self.text(text),
            Tree::Integer(digits) => self.integer(digits),
            Tree::Foreign(what) => self.units(FOREIGN, what),
            Tree::Bytes(bytes) => {
                self.head(BYTES, bytes.len());
                self.values.extend_from_slice(bytes);
            }
            Tree::List(items) => {
                self.list(items.len());
                items.iter().for_each(|item| self.tree(item));
            }
            Tree::Object(members) => {
                let shape = self.shape(|| members.iter().map(|(key, _)| &**key));
                self.head(OBJECT, shape);
                members.iter().for_each(|(_, value)| self.tree(value));
            }
        }
    }

    /// Says that so many values of a list follow.
    pub fn list(&mut self, count: usize) {
        self.head(LIST, count);
    }

    /// Writes a text.
    pub fn text(&mut self, text: &str) {
        if text.is_ascii() {
            self.head(TEXT, text.len());
            self.texts.extend_from_slice(text.as_bytes());
        } else {
            self.head(UTF8, text.len());
            self.values.extend_from_slice(text.as_bytes());
        }
    }

    /// Writes bytes as the text of their hex.
    pub fn hex(&mut self, bytes: &[u8]) {
        self.head(TEXT, 2 + 2 * bytes.len());
        write_hex(bytes, &mut self.texts);
    }

    /// Ends the message in `out`, and begins a new one.
    pub fn finish(&mut self, out: &mut Vec<u8>) {
        out.clear();
        out.resize(HEADER, 0);
        out.append(&mut self.values);
        let shapes = out.len();
        let keys = core::mem::take(&mut self.shapes);
        for shape in &keys {
            put_number(shape.len(), out);
            shape.iter().for_each(|key| put_number(utf16_length(key), out));
        }
        let texts = out.len();
        keys.iter().flatten().for_each(|key| out.extend_from_slice(key.as_bytes()));
        out.append(&mut self.texts);
        for (slot, number) in out.as_chunks_mut().0.iter_mut().zip([shapes, texts, 0]) {
            *slot = to_bytes(number);
        }
    }

    fn integer(&mut self, digits: &str) {
        let is_plain = digits.len() == 1 || !digits.starts_with(['0', '+']);
        match digits.parse::<u64>() {
            Ok(number) if is_plain => {
                self.values.push(SMALL);
                self.values.extend_from_slice(&number.to_le_bytes());
            }
            _ => self.units(BIGINT, digits),
        }
    }

    fn units(&mut self, tag: u8, text: &str) {
        self.head(tag, utf16_length(text));
        self.texts.extend_from_slice(text.as_bytes());
    }

    fn head(&mut self, tag: u8, number: usize) {
        self.values.push(tag);
        put_number(number, &mut self.values);
    }

    /// The number of the shape with these keys.
    fn shape<'k, I: Iterator<Item = &'k str>>(&mut self, keys: impl Fn() -> I) -> usize {
        let known = self.shapes.iter().take(MAX_SEARCHED).position(|shape| shape.iter().eq(keys()));
        known.unwrap_or_else(|| {
            self.shapes.push(keys().map(str::to_owned).collect());
            self.shapes.len() - 1
        })
    }
}

/// A message of these values.
pub fn write(values: &[Tree<'_>]) -> Vec<u8> {
    let (mut writer, mut out) = (Writer::default(), Vec::new());
    values.iter().for_each(|value| writer.tree(value));
    writer.finish(&mut out);
    out
}

fn utf16_length(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.chars().map(char::len_utf16).sum() }
}

fn put_number(number: usize, out: &mut Vec<u8>) {
    out.extend_from_slice(&to_bytes(number));
}

fn to_bytes(number: usize) -> [u8; 4] {
    // No length reaches 2^32 in a 32-bit memory.
    u32::try_from(number).unwrap_or(u32::MAX).to_le_bytes()
}
