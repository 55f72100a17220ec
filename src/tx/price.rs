//! The price again, right before `buy` is sent: the contract's `buy` takes no limit.

use alloy_sol_types::SolCall;

use super::contracts::Listing;
use super::facts::LISTING;
use super::finding::{self as kind, Finding};
use super::plan::read_plan;
use super::purchase::PurchaseRead;
use crate::error::{Code, Error, Result};
use crate::tree::{Path, Tree};
use crate::value::{Address, U256, parse_hex, to_hex};

/// The call that reads the price of a plan's `buy` again; `None` where the plan buys nothing.
pub fn purchase_recheck(plan: Tree<'_>) -> Result<Option<PurchaseRead>> {
    let plan = read_plan(plan)?;
    Ok(buy(&plan)?.map(|buy| PurchaseRead {
        id: LISTING,
        chain_id: buy.chain_id,
        to: buy.contract,
        data: to_hex(&Listing::viewListingCall { token: buy.call.houseToken }.abi_encode()),
    }))
}

/// A blocking finding where the listing has become dearer, or sells something else, since the plan was made.
pub fn check_purchase_price(plan: Tree<'_>, result: Tree<'_>) -> Result<Option<Finding>> {
    let plan = read_plan(plan)?;
    let Some(buy) = buy(&plan)? else { return Ok(None) };
    let listing = result
        .text()
        .and_then(|text| parse_hex(text).ok())
        .and_then(|bytes| Listing::viewListingCall::abi_decode_returns_validate(&bytes).ok());
    let Some(listing) = listing else {
        return Err(Error::at(
            Code::InvalidArgument,
            "result",
            "bad_result",
            "expected the result of viewListing(address)",
        ));
    };
    let same = listing.token == buy.call.houseToken && listing.paymentToken == buy.call.paymentToken;
    Ok(if !same {
        let finding = Finding::new(kind::LISTING_CHANGED, "The contract now sells something else.");
        Some(finding.asked(Address::from(buy.call.paymentToken)).got(Address::from(listing.paymentToken)))
    } else if listing.price > buy.price {
        let finding = Finding::new(kind::PRICE_CHANGED, "The price rose after you agreed to it.");
        Some(finding.asked(buy.price).got(listing.price))
    } else {
        None
    })
}

struct Buy {
    chain_id: String,
    contract: String,
    call: Listing::buyCall,
    price: U256,
}

fn buy(plan: &Tree<'_>) -> Result<Option<Buy>> {
    let text = |tree: &Tree<'_>, name| tree.get(name).and_then(Tree::text).unwrap_or_default().to_owned();
    let steps = plan.get("steps").map(Tree::items).unwrap_or_default();
    let Some((index, step)) = steps.iter().enumerate().find(|(_, step)| text(step, "kind") == "buy") else {
        return Ok(None);
    };
    let nothing = Tree::Null;
    let transaction = step.get("transaction").unwrap_or(&nothing);
    let call =
        parse_hex(&text(transaction, "data")).ok().and_then(|data| Listing::buyCall::abi_decode_validate(&data).ok());
    let prices = plan.get("findings").map(Tree::items).unwrap_or_default();
    let price = prices
        .iter()
        .find(|finding| text(finding, "code") == kind::PRICE.code)
        .and_then(|finding| U256::from_str_radix(&text(finding, "got"), 10).ok());
    let root = Path::Root("plan.steps");
    match (call, price) {
        (Some(call), Some(price)) => {
            Ok(Some(Buy { chain_id: text(transaction, "chainId"), contract: text(transaction, "to"), call, price }))
        }
        _ => Err(Error::at(
            Code::InvalidArgument,
            Path::Index(&root, index),
            "changed",
            "expected a purchase and its price",
        )),
    }
}
