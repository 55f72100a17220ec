//! The two buffers through which values cross: JavaScript writes arguments into one and reads flat answers out of the other.

use std::cell::RefCell;

use js_sys::WebAssembly;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

use crate::error::{Code, Error, Result};
use crate::flat::{self, Writer};
use crate::tree::Tree;

/// What one large call needed is given back afterwards.
const KEPT: usize = 1 << 20;

#[derive(Default)]
struct Answer {
    writer: Writer,
    message: Vec<u8>,
    error: Option<Error>,
}

thread_local! {
    static ARGUMENTS: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    static ANSWER: RefCell<Answer> = RefCell::default();
}

/// Makes room for `length` bytes of arguments, keeps what is there, and tells where they lie.
#[wasm_bindgen]
pub fn reserve_arguments(length: usize) -> *const u8 {
    ARGUMENTS.with_borrow_mut(|buffer| {
        buffer.resize(length, 0);
        if length < KEPT {
            buffer.shrink_to(KEPT);
        }
        buffer.as_ptr()
    })
}

/// The memory in which both lie.
#[wasm_bindgen]
pub fn linear_memory() -> WebAssembly::Memory {
    wasm_bindgen::memory().unchecked_into()
}

/// Where the last answer lies.
#[wasm_bindgen]
pub fn locate_answer() -> *const u8 {
    ANSWER.with_borrow(|answer| answer.message.as_ptr())
}

/// The error of the last call, which answered with -1.
#[wasm_bindgen]
pub fn take_error() -> JsValue {
    ANSWER.with_borrow_mut(|answer| answer.error.take().map_or(JsValue::UNDEFINED, JsValue::from))
}

/// Writes arguments as JavaScript would, for tests in Rust; tells their length.
pub fn write_arguments(values: &[Tree<'_>]) -> usize {
    ARGUMENTS.with_borrow_mut(|buffer| {
        *buffer = flat::write(values);
        buffer.len()
    })
}

/// Calls `f` with the message that fills the first `length` bytes.
pub(super) fn with_message<T>(length: usize, f: impl FnOnce(&[u8]) -> Result<T>) -> Result<T> {
    ARGUMENTS.with_borrow(|buffer| f(buffer.get(..length).unwrap_or_default()))
}

/// Calls `f` with the `N` arguments that fill the first `length` bytes.
pub(super) fn with_arguments<const N: usize, T>(
    length: usize,
    f: impl FnOnce([Tree<'_>; N]) -> Result<T>,
) -> Result<T> {
    with_message(length, |message| {
        let values = flat::read(message).and_then(|values| values.try_into().ok());
        f(values.ok_or_else(|| Error::new(Code::InvalidArgument, "expected arguments written by this package"))?)
    })
}

/// Puts what `write` writes where JavaScript reads it; tells its length, or keeps the error and tells -1. One number is all
/// that a call gives: an array of several, or an exception, would cost more than many calls do.
pub(super) fn answer(write: impl FnOnce(&mut Writer) -> Result<()>) -> i32 {
    put_answer(|writer, message| {
        let written = write(writer);
        writer.finish(message);
        written
    })
}

/// The same of bytes that are no message.
pub(super) fn answer_bytes(write: impl FnOnce(&mut Vec<u8>) -> Result<()>) -> i32 {
    put_answer(|_, bytes| write(bytes))
}

fn put_answer(write: impl FnOnce(&mut Writer, &mut Vec<u8>) -> Result<()>) -> i32 {
    ANSWER.with_borrow_mut(|Answer { writer, message, error }| {
        message.clear();
        message.shrink_to(KEPT);
        *error = write(writer, message).err();
        if error.is_some() { -1 } else { i32::try_from(message.len()).unwrap_or(i32::MAX) }
    })
}

/// Answers with values, of the `N` arguments that fill the first `length` bytes.
pub(super) fn answer_to<const N: usize>(
    length: usize,
    write: impl FnOnce([Tree<'_>; N], &mut Writer) -> Result<()>,
) -> i32 {
    answer(|out| with_arguments(length, |arguments| write(arguments, out)))
}

/// The same with one text of ASCII.
pub(super) fn answer_text_to<const N: usize>(
    length: usize,
    write: impl FnOnce([Tree<'_>; N]) -> Result<String>,
) -> i32 {
    answer_bytes(|out| {
        with_arguments(length, |arguments| write(arguments).map(|text| out.extend_from_slice(text.as_bytes())))
    })
}
