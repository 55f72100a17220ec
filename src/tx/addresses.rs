//! What is wrong with an address by itself, or beside others.

use super::finding::{self as kind, Finding, FindingKind, Findings};
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
    pub(super) fn known(address: &Address) -> Self {
        Self { address: *address, step: None, offset: None }
    }

    /// An address that a step calls.
    pub(super) fn called(address: Address, step: usize) -> Self {
        Self { address, step: Some(step), offset: None }
    }

    #[inline(never)]
    pub(super) fn report<'f>(&self, kind: &'static FindingKind, findings: &'f mut Findings) -> &'f mut Finding {
        let finding = findings.add(kind).got(&self.address);
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
pub(super) fn check_addresses(places: &[Place], findings: &mut Findings) {
    for (index, place) in places.iter().enumerate() {
        let earlier = places.get(..index).unwrap_or_default();
        if earlier.iter().any(|other| other.address == place.address) {
            continue;
        }
        if place.address.is_zero() {
            place.report(&kind::ZERO_ADDRESS, findings);
        }
        if let Some(other) = earlier.iter().find(|other| look_alike(&other.address, &place.address)) {
            place.report(&kind::LOOKALIKE_ADDRESS, findings).asked(&other.address);
        }
    }
}
