//! From text to tokens: whether it is JSON at all is judged here, and only here.

use super::MAX_DEPTH;
use super::fault::Stop;
use super::text::{Unescaped, plain_end};
use super::token::{Kind, Token, Tokens};
use crate::value::repeats;

/// Room for so many tokens at most is made before any is met.
const MAX_ROOM: usize = 1 << 16;
/// So many keys are compared with each other as they come, more when their object ends.
const FEW_KEYS: usize = 16;
const DUPLICATE: &[&str; 2] = &["duplicate_key", "expected each key once in an object"];

type Scan<T> = Result<T, Stop>;

struct Scanner<'a> {
    text: &'a str,
    tokens: Vec<Token>,
    unescaped: Unescaped,
    open: Vec<Open>,
    /// The keys of all open objects, the innermost last, and where each stands.
    keys: Vec<(Token, usize)>,
}

/// An object or array whose end was not met yet.
struct Open {
    token: usize,
    end: u8,
    /// How many keys stand before its own.
    first_key: usize,
}

/// Reads the one value that fills the whole text.
pub(super) fn scan(text: &str) -> Scan<Tokens<'_>> {
    let tokens = Vec::with_capacity((text.len() / 8).min(MAX_ROOM));
    let scanner = Scanner { text, tokens, unescaped: Unescaped::default(), open: Vec::new(), keys: Vec::new() };
    scanner.scan()
}

