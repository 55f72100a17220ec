//! The two buffers through which values cross: JavaScript writes arguments into one and reads flat answers out of the other.

use std::cell::RefCell;

use js_sys::WebAssembly;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::error::{Code, Error, Result};
use crate::flat;
use crate::tree::Tree;

/// What one large call needed is given back afterwards.
const KEPT: usize = 1 << 20;

thread_local! {
    static ARGUMENTS: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    static ANSWER: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
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
    ANSWER.with_borrow(|buffer| buffer.as_ptr())
}

/// Writes arguments as JavaScript would, for tests in Rust; tells their length.
pub fn write_arguments(values: &[Tree<'_>]) -> usize {
    ARGUMENTS.with_borrow_mut(|buffer| {
        buffer.clear();
        values.iter().for_each(|value| flat::write(value, buffer));
        buffer.len()
    })
}

/// Calls `f` with the `N` arguments that fill the first `length` bytes.
pub(super) fn with_arguments<const N: usize, T>(
    length: usize,
    f: impl FnOnce([Tree<'_>; N]) -> Result<T>,
) -> Result<T> {
    ARGUMENTS.with_borrow(|buffer| {
        let values = buffer.get(..length).and_then(flat::read).and_then(|values| values.try_into().ok());
        f(values.ok_or_else(|| Error::new(Code::InvalidArgument, "expected arguments written by this package"))?)
    })
}

/// Puts a flat answer where JavaScript reads it; tells its length.
pub(super) fn answer(tree: &Tree<'_>) -> usize {
    ANSWER.with_borrow_mut(|buffer| {
        buffer.clear();
        buffer.shrink_to(KEPT);
        flat::write(tree, buffer);
        buffer.len()
    })
}
