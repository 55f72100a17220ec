//! The checks of a purchase: the answer against the user's intent, itself and the chain.

use alloy_sol_types::SolCall;

use super::addresses::{Place, check_addresses};
use super::contracts::Listing;
use super::facts::Facts;
use super::finding::{self as kind, Finding};
use super::intent::Intent;
use super::known::Known;
use super::offer::Offer;
use crate::tree::excerpt;
use crate::value::{Address, format_units, parse_units, round_units};

/// What the dapp pins is compared; what it does not pin is said.
pub(super) fn check_pins(offer: &Offer, intent: &Intent, findings: &mut Vec<Finding>) {
    let pins = [
        (
            kind::CHAIN_MISMATCH,
            "The answer sends you to another chain.",
            kind::UNPINNED_CHAIN,
            "The chain is the answer's word: the app does not pin it.",
            intent.chain_id.map(|id| id.to_string()),
            offer.chain_id.to_string(),
        ),
        (
            kind::CONTRACT_MISMATCH,
            "The answer would pay another contract than the app expects.",
            kind::UNPINNED_CONTRACT,
            "The contract is the answer's word: the app does not pin it.",
            intent.contract.map(|it| it.to_string()),
            offer.contract.to_string(),
        ),
        (
            kind::CURRENCY_MISMATCH,
            "The answer asks for another currency than the app expects.",
            kind::UNPINNED_CURRENCY,
            "The currency is the answer's word: the app does not pin it.",
            intent.currency.map(|it| it.to_string()),
            offer.currency.to_string(),
        ),
        (
            kind::TOKEN_MISMATCH,
            "The answer sells another token than the app expects.",
            kind::UNPINNED_TOKEN,
            "The token is the answer's word: the app does not pin it.",
            intent.token.map(|it| it.to_string()),
            offer.token.to_string(),
        ),
    ];
    for (mismatch, differs, unpinned, open, asked, got) in pins {
        match asked {
            Some(asked) if asked == got => {}
            Some(asked) => findings.push(Finding::new(mismatch, differs).asked(&asked).got(&got)),
            None => findings.push(Finding::new(unpinned, open).got(&got)),
        }
    }
    if let Some(other) = offer.token_chain_id.filter(|other| *other != offer.chain_id) {
        let finding = Finding::new(kind::CHAIN_MISMATCH, "The answer names two chains.");
        findings.push(finding.asked(&other).got(&offer.chain_id));
    }
}

/// What is wrong with the addresses themselves, whoever named them.
pub(super) fn check_places(offer: &Offer, intent: &Intent, findings: &mut Vec<Finding>) {
    let pinned = [intent.contract, intent.currency, intent.token];
    let given = (0..offer.args.len()).filter_map(|position| offer.address_arg(position)?.ok());
    let own = [offer.contract, offer.currency, offer.token];
    let places = pinned.into_iter().flatten().chain([intent.buyer]).chain(own).chain(given);
    check_addresses(&places.map(Place::known).collect::<Vec<_>>(), findings);
    let tokens = [offer.currency, offer.token];
    for (kind, message, address) in [
        (kind::TOKEN_AS_SPENDER, "The answer would let a token spend for you.", offer.contract),
        (kind::TOKEN_AS_RECIPIENT, "What you buy would go to a contract that cannot give it back.", intent.buyer),
    ] {
        if tokens.contains(&address) || kind.code == kind::TOKEN_AS_RECIPIENT.code && address == offer.contract {
            findings.push(Finding::new(kind, message).got(&address));
        }
    }
}

/// Money is only ever spent through the one function whose meaning is known, with the arguments that we would give.
pub(super) fn check_call(offer: &Offer, intent: &Intent, findings: &mut Vec<Finding>) {
    if let Some((given, known)) = &offer.lie {
        let message = format!("A call under another name would {}.", known.act.words());
        findings.push(Finding::new(kind::LYING_ABI, message).asked(given).got(&known.signature));
    }
    if offer.selector != Listing::buyCall::SELECTOR {
        let finding = match Known::of(&offer.selector) {
            Some(known) => {
                Finding::new(kind::DANGEROUS_CALL, format!("The answer's call would {}.", known.act.words()))
            }
            None => {
                Finding::new(kind::UNKNOWN_FUNCTION, "The answer calls a function that is not the known way to buy.")
            }
        };
        findings.push(finding.asked(&Listing::buyCall::SIGNATURE).got(&offer.signature));
        return;
    }
    match offer.number_arg(0) {
        None => {}
        Some(Ok(given)) if given == intent.quantity => {}
        given => {
            let got =
                given.map(|given| given.map_or_else(|text| text, |number| number.to_string())).unwrap_or_default();
            let finding = Finding::new(kind::QUANTITY_MISMATCH, "The answer buys another number of tokens.");
            findings.push(finding.asked(&intent.quantity).got(&got));
        }
    }
    let addresses = [
        (1, offer.token, kind::TOKEN_MISMATCH, "The answer's call buys another token than it describes."),
        (2, offer.currency, kind::CURRENCY_MISMATCH, "The answer's call pays in another currency than it describes."),
    ];
    for (position, described, code, message) in addresses {
        match offer.address_arg(position) {
            None => {}
            Some(Ok(given)) if given == described => {}
            Some(given) => {
                let got = given.map_or_else(|text| text, |address| address.to_string());
                findings.push(Finding::new(code, message).asked(&described).got(&got));
            }
        }
    }
}

