//! A purchase: what has to be read from the chain, and the plan that follows from it.

use alloy_sol_types::SolCall;
use serde::Serialize;

use super::checks::{check_call, check_listing, check_money, check_pins, check_places};
use super::contracts::{Erc20, Listing};
use super::facts::{ALLOWANCE, BALANCE, CAN_BUY, DECIMALS, Facts, LISTING, SYMBOL, describe, plain};
use super::finding::{self as kind, Finding};
use super::intent::Intent;
use super::offer::Offer;
use super::plan::{Kind, Plan, Step};
use crate::error::Result;
use crate::tree::Tree;
use crate::value::{Address, U256, quantity, to_hex};

/// An `eth_call` that a plan wants the result of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PurchaseRead {
    /// What it is called in the results.
    pub id: &'static str,
    /// The chain, as a quantity.
    pub chain_id: String,
    /// The contract.
    pub to: String,
    /// The calldata.
    pub data: String,
}

/// The calls whose results [`prepare_purchase`] wants: each on the chain it names, all at one block.
pub fn purchase_reads(token: Tree<'_>, intent: Tree<'_>) -> Result<Vec<PurchaseRead>> {
    let intent = Intent::read(intent)?;
    let offer = Offer::read(token)?;
    let (token, buyer, contract) = (offer.token.inner(), intent.buyer.inner(), offer.contract.inner());
    let read = |id, to: Address, data: Vec<u8>| PurchaseRead {
        id,
        chain_id: quantity(U256::from(offer.chain_id)),
        to: to.to_string(),
        data: to_hex(&data),
    };
    let mut reads = vec![
        read(DECIMALS, offer.currency, Erc20::decimalsCall {}.abi_encode()),
        read(SYMBOL, offer.currency, Erc20::symbolCall {}.abi_encode()),
        read(BALANCE, offer.currency, Erc20::balanceOfCall { owner: buyer }.abi_encode()),
        read(ALLOWANCE, offer.currency, Erc20::allowanceCall { owner: buyer, spender: contract }.abi_encode()),
    ];
    if offer.views.listing {
        reads.push(read(LISTING, offer.contract, Listing::viewListingCall { token }.abi_encode()));
    }
    if offer.views.can_buy {
        let call = Listing::viewUserCanBuyCall { houseToken: token, user: buyer, amount: intent.quantity };
        reads.push(read(CAN_BUY, offer.contract, call.abi_encode()));
    }
    Ok(reads)
}

/// The plan of a purchase: an exact approval where the allowance is short, then `buy`; and what the check found.
pub fn prepare_purchase(token: Tree<'_>, intent: Tree<'_>, results: Tree<'_>) -> Result<Plan> {
    let intent = Intent::read(intent)?;
    let offer = Offer::read(token)?;
    let facts = Facts::read(&offer, &intent, results)?;
    let mut findings = Vec::new();
    check_pins(&offer, &intent, &mut findings);
    check_places(&offer, &intent, &mut findings);
    check_call(&offer, &intent, &mut findings);
    check_listing(&offer, &intent, &facts, &mut findings);
    check_money(&facts, &mut findings);
    findings.extend(
        facts
            .unread
            .iter()
            .map(|id| Finding::new(kind::UNREAD, format!("The chain did not tell {}.", describe(id))).got(&id)),
    );
    let steps = steps(&offer, &intent, &facts);
    if let Some(buy) = steps.iter().position(|step| step.kind == Kind::Buy) {
        let message = format!("One token costs {}.", facts.show(facts.price()));
        findings.push(Finding::new(kind::PRICE, message).got(&facts.price()).step(buy));
    }
    Ok(Plan::new(offer.chain_id, intent.buyer, steps, findings))
}

fn steps(offer: &Offer, intent: &Intent, facts: &Facts) -> Vec<Step> {
    let (Some(_), Some(cost)) = (&facts.listing, facts.cost) else { return Vec::new() };
    let mut steps = Vec::new();
    let mut approve = |kind, summary, amount| {
        let data = Erc20::approveCall { spender: offer.contract.inner(), amount }.abi_encode();
        steps.push(Step::call(kind, summary, offer.chain_id, intent.buyer, offer.currency, &data));
    };
    // The contract's `buy` has no price limit of its own: the allowance is the only cap that the chain enforces.
    let too_high = facts.max_cost.is_some_and(|max| facts.allowance > max);
    if facts.allowance < cost || too_high {
        // Some tokens, USDT among them, refuse to change an allowance that is not zero.
        if !facts.allowance.is_zero() {
            approve(
                Kind::ApproveReset,
                format!("Take back the older allowance of {}", facts.show(facts.allowance)),
                U256::ZERO,
            );
        }
        if !cost.is_zero() {
            approve(Kind::Approve, format!("Allow {}", facts.show(cost)), cost);
        }
    }
    let call = Listing::buyCall {
        amount: intent.quantity,
        houseToken: offer.token.inner(),
        paymentToken: offer.currency.inner(),
    };
    let summary = format!("Buy {} {} for {}", intent.quantity, plain(&offer.symbol, "tokens"), facts.show(cost));
    steps.push(Step::call(Kind::Buy, summary, offer.chain_id, intent.buyer, offer.contract, &call.abi_encode()));
    steps
}
