//! What is wrong with an address by itself, or beside others.

use super::finding::{self as kind, Finding};
use crate::value::Address;

/// An address, and where it stands: a step, and the byte of its calldata.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub(super) address: Address,
    pub(super) step: Option<usize>,
    pub(super) offset: Option<usize>,
}

impl Place {
    /// An address that is known before any step is made.
    pub(super) fn known(address: Address) -> Self {
        Self { address, step: None, offset: None }
    }

    pub(super) fn finding(&self, kind: kind::FindingKind, message: &str) -> Finding {
        let mut finding = Finding::new(kind, message).got(&self.address);
        (finding.step, finding.offset) = (self.step, self.offset);
        finding
    }
}

/// Whether two addresses differ, but not in what people look at: the first 3 and the last 4 digits.
fn look_alike(a: &Address, b: &Address) -> bool {
    let ends = |address: &Address| {
        let [first, second, .., third, last] = *address.bytes();
        (first, second >> 4, third, last)
    };
    a != b && ends(a) == ends(b)
}

/// Zero addresses, and addresses that are easily taken for an earlier one.
pub(super) fn check_addresses(places: &[Place], findings: &mut Vec<Finding>) {
    for (index, place) in places.iter().enumerate() {
        let earlier = places.get(..index).unwrap_or_default();
        if earlier.iter().any(|other| other.address == place.address) {
            continue;
        }
        if place.address.is_zero() {
            findings.push(place.finding(kind::ZERO_ADDRESS, "The answer names an address that nobody has."));
        }
        if let Some(other) = earlier.iter().find(|other| look_alike(&other.address, &place.address)) {
            let message = "An address starts and ends like another, but is not the same.";
            findings.push(place.finding(kind::LOOKALIKE_ADDRESS, message).asked(&other.address));
        }
    }
}
