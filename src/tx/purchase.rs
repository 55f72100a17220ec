//! A purchase: what has to be read from the chain, and the plan that follows from it.

use alloy_sol_types::SolCall;
use serde::Serialize;

use super::contracts::{Erc20, Listing};
use super::facts::{ALLOWANCE, BALANCE, CAN_BUY, DECIMALS, Facts, LISTING, SYMBOL};
use super::intent::Intent;
use super::offer::Offer;
use super::plan::{Finding, Kind, Plan, Severity, Step};
use crate::error::Result;
use crate::tree::Tree;
use crate::value::{Address, U256, format_units, parse_units, quantity, round_units, to_hex};
use Severity::{Block, Info, Warn};

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
    check_call(&offer, &intent, &mut findings);
    check_listing(&offer, &intent, &facts, &mut findings);
    check_money(&facts, &mut findings);
    findings.extend(
        facts.unread.iter().map(|id| Finding::new(Warn, "unread", format!("The chain did not tell the {id}.")).got(id)),
    );
    let steps = steps(&offer, &intent, &facts);
    if let Some(buy) = steps.iter().position(|step| step.kind == Kind::Buy) {
        let message = format!("One token costs {}.", facts.show(facts.price()));
        let mut price = Finding::new(Info, super::price::CODE, message).got(facts.price());
        price.step = Some(buy);
        findings.push(price);
    }
    Ok(Plan::new(offer.chain_id, intent.buyer, steps, findings))
}

/// What the dapp pins is compared; what it does not pin is said.
fn check_pins(offer: &Offer, intent: &Intent, findings: &mut Vec<Finding>) {
    let pins = [
        (
            "chain_mismatch",
            "The answer sends you to another chain.",
            "unpinned_chain",
            "The chain is the answer's word: the app does not pin it.",
            intent.chain_id.map(|id| id.to_string()),
            offer.chain_id.to_string(),
        ),
        (
            "contract_mismatch",
            "The answer would pay another contract than the app expects.",
            "unpinned_contract",
            "The contract is the answer's word: the app does not pin it.",
            intent.contract.map(|it| it.to_string()),
            offer.contract.to_string(),
        ),
        (
            "currency_mismatch",
            "The answer asks for another currency than the app expects.",
            "unpinned_currency",
            "The currency is the answer's word: the app does not pin it.",
            intent.currency.map(|it| it.to_string()),
            offer.currency.to_string(),
        ),
        (
            "token_mismatch",
            "The answer sells another token than the app expects.",
            "unpinned_token",
            "The token is the answer's word: the app does not pin it.",
            intent.token.map(|it| it.to_string()),
            offer.token.to_string(),
        ),
    ];
    for (mismatch, differs, unpinned, open, asked, got) in pins {
        match asked {
            Some(asked) if asked == got => {}
            Some(asked) => findings.push(Finding::new(Block, mismatch, differs).asked(asked).got(got)),
            None => findings.push(Finding::new(Warn, unpinned, open).got(got)),
        }
    }
    if offer.token_chain_id != offer.chain_id {
        let finding = Finding::new(Block, "chain_mismatch", "The answer names two chains.");
        findings.push(finding.asked(offer.token_chain_id).got(offer.chain_id));
    }
}

/// Money is only ever spent through the one function whose meaning is known, with the arguments that we would give.
fn check_call(offer: &Offer, intent: &Intent, findings: &mut Vec<Finding>) {
    if offer.selector != Listing::buyCall::SELECTOR {
        let finding =
            Finding::new(Block, "unknown_function", "The answer calls a function that is not the known way to buy.");
        findings.push(finding.asked(Listing::buyCall::SIGNATURE).got(&offer.signature));
        return;
    }
    match offer.number_arg(0) {
        None => {}
        Some(Ok(given)) if given == intent.quantity => {}
        given => {
            let got =
                given.map(|given| given.map_or_else(|text| text, |number| number.to_string())).unwrap_or_default();
            let finding = Finding::new(Block, "quantity_mismatch", "The answer buys another number of tokens.");
            findings.push(finding.asked(intent.quantity).got(got));
        }
    }
    let addresses = [
        (1, offer.token, "token_mismatch", "The answer's call buys another token than it describes."),
        (2, offer.currency, "currency_mismatch", "The answer's call pays in another currency than it describes."),
    ];
    for (position, described, code, message) in addresses {
        match offer.address_arg(position) {
            None => {}
            Some(Ok(given)) if given == described => {}
            Some(given) => {
                let got = given.map_or_else(|text| text, |address| address.to_string());
                findings.push(Finding::new(Block, code, message).asked(described).got(got));
            }
        }
    }
}

