//! The reader.

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::tree::Tree;

/// The deepest nesting of arrays and objects that is read.
pub const MAX_DEPTH: usize = 64;
/// The longest text that is read, in bytes: 16 MiB.
pub const MAX_BYTES: usize = 16 << 20;
/// Objects with fewer members than this are searched for a repeated key one by one, others by a set.
const FEW_MEMBERS: usize = 16;

/// Why a text is not JSON, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What kind of fault: `syntax`, `duplicate_key`, `too_deep`, `too_large`, `bad_utf8`, `byte_order_mark`, `lone_surrogate`.
    pub code: &'static str,
    /// What was expected, or what is wrong.
    pub message: String,
    /// Counted from 1, in lines that end with a line feed.
    pub line: usize,
    /// Counted from 1, in bytes.
    pub column: usize,
}

impl core::fmt::Display for Fault {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "line {}, column {}: {}", self.line, self.column, self.message)
    }
}

/// Reads one JSON value that fills the whole text.
pub fn read(bytes: &[u8]) -> Result<Tree<'_>, Fault> {
    let fault = |at, code, message: &str| {
        let (line, column) = position(bytes, at);
        Fault { code, message: message.into(), line, column }
    };
    if bytes.len() > MAX_BYTES {
        return Err(fault(0, "too_large", "expected at most 16 MiB of text"));
    }
    if bytes.starts_with(b"\xEF\xBB\xBF") {
        return Err(fault(0, "byte_order_mark", "expected JSON, got a byte order mark"));
    }
    let text = match core::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => return Err(fault(error.valid_up_to(), "bad_utf8", "expected UTF-8")),
    };
    let mut reader = Reader { text, at: 0 };
    reader.document().map_err(|Stop(code, message)| fault(reader.at, code, message))
}

fn position(bytes: &[u8], at: usize) -> (usize, usize) {
    let before = bytes.get(..at).unwrap_or(bytes);
    let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
    let column = before.iter().rev().take_while(|byte| **byte != b'\n').count() + 1;
    (line, column)
}

/// A code and a message; the place is where the reader stands.
struct Stop(&'static str, &'static str);

