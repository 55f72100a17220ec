//! The checks of a purchase: the answer against the user's intent, itself and the chain.

use core::cmp::Ordering;

use super::addresses::{Place, check_addresses};
use super::contracts::BUY;
use super::facts::Facts;
use super::finding::{self as kind, Findings};
use super::intent::Intent;
use super::known::Known;
use super::offer::Offer;
use crate::value::{Address, format_units, parse_units, round_units, to_decimal};

/// What the dapp pins is compared; what it does not pin is said.
pub(super) fn check_pins(offer: &Offer, intent: &Intent, findings: &mut Findings) {
    if intent.chain_id.is_none() {
        findings.add(&kind::UNPINNED_CHAIN).got(&offer.chain_id);
    }
    for asked in [intent.chain_id, offer.token_chain_id].into_iter().flatten() {
        if asked != offer.chain_id {
            findings.add(&kind::CHAIN_MISMATCH).asked(&asked).got(&offer.chain_id);
        }
    }
    for (mismatch, unpinned, asked, got) in [
        (&kind::CONTRACT_MISMATCH, &kind::UNPINNED_CONTRACT, &intent.contract, &offer.contract),
        (&kind::CURRENCY_MISMATCH, &kind::UNPINNED_CURRENCY, &intent.currency, &offer.currency),
        (&kind::TOKEN_MISMATCH, &kind::UNPINNED_TOKEN, &intent.token, &offer.token),
    ] {
        match asked {
            Some(asked) if asked == got => {}
            Some(asked) => drop(findings.add(mismatch).asked(asked).got(got)),
            None => drop(findings.add(unpinned).got(got)),
        }
    }
}

/// What is wrong with the addresses themselves, whoever named them.
pub(super) fn check_places(offer: &Offer, intent: &Intent, findings: &mut Findings) {
    let mut places = Vec::new();
    for pin in [&intent.contract, &intent.currency, &intent.token] {
        places.extend(pin.as_ref().map(Place::known));
    }
    places.extend([&intent.buyer, &offer.contract, &offer.currency, &offer.token].map(Place::known));
    places.extend(
        [1, 2].iter().filter_map(|position| Address::parse(offer.arg(*position)).as_ref().ok().map(Place::known)),
    );
    check_addresses(&places, findings);
    let tokens = [offer.currency, offer.token];
    if tokens.contains(&offer.contract) {
        findings.add(&kind::TOKEN_AS_SPENDER).got(&offer.contract);
    }
    if tokens.contains(&intent.buyer) || intent.buyer == offer.contract {
        findings.add(&kind::TOKEN_AS_RECIPIENT).got(&intent.buyer);
    }
}

/// Money is only ever spent through the one function whose meaning is known, with the arguments that we would give.
pub(super) fn check_call(offer: &Offer, intent: &Intent, findings: &mut Findings) {
    if let Some((given, known)) = &offer.lie {
        let message = format!("A call under another name would {}.", known.act.words());
        findings.add(&kind::LYING_ABI).message(message).asked(given).got(&known.signature);
    }
    if offer.selector != BUY.selector {
        let finding = match Known::of(&offer.selector) {
            Some(known) => findings.add(&kind::DANGEROUS_CALL).message(known.act.sentence()),
            None => findings.add(&kind::UNKNOWN_FUNCTION),
        };
        finding.asked(&BUY.signature).got(&offer.signature);
        return;
    }
    let quantity = offer.arg(0);
    if !quantity.is_empty() && parse_units(quantity, 0) != Ok(intent.quantity) {
        findings.add(&kind::QUANTITY_MISMATCH).asked(&to_decimal(&intent.quantity)).got_text(quantity);
    }
    for (given, described, kind) in [
        (offer.arg(1), &offer.token, &kind::TOKEN_MISMATCH),
        (offer.arg(2), &offer.currency, &kind::CURRENCY_MISMATCH),
        (offer.price_currency, &offer.currency, &kind::CURRENCY_MISMATCH),
    ] {
        if !given.is_empty() && Address::parse(given).as_ref() != Ok(described) {
            findings.add(kind).asked(described).got_text(given);
        }
    }
}

/// The listing on the chain decides; the answer only describes it.
pub(super) fn check_listing(offer: &Offer, intent: &Intent, facts: &Facts, findings: &mut Findings) {
    let Some(listing) = &facts.listing else {
        findings.add(&kind::UNKNOWN_PRICE);
        return;
    };
    for (asked, got) in [(&offer.token, &listing.token), (&offer.currency, &listing.currency)] {
        if asked != got {
            findings.add(&kind::LISTING_MISMATCH).asked(asked).got(got);
        }
    }

    let quantity = &intent.quantity;
    let shown = to_decimal(quantity);
    for (text, listed, broken, word) in
        [(offer.least, &listing.least, Ordering::Less, "least"), (offer.most, &listing.most, Ordering::Greater, "most")]
    {
        let Ok(own) = parse_units(text, 0) else {
            let message = "The answer's limit is no whole number of tokens.".to_owned();
            findings.add(&kind::PURCHASE_LIMIT).message(message).asked(&shown).got_text(text);
            continue;
        };
        // The stricter of the two.
        let limit = if listed.cmp(&own) == broken { &own } else { listed };
        if quantity.cmp(limit) == broken {
            let limit = to_decimal(limit);
            let message = ["At ", word, " ", &limit, " tokens may be bought at once."].concat();
            findings.add(&kind::PURCHASE_LIMIT).message(message).asked(&shown).got(&limit);
        }
    }
    if *quantity > listing.left {
        findings.add(&kind::NOT_ENOUGH_LISTED).asked(&shown).got(&to_decimal(&listing.left));
    }
    if facts.can_buy == Some(false) {
        findings.add(&kind::MAY_NOT_BUY);
    }
    let Some(decimals) = facts.decimals else { return };
    if let Some(asked) = offer.decimals.filter(|asked| *asked != u64::from(decimals)) {
        findings.add(&kind::DECIMALS_MISMATCH).asked(&asked).got(&decimals);
    }
    if round_units(offer.price, decimals) != Some(listing.price) {
        findings.add(&kind::PRICE_DIFFERS).asked_text(offer.price).got(&format_units(listing.price, decimals));
    }
}

pub(super) fn check_money(facts: &Facts, findings: &mut Findings) {
    if facts.listing.is_none() {
        return;
    }
    let Some(cost) = &facts.cost else {
        findings.add(&kind::COST_OVERFLOW);
        return;
    };
    let costs = facts.show(cost);
    match &facts.max_cost {
        Some(max) if cost > max => drop(findings.add(&kind::PRICE_ABOVE_MAX).asked(&facts.show(max)).got(&costs)),
        Some(_) => {}
        None => drop(findings.add(&kind::NO_PRICE_LIMIT).got(&costs)),
    }
    if let Some(balance) = facts.balance.as_ref().filter(|balance| *balance < cost) {
        findings.add(&kind::INSUFFICIENT_BALANCE).asked(&costs).got(&facts.show(balance));
    }
    if facts.allowance > *cost {
        findings.add(&kind::ALLOWANCE_ABOVE_COST).asked(&costs).got(&facts.show(&facts.allowance));
    }
}
