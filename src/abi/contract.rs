//! The ABI of a contract: what it lists, found by name, selector or topic.

use std::collections::BTreeMap;

use alloy_primitives::hex;

use super::decode::{Decoder, Source, selector_of, unknown_selector};
use super::entry::{CustomError, Event, Function};
use crate::error::{Code, Error, Result};
use crate::tree::{Tree, excerpt};

/// The functions, events and custom errors of a contract.
#[derive(Clone, Debug)]
pub struct Abi {
    pub(super) functions: Vec<Function>,
    pub(super) events: Vec<Event>,
    pub(super) errors: Vec<CustomError>,
    /// Where each entry stands among its like.
    pub(super) places: BTreeMap<Key, usize>,
    /// By number of topics.
    pub(super) anonymous: [Anonymous; 5],
}

/// What an entry is found by. One kind of key, hence one kind of map: each kind is two kilobytes of wasm.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Key {
    Function([u8; 4]),
    Error([u8; 4]),
    /// First topic and number of topics.
    Event([u8; 32], usize),
}

/// The anonymous events of one number of topics: nothing else in a log tells them apart.
#[derive(Clone, Debug, Default)]
pub(super) enum Anonymous {
    #[default]
    None,
    One(Event),
    Several,
}

/// Bytes that were read: which entry they belong to, and its arguments.
#[derive(Clone, Debug, PartialEq)]
pub struct Decoded<'a, E> {
    /// The function, event or error.
    pub entry: &'a E,
    /// A list; of an event with names for all its parameters an object.
    pub args: Tree<'a>,
}

impl Abi {
    pub(super) fn empty() -> Self {
        Self {
            functions: Vec::new(),
            events: Vec::new(),
            errors: Vec::new(),
            places: BTreeMap::new(),
            anonymous: Default::default(),
        }
    }

    /// Every function, in the order of the ABI.
    pub fn functions(&self) -> &[Function] {
        &self.functions
    }

    /// The function of this name, signature or selector (`0x` and 8 digits). A name that several share is refused.
    pub fn function(&self, name: &str) -> Result<&Function> {
        let mut selector = [0; 4];
        if name.len() == 10 && hex::decode_to_slice(name, &mut selector).is_ok() {
            return self.function_by_selector(selector).ok_or_else(|| unknown_function(name));
        }
        let mut found =
            self.functions.iter().filter(|function| name == function.name() || name == function.signature());
        match (found.next(), found.next()) {
            (Some(function), None) => Ok(function),
            (None, _) => Err(unknown_function(name)),
            _ => Err(self.overloaded(name)),
        }
    }

    /// The function that calldata with this selector calls.
    pub fn function_by_selector(&self, selector: [u8; 4]) -> Option<&Function> {
        self.functions.get(*self.places.get(&Key::Function(selector))?)
    }

    /// Reads calldata. Bytes that are not exactly what [`Function::encode`] gives for the same arguments are refused.
    pub fn decode_function_data<'a>(&'a self, data: &'a [u8]) -> Result<Decoded<'a, Function>> {
        let selector = selector_of(data)?;
        let entry =
            self.function_by_selector(selector).ok_or_else(|| unknown_selector("a function of the ABI", selector))?;
        Ok(Decoded { entry, args: Tree::List(entry.decode_data(data)?) })
    }

    /// Reads what a call returned: null for no outputs, the value of one, a list of several.
    pub fn decode_function_result<'a>(&'a self, name: &str, data: &'a [u8]) -> Result<Tree<'a>> {
        self.function(name)?.decode_result(data)
    }

    /// Reads revert data. `Error(string)` and `Panic(uint256)` are always known.
    pub fn decode_error_result<'a>(&'a self, data: &'a [u8]) -> Result<Decoded<'a, CustomError>> {
        let selector = selector_of(data)?;
        let place = self.places.get(&Key::Error(selector));
        let entry = place
            .and_then(|place| self.errors.get(*place))
            .ok_or_else(|| unknown_selector("an error of the ABI", selector))?;
        let args = Decoder::new(data, Source::Revert).params(entry.inputs(), 4)?;
        Ok(Decoded { entry, args: Tree::List(args) })
    }

    /// Reads a log. Of an indexed parameter that does not fit a topic there is the hash.
    ///
    /// A log whose first topic names no event of the ABI belongs to the anonymous event with as many topics, where there
    /// is exactly one.
    pub fn decode_event_log<'a>(&'a self, topics: &[[u8; 32]], data: &'a [u8]) -> Result<Decoded<'a, Event>> {
        let named = topics.first().and_then(|first| self.event(*first, topics.len()));
        let entry = named.map_or_else(|| self.anonymous_event(topics), Ok)?;
        let args = Decoder::new(data, Source::Chain).log(entry, topics)?;
        Ok(Decoded { entry, args })
    }

    #[cold]
    fn overloaded(&self, name: &str) -> Error {
        let named = self.functions.iter().filter(|function| function.name() == name);
        let signatures: Vec<&str> = named.map(Function::signature).collect();
        function_error("overloaded_function", format!("expected one of {}", signatures.join(", ")))
    }

    fn event(&self, topic: [u8; 32], count: usize) -> Option<&Event> {
        self.events.get(*self.places.get(&Key::Event(topic, count))?)
    }

    /// The event of a log that no first topic and number of topics name.
    fn anonymous_event(&self, topics: &[[u8; 32]]) -> Result<&Event> {
        let refused = |path, code, message: String| Err(Error::at(Code::Abi, path, code, message));
        let count = topics.len();
        let of_topic = topics.first().and_then(|first| (1..=4).find_map(|count| self.event(*first, count)));
        match (of_topic, self.anonymous.get(count)) {
            (Some(event), _) => {
                let message = format!("expected {} topics for {}, got {count}", event.topics(), event.signature());
                refused("topics", "wrong_length", message)
            }
            (None, Some(Anonymous::One(event))) => Ok(event),
            (None, Some(Anonymous::Several)) => refused(
                "topics",
                "ambiguous_event",
                format!("expected one anonymous event with {count} topics, got several"),
            ),
            _ if count == 0 => refused("topics", "missing", "expected at least one topic, got none".into()),
            _ => refused("topics[0]", "unknown_event", "expected an event of the ABI".into()),
        }
    }
}

#[cold]
fn unknown_function(name: &str) -> Error {
    let expected = "expected the name, signature or selector of a function of the ABI, got ";
    function_error("unknown_function", [expected, &excerpt(name)].concat())
}

fn function_error(code: &'static str, message: String) -> Error {
    Error::at(Code::InvalidArgument, "functionName", code, message)
}
