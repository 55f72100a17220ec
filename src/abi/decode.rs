//! Values from bytes, strictly and in bounded work.

use core::str;

use super::entry::{Event, Function};
use super::solidity::{Kind, Params, Type};
use super::word::{Word, decode_word, small_number};
use crate::error::{Code, Error, Result};
use crate::tree::Tree;
use crate::value::{Refusal, to_hex};

/// Where bytes come from, hence how strictly they are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Source {
    /// Somebody is about to sign them: canonical, or refused.
    Calldata,
    /// The chain executed them: what Solidity accepts.
    Chain,
    /// As `Chain`, and text that is not UTF-8 stays bytes.
    Revert,
}

/// Reads one encoding. Offsets count from the start of `data`, a selector included.
pub(super) struct Decoder<'a> {
    data: &'a [u8],
    source: Source,
    /// How many more words may be read: pointers that share a tail multiply the work without it.
    budget: usize,
}

/// Values side by side: pointers count from `base`.
struct Frame {
    base: usize,
    /// Where the next head stands.
    head: usize,
    /// Where the next tail begins in the canonical encoding.
    tail: usize,
}

impl Frame {
    fn new(base: usize, words: usize) -> Self {
        Self { base, head: base, tail: base + 32 * words }
    }
}

impl Function {
    /// Reads the arguments of a call. Bytes that are not exactly what [`Function::encode`] gives for them are refused.
    pub fn decode_data<'a>(&'a self, data: &'a [u8]) -> Result<Vec<Tree<'a>>> {
        let selector = selector_of(data)?;
        if selector != self.selector() {
            return Err(unknown_selector(self.signature(), selector));
        }
        Decoder::new(data, Source::Calldata).params(self.inputs(), 4)
    }

    /// Reads what a call returned: null for no outputs, the value of one, a list of several.
    pub fn decode_result<'a>(&'a self, data: &'a [u8]) -> Result<Tree<'a>> {
        let mut values = Decoder::new(data, Source::Chain).params(self.outputs(), 0)?;
        Ok(match values.len() {
            0 | 1 => values.pop().unwrap_or(Tree::Null),
            _ => Tree::List(values),
        })
    }
}

impl<'a> Decoder<'a> {
    pub(super) fn new(data: &'a [u8], source: Source) -> Self {
        Self { data, source, budget: 4 * data.len().div_ceil(32) + 64 }
    }

