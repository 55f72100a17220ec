//! What an ABI lists: functions, events and custom errors.

use super::hash::{keccak256, selector};
use super::solidity::{Param, Params};
use crate::value::Refusal;

/// What functions, events and errors share: a name and parameters, hence a signature and its hash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// How many bytes of the signature are its name.
    name: usize,
    pub(super) signature: String,
    pub(super) hash: [u8; 32],
    pub(super) inputs: Params,
}

impl Entry {
    pub(super) fn new(name: &str, inputs: Params) -> Self {
        let signature = signature(name, &inputs);
        Self { name: name.len(), hash: keccak256(signature.as_bytes()), signature, inputs }
    }

    /// The same of an error whose selector is known: a hash costs more than all the rest. Of others the whole is needed.
    pub(super) fn known(name: &str, inputs: Params, selector: [u8; 4]) -> Self {
        let mut hash = [0; 32];
        if let Some(first) = hash.first_chunk_mut() {
            *first = selector;
        }
        Self { name: name.len(), hash, signature: signature(name, &inputs), inputs }
    }

    /// Whether values of both look alike, whatever the parameters are called.
    pub(super) fn agrees_with(&self, other: &Self) -> bool {
        self.signature == other.signature && same_types(&self.inputs, &other.inputs)
    }
}

#[cfg_attr(lean, optimize(speed))]
fn signature(name: &str, inputs: &Params) -> String {
    let mut signature = String::with_capacity(name.len() + 2 + 8 * inputs.len());
    signature.push_str(name);
    inputs.write(&mut signature);
    signature
}

fn same_types(a: &Params, b: &Params) -> bool {
    a.iter().map(Param::ty).eq(b.iter().map(Param::ty))
}

macro_rules! shared {
    ($kind:ident) => {
        impl $kind {
            /// Its name alone.
            pub fn name(&self) -> &str {
                self.signature().get(..self.entry.name).unwrap_or_default()
            }

            /// Its name and the types of its parameters: `transfer(address,uint256)`.
            pub fn signature(&self) -> &str {
                &self.entry.signature
            }

            /// Its parameters.
            pub fn inputs(&self) -> &Params {
                &self.entry.inputs
            }
        }
    };
}

/// A function of a contract.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Function {
    pub(super) entry: Entry,
    pub(super) outputs: Params,
}

shared!(Function);

impl Function {
    /// The four bytes that calldata begins with.
    pub fn selector(&self) -> [u8; 4] {
        selector(&self.entry.hash)
    }

    /// What it returns.
    pub fn outputs(&self) -> &Params {
        &self.outputs
    }

    pub(super) fn agrees_with(&self, other: &Self) -> bool {
        self.entry.agrees_with(&other.entry) && same_types(&self.outputs, &other.outputs)
    }
}

/// A custom error of a contract.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CustomError {
    pub(super) entry: Entry,
}

shared!(CustomError);

impl CustomError {
    /// The four bytes that revert data begins with.
    pub fn selector(&self) -> [u8; 4] {
        selector(&self.entry.hash)
    }
}

/// An event of a contract.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    pub(super) entry: Entry,
    /// Whether its logs do not say which event they are.
    pub(super) anonymous: bool,
}

shared!(Event);

impl Event {
    pub(super) fn new(entry: Entry, anonymous: bool) -> Result<Self, Refusal> {
        let event = Self { entry, anonymous };
        match event.topics() {
            0..=4 => Ok(event),
            many => Err(("too_many_indexed", format!("expected at most 4 topics, got {many}"))),
        }
    }

    /// The first topic of its logs, unless it is anonymous.
    pub fn topic(&self) -> [u8; 32] {
        self.entry.hash
    }

    /// How many topics its logs have.
    pub(super) fn topics(&self) -> usize {
        usize::from(!self.anonymous) + self.inputs().iter().filter(|param| param.indexed).count()
    }
}