/// The listing on the chain decides; the answer only describes it.
fn check_listing(offer: &Offer, intent: &Intent, facts: &Facts, findings: &mut Vec<Finding>) {
    let Some(listing) = &facts.listing else {
        findings.push(Finding::new(Block, "unknown_price", "The contract cannot tell its price."));
        return;
    };
    let mut compare = |code, message: &str, asked: String, got: String| {
        if asked != got {
            findings.push(Finding::new(Block, code, message).asked(asked).got(got));
        }
    };
    compare(
        "listing_mismatch",
        "The contract lists another token than the answer describes.",
        offer.token.to_string(),
        Address::from(listing.token).to_string(),
    );
    compare(
        "listing_mismatch",
        "The contract sells for another currency than the answer describes.",
        offer.currency.to_string(),
        Address::from(listing.paymentToken).to_string(),
    );

    let whole = |text: &str| parse_units(text, 0).ok();
    let least = whole(&offer.least).unwrap_or_default().max(listing.minbuycount);
    let most = whole(&offer.most).unwrap_or(U256::MAX).min(listing.maxbuycount);
    if intent.quantity < least {
        findings.push(
            Finding::new(Block, "purchase_limit", format!("At least {least} tokens must be bought at once."))
                .asked(intent.quantity)
                .got(least),
        );
    }
    if intent.quantity > most {
        findings.push(
            Finding::new(Block, "purchase_limit", format!("At most {most} tokens may be bought at once."))
                .asked(intent.quantity)
                .got(most),
        );
    }
    if intent.quantity > listing.tokenAmount {
        let finding = Finding::new(Block, "not_enough_listed", "Fewer tokens are for sale than you want.");
        findings.push(finding.asked(intent.quantity).got(listing.tokenAmount));
    }
    if facts.can_buy == Some(false) {
        findings.push(Finding::new(Block, "may_not_buy", "The contract does not let this account buy that many."));
    }
    if let Some(decimals) = facts.decimals {
        let described = round_units(&offer.price, decimals);
        if described != Some(listing.price) {
            let finding =
                Finding::new(Warn, "price_differs", "The contract's price is not the one that the answer shows.");
            findings.push(finding.asked(&offer.price).got(format_units(listing.price, decimals)));
        }
    }
}

fn check_money(facts: &Facts, findings: &mut Vec<Finding>) {
    let Some(cost) = facts.cost else {
        findings.push(Finding::new(Block, "cost_overflow", "The cost is larger than any amount can be."));
        return;
    };
    match facts.max_cost {
        Some(max) if cost > max => {
            let finding = Finding::new(Block, "price_above_max", "It costs more than you agreed to pay.");
            findings.push(finding.asked(facts.show(max)).got(facts.show(cost)));
        }
        Some(_) => {}
        None => findings.push(
            Finding::new(Warn, "no_price_limit", "You set no limit to what this may cost.").got(facts.show(cost)),
        ),
    }
    if let Some(balance) = facts.balance.filter(|balance| *balance < cost) {
        let finding = Finding::new(Block, "insufficient_balance", "You do not have enough to pay for this.");
        findings.push(finding.asked(facts.show(cost)).got(facts.show(balance)));
    }
    if facts.allowance > cost {
        let finding =
            Finding::new(Warn, "allowance_above_cost", "The contract may already take more than this purchase costs.");
        findings.push(finding.asked(facts.show(cost)).got(facts.show(facts.allowance)));
    }
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
    let summary =
        format!("Buy {} {} for {}", intent.quantity, super::facts::plain(&offer.symbol, "tokens"), facts.show(cost));
    steps.push(Step::call(Kind::Buy, summary, offer.chain_id, intent.buyer, offer.contract, &call.abi_encode()));
    steps
}
