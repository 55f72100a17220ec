//! A plan that the caller hands back, checked again: before it is sent, and its price right before `buy`.

use super::contracts::{APPROVE, BUY, VIEW_LISTING};
use super::creation::MAX_GAS;
use super::facts::{LISTING, Listing};
use super::finding::{self as kind, Finding, FindingKind};
use super::interface::{address, address_word, number};
use super::order::Creation;
use super::plan::read_plan;
use super::purchase::PurchaseRead;
use crate::abi::calldata_digest;
use crate::error::{Code, Error, Result};
use crate::table::Issues;
use crate::tree::{Path, Tree};
use crate::value::{Address, U256, parse_hex, parse_quantity, parse_units, quantity, to_decimal, to_hex};

/// Refuses a plan with a blocking finding, and one that is not what [`super::prepare_purchase`] or
/// [`super::prepare_token_transactions`] makes: another account, chain, contract, amount, order or digest anywhere in it.
pub fn assert_safe(plan: Tree<'_>) -> Result<()> {
    let plan = read_plan(plan)?;
    let mut issues = Issues::default();
    for (index, finding) in plan.at("findings").items().iter().enumerate() {
        if !matches!(finding.text_at("severity"), "warn" | "info") {
            let message = [finding.text_at("code"), ": ", finding.text_at("message")].concat();
            issues.push(Path::Index(&Path::Root("findings"), index), "blocked", message);
        }
    }
    if issues.count() > 0 {
        return issues.done(Code::UnsafeTransaction, ());
    }
    let root = Path::Root("plan");
    let steps = Path::Field(&root, "steps");
    if !plan.at("rejected").items().is_empty() {
        issues.push(
            Path::Field(&root, "rejected"),
            "changed",
            "expected no rejected step in a plan that nothing blocks",
        );
    }
    let (purchase, creation) = (Purchase::of(&plan)?, Creation::of(&plan));
    let all = plan.at("steps").items();
    let mut called = told(&plan, &kind::CALLS);
    for (index, step) in all.iter().enumerate() {
        let step_path = Path::Index(&steps, index);
        let path = Path::Field(&step_path, "transaction");
        let mut check = |name, is_right: bool, message| {
            if !is_right {
                issues.push(Path::Field(&path, name), "changed", message);
            }
        };
        let transaction = step.at("transaction");
        let data = parse_hex(transaction.text_at("data")).unwrap_or_default();
        let chain_id = plan.at("chainId").count().unwrap_or_default();
        let is_own = |text: &str| transaction.text_at("from").eq_ignore_ascii_case(text);
        check("from", is_own(plan.text_at("from")), "expected the plan's account");
        check("chainId", transaction.text_at("chainId") == quantity(U256::from(chain_id)), "expected the plan's chain");
        check("value", transaction.text_at("value") == "0x0", "expected no ether to be sent");
        check(
            "data",
            to_hex(&calldata_digest(&data)) == step.text_at("digest"),
            "expected the bytes of the step's digest",
        );
        let gas = transaction.get("gas").and_then(Tree::text).map(|gas| (gas, parse_quantity(gas)));
        let is_fit =
            gas.is_none_or(|(text, gas)| gas.is_some_and(|gas| gas <= U256::from(MAX_GAS) && quantity(gas) == text));
        check("gas", is_fit, "expected a gas limit that the API may ask for");
        let is_last = Some(index) == purchase.as_ref().map(|purchase| purchase.index);
        let is_created = creation.as_ref().is_some_and(|creation| creation.fits(all, index));
        let fits = is_created
            || purchase.as_ref().is_some_and(|purchase| match step.text_at("kind") {
                "buy" => is_last,
                "approve" => index + 1 == purchase.index && purchase.approves(purchase.cost, transaction, &data),
                "approve_reset" => {
                    index == 0 && purchase.index <= 2 && purchase.approves(Some(U256::ZERO), transaction, &data)
                }
                _ => false,
            });
        let after = called.strip_prefix(transaction.text_at("to"));
        called = after.map_or(called, |after| after.trim_start_matches([',', ' ']));
        check("to", fits && after.is_some(), "expected the steps of one purchase or one creation, as they were made");
    }
    if !called.is_empty() {
        issues.push(steps, "changed", "expected the steps that the plan was made with");
    }
    issues.done(Code::InvalidArgument, ())
}

