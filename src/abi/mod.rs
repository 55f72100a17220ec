//! Solidity's ABI: selectors and topics, calldata from arguments, and values from bytes, strictly.
//!
//! Bytes are faulty in two ways. *Invalid* bytes make a contract revert and are refused everywhere. *Non-canonical* bytes
//! a contract swallows: they are refused in calldata, which somebody is about to sign, and tolerated in what comes from
//! the chain. A fault is at `data[offset]`, a selector counted in, or at `topics[index]`.
//!
//! A log belongs to the event that its first topic and its number of topics name. Where the first topic names none, it
//! belongs to the anonymous event with as many topics, if there is exactly one: two are `ambiguous_event`.
//!
//! | bytes | codes |
//! |---|---|
//! | invalid | `truncated` `bad_offset` `bad_length` `out_of_range` `bad_bool` `dirty_address` `dirty_bytes` `dirty_function` `bad_utf8` |
//! | non-canonical | `gap` `overlap` `dirty_padding` `short_padding` `trailing_bytes` |
//! | either | `too_much_work`: pointers that share a tail ask for far more values than there are bytes |

mod argument;
mod contract;
mod decode;
mod encode;
mod entry;
mod hash;
mod merge;
mod name;
mod panic;
mod parse;
mod signature;
mod solidity;
mod word;

pub use contract::{Abi, Decoded};
pub use entry::{CustomError, Event, Function};
pub use hash::{calldata_digest, event_topic, function_selector, keccak256};
pub use panic::panic_meaning;
pub use solidity::{Param, Params, Type};
