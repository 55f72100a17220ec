//! Text in quotes: where it ends, and what its escapes stand for.

use super::fault::Stop;

/// Most of a text is plain: so many bytes are looked at together.
const CHUNK: usize = 8;
const LONE: &[&str; 2] = &["lone_surrogate", "expected a whole surrogate pair"];

/// The first byte from `at` on that is a quote, a backslash or a control character, or where the text ends.
#[inline(always)]
pub(super) fn plain_end(bytes: &[u8], mut at: usize) -> usize {
    while let Some(chunk) = bytes.get(at..).and_then(<[u8]>::first_chunk) {
        let plain = plain_length(*chunk);
        at += plain;
        if plain < CHUNK {
            return at;
        }
    }
    while bytes.get(at).is_some_and(|byte| !matches!(byte, 0..=0x1F | b'"' | b'\\')) {
        at += 1;
    }
    at
}

/// How many bytes come before a quote, a backslash or a control character.
#[inline(always)]
fn plain_length(chunk: [u8; CHUNK]) -> usize {
    const EACH: u64 = u64::MAX / 0xFF;
    let word = u64::from_le_bytes(chunk);
    // The high bit of the first byte below `limit`, and perhaps of some behind it.
    let below = |word: u64, limit: u64| word.wrapping_sub(EACH * limit) & !word & (EACH << 7);
    let found = below(word, 0x20) | below(word ^ (EACH * 0x22), 1) | below(word ^ (EACH * 0x5C), 1);
    found.trailing_zeros() as usize / 8
}

/// Where escapes are undone: the texts lie one behind the other.
#[derive(Debug, Default)]
pub(super) struct Unescaped {
    bytes: Vec<u8>,
    length: usize,
}

impl Unescaped {
    /// Undoes the escapes of the text that begins at `at`, up to its quote; tells where that is.
    pub(super) fn add(&mut self, bytes: &[u8], mut at: usize) -> Result<usize, Stop> {
        if self.bytes.is_empty() {
            // No text is longer than it was written.
            self.bytes = vec![0; bytes.len() + CHUNK];
        }
        loop {
            // What is copied from behind the plain bytes is written over by what comes next.
            while let Some(chunk) = bytes.get(at..).and_then(<[u8]>::first_chunk) {
                if let Some(slot) = self.bytes.get_mut(self.length..).and_then(<[u8]>::first_chunk_mut) {
                    *slot = *chunk;
                }
                let plain = plain_length(*chunk);
                at += plain;
                self.length += plain;
                if plain < CHUNK {
                    break;
                }
            }
            match bytes.get(at) {
                Some(b'"') => return Ok(at),
                Some(b'\\') => at += self.escape(bytes, at)?,
                Some(0..=0x1F) => return Err(Stop(at, &["syntax", "expected no control character inside text"])),
                Some(byte) => {
                    self.put(*byte);
                    at += 1;
                }
                None => return Err(Stop(at, &["syntax", "expected a closing quote"])),
            }
        }
    }

    pub(super) fn length(&self) -> usize {
        self.length
    }

    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    pub(super) fn into_text(mut self) -> String {
        self.bytes.truncate(self.length);
        // Cannot fail: what was written is UTF-8, and so is what escapes stand for.
        String::from_utf8(self.bytes).unwrap_or_default()
    }

    #[inline(always)]
    fn put(&mut self, byte: u8) {
        if let Some(slot) = self.bytes.get_mut(self.length) {
            *slot = byte;
        }
        self.length += 1;
    }

    /// Undoes the escape at `at`; tells how long it is.
    fn escape(&mut self, bytes: &[u8], at: usize) -> Result<usize, Stop> {
        let byte = match bytes.get(at + 1) {
            Some(mark @ (b'"' | b'\\' | b'/')) => *mark,
            Some(b'b') => 8,
            Some(b'f') => 0xC,
            Some(b'n') => b'\n',
            Some(b'r') => b'\r',
            Some(b't') => b'\t',
            Some(b'u') => {
                let (length, char) = unicode(bytes, at)?;
                char.encode_utf8(&mut [0; 4]).bytes().for_each(|byte| self.put(byte));
                return Ok(length);
            }
            _ => return Err(Stop(at + 1, &["syntax", "expected one of \" \\ / b f n r t u after a backslash"])),
        };
        self.put(byte);
        Ok(2)
    }
}

/// How long the escape `\\u` at `at` is, and what it stands for.
#[cold]
fn unicode(bytes: &[u8], at: usize) -> Result<(usize, char), Stop> {
    let lone = || Stop(at, LONE);
    let first = hex4(bytes, at)?;
    if !(0xD800..0xE000).contains(&first) {
        return Ok((6, char::from_u32(first).ok_or_else(lone)?));
    }
    let second = at + 6;
    if first >= 0xDC00 || !bytes.get(second..).unwrap_or_default().starts_with(b"\\u") {
        return Err(lone());
    }
    let low = hex4(bytes, second)?.checked_sub(0xDC00).filter(|low| *low < 0x400).ok_or_else(lone)?;
    Ok((12, char::from_u32(0x10000 + ((first - 0xD800) << 10) + low).ok_or_else(lone)?))
}

/// The number of the escape `\uXXXX` at `at`.
fn hex4(bytes: &[u8], at: usize) -> Result<u32, Stop> {
    let digits: [u8; 4] = bytes.get(at + 2..).and_then(<[u8]>::first_chunk).copied().unwrap_or_default();
    let digit = |number, byte: &u8| Some(number << 4 | char::from(*byte).to_digit(16)?);
    digits.iter().try_fold(0, digit).ok_or(Stop(at, &["syntax", "expected four hex digits after \\u"]))
}
