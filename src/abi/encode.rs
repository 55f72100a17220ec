//! Calldata from arguments: every fault at once, each with its path.

use super::argument::{encode_word, refused, shown};
use super::entry::Function;
use super::solidity::{Kind, Params, Type};
use super::word::{Word, number_word};
use crate::error::{Code, Error, Issue, Result};
use crate::flat::{Reader, Shapes, Value, Writer};
use crate::tree::{Path, Tree, excerpt};
use crate::value::{Refusal, decode_hex, hex_digits};

/// More faults than this are not listed.
const MAX_FAULTS: usize = 100;

impl Function {
    /// The calldata of a call with these arguments.
    pub fn encode(&self, args: &[Tree<'_>]) -> Result<Vec<u8>> {
        let (mut writer, mut message) = (Writer::default(), Vec::new());
        writer.list(args.len());
        args.iter().for_each(|arg| writer.tree(arg));
        writer.finish(&mut message);
        self.encode_flat(&message, <[u8]>::to_vec)
    }

    /// The same from a flat message, which holds the list of arguments; `write` gets the calldata.
    pub fn encode_flat<T>(&self, message: &[u8], write: impl FnOnce(&[u8]) -> T) -> Result<T> {
        self.read(message, |encoder| encoder.call(self, &Path::Root("args")).map(write))
    }

    /// The calldata of many calls, from a flat message with a list of arguments for each.
    pub fn encode_many_flat(&self, message: &[u8], out: &mut Writer) -> Result<()> {
        self.read(message, |encoder| encoder.calls(self, &Path::Root("argsList"), out))
    }

    fn read<T>(&self, message: &[u8], encode: impl FnOnce(&mut Encoder<'_, '_>) -> Option<T>) -> Result<T> {
        let malformed = || Error::new(Code::InvalidArgument, "expected arguments written by this package");
        let (input, shapes) = Reader::new(message).ok_or_else(malformed)?;
        let mut encoder =
            Encoder { input, shapes: &shapes, out: Vec::with_capacity(message.len()), faults: Vec::new() };
        let encoded = encode(&mut encoder);
        if !encoder.faults.is_empty() {
            return Err(Error::with_issues(Code::InvalidArgument, encoder.faults));
        }
        encoded.filter(|_| encoder.input.is_done()).ok_or_else(malformed)
    }
}

/// Reads arguments one by one and writes them as they come: no tree is made of them.
struct Encoder<'a, 's> {
    input: Reader<'a>,
    shapes: &'s Shapes<'a>,
    out: Vec<u8>,
    faults: Vec<Issue>,
}

/// `None`: the arguments have more faults than are listed, or are not what the other half of the boundary writes.
type Encoded = Option<()>;

impl<'a, 's> Encoder<'a, 's> {
    /// Reads the arguments of one call, an array that stands at `path`, and gives its calldata, which is whole unless there
    /// was a fault.
    fn call(&mut self, function: &Function, path: &Path<'_>) -> Option<&[u8]> {
        self.out.clear();
        self.out.extend_from_slice(&function.selector());
        match self.input.next(self.shapes)? {
            Value::List(count) => self.members(function.inputs(), count, 4, path)?,
            other => {
                self.fault(path, ("wrong_type", format!("expected an array, got {}", shown(other))));
                self.skip_inside(other)?;
            }
        }
        Some(&self.out)
    }

    /// Reads a list of the arguments of one call each, and writes the list of their calldata.
    fn calls(&mut self, function: &Function, path: &Path<'_>, out: &mut Writer) -> Encoded {
        let Value::List(count) = self.input.next(self.shapes)? else {
            self.fault(path, ("wrong_type", "expected an array of arguments for each call".into()));
            return None;
        };
        out.list(count);
        for index in 0..count {
            out.hex(self.call(function, &Path::Index(path, index))?);
        }
        Some(())
    }

    /// Writes a value of which the head begins at `head`, in a frame from which pointers count.
    fn member(&mut self, ty: &Type, frame: usize, head: usize, path: &Path<'_>) -> Encoded {
        if self.faults.len() >= MAX_FAULTS {
            return None;
        }
        if !ty.dynamic {
            return self.value(ty, head, path);
        }
        let tail = self.out.len();
        // After a fault no room was made for the heads.
        self.put(head, &number_word(tail.saturating_sub(frame) as u64));
        self.value(ty, tail, path)
    }

