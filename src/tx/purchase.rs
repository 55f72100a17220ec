//! A purchase: what has to be read from the chain, and the plan that follows from it.

use serde::Serialize;

use super::checks::{check_call, check_listing, check_money, check_pins, check_places};
use super::contracts::{self, APPROVE, BUY, VIEW_LISTING, VIEW_USER_CAN_BUY};
use super::facts::{ALLOWANCE, BALANCE, CAN_BUY, DECIMALS, Facts, LISTING, SYMBOL, describe, plain};
use super::finding::{self as kind, Findings};
use super::intent::Intent;
use super::interface::address_word;
use super::offer::{Offer, read_token};
use super::plan::{Kind, Plan, Step};
use crate::error::Result;
use crate::tree::Tree;
use crate::value::{Address, U256, quantity, to_decimal, to_hex};

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
    let token = read_token(token)?;
    let offer = Offer::read(&token)?;
    if intent.chain_id.is_some_and(|pinned| pinned != offer.chain_id) {
        // Another chain has nothing to say about it.
        return Ok(Vec::new());
    }
    let [token, buyer, contract] = [offer.token, intent.buyer, offer.contract].map(address_word);
    let mut reads = Vec::new();
    let mut read = |id, to, function: &contracts::Function, args: &[U256]| {
        let chain_id = quantity(U256::from(offer.chain_id));
        reads.push(PurchaseRead { id, chain_id, to: ToString::to_string(to), data: to_hex(&function.encode(args)) });
    };
    read(DECIMALS, &offer.currency, &contracts::DECIMALS, &[]);
    read(SYMBOL, &offer.currency, &contracts::SYMBOL, &[]);
    read(BALANCE, &offer.currency, &contracts::BALANCE_OF, &[buyer]);
    read(ALLOWANCE, &offer.currency, &contracts::ALLOWANCE, &[buyer, contract]);
    if offer.views.listing {
        read(LISTING, &offer.contract, &VIEW_LISTING, &[token]);
    }
    if offer.views.can_buy {
        read(CAN_BUY, &offer.contract, &VIEW_USER_CAN_BUY, &[token, buyer, intent.quantity]);
    }
    Ok(reads)
}

/// The plan of a purchase: an exact approval where the allowance is short, then `buy`; and what the check found.
pub fn prepare_purchase(token: Tree<'_>, intent: Tree<'_>, results: Tree<'_>) -> Result<Plan> {
    let intent = Intent::read(intent)?;
    let token = read_token(token)?;
    let offer = Offer::read(&token)?;
    let mut findings = Findings::default();
    check_pins(&offer, &intent, &mut findings);
    check_places(&offer, &intent, &mut findings);
    check_call(&offer, &intent, &mut findings);
    let facts = match Facts::read(&offer, &intent, results) {
        // What a contract of a lying answer says is no mistake of the caller's.
        Err(_) if findings.blocks() => return Ok(Plan::new(offer.chain_id, &intent.buyer, Vec::new(), findings)),
        facts => facts?,
    };
    check_listing(&offer, &intent, &facts, &mut findings);
    check_money(&facts, &mut findings);
    for id in &facts.unread {
        findings.add(&kind::UNREAD).message(format!("The chain did not tell {}.", describe(id))).got(id);
    }
    let mut steps = Vec::new();
    if let (Some(listing), Some(cost)) = (&facts.listing, &facts.cost) {
        add_steps(&mut steps, &offer, &intent, &facts, cost);
        let message = ["One token costs ", &facts.show(&listing.price), "."].concat();
        findings.add(&kind::PRICE).message(message).got(&to_decimal(&listing.price)).step(steps.len() - 1);
    }
    Ok(Plan::new(offer.chain_id, &intent.buyer, steps, findings))
}

fn add_steps(steps: &mut Vec<Step>, offer: &Offer<'_>, intent: &Intent, facts: &Facts, cost: &U256) {
    let mut add = |kind, summary, to: &Address, data: &[u8]| {
        steps.push(Step::call(kind, summary, offer.chain_id, &intent.buyer, to, data));
    };
    let approval = |amount: &U256| APPROVE.encode(&[address_word(offer.contract), *amount]);
    // The contract's `buy` has no price limit of its own: the allowance is the only cap that the chain enforces.
    let too_high = facts.max_cost.as_ref().is_some_and(|max| facts.allowance > *max);
    if facts.allowance < *cost || too_high {
        // Some tokens, USDT among them, refuse to change an allowance that is not zero.
        if !facts.allowance.is_zero() {
            let summary = "Take back the older allowance of ".to_owned() + &facts.show(&facts.allowance);
            add(Kind::ApproveReset, summary, &offer.currency, &approval(&U256::ZERO));
        }
        if !cost.is_zero() {
            add(Kind::Approve, "Allow ".to_owned() + &facts.show(cost), &offer.currency, &approval(cost));
        }
    }
    let data = BUY.encode(&[intent.quantity, address_word(offer.token), address_word(offer.currency)]);
    let quantity = to_decimal(&intent.quantity);
    let summary = ["Buy ", &quantity, " ", plain(offer.symbol, "tokens"), " for ", &facts.show(cost)].concat();
    add(Kind::Buy, summary, &offer.contract, &data);
}