/// The listing on the chain decides; the answer only describes it.
pub(super) fn check_listing(offer: &Offer, intent: &Intent, facts: &Facts, findings: &mut Vec<Finding>) {
    let Some(listing) = &facts.listing else {
        findings.push(Finding::new(kind::UNKNOWN_PRICE, "The contract cannot tell its price."));
        return;
    };
    let mut compare = |code, message: &str, asked: String, got: String| {
        if asked != got {
            findings.push(Finding::new(code, message).asked(&asked).got(&got));
        }
    };
    compare(
        kind::LISTING_MISMATCH,
        "The contract lists another token than the answer describes.",
        offer.token.to_string(),
        Address::from(listing.token).to_string(),
    );
    compare(
        kind::LISTING_MISMATCH,
        "The contract sells for another currency than the answer describes.",
        offer.currency.to_string(),
        Address::from(listing.paymentToken).to_string(),
    );

    let mut limit = |limit: &dyn ToString, message| {
        findings.push(Finding::new(kind::PURCHASE_LIMIT, message).asked(&intent.quantity).got(&limit.to_string()));
    };
    let mut own = |text: &str| {
        parse_units(text, 0).unwrap_or_else(|_| {
            limit(&excerpt(text), "The answer's limit is no whole number of tokens.".to_owned());
            intent.quantity
        })
    };
    let least = own(&offer.least).max(listing.minbuycount);
    let most = own(&offer.most).min(listing.maxbuycount);
    if intent.quantity < least {
        limit(&least, format!("At least {least} tokens must be bought at once."));
    }
    if intent.quantity > most {
        limit(&most, format!("At most {most} tokens may be bought at once."));
    }
    if intent.quantity > listing.tokenAmount {
        let finding = Finding::new(kind::NOT_ENOUGH_LISTED, "Fewer tokens are for sale than you want.");
        findings.push(finding.asked(&intent.quantity).got(&listing.tokenAmount));
    }
    if facts.can_buy == Some(false) {
        findings.push(Finding::new(kind::MAY_NOT_BUY, "The contract does not let this account buy that many."));
    }
    if let Some(decimals) = facts.decimals {
        let described = round_units(&offer.price, decimals);
        if described != Some(listing.price) {
            let finding =
                Finding::new(kind::PRICE_DIFFERS, "The contract's price is not the one that the answer shows.");
            findings.push(finding.asked(&offer.price).got(&format_units(listing.price, decimals)));
        }
    }
}

pub(super) fn check_money(facts: &Facts, findings: &mut Vec<Finding>) {
    if facts.listing.is_none() {
        return;
    }
    let Some(cost) = facts.cost else {
        findings.push(Finding::new(kind::COST_OVERFLOW, "The cost is larger than any amount can be."));
        return;
    };
    match facts.max_cost {
        Some(max) if cost > max => {
            let finding = Finding::new(kind::PRICE_ABOVE_MAX, "It costs more than you agreed to pay.");
            findings.push(finding.asked(&facts.show(max)).got(&facts.show(cost)));
        }
        Some(_) => {}
        None => findings
            .push(Finding::new(kind::NO_PRICE_LIMIT, "You set no limit to what this may cost.").got(&facts.show(cost))),
    }
    if let Some(balance) = facts.balance.filter(|balance| *balance < cost) {
        let finding = Finding::new(kind::INSUFFICIENT_BALANCE, "You do not have enough to pay for this.");
        findings.push(finding.asked(&facts.show(cost)).got(&facts.show(balance)));
    }
    if facts.allowance > cost {
        let finding =
            Finding::new(kind::ALLOWANCE_ABOVE_COST, "The contract may already take more than this purchase costs.");
        findings.push(finding.asked(&facts.show(cost)).got(&facts.show(facts.allowance)));
    }
}
