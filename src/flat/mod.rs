//! Values as flat bytes: what the two halves of `js` say to each other through one buffer.
//!
//! A message is a header, then values, shapes and texts. The texts are one run of UTF-8, so that JavaScript writes or reads
//! all of them in one call; a value says how many UTF-16 units of it are its own, the first come first. A shape is the keys
//! of an object, which the objects of a list mostly share. `pkg/src/flat-reader.ts` and `flat-writer.ts` are the other half.
//!
//! | part | bytes |
//! |---|---|
//! | header | where the shapes begin, where the texts begin, and 1 where a text has a lone surrogate, else 0 |
//! | value | a tag, then what the tag says |
//! | shape | how many keys; for each its units. The keys are the first texts |
//!
//! All numbers are 32 bits, little endian.

mod read;
mod write;

pub use read::read;
pub(crate) use read::{Reader, Shapes, Value};
pub use write::{Writer, write};

/// The length of the header.
const HEADER: usize = 12;

const NULL: u8 = 0;
const FALSE: u8 = 1;
const TRUE: u8 = 2;
/// Units: the digits as JavaScript prints them. No float is read or printed here.
const NUMBER: u8 = 3;
/// Units.
const TEXT: u8 = 4;
/// Count, then the values.
const LIST: u8 = 5;
/// The number of its shape, then the values.
const OBJECT: u8 = 6;
/// Units: decimal digits.
const BIGINT: u8 = 7;
/// Length, then the bytes.
const BYTES: u8 = 8;
/// Units: a description of what JSON cannot say.
const FOREIGN: u8 = 9;
/// A bigint from 0 to 2^64 - 1, in 64 bits.
const SMALL: u8 = 10;
/// A bigint from 0 to 2^128 - 1, in 128 bits. Only JavaScript writes it.
const LARGE: u8 = 12;
/// Length, then UTF-8: a text that is long, or not ASCII, stands by itself. It would make all the others slow.
const UTF8: u8 = 11;
