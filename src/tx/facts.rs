//! What the chain says, read strictly out of the results of the calls.

use super::contracts::{self, Function};
use super::intent::{Intent, Limit};
use super::interface::{address, bytes, number, tail};
use super::offer::Offer;
use crate::error::{Code, Result};
use crate::table::Issues;
use crate::tree::{Path, Tree};
use crate::value::{Address, U256, format_units, parse_hex};

pub(super) const DECIMALS: &str = "decimals";
pub(super) const SYMBOL: &str = "symbol";
pub(super) const BALANCE: &str = "balance";
pub(super) const ALLOWANCE: &str = "allowance";
pub(super) const LISTING: &str = "listing";
pub(super) const CAN_BUY: &str = "canBuy";

/// A symbol longer than this is not shown.
const MAX_SYMBOL: usize = 16;

/// What a contract has for sale.
#[derive(Debug)]
pub(super) struct Listing {
    pub(super) token: Address,
    pub(super) currency: Address,
    /// Of one token, in base units of the currency.
    pub(super) price: U256,
    pub(super) left: U256,
    pub(super) least: U256,
    pub(super) most: U256,
}

impl Listing {
    /// Reads the result of `viewListing(address)`, which was judged before.
    pub(super) fn of(result: &[u8]) -> Self {
        Self {
            token: address(result, 0),
            currency: address(result, 32),
            price: number(result, 64),
            left: number(result, 96),
            least: number(result, 128),
            most: number(result, 160),
        }
    }
}

#[derive(Debug)]
pub(super) struct Facts {
    pub(super) decimals: Option<u8>,
    pub(super) symbol: Option<String>,
    pub(super) balance: Option<U256>,
    pub(super) allowance: U256,
    pub(super) listing: Option<Listing>,
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
        let number = |result: Vec<u8>| number(&result, 0);
        let decimals = results.take(DECIMALS, &contracts::DECIMALS, display_limit).map(number);
        let decimals = decimals.and_then(|decimals| u8::try_from(decimals).ok());
        let symbol = results.take(SYMBOL, &contracts::SYMBOL, false).and_then(|result| {
            let symbol = str::from_utf8(bytes(&result, tail(&result, 0, 0))).ok()?;
            is_plain(symbol).then(|| symbol.to_owned())
        });
        let balance = results.take(BALANCE, &contracts::BALANCE_OF, false).map(number);
        let allowance = results.take(ALLOWANCE, &contracts::ALLOWANCE, true).map(number).unwrap_or_default();
        let mut listing = None;
        if offer.views.listing {
            listing = results.take(LISTING, &contracts::VIEW_LISTING, true).map(|result| Listing::of(&result));
        }
        let mut can_buy = None;
        if offer.views.can_buy {
            can_buy =
                results.take(CAN_BUY, &contracts::VIEW_USER_CAN_BUY, false).map(|result| !number(result).is_zero());
        }
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

    /// An amount of the currency for people: "0.0022 USDC".
    pub(super) fn show(&self, amount: &U256) -> String {
        let amount = format_units(*amount, self.decimals.unwrap_or_default());
        let symbol = self.symbol.as_deref();
        let unit = match (self.decimals, symbol) {
            (None, _) => " base units of ",
            (_, None) => " of ",
            _ => " ",
        };
        amount + unit + symbol.unwrap_or("the currency")
    }
}

struct Results<'a, 'i> {
    results: Tree<'a>,
    root: Path<'i>,
    issues: &'i mut Issues,
    unread: &'i mut Vec<&'static str>,
}

impl Results<'_, '_> {
    /// The bytes that a call returned, judged by what the function returns.
    fn take(&mut self, id: &'static str, function: &Function, is_required: bool) -> Option<Vec<u8>> {
        let path = Path::Field(&self.root, id);
        let bytes = match self.results.at(id) {
            Tree::Null if is_required => {
                self.issues.push(path, "missing", "expected the call's result, got nothing");
                return None;
            }
            Tree::Null => {
                self.unread.push(id);
                return None;
            }
            Tree::Text(text) => parse_hex(text),
            other => Err(("wrong_type", format!("expected hex, got {}", other.kind()))),
        };
        match bytes {
            Ok(bytes) if function.check_result(&bytes).is_ok() => return Some(bytes),
            // Some currencies, MKR among them, give their symbol in 32 bytes.
            Ok(_) if id == SYMBOL => self.unread.push(id),
            Ok(bytes) => {
                let (signature, length) = (function.signature, bytes.len());
                let message = format!("expected the result of {signature}, got {length} bytes of something else");
                self.issues.push(path, "bad_result", message);
            }
            Err(refusal) => self.issues.refuse(path, refusal),
        }
        None
    }
}

/// A token's symbol is its maker's word: one that could disguise a sentence or an amount is not shown.
fn is_plain(symbol: &str) -> bool {
    let [is_digit, is_letter] = [|c: char| c.is_ascii_digit(), |c: char| c.is_ascii_alphabetic()];
    let is_money = |c| matches!(c, '$' | '₮' | '€' | '£');
    let is_fit = |c| is_digit(c) || is_letter(c) || is_money(c) || matches!(c, '.' | '-' | '_' | '+');
    let is_named = symbol.chars().any(is_letter) || symbol.chars().any(is_money) && !symbol.chars().any(is_digit);
    // Beside a digit these make an amount of it: "$5", "0.01USD".
    let is_mark = |c| matches!(c, '.' | '-' | '+' | '$' | '€' | '£');
    let is_amount = |(a, b)| is_digit(a) && is_mark(b) || is_mark(a) && is_digit(b);
    let mut pairs = symbol.chars().zip(symbol.chars().skip(1));
    is_named && symbol.chars().count() <= MAX_SYMBOL && symbol.chars().all(is_fit) && !pairs.any(is_amount)
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
