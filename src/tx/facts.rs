//! What the chain says, read strictly out of the results of the calls.

use alloy_sol_types::SolCall;

use super::contracts::{Erc20, Listing};
use super::intent::{Intent, Limit};
use super::offer::Offer;
use crate::error::{Code, Result};
use crate::table::Issues;
use crate::tree::{Path, Tree};
use crate::value::{U256, format_units, parse_hex};

pub(super) const DECIMALS: &str = "decimals";
pub(super) const SYMBOL: &str = "symbol";
pub(super) const BALANCE: &str = "balance";
pub(super) const ALLOWANCE: &str = "allowance";
pub(super) const LISTING: &str = "listing";
pub(super) const CAN_BUY: &str = "canBuy";

/// A symbol longer than this is not shown.
const MAX_SYMBOL: usize = 16;

#[derive(Debug)]
pub(super) struct Facts {
    pub(super) decimals: Option<u8>,
    pub(super) symbol: Option<String>,
    pub(super) balance: Option<U256>,
    pub(super) allowance: U256,
    pub(super) listing: Option<Listing::Offer>,
    pub(super) can_buy: Option<bool>,
    /// Optional reads without a result.
    pub(super) unread: Vec<&'static str>,
    pub(super) max_cost: Option<U256>,
    /// Price times quantity; `None` where it is over 256 bits, or the price is unknown.
    pub(super) cost: Option<U256>,
}

impl Facts {
    pub(super) fn read(offer: &Offer, intent: &Intent, results: Tree<'_>) -> Result<Self> {
        let root = Path::Root("results");
        let mut issues = Issues::default();
        let mut unread = Vec::new();
        if !matches!(results, Tree::Object(_)) {
            issues.push(root, "wrong_type", format!("expected an object, got {}", results.kind()));
        }
        let display_limit = matches!(intent.max_cost, Some(Limit::Display(_)));
        let mut results = Results { results, root, issues: &mut issues, unread: &mut unread };
        let decimals = results.take::<Erc20::decimalsCall>(DECIMALS, display_limit);
        let symbol = results.take::<Erc20::symbolCall>(SYMBOL, false).filter(|symbol| is_plain(symbol));
        let balance = results.take::<Erc20::balanceOfCall>(BALANCE, false);
        let allowance = results.take::<Erc20::allowanceCall>(ALLOWANCE, true).unwrap_or_default();
        let listing = offer.views.listing.then(|| results.take::<Listing::viewListingCall>(LISTING, true)).flatten();
        let can_buy =
            offer.views.can_buy.then(|| results.take::<Listing::viewUserCanBuyCall>(CAN_BUY, false)).flatten();
        if !offer.views.can_buy {
            unread.push(CAN_BUY);
        }

        let max_cost = match (&intent.max_cost, decimals) {
            (Some(limit @ Limit::Base(_)), _) => limit.scale(0).ok(),
            (Some(limit), Some(decimals)) => limit.scale(decimals).map_or_else(
                |refusal| {
                    issues.refuse(Path::Field(&Path::Root("intent"), "maxCost"), refusal);
                    None
                },
                Some,
            ),
            _ => None,
        };
        let cost = listing.as_ref().and_then(|listing| listing.price.checked_mul(intent.quantity));
        let facts = Self { decimals, symbol, balance, allowance, listing, can_buy, unread, max_cost, cost };
        issues.done(Code::InvalidArgument, facts)
    }

    /// The price of one token in base units; zero where it is unknown, which blocks.
    pub(super) fn price(&self) -> U256 {
        self.listing.as_ref().map(|listing| listing.price).unwrap_or_default()
    }

    /// An amount of the currency for people: "0.0022 USDC".
    pub(super) fn show(&self, amount: U256) -> String {
        match (self.decimals, &self.symbol) {
            (Some(decimals), Some(symbol)) => format!("{} {symbol}", format_units(amount, decimals)),
            (Some(decimals), None) => format!("{} of the currency", format_units(amount, decimals)),
            (None, Some(symbol)) => format!("{amount} base units of {symbol}"),
            (None, None) => format!("{amount} base units of the currency"),
        }
    }
}

struct Results<'a, 'i> {
    results: Tree<'a>,
    root: Path<'i>,
    issues: &'i mut Issues,
    unread: &'i mut Vec<&'static str>,
}

impl Results<'_, '_> {
    fn take<Call: SolCall>(&mut self, id: &'static str, is_required: bool) -> Option<Call::Return> {
        let path = Path::Field(&self.root, id);
        let given = match self.results.get(id) {
            None | Some(Tree::Null) => None,
            Some(Tree::Text(text)) => match parse_hex(text) {
                Ok(bytes) => Some(bytes),
                Err(refusal) => {
                    self.issues.refuse(path, refusal);
                    return None;
                }
            },
            Some(other) => {
                self.issues.push(path, "wrong_type", format!("expected hex, got {}", other.kind()));
                return None;
            }
        };
        let read = given.as_deref().map(|bytes| Call::abi_decode_returns_validate(bytes).map_err(|_| bytes.len()));
        match read {
            Some(Ok(value)) => return Some(value),
            _ if !is_required => self.unread.push(id),
            None => self.issues.push(path, "missing", "expected the call's result, got nothing"),
            Some(Err(length)) => {
                self.issues.push(
                    path,
                    "bad_result",
                    format!("expected the result of {}, got {length} bytes that are not", Call::SIGNATURE),
                );
            }
        }
        None
    }
}

/// A token's symbol is its maker's word: one that could disguise a sentence or an amount is not shown.
fn is_plain(symbol: &str) -> bool {
    let is_fit = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '+' | '$' | '₮' | '€' | '£');
    let is_number = !symbol.contains(|c: char| c.is_ascii_alphabetic() || matches!(c, '$' | '₮' | '€' | '£'));
    !is_number && symbol.chars().count() <= MAX_SYMBOL && symbol.chars().all(is_fit)
}

/// The symbol, or `otherwise` where it is not fit to be shown.
pub(super) fn plain<'a>(symbol: &'a str, otherwise: &'a str) -> &'a str {
    if is_plain(symbol) { symbol } else { otherwise }
}

/// What a reading tells, for people.
pub(super) fn describe(id: &str) -> &'static str {
    match id {
        DECIMALS => "the decimals of the currency",
        SYMBOL => "the name of the currency",
        BALANCE => "how much of the currency you have",
        _ => "whether you may buy",
    }
}
