//! What the user wants to buy, and what the dapp knows by itself.

use crate::error::{Code, Result};
use crate::table::{COUNT, Issues, Object, Origin, Rule, object, optional, required, walk};
use crate::tree::{Path, Tree};
use crate::value::{Address, Refusal, U256, parse_units};

static INTENT: Object = object(
    "PurchaseIntent",
    "What the user wants to buy, and what the dapp knows by itself.",
    &[
        required("buyer", Rule::Address, ""),
        required("quantity", Rule::Amount, ""),
        optional("maxCost", Rule::Amount, ""),
        optional("expect", Rule::Object(&EXPECT), ""),
    ],
);

static EXPECT: Object = object(
    "Expect",
    "What the dapp pins.",
    &[
        optional("chainId", COUNT, ""),
        optional("contract", Rule::Address, ""),
        optional("currency", Rule::Address, ""),
        optional("token", Rule::Address, ""),
    ],
);

#[derive(Debug)]
pub(super) struct Intent {
    pub(super) buyer: Address,
    pub(super) quantity: U256,
    pub(super) max_cost: Option<Limit>,
    pub(super) chain_id: Option<u64>,
    pub(super) contract: Option<Address>,
    pub(super) currency: Option<Address>,
    pub(super) token: Option<Address>,
}

/// The most that may be spent.
#[derive(Debug)]
pub(super) enum Limit {
    Base(U256),
    /// In display units: the currency's decimals scale it.
    Display(String),
}

impl Limit {
    pub(super) fn scale(&self, decimals: u8) -> Result<U256, Refusal> {
        match self {
            Self::Base(amount) => Ok(*amount),
            Self::Display(text) => parse_units(text, decimals),
        }
    }
}

impl Intent {
    pub(super) fn read(intent: Tree<'_>) -> Result<Self> {
        let root = Path::Root("intent");
        let mut issues = Issues::default();
        let intent = walk(&INTENT, intent, root, Origin::Caller, &mut issues);
        let address =
            |tree: &Tree<'_>, name| tree.get(name).and_then(Tree::text).and_then(|text| Address::parse(text).ok());
        let buyer = address(&intent, "buyer");
        if buyer.is_some_and(|buyer| buyer.is_zero()) {
            issues.push(Path::Field(&root, "buyer"), "zero_address", "expected an account, got the zero address");
        }
        let path = Path::Field(&root, "quantity");
        let quantity = amount(&intent, "quantity").unwrap_or_else(|refusal| {
            issues.refuse(path, refusal);
            None
        });
        if quantity == Some(U256::ZERO) {
            issues.push(path, "out_of_range", "expected at least one token");
        }
        let max_cost = match intent.get("maxCost") {
            Some(Tree::Text(text)) => {
                // Judged here as well as where it is scaled: a fault in it should not wait for the currency's decimals.
                if let Err(refusal @ ("bad_decimal", _)) = parse_units(text, 77) {
                    issues.refuse(Path::Field(&root, "maxCost"), refusal);
                }
                Some(Limit::Display(text.to_string()))
            }
            _ => amount(&intent, "maxCost")
                .unwrap_or_else(|refusal| {
                    issues.refuse(Path::Field(&root, "maxCost"), refusal);
                    None
                })
                .map(Limit::Base),
        };
        let expect = intent.at("expect");
        let read = Self {
            buyer: buyer.unwrap_or(Address::new([0; 20])),
            quantity: quantity.unwrap_or_default(),
            max_cost,
            chain_id: expect.at("chainId").count(),
            contract: address(expect, "contract"),
            currency: address(expect, "currency"),
            token: address(expect, "token"),
        };
        issues.done(Code::InvalidArgument, read)
    }
}

/// A bigint or decimal text as a number of base units.
fn amount(tree: &Tree<'_>, name: &str) -> Result<Option<U256>, Refusal> {
    match tree.get(name) {
        Some(Tree::Integer(digits)) if digits.starts_with('-') => {
            Err(("out_of_range", "expected no negative amount".to_owned()))
        }
        Some(Tree::Integer(digits) | Tree::Text(digits)) => parse_units(digits, 0).map(Some),
        _ => Ok(None),
    }
}