    /// Reads values from `base` to the end.
    pub(super) fn params(&mut self, params: &'a Params, base: usize) -> Result<Vec<Tree<'a>>> {
        let mut frame = Frame::new(base, params.words);
        let values = self.members(params, &mut frame)?;
        if self.source == Source::Calldata && frame.tail < self.data.len() {
            let more = self.data.len() - frame.tail;
            return Err(fault(frame.tail, ("trailing_bytes", format!("expected the end, got {more} more bytes"))));
        }
        Ok(values)
    }

    /// Reads the arguments of an event, in their order, from the topics that do not name it and from the data.
    pub(super) fn log(&mut self, event: &'a Event, topics: &[Word]) -> Result<Tree<'a>> {
        let mut frame = Frame::new(0, 0);
        let mut topics = topics.iter().enumerate().skip(usize::from(!event.anonymous));
        let mut values = Vec::with_capacity(event.inputs().len());
        for param in event.inputs().iter() {
            let topic = if param.indexed { topics.next() } else { None };
            values.push(match topic {
                Some((index, topic)) => decode_topic(&param.ty, topic, index)?,
                None => self.member(&param.ty, &mut frame)?,
            });
        }
        Ok(named(event.inputs(), values))
    }

    fn members(&mut self, params: &'a Params, frame: &mut Frame) -> Result<Vec<Tree<'a>>> {
        params.iter().map(|param| self.member(&param.ty, frame)).collect()
    }

    fn elements(&mut self, element: &'a Type, len: usize, mut frame: Frame) -> Result<(Tree<'a>, usize)> {
        let mut items = Vec::with_capacity(len);
        for _ in 0..len {
            items.push(self.member(element, &mut frame)?);
        }
        Ok((Tree::List(items), frame.tail))
    }

    /// Reads the next value of a frame, where it stands or where it points to.
    fn member(&mut self, ty: &'a Type, frame: &mut Frame) -> Result<Tree<'a>> {
        let at = frame.head;
        frame.head += 32 * ty.words;
        if !ty.dynamic {
            return Ok(self.value(ty, at)?.0);
        }
        let tail = small_number(self.word(at)?)
            .and_then(|offset| frame.base.checked_add(offset))
            .filter(|tail| *tail <= self.data.len().saturating_sub(32))
            .ok_or_else(|| fault(at, ("bad_offset", "expected an offset inside the data".into())))?;
        if self.source == Source::Calldata && tail != frame.tail {
            let code = if tail > frame.tail { "gap" } else { "overlap" };
            return Err(fault(at, (code, format!("expected the tail at {}, got {tail}", frame.tail))));
        }
        let (value, end) = self.value(ty, tail)?;
        frame.tail = end;
        Ok(value)
    }

    /// Reads the value that stands at `at`, and says where it ends.
    fn value(&mut self, ty: &'a Type, at: usize) -> Result<(Tree<'a>, usize)> {
        match &ty.kind {
            Kind::Bytes => self.bytes(at).map(|(bytes, end)| (Tree::Text(to_hex(bytes).into()), end)),
            Kind::String => self.string(at),
            Kind::Array(element) => {
                let len = self.length(at, 32 * element.words)?;
                self.elements(element, len, Frame::new(at + 32, len * element.words))
            }
            Kind::FixedArray(element, len) => self.elements(element, *len, Frame::new(at, len * element.words)),
            Kind::Tuple(params) => {
                let mut frame = Frame::new(at, params.words);
                let values = self.members(params, &mut frame)?;
                Ok((named(params, values), frame.tail))
            }
            kind => {
                let value = decode_word(kind, self.word(at)?).map_err(|refusal| fault(at, refusal))?;
                Ok((value, at + 32))
            }
        }
    }

    fn string(&mut self, at: usize) -> Result<(Tree<'a>, usize)> {
        let (bytes, end) = self.bytes(at)?;
        let text = match str::from_utf8(bytes) {
            Ok(text) => text.into(),
            Err(_) if self.source == Source::Revert => to_hex(bytes).into(),
            Err(error) => {
                let at = at + 32 + error.valid_up_to();
                return Err(fault(at, ("bad_utf8", "expected text in UTF-8".into())));
            }
        };
        Ok((Tree::Text(text), end))
    }

    fn bytes(&mut self, at: usize) -> Result<(&'a [u8], usize)> {
        let len = self.length(at, 1)?;
        self.spend(at, len.div_ceil(32))?;
        let start = at + 32;
        let (bytes, rest) = self.data.get(start..).and_then(|data| data.split_at_checked(len)).unwrap_or_default();
        let padding = len.next_multiple_of(32) - len;
        if self.source == Source::Calldata {
            let Some(padding) = rest.get(..padding) else {
                return Err(fault(start + len, ("short_padding", format!("expected {padding} bytes of padding"))));
            };
            if let Some(dirt) = padding.iter().position(|byte| *byte != 0) {
                return Err(fault(start + len + dirt, ("dirty_padding", "expected zeros as padding".into())));
            }
        }
        Ok((bytes, start + len + padding))
    }

    /// Reads how many items of `size` bytes follow the word at `at`: no more than there is room for.
    fn length(&mut self, at: usize, size: usize) -> Result<usize> {
        let room = self.data.len().saturating_sub(at + 32) / size;
        small_number(self.word(at)?)
            .filter(|len| *len <= room)
            .ok_or_else(|| fault(at, ("bad_length", format!("expected a length of at most {room}"))))
    }

    fn word(&mut self, at: usize) -> Result<&'a Word> {
        self.spend(at, 1)?;
        let word = self.data.get(at..).and_then(<[u8]>::first_chunk);
        word.ok_or_else(|| fault(at, ("truncated", format!("expected a word, got {} bytes in all", self.data.len()))))
    }

    fn spend(&mut self, at: usize, words: usize) -> Result<()> {
        let rest = self.budget.checked_sub(words);
        self.budget =
            rest.ok_or_else(|| fault(at, ("too_much_work", "expected fewer values in as many bytes".into())))?;
        Ok(())
    }
}

/// An object where the names make one.
fn named<'a>(params: &'a Params, values: Vec<Tree<'a>>) -> Tree<'a> {
    if !params.named || values.is_empty() {
        return Tree::List(values);
    }
    Tree::Object(params.iter().map(|param| param.name().into()).zip(values).collect())
}

/// Reads an indexed parameter: of one that does not fit a word there is the hash alone.
fn decode_topic(ty: &Type, topic: &Word, index: usize) -> Result<Tree<'static>> {
    match ty.kind {
        Kind::Bytes | Kind::String | Kind::Array(_) | Kind::FixedArray(..) | Kind::Tuple(_) => {
            Ok(Tree::Text(to_hex(topic).into()))
        }
        _ => decode_word(&ty.kind, topic)
            .map_err(|(code, message)| Error::at(Code::Abi, format_args!("topics[{index}]"), code, message)),
    }
}

#[cold]
pub(super) fn fault(at: usize, (code, message): Refusal) -> Error {
    Error::at(Code::Abi, format_args!("data[{at}]"), code, message)
}

pub(super) fn selector_of(data: &[u8]) -> Result<[u8; 4]> {
    data.first_chunk()
        .copied()
        .ok_or_else(|| fault(0, ("truncated", format!("expected a selector, got {} bytes in all", data.len()))))
}

#[cold]
pub(super) fn unknown_selector(expected: &str, selector: [u8; 4]) -> Error {
    fault(0, ("unknown_selector", format!("expected {expected}, got {}", to_hex(&selector))))
}
