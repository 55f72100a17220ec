//! What an ABI lists twice: the same merges, two meanings of one hash are refused.

use std::collections::btree_map::Entry as Slot;

use super::contract::{Abi, Anonymous};
use super::entry::{CustomError, Entry, Event, Function};
use crate::value::Refusal;

impl Abi {
    pub(super) fn add_function(&mut self, function: Function) -> Result<(), Refusal> {
        match self.selectors.entry(function.selector()) {
            Slot::Vacant(slot) => {
                slot.insert(self.functions.len());
                self.functions.push(function);
                Ok(())
            }
            Slot::Occupied(slot) => match self.functions.get(*slot.get()) {
                Some(known) if !known.agrees_with(&function) => Err(conflict(&known.entry, &function.entry)),
                _ => Ok(()),
            },
        }
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
        match self.events.entry((event.topic(), event.topics())) {
            Slot::Vacant(slot) => {
                slot.insert(event);
                Ok(())
            }
            Slot::Occupied(known) if *known.get() == event => Ok(()),
            Slot::Occupied(known) => Err(conflict(&known.get().entry, &event.entry)),
        }
    }

    pub(super) fn add_error(&mut self, error: CustomError) -> Result<(), Refusal> {
        match self.errors.entry(error.selector()) {
            Slot::Vacant(slot) => {
                slot.insert(error);
                Ok(())
            }
            Slot::Occupied(known) if known.get().entry.agrees_with(&error.entry) => Ok(()),
            Slot::Occupied(known) => Err(conflict(&known.get().entry, &error.entry)),
        }
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
