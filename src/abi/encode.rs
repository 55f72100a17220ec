//! Calldata from arguments: every fault at once, each with its path.

use std::borrow::Cow;

use alloy_primitives::hex;

use super::argument::{encode_word, hex_digits, refused};
use super::entry::Function;
use super::solidity::{Kind, Params, Type};
use super::word::{Word, number_word};
use crate::error::{Code, Error, Issue, Result};
use crate::tree::{Path, Tree, excerpt};
use crate::value::Refusal;

/// More faults than this are not listed.
const MAX_FAULTS: usize = 100;
/// More than this is not reserved before the arguments are read: it follows from their number and types alone.
const MAX_RESERVED: usize = 1 << 20;

impl Function {
    /// The calldata of a call with these arguments.
    pub fn encode(&self, args: &[Tree<'_>]) -> Result<Vec<u8>> {
        let inputs = self.inputs();
        let size = 4 + inputs.iter().zip(args).map(|(input, arg)| in_place(&input.ty, arg)).sum::<usize>();
        let mut encoder = Encoder { out: Vec::with_capacity(size.min(MAX_RESERVED)), faults: Vec::new() };
        encoder.out.extend_from_slice(&self.selector());
        encoder.members(inputs, args, 4, &Path::Root("args"));
        if encoder.faults.is_empty() {
            return Ok(encoder.out);
        }
        Err(Error::with_issues(Code::InvalidArgument, encoder.faults))
    }
}

/// The size of a value where it stands and of its tail; what has the wrong form counts as little.
fn in_place(ty: &Type, value: &Tree<'_>) -> usize {
    32 * ty.words + if ty.dynamic { tail(ty, value) } else { 0 }
}

fn tail(ty: &Type, value: &Tree<'_>) -> usize {
    match (&ty.kind, value) {
        (Kind::Bytes, Tree::Text(text)) => 32 + (text.len() / 2).saturating_sub(1).next_multiple_of(32),
        (Kind::Bytes, Tree::Bytes(bytes)) => 32 + bytes.len().next_multiple_of(32),
        (Kind::String, Tree::Text(text)) => 32 + text.len().next_multiple_of(32),
        (Kind::Array(element), Tree::List(items)) => 32 + elements(element, items),
        (Kind::FixedArray(element, _), Tree::List(items)) => elements(element, items),
        (Kind::Tuple(params), Tree::List(items)) => {
            params.iter().zip(items).map(|(param, item)| in_place(&param.ty, item)).sum()
        }
        (Kind::Tuple(params), Tree::Object(members)) => {
            params.iter().zip(members).map(|(param, (_, item))| in_place(&param.ty, item)).sum()
        }
        _ => 0,
    }
}

fn elements(element: &Type, items: &[Tree<'_>]) -> usize {
    if element.dynamic {
        return items.iter().map(|item| in_place(element, item)).sum();
    }
    items.len().saturating_mul(32 * element.words)
}

type Member<'a> = (Cow<'a, str>, Tree<'a>);

struct Encoder {
    out: Vec<u8>,
    faults: Vec<Issue>,
}

impl Encoder {
    /// Writes a value of which the head begins at `head`, in a frame from which pointers count.
    fn member(&mut self, ty: &Type, value: &Tree<'_>, frame: usize, head: usize, path: &Path<'_>) {
        if self.faults.len() >= MAX_FAULTS {
            return;
        }
        if !ty.dynamic {
            return self.value(ty, value, head, path);
        }
        let tail = self.out.len();
        if self.faults.is_empty() {
            self.put(head, &number_word((tail - frame) as u64));
        }
        self.value(ty, value, tail, path);
    }

    /// Writes a value at `at`; the tail of a dynamic one is where the bytes written so far end.
    fn value(&mut self, ty: &Type, value: &Tree<'_>, at: usize, path: &Path<'_>) {
        match (&ty.kind, value) {
            (Kind::String, Tree::Text(text)) => self.bytes(text.len(), |slot| slot.copy_from_slice(text.as_bytes())),
            (Kind::Bytes, Tree::Bytes(bytes)) => self.bytes(bytes.len(), |slot| slot.copy_from_slice(bytes)),
            (Kind::Bytes, Tree::Text(text)) => match hex_digits(text) {
                Some(digits) => self.bytes(digits.len() / 2, |slot| {
                    // Cannot fail: all are digits, and as many as there is room for.
                    let _ = hex::decode_to_slice(digits, slot);
                }),
                None => self.fault(path, refused("bad_hex", ty, value)),
            },
            (Kind::Array(element), Tree::List(items)) => {
                self.put(at, &number_word(items.len() as u64));
                self.elements(element, items, at + 32, path);
            }
            (Kind::FixedArray(element, len), Tree::List(items)) => {
                if items.len() != *len {
                    self.fault(path, refused("wrong_length", ty, value));
                }
                self.elements(element, items, at, path);
            }
            (Kind::Tuple(params), Tree::List(items)) => self.members(params, items, at, path),
            (Kind::Tuple(params), Tree::Object(members)) if params.named => self.object(params, members, at, path),
            _ => match encode_word(ty, value) {
                Ok(word) => self.put(at, &word),
                Err(refusal) => self.fault(path, refusal),
            },
        }
    }

    fn elements(&mut self, element: &Type, items: &[Tree<'_>], frame: usize, path: &Path<'_>) {
        if element.dynamic {
            self.reserve(frame, items.len());
        }
        for (index, item) in items.iter().enumerate() {
            self.member(element, item, frame, frame + 32 * element.words * index, &Path::Index(path, index));
        }
    }

    fn members(&mut self, params: &Params, items: &[Tree<'_>], frame: usize, path: &Path<'_>) {
        if items.len() != params.len() {
            self.fault(path, ("wrong_length", format!("expected {} values, got {}", params.len(), items.len())));
        }
        if params.dynamic {
            self.reserve(frame, params.words);
        }
        let mut head = frame;
        for (index, (param, item)) in params.iter().zip(items).enumerate() {
            self.member(&param.ty, item, frame, head, &Path::Index(path, index));
            head += 32 * param.ty.words;
        }
    }

    fn object(&mut self, params: &Params, members: &[Member<'_>], frame: usize, path: &Path<'_>) {
        if params.dynamic {
            self.reserve(frame, params.words);
        }
        let mut head = frame;
        let mut found = 0;
        for (index, param) in params.iter().enumerate() {
            // The members mostly stand in order.
            let in_order = members.get(index).filter(|(name, _)| *name == param.name);
            let path = Path::Field(path, &param.name);
            match in_order.or_else(|| members.iter().find(|(name, _)| *name == param.name)) {
                Some((_, value)) => {
                    found += 1;
                    self.member(&param.ty, value, frame, head, &path);
                }
                None => self.fault(&path, ("missing", format!("expected {}", excerpt(&param.ty.to_string())))),
            }
            head += 32 * param.ty.words;
        }
        if found == members.len() {
            return;
        }
        for (name, _) in members.iter().filter(|(name, _)| params.iter().all(|param| param.name != *name)) {
            self.fault(&Path::Field(path, name), ("unknown_field", "expected no member of this name".into()));
        }
    }

    fn bytes(&mut self, len: usize, fill: impl FnOnce(&mut [u8])) {
        if !self.faults.is_empty() {
            return;
        }
        self.out.extend_from_slice(&number_word(len as u64));
        let start = self.out.len();
        self.out.resize(start + len.next_multiple_of(32), 0);
        if let Some(slot) = self.out.get_mut(start..start + len) {
            fill(slot);
        }
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
