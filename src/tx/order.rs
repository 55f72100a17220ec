//! Whether the steps of a plan that the caller hands back are those of a token's creation.

use super::finding as kind;
use super::interface::{Interface, address, tail, word};
use super::layer::{APPROVE, CREATE, FUNCTIONS, LAUNCHPAD, MANAGER, REGISTRY, known_payment_token, role, spent};
use crate::tree::Tree;
use crate::value::{Address, U256, parse_hex};

/// The contract that creates, and how much it spends: the end of such a plan.
#[derive(Debug)]
pub(super) struct Creation {
    to: Address,
    spent: U256,
    payment_token: Option<Address>,
    /// What the app alone vouches for.
    own: Vec<Address>,
}

impl Creation {
    /// `None` where the plan does not end with a creation.
    pub(super) fn of(plan: &Tree<'_>) -> Option<Self> {
        let (to, data) = call(plan.at("steps").items().last()?)?;
        if role(&data) != Some(CREATE) {
            return None;
        }
        let findings = plan.at("findings").items().iter();
        let own = findings.filter(|finding| finding.text_at("code") == kind::APP_CONTRACT.code);
        Some(Self {
            to,
            spent: spent(&data, tail(&data, 4, 36)),
            payment_token: known_payment_token(plan.at("chainId").count()),
            own: own.filter_map(|finding| Address::parse(finding.text_at("got")).ok()).collect(),
        })
    }

    /// Whether the step may stand at `index`: each function once, in order, to contracts that are known or vouched for.
    pub(super) fn fits(&self, steps: &[Tree<'_>], index: usize) -> bool {
        let role_at = |index: usize| steps.get(index).and_then(call).and_then(|(_, data)| role(&data));
        let (Some(step), Some(own_role)) = (steps.get(index), role_at(index)) else { return false };
        let Some((to, data)) = call(step) else { return false };
        let follows = index == 0 || role_at(index - 1).is_some_and(|before| before < own_role);
        let signature = FUNCTIONS.get(own_role).map_or("", |function| function.signature);
        let is_sound = Interface::new(signature, "").and_then(|interface| interface.check(&data)).is_ok();
        let is_known = |address, known: &[Address]| known.contains(&address) || self.own.contains(&address);
        let kind = if own_role == APPROVE { "approve" } else { "call" };
        let goes_right = match own_role {
            APPROVE => {
                (self.payment_token.map_or_else(|| self.own.contains(&to), |token| token == to))
                    && is_known(address(&data, 4), &[self.to, LAUNCHPAD])
                    && word(&data, 36) <= self.spent
            }
            CREATE => is_known(to, &[REGISTRY, MANAGER]) && index + 1 == steps.len(),
            _ => is_known(to, &[REGISTRY]),
        };
        follows && is_sound && goes_right && step.text_at("kind") == kind
    }
}

/// The contract that a step calls, and its calldata.
fn call(step: &Tree<'_>) -> Option<(Address, Vec<u8>)> {
    let transaction = step.at("transaction");
    let to = Address::parse(transaction.text_at("to")).ok()?;
    Some((to, parse_hex(transaction.text_at("data")).ok()?))
}
