//! What a check can find out, every kind of it in one table.

use serde::Serialize;

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Nothing may be sent.
    Block,
    /// It could not be checked, or is unusual.
    Warn,
    /// Good to know.
    Info,
}

/// A kind of finding.
#[derive(Clone, Copy, Debug)]
pub struct FindingKind {
    /// A stable word.
    pub code: &'static str,
    /// How much it weighs.
    pub severity: Severity,
    /// When it is found, for the docs.
    #[cfg(not(target_family = "wasm"))]
    pub when: &'static str,
}

macro_rules! finding_kinds {
    ($($name:ident = $code:literal, $severity:ident, $when:literal;)*) => {
        $(
            pub(super) const $name: FindingKind = FindingKind {
                code: $code,
                severity: Severity::$severity,
                #[cfg(not(target_family = "wasm"))]
                when: $when,
            };
        )*

        /// Every kind of finding: `docs/trust.md` is checked against it.
        #[cfg(not(target_family = "wasm"))]
        pub const FINDING_KINDS: &[FindingKind] = &[$($name),*];
    };
}

finding_kinds! {
    CHAIN_MISMATCH = "chain_mismatch", Block, "The answer's chain is not the one in `expect.chainId`, or the answer names two chains.";
    CONTRACT_MISMATCH = "contract_mismatch", Block, "The answer's contract is not `expect.contract`.";
    CURRENCY_MISMATCH = "currency_mismatch", Block, "The answer's currency is not `expect.currency`, or its call pays in another than it describes.";
    TOKEN_MISMATCH = "token_mismatch", Block, "The answer's token is not `expect.token`, or its call buys another than it describes.";
    UNKNOWN_FUNCTION = "unknown_function", Block, "The function is not `buy(uint256,address,address)`, by its selector 0xe753858a.";
    QUANTITY_MISMATCH = "quantity_mismatch", Block, "The answer fills in a quantity that is not the user's.";
    LISTING_MISMATCH = "listing_mismatch", Block, "The listing on the chain is of another token or currency than the answer describes.";
    UNKNOWN_PRICE = "unknown_price", Block, "The ABI has no `viewListing(address)`, so nobody can tell the price.";
    PURCHASE_LIMIT = "purchase_limit", Block, "The quantity is outside the limits of the answer's `rules` or of the listing, or a limit is no whole number.";
    NOT_ENOUGH_LISTED = "not_enough_listed", Block, "Fewer tokens are listed than wanted.";
    MAY_NOT_BUY = "may_not_buy", Block, "The contract's `viewUserCanBuy` says no.";
    COST_OVERFLOW = "cost_overflow", Block, "Price times quantity is over 256 bits.";
    PRICE_ABOVE_MAX = "price_above_max", Block, "The cost is above `maxCost`.";
    INSUFFICIENT_BALANCE = "insufficient_balance", Block, "The buyer has less of the currency than the cost.";
    PRICE_CHANGED = "price_changed", Block, "Right before `buy`: the price on the chain rose since the plan was made.";
    LISTING_CHANGED = "listing_changed", Block, "Right before `buy`: the listing became one of another token or currency.";
    UNPINNED_CHAIN = "unpinned_chain", Warn, "`expect.chainId` is absent: the chain is the answer's word.";
    UNPINNED_CONTRACT = "unpinned_contract", Warn, "`expect.contract` is absent.";
    UNPINNED_CURRENCY = "unpinned_currency", Warn, "`expect.currency` is absent.";
    UNPINNED_TOKEN = "unpinned_token", Warn, "`expect.token` is absent.";
    NO_PRICE_LIMIT = "no_price_limit", Warn, "`maxCost` is absent.";
    PRICE_DIFFERS = "price_differs", Warn, "The listing's price is not the answer's `value`, rounded to the currency's decimals.";
    ALLOWANCE_ABOVE_COST = "allowance_above_cost", Warn, "An older allowance is above the cost. Where it is above `maxCost` too, it is lowered first: it is the only price cap that the contract enforces.";
    UNREAD = "unread", Warn, "An optional reading is missing: decimals, symbol, balance, or `viewUserCanBuy`, which the ABI may lack.";
    PRICE = "price", Info, "The price of one token in base units of the currency: `sendPlan` compares it right before `buy`.";
}

/// Something that the check found out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// A stable word.
    pub code: &'static str,
    /// How much it weighs.
    pub severity: Severity,
    /// One plain sentence.
    pub message: String,
    /// The index of the step that it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub step: Option<usize>,
    /// What the user asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub asked: Option<String>,
    /// What the answer, or the chain, gave.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub got: Option<String>,
}

impl Finding {
    pub(super) fn new(kind: FindingKind, message: impl Into<String>) -> Self {
        let FindingKind { code, severity, .. } = kind;
        Self { code, severity, message: message.into(), step: None, asked: None, got: None }
    }

    pub(super) fn asked(mut self, asked: &dyn ToString) -> Self {
        self.asked = Some(asked.to_string());
        self
    }

    pub(super) fn got(mut self, got: &dyn ToString) -> Self {
        self.got = Some(got.to_string());
        self
    }

    pub(super) fn step(mut self, step: usize) -> Self {
        self.step = Some(step);
        self
    }
}