impl<'a> Scanner<'a> {
    #[cfg_attr(lean, optimize(speed))]
    fn scan(mut self) -> Scan<Tokens<'a>> {
        let bytes = self.text.as_bytes();
        let mut at = skip_space(bytes, 0);
        loop {
            // A value begins.
            let mark = bytes.get(at).copied();
            at = match mark {
                Some(b'{') => self.open(at, Kind::Object, b'}')?,
                Some(b'[') => self.open(at, Kind::List, b']')?,
                Some(b'"') => self.text(at)?,
                Some(b'-' | b'0'..=b'9') => self.number(at)?,
                Some(b't') => self.word(at, "true", Kind::True)?,
                Some(b'f') => self.word(at, "false", Kind::False)?,
                Some(b'n') => self.word(at, "null", Kind::Null)?,
                _ => return Err(Stop(at, &["syntax", "expected a value"])),
            };
            let mut is_first = matches!(mark, Some(b'{' | b'['));
            // What it stands in goes on, or ends: perhaps that is the object or array that begins here.
            loop {
                at = skip_space(bytes, at);
                let Some(Open { end, .. }) = self.open.last() else {
                    return if at == bytes.len() {
                        Ok(Tokens { text: self.text, unescaped: self.unescaped.into_text(), list: self.tokens })
                    } else {
                        Err(Stop(at, &["syntax", "expected the end of the text"]))
                    };
                };
                let is_object = *end == b'}';
                if bytes.get(at) == Some(end) {
                    at += 1;
                    self.close()?;
                    is_first = false;
                    continue;
                }
                if !is_first {
                    at = comma(bytes, at, is_object)?;
                }
                if is_object {
                    at = self.key(at)?;
                }
                break;
            }
        }
    }

    #[cfg_attr(lean, optimize(speed))]
    fn open(&mut self, at: usize, kind: Kind, end: u8) -> Scan<usize> {
        if self.open.len() == MAX_DEPTH {
            return Err(Stop(at, &["too_deep", "expected at most 64 levels of nesting"]));
        }
        self.open.push(Open { token: self.tokens.len(), end, first_key: self.keys.len() });
        self.tokens.push(Token { kind, start: 0, end: 0 });
        Ok(at + 1)
    }

    #[cfg_attr(lean, optimize(speed))]
    fn close(&mut self) -> Scan<()> {
        let next = self.tokens.len();
        let Some(Open { token, first_key, .. }) = self.open.pop() else { return Ok(()) };
        if let Some(token) = self.tokens.get_mut(token) {
            token.end = next;
        }
        if self.keys.len() - first_key > FEW_KEYS {
            self.check_keys(first_key)?;
        }
        self.keys.truncate(first_key);
        Ok(())
    }

    /// Goes past a key and its colon.
    #[inline(always)]
    fn key(&mut self, at: usize) -> Scan<usize> {
        let bytes = self.text.as_bytes();
        if bytes.get(at) != Some(&b'"') {
            return Err(Stop(at, &["syntax", "expected a key in quotes"]));
        }
        let colon = skip_space(bytes, self.text(at)?);
        if let (Some(open), Some(key)) = (self.open.last(), self.tokens.last()) {
            let others = self.keys.get(open.first_key..).unwrap_or_default();
            if others.len() <= FEW_KEYS && others.iter().any(|(other, _)| self.bytes_of(other) == self.bytes_of(key)) {
                return Err(Stop(at, DUPLICATE));
            }
            self.keys.push((*key, at));
        }
        if bytes.get(colon) != Some(&b':') {
            return Err(Stop(colon, &["syntax", "expected a colon after the key"]));
        }
        Ok(skip_space(bytes, colon + 1))
    }

    /// Refuses the first key that stands twice among many.
    #[cold]
    fn check_keys(&self, first: usize) -> Scan<()> {
        let keys = self.keys.get(first..).unwrap_or_default();
        let repeats = repeats(keys.iter().map(|(key, _)| self.bytes_of(key)));
        match keys.iter().zip(repeats).find(|(_, repeats)| *repeats) {
            Some(((_, at), _)) => Err(Stop(*at, DUPLICATE)),
            None => Ok(()),
        }
    }

    #[inline(always)]
    fn bytes_of(&self, token: &Token) -> &[u8] {
        let all = if token.kind == Kind::Escaped { self.unescaped.bytes() } else { self.text.as_bytes() };
        all.get(token.start..token.end).unwrap_or_default()
    }

    /// Goes past a text.
    #[inline(always)]
    fn text(&mut self, quote: usize) -> Scan<usize> {
        let bytes = self.text.as_bytes();
        let start = quote + 1;
        let end = plain_end(bytes, start);
        if bytes.get(end) == Some(&b'"') {
            self.tokens.push(Token { kind: Kind::Text, start, end });
            return Ok(end + 1);
        }
        self.escaped(start)
    }

    #[cfg_attr(lean, optimize(speed))]
    fn escaped(&mut self, at: usize) -> Scan<usize> {
        let start = self.unescaped.length();
        let quote = self.unescaped.add(self.text.as_bytes(), at)?;
        self.tokens.push(Token { kind: Kind::Escaped, start, end: self.unescaped.length() });
        Ok(quote + 1)
    }

    fn number(&mut self, start: usize) -> Scan<usize> {
        let bytes = self.text.as_bytes();
        let take = |at: usize, marks: &[u8]| at + usize::from(bytes.get(at).is_some_and(|byte| marks.contains(byte)));
        let mut end = take(start, b"-");
        let whole = take(end, b"0");
        end = if whole > end { whole } else { digits_end(bytes, end)? };
        let point = take(end, b".");
        if point > end {
            end = digits_end(bytes, point)?;
        }
        let exponent = take(end, b"eE");
        if exponent > end {
            end = digits_end(bytes, take(exponent, b"+-"))?;
        }
        self.tokens.push(Token { kind: Kind::Number, start, end });
        Ok(end)
    }

    fn word(&mut self, start: usize, word: &str, kind: Kind) -> Scan<usize> {
        let end = start + word.len();
        if self.text.get(start..end) != Some(word) {
            return Err(Stop(start, &["syntax", "expected a value"]));
        }
        self.tokens.push(Token { kind, start, end });
        Ok(end)
    }
}

fn comma(bytes: &[u8], at: usize, is_object: bool) -> Scan<usize> {
    match bytes.get(at) {
        Some(b',') => Ok(skip_space(bytes, at + 1)),
        _ if is_object => Err(Stop(at, &["syntax", "expected a comma or the end of the object"])),
        _ => Err(Stop(at, &["syntax", "expected a comma or the end of the array"])),
    }
}

fn digits_end(bytes: &[u8], start: usize) -> Scan<usize> {
    let digits = bytes.get(start..).unwrap_or_default();
    match digits.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(digits.len()) {
        0 => Err(Stop(start, &["syntax", "expected a digit"])),
        length => Ok(start + length),
    }
}

#[inline(always)]
fn skip_space(bytes: &[u8], mut at: usize) -> usize {
    while let Some(b' ' | b'\n' | b'\r' | b'\t') = bytes.get(at) {
        at += 1;
    }
    at
}
