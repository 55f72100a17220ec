//! Solidity's ABI: selectors and topics, calldata from arguments, and values from bytes, strictly.
//!
//! Bytes are faulty in two ways. *Invalid* bytes make a contract revert and are refused everywhere. *Non-canonical* bytes
//! (a gap, an aliased tail, dirty padding, trailing bytes) a contract swallows: they are refused in calldata, which
//! somebody is about to sign, and tolerated in what comes from the chain.

mod argument;
mod contract;
mod decode;
mod encode;
mod entry;
mod hash;
mod parse;
mod signature;
mod solidity;
mod word;

pub use contract::{Abi, Decoded};
pub use entry::{CustomError, Event, Function};
pub use hash::{calldata_digest, event_topic, function_selector, keccak256};
pub use solidity::{Param, Params, Type};
