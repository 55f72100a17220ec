//! Whether the steps of a plan that the caller hands back are those of a token's creation.

use super::finding as kind;
use super::interface::{Word, address, tail, word};
use super::layer::{APPROVAL, CREATION, LAUNCHPAD, MANAGER, REGISTRY, known_payment_token, role, spent};
use crate::tree::Tree;
use crate::value::{Address, parse_hex};

/// The contract that creates, and how much it spends: the end of such a plan.
#[derive(Debug)]
pub(super) struct Creation {
    to: Address,
    spent: Word,
    payment_token: Option<Address>,
    /// What the app alone vouches for.
    own: Vec<Address>,
}

impl Creation {
    /// `None` where the plan does not end with a creation.
    pub(super) fn of(plan: &Tree<'_>) -> Option<Self> {
        let (to, data) = call(plan.at("steps").items().last()?)?;
        role(&data).filter(|(role, function)| *role == CREATION && function.check(&data).is_ok())?;
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
        let called = |index: usize| {
            let (to, data) = call(steps.get(index)?)?;
            let (role, _) = role(&data).filter(|(_, function)| function.check(&data).is_ok())?;
            Some((to, data, role))
        };
        let Some((to, data, role)) = called(index) else { return false };
        let follows = index == 0 || called(index - 1).is_some_and(|(.., before)| before < role);
        let is_known = |address, known: &[&Address]| known.contains(&&address) || self.own.contains(&address);
        let goes_right = match role {
            APPROVAL => {
                self.payment_token.map_or_else(|| self.own.contains(&to), |token| token == to)
                    && is_known(address(&data, 4), &[&self.to, &LAUNCHPAD])
                    && address(&data, 4) != to
                    && word(&data, 36) <= self.spent
            }
            CREATION => is_known(to, &[&REGISTRY, &MANAGER]) && index + 1 == steps.len(),
            _ => is_known(to, &[&REGISTRY]),
        };
        let kind = if role == APPROVAL { "approve" } else { "call" };
        follows && goes_right && steps.get(index).is_some_and(|step| step.text_at("kind") == kind)
    }
}

/// The contract that a step calls, and its calldata.
fn call(step: &Tree<'_>) -> Option<(Address, Vec<u8>)> {
    let transaction = step.at("transaction");
    let to = Address::parse(transaction.text_at("to")).ok()?;
    Some((to, parse_hex(transaction.text_at("data")).ok()?))
}