    /// Writes a value at `at`; the tail of a dynamic one is where the bytes written so far end.
    fn value(&mut self, ty: &Type, at: usize, path: &Path<'_>) -> Encoded {
        let value = self.input.next(self.shapes)?;
        match (&ty.kind, value) {
            (Kind::String, Value::Text(text)) => self.copy(text.as_bytes()),
            (Kind::Bytes, Value::Bytes(bytes)) => self.copy(bytes),
            (Kind::Bytes, Value::Text(text)) => match hex_digits(text) {
                Some(digits) if self.bytes(digits.len() / 2, |slot| decode_hex(digits, slot).is_some()) => {}
                _ => self.fault(path, refused("bad_hex", ty, value)),
            },
            (Kind::Array(element), Value::List(count)) => {
                self.put(at, &number_word(count as u64));
                self.elements(element, count, at + 32, path)?;
            }
            (Kind::FixedArray(element, len), Value::List(count)) => {
                if count != *len {
                    self.fault(path, refused("wrong_length", ty, value));
                }
                self.elements(element, count, at, path)?;
            }
            (Kind::Tuple(params), Value::List(count)) => self.members(params, count, at, path)?,
            (Kind::Tuple(params), Value::Object(shape)) if params.named => self.object(params, shape, at, path)?,
            _ => {
                match encode_word(ty, value) {
                    Ok(word) => self.put(at, &word),
                    Err(refusal) => self.fault(path, refusal),
                }
                self.skip_inside(value)?;
            }
        }
        Some(())
    }

    fn elements(&mut self, element: &Type, count: usize, frame: usize, path: &Path<'_>) -> Encoded {
        if element.dynamic {
            self.reserve(frame, count);
        }
        for index in 0..count {
            self.member(element, frame, frame + 32 * element.words * index, &Path::Index(path, index))?;
        }
        Some(())
    }

    fn members(&mut self, params: &Params, count: usize, frame: usize, path: &Path<'_>) -> Encoded {
        if count != params.len() {
            self.fault(path, ("wrong_length", format!("expected {} values, got {count}", params.len())));
        }
        if params.dynamic {
            self.reserve(frame, params.words);
        }
        let mut head = frame;
        for (index, param) in params.iter().enumerate().take(count) {
            self.member(&param.ty, frame, head, &Path::Index(path, index))?;
            head += 32 * param.ty.words;
        }
        (params.len()..count).try_for_each(|_| self.input.skip(self.shapes))
    }

    fn object(&mut self, params: &Params, shape: usize, frame: usize, path: &Path<'_>) -> Encoded {
        let keys = self.shapes.get(shape)?;
        let is_in_order =
            keys.len() == params.len() && keys.iter().zip(params.iter()).all(|(key, param)| *key == param.name());
        if params.dynamic {
            self.reserve(frame, params.words);
        }
        // Where the value of each key stands, where they have to be searched.
        let mut places = Vec::new();
        if !is_in_order {
            for _ in keys {
                places.push(self.input);
                self.input.skip(self.shapes)?;
            }
        }
        let end = self.input;
        let mut head = frame;
        for param in params.iter() {
            let path = Path::Field(path, param.name());
            let place = keys.iter().zip(&places).find(|(key, _)| **key == param.name());
            if let Some((_, place)) = place {
                self.input = *place;
            }
            if is_in_order || place.is_some() {
                self.member(&param.ty, frame, head, &path)?;
            } else {
                self.fault(&path, ("missing", format!("expected {}", excerpt(&param.ty.to_string()))));
            }
            head += 32 * param.ty.words;
        }
        if is_in_order {
            return Some(());
        }
        self.input = end;
        for key in keys.iter().filter(|key| params.iter().all(|param| param.name() != **key)) {
            self.fault(&Path::Field(path, key), ("unknown_field", "expected no member of this name".into()));
        }
        Some(())
    }

    /// Goes past what stands inside a value that was refused.
    fn skip_inside(&mut self, value: Value<'_>) -> Encoded {
        let inside = match value {
            Value::List(count) => count,
            Value::Object(shape) => self.shapes.get(shape)?.len(),
            _ => 0,
        };
        (0..inside).try_for_each(|_| self.input.skip(self.shapes))
    }

    fn copy(&mut self, bytes: &[u8]) {
        self.bytes(bytes.len(), |slot| {
            slot.copy_from_slice(bytes);
            true
        });
    }

    /// Writes a length and as many bytes, with their padding; tells whether `fill` had what to fill them with.
    fn bytes(&mut self, len: usize, fill: impl FnOnce(&mut [u8]) -> bool) -> bool {
        let start = self.out.len() + 32;
        self.out.extend_from_slice(&number_word(len as u64));
        self.out.resize(start + len.next_multiple_of(32), 0);
        self.out.get_mut(start..start + len).is_some_and(fill)
    }

    /// Makes room for the heads of a frame, which its tails follow. Nothing is written any more after a fault: so no
    /// size is made room for that the arguments do not have.
    fn reserve(&mut self, frame: usize, words: usize) {
        if self.faults.is_empty() {
            self.out.resize(frame + 32 * words, 0);
        }
    }

    fn put(&mut self, at: usize, word: &Word) {
        if !self.faults.is_empty() {
            return;
        }
        match self.out.get_mut(at..at + 32) {
            Some(slot) => slot.copy_from_slice(word),
            None => self.out.extend_from_slice(word),
        }
    }

    #[cold]
    fn fault(&mut self, path: &Path<'_>, (code, message): Refusal) {
        if self.faults.len() < MAX_FAULTS {
            self.faults.push(Issue::new(path, code, message));
        }
    }
}
