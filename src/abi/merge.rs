//! What an ABI lists twice: the same merges, two meanings of one hash are refused.

use super::contract::{Abi, Anonymous, Key};
use super::entry::{CustomError, Entry, Event, Function};
use crate::value::Refusal;

impl Abi {
    pub(super) fn add_function(&mut self, function: Function) -> Result<(), Refusal> {
        match self.place(Key::Function(function.selector()), self.functions.len()) {
            Some(place) => match self.functions.get(place) {
                Some(known) if !known.agrees_with(&function) => return Err(conflict(&known.entry, &function.entry)),
                _ => {}
            },
            None => self.functions.push(function),
        }
        Ok(())
    }

    /// Where the entry of this key stands already, or it is said to stand at `next`.
    fn place(&mut self, key: Key, next: usize) -> Option<usize> {
        let known = self.places.get(&key).copied();
        if known.is_none() {
            self.places.insert(key, next);
        }
        known
    }

    /// Events of one topic are told apart by their number of topics, anonymous ones by nothing else.
    pub(super) fn add_event(&mut self, event: Event) -> Result<(), Refusal> {
        if event.anonymous {
            match self.anonymous.get_mut(event.topics()) {
                Some(Anonymous::One(known)) if *known == event => {}
                Some(slot @ Anonymous::None) => *slot = Anonymous::One(event),
                Some(slot) => *slot = Anonymous::Several,
                None => {}
            }
            return Ok(());
        }
        match self.place(Key::Event(event.topic(), event.topics()), self.events.len()) {
            Some(place) => match self.events.get(place) {
                Some(known) if *known != event => return Err(conflict(&known.entry, &event.entry)),
                _ => {}
            },
            None => self.events.push(event),
        }
        Ok(())
    }

    pub(super) fn add_error(&mut self, error: CustomError) -> Result<(), Refusal> {
        match self.place(Key::Error(error.selector()), self.errors.len()) {
            Some(place) => match self.errors.get(place) {
                Some(known) if !known.entry.agrees_with(&error.entry) => {
                    return Err(conflict(&known.entry, &error.entry));
                }
                _ => {}
            },
            None => self.errors.push(error),
        }
        Ok(())
    }
}

#[cold]
fn conflict(known: &Entry, new: &Entry) -> Refusal {
    let (known, new) = (&known.signature, &new.signature);
    if known == new {
        return ("conflict", format!("expected one meaning of {known}, got two"));
    }
    ("selector_collision", format!("expected one signature a selector, got {known} and {new}"))
}