/// What the one finding of a kind gave. A plan has no second one that could say something else.
fn told<'t>(plan: &'t Tree<'_>, kind: &FindingKind) -> &'t str {
    let mut findings = plan.at("findings").items().iter().filter(|finding| finding.text_at("code") == kind.code);
    match (findings.next(), findings.next()) {
        (Some(finding), None) => finding.text_at("got"),
        _ => "",
    }
}

/// The call that reads the price of a plan's `buy` again; `None` where the plan buys nothing.
pub fn purchase_recheck(plan: Tree<'_>) -> Result<Option<PurchaseRead>> {
    let plan = read_plan(plan)?;
    Ok(Purchase::of(&plan)?.map(|purchase| PurchaseRead {
        id: LISTING,
        chain_id: purchase.chain_id,
        to: purchase.contract,
        data: to_hex(&VIEW_LISTING.encode(&[address_word(purchase.token)])),
    }))
}

/// A blocking finding where the listing has become dearer, or sells something else, since the plan was made.
pub fn check_purchase_price(plan: Tree<'_>, result: Tree<'_>) -> Result<Option<Finding>> {
    let plan = read_plan(plan)?;
    let Some(Purchase { token, currency, price, .. }) = Purchase::of(&plan)? else { return Ok(None) };
    let bytes = result.text().and_then(|text| parse_hex(text).ok());
    let Some(bytes) = bytes.filter(|bytes| VIEW_LISTING.check_result(bytes).is_ok()) else {
        let message = "expected the result of viewListing(address)";
        return Err(Error::at(Code::InvalidArgument, "result", "bad_result", message));
    };
    let listing = Listing::of(&bytes);
    let finding = if listing.token != token || listing.currency != currency {
        let mut finding = Finding::new(&kind::LISTING_CHANGED);
        finding.asked(&currency).got(&listing.currency);
        finding
    } else if listing.price > price {
        let mut finding = Finding::new(&kind::PRICE_CHANGED);
        finding.asked(&to_decimal(&price)).got(&to_decimal(&listing.price));
        finding
    } else {
        return Ok(None);
    };
    Ok(Some(finding))
}

/// The `buy` of a plan, and the price that it was made with.
struct Purchase {
    /// Where it stands among the steps: at the end.
    index: usize,
    chain_id: String,
    contract: String,
    token: Address,
    currency: Address,
    price: U256,
    cost: Option<U256>,
}

impl Purchase {
    /// `None` where the plan has no step that buys.
    fn of(plan: &Tree<'_>) -> Result<Option<Self>> {
        let steps = plan.at("steps").items();
        let Some(index) = steps.iter().position(|step| step.text_at("kind") == "buy") else { return Ok(None) };
        let transaction = steps.get(index).and_then(|step| step.get("transaction")).unwrap_or(&Tree::Null);
        let data = parse_hex(transaction.text_at("data")).unwrap_or_default();
        let price = parse_units(told(plan, &kind::PRICE), 0).ok();
        match (BUY.check(&data), price) {
            (Ok(()), Some(price)) if index + 1 == steps.len() => Ok(Some(Self {
                index,
                chain_id: transaction.text_at("chainId").to_owned(),
                contract: transaction.text_at("to").to_owned(),
                cost: price.checked_mul(number(&data, 4)),
                token: address(&data, 36),
                currency: address(&data, 68),
                price,
            })),
            _ => {
                let path = format!("plan.steps[{index}]");
                Err(Error::at(Code::InvalidArgument, path, "changed", "expected a purchase at the end, and its price"))
            }
        }
    }

    /// Whether a transaction allows exactly this amount of the currency to the contract that is bought from.
    fn approves(&self, amount: Option<U256>, transaction: &Tree<'_>, data: &[u8]) -> bool {
        let same = |text: &str, address: Address| text.eq_ignore_ascii_case(&address.to_string());
        APPROVE.check(data).is_ok()
            && same(transaction.text_at("to"), self.currency)
            && same(&self.contract, address(data, 4))
            && Some(number(data, 36)) == amount
    }
}