type Read<T> = Result<T, Stop>;

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    fn document(&mut self) -> Read<Tree<'a>> {
        self.skip_space();
        let value = self.value(0)?;
        self.skip_space();
        match self.peek() {
            None => Ok(value),
            Some(_) => Err(Stop("syntax", "expected the end of the text")),
        }
    }

    fn value(&mut self, depth: usize) -> Read<Tree<'a>> {
        match self.peek() {
            Some(b'{' | b'[') if depth == MAX_DEPTH => Err(Stop("too_deep", "expected at most 64 levels of nesting")),
            Some(b'{') => self.object(depth),
            Some(b'[') => self.list(depth),
            Some(b'"') => self.string().map(Tree::Text),
            Some(b'-' | b'0'..=b'9') => self.number().map(Tree::Number),
            Some(b't') => self.word("true", Tree::Bool(true)),
            Some(b'f') => self.word("false", Tree::Bool(false)),
            Some(b'n') => self.word("null", Tree::Null),
            _ => Err(Stop("syntax", "expected a value")),
        }
    }

    fn object(&mut self, depth: usize) -> Read<Tree<'a>> {
        self.at += 1;
        let mut members: Vec<(Cow<'a, str>, Tree<'a>)> = Vec::new();
        let mut names = BTreeSet::new();
        self.skip_space();
        if self.take(b'}') {
            return Ok(Tree::Object(members));
        }
        loop {
            let start = self.at;
            if self.peek() != Some(b'"') {
                return Err(Stop("syntax", "expected a key in quotes"));
            }
            let key = self.string()?;
            let repeated = if members.len() < FEW_MEMBERS {
                members.iter().any(|(name, _)| *name == key)
            } else {
                if names.is_empty() {
                    names.extend(members.iter().map(|(name, _)| name.clone()));
                }
                !names.insert(key.clone())
            };
            if repeated {
                self.at = start;
                return Err(Stop("duplicate_key", "expected each key once in an object"));
            }
            self.skip_space();
            if !self.take(b':') {
                return Err(Stop("syntax", "expected a colon after the key"));
            }
            self.skip_space();
            members.push((key, self.value(depth + 1)?));
            self.skip_space();
            if self.take(b'}') {
                return Ok(Tree::Object(members));
            }
            if !self.take(b',') {
                return Err(Stop("syntax", "expected a comma or the end of the object"));
            }
            self.skip_space();
        }
    }

    fn list(&mut self, depth: usize) -> Read<Tree<'a>> {
        self.at += 1;
        let mut items = Vec::new();
        self.skip_space();
        if self.take(b']') {
            return Ok(Tree::List(items));
        }
        loop {
            items.push(self.value(depth + 1)?);
            self.skip_space();
            if self.take(b']') {
                return Ok(Tree::List(items));
            }
            if !self.take(b',') {
                return Err(Stop("syntax", "expected a comma or the end of the array"));
            }
            self.skip_space();
        }
    }

    fn number(&mut self) -> Read<Cow<'a, str>> {
        let start = self.at;
        self.take(b'-');
        if !self.take(b'0') {
            self.digits()?;
        }
        if self.take(b'.') {
            self.digits()?;
        }
        if self.take(b'e') || self.take(b'E') {
            let _ = self.take(b'+') || self.take(b'-');
            self.digits()?;
        }
        Ok(Cow::Borrowed(self.text.get(start..self.at).unwrap_or_default()))
    }

    fn digits(&mut self) -> Read<()> {
        let start = self.at;
        while matches!(self.peek(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        if self.at == start { Err(Stop("syntax", "expected a digit")) } else { Ok(()) }
    }

    /// Borrows the text where it has no escape.
    fn string(&mut self) -> Read<Cow<'a, str>> {
        self.at += 1;
        let start = self.at;
        self.skip_plain();
        match self.peek() {
            Some(b'"') => {
                let text = self.text.get(start..self.at).unwrap_or_default();
                self.at += 1;
                Ok(Cow::Borrowed(text))
            }
            Some(b'\\') => {
                // What is escaped is judged when it is undone; a quote does not end the text.
                while self.peek() == Some(b'\\') {
                    self.at += 2;
                    self.skip_plain();
                }
                let end = core::mem::replace(&mut self.at, start);
                self.unescaped(end).map(Cow::Owned)
            }
            Some(_) => Err(Stop("syntax", "expected no control character inside text")),
            None => Err(Stop("syntax", "expected a closing quote")),
        }
    }

    #[inline(always)]
    fn skip_plain(&mut self) {
        self.at += plain_length(self.text.as_bytes().get(self.at..).unwrap_or_default());
    }

    /// Undoes the escapes of a text that is not longer than up to `end`.
    fn unescaped(&mut self, end: usize) -> Read<String> {
        let mut text = vec![0; end.saturating_sub(self.at)];
        let mut length = 0;
        loop {
            let byte = match self.peek() {
                Some(b'"') => break,
                Some(b'\\') => {
                    self.at += 1;
                    match self.peek() {
                        Some(mark @ (b'"' | b'\\' | b'/')) => mark,
                        Some(b'b') => 8,
                        Some(b'f') => 0xC,
                        Some(b'n') => b'\n',
                        Some(b'r') => b'\r',
                        Some(b't') => b'\t',
                        Some(b'u') => {
                            let start = self.at - 1;
                            self.at += 1;
                            let escaped = self.unicode().inspect_err(|_| self.at = start)?;
                            if let Some(slot) = text.get_mut(length..length + escaped.len_utf8()) {
                                escaped.encode_utf8(slot);
                            }
                            length += escaped.len_utf8();
                            continue;
                        }
                        _ => return Err(Stop("syntax", "expected one of \" \\ / b f n r t u after a backslash")),
                    }
                }
                Some(0..=0x1F) => return Err(Stop("syntax", "expected no control character inside text")),
                Some(byte) => byte,
                None => return Err(Stop("syntax", "expected a closing quote")),
            };
            if let Some(slot) = text.get_mut(length) {
                *slot = byte;
            }
            length += 1;
            self.at += 1;
        }
        self.at += 1;
        text.truncate(length);
        // Cannot fail: the text was UTF-8, and what was undone is.
        String::from_utf8(text).map_err(|_| Stop("bad_utf8", "expected UTF-8"))
    }

    fn unicode(&mut self) -> Read<char> {
        const LONE: Stop = Stop("lone_surrogate", "expected a whole surrogate pair");
        let first = self.hex4()?;
        if !(0xD800..0xE000).contains(&first) {
            return char::from_u32(first).ok_or(LONE);
        }
        if first >= 0xDC00 || !(self.take(b'\\') && self.take(b'u')) {
            return Err(LONE);
        }
        let second = self.hex4()?;
        if !(0xDC00..0xE000).contains(&second) {
            return Err(LONE);
        }
        char::from_u32(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00)).ok_or(LONE)
    }

    fn hex4(&mut self) -> Read<u32> {
        let digits = self.text.get(self.at..self.at + 4).filter(|text| text.bytes().all(|b| b.is_ascii_hexdigit()));
        self.at += 4;
        digits
            .and_then(|text| u32::from_str_radix(text, 16).ok())
            .ok_or(Stop("syntax", "expected four hex digits after \\u"))
    }

    fn word(&mut self, word: &str, value: Tree<'a>) -> Read<Tree<'a>> {
        if self.text.get(self.at..).is_some_and(|rest| rest.starts_with(word)) {
            self.at += word.len();
            return Ok(value);
        }
        Err(Stop("syntax", "expected a value"))
    }

    #[inline(always)]
    fn skip_space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\n' | b'\r' | b'\t')) {
            self.at += 1;
        }
    }

    #[inline(always)]
    fn take(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    #[inline(always)]
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }
}

/// How many bytes come before a quote, a backslash or a control character: eight at a time, as most of a text is none of these.
fn plain_length(bytes: &[u8]) -> usize {
    const EACH: u64 = u64::MAX / 0xFF;
    // The high bit of the first byte below `limit`, and perhaps of some behind it.
    let below = |word: u64, limit: u64| word.wrapping_sub(EACH * limit) & !word & (EACH << 7);
    let (chunks, rest) = bytes.as_chunks();
    for (index, chunk) in chunks.iter().enumerate() {
        let word = u64::from_le_bytes(*chunk);
        let found = below(word, 0x20) | below(word ^ (EACH * 0x22), 1) | below(word ^ (EACH * 0x5C), 1);
        if found != 0 {
            return 8 * index + found.trailing_zeros() as usize / 8;
        }
    }
    let special = rest.iter().position(|byte| matches!(byte, 0..=0x1F | b'"' | b'\\'));
    8 * chunks.len() + special.unwrap_or(rest.len())
}
