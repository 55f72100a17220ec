//! What a check can find out, every kind of it in one table.

use core::fmt;
use std::borrow::Cow;

use serde::Serialize;

use crate::tree::excerpt;

/// How much a finding weighs, the heaviest first.
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
    /// One plain sentence; empty where it depends on what was found.
    pub message: &'static str,
    /// When it is found, for the docs.
    #[cfg(not(target_family = "wasm"))]
    pub when: &'static str,
}

macro_rules! finding_kinds {
    ($($name:ident = $code:literal, $severity:ident, $message:literal, $when:literal;)*) => {
        $(
            pub(super) static $name: FindingKind = FindingKind {
                code: $code,
                severity: Severity::$severity,
                message: $message,
                #[cfg(not(target_family = "wasm"))]
                when: $when,
            };
        )*

        /// Every kind of finding: `docs/trust.md` is checked against it.
        #[cfg(not(target_family = "wasm"))]
        pub static FINDING_KINDS: &[&FindingKind] = &[$(&$name),*];
    };
}

finding_kinds! {
    CHAIN_MISMATCH = "chain_mismatch", Block, "The answer sends you to another chain.",
        "The answer's chain is not the pinned or requested one, it names two chains, or a transaction does not name its chain.";
    UNKNOWN_FUNCTION = "unknown_function", Block, "The answer calls a function that nobody knows.",
        "A call is none that such a plan is made of. A purchase knows `buy(uint256,address,address)` alone, by its selector 0xe753858a.";
    DANGEROUS_CALL = "dangerous_call", Block, "",
        "A call is one of known meaning that such a plan has no use for: it spends, allows, hands over control, runs other code or holds other calls. The worst that is found in it is named.";
    LYING_ABI = "lying_abi", Block, "",
        "A function of the answer's ABI has the selector of one of known meaning, under another name.";
    ZERO_ADDRESS = "zero_address", Block, "The answer names an address that nobody has.",
        "The zero address is called, may spend or receives.";
    TOKEN_AS_SPENDER = "token_as_spender", Block, "The answer would let a token spend for you.",
        "A token itself, or the currency, may spend or is bought from.";
    TOKEN_AS_RECIPIENT = "token_as_recipient", Block, "The token would go to a contract that cannot give it back.",
        "What is bought or created would go to a token, the currency or a contract of the plan.";
    LOOKALIKE_ADDRESS = "lookalike_address", Block, "An address starts and ends like another, but is not the same.",
        "Two addresses of the plan and the request differ, but begin with the same 3 and end with the same 4 digits.";
    CALLS = "calls", Info, "These contracts are called, in this order.",
        "The contract of each step, in order: `assertSafe` compares it with the steps.";

    CONTRACT_MISMATCH = "contract_mismatch", Block, "The answer would pay another contract than the app expects.",
        "The answer's contract is not `expect.contract`.";
    CURRENCY_MISMATCH = "currency_mismatch", Block, "The answer asks for another currency than it should.",
        "The answer's currency is not `expect.currency`, its call pays in another than it describes, or its price is in another.";
    TOKEN_MISMATCH = "token_mismatch", Block, "The answer sells another token than it should.",
        "The answer's token is not `expect.token`, or its call buys another than it describes.";
    QUANTITY_MISMATCH = "quantity_mismatch", Block, "The answer buys another number of tokens.",
        "The answer fills in a quantity that is not the user's.";
    LISTING_MISMATCH = "listing_mismatch", Block, "The contract sells something else than the answer describes.",
        "The listing on the chain is of another token or currency than the answer describes.";
    DECIMALS_MISMATCH = "decimals_mismatch", Block, "The currency counts in other decimals than the answer describes.",
        "The currency's `decimals` on the chain are not those that the answer names beside its price.";
    UNKNOWN_PRICE = "unknown_price", Block, "The contract cannot tell its price.",
        "The ABI has no `viewListing(address)`, so nobody can tell the price.";
    PURCHASE_LIMIT = "purchase_limit", Block, "That number of tokens may not be bought at once.",
        "The quantity is outside the limits of the answer's `rules` or of the listing, or a limit is no whole number.";
    NOT_ENOUGH_LISTED = "not_enough_listed", Block, "Fewer tokens are for sale than you want.",
        "Fewer tokens are listed than wanted.";
    MAY_NOT_BUY = "may_not_buy", Block, "The contract does not let this account buy that many.",
        "The contract's `viewUserCanBuy` says no.";
    COST_OVERFLOW = "cost_overflow", Block, "The cost is larger than any amount can be.",
        "Price times quantity is over 256 bits.";
    PRICE_ABOVE_MAX = "price_above_max", Block, "It costs more than you agreed to pay.",
        "The cost is above `maxCost`.";
    INSUFFICIENT_BALANCE = "insufficient_balance", Block, "You do not have enough to pay for this.",
        "The buyer has less of the currency than the cost.";
    PRICE_CHANGED = "price_changed", Block, "The price rose after you agreed to it.",
        "Right before `buy`: the price on the chain rose since the plan was made.";
    LISTING_CHANGED = "listing_changed", Block, "The contract now sells something else.",
        "Right before `buy`: the listing became one of another token or currency.";
    UNPINNED_CHAIN = "unpinned_chain", Warn, "The chain is the answer's word: the app does not pin it.",
        "`expect.chainId` is absent: the chain is the answer's word.";
    UNPINNED_CONTRACT = "unpinned_contract", Warn, "The contract is the answer's word: the app does not pin it.",
        "`expect.contract` is absent.";
    UNPINNED_CURRENCY = "unpinned_currency", Warn, "The currency is the answer's word: the app does not pin it.",
        "`expect.currency` is absent.";
    UNPINNED_TOKEN = "unpinned_token", Warn, "The token is the answer's word: the app does not pin it.",
        "`expect.token` is absent.";
    NO_PRICE_LIMIT = "no_price_limit", Warn, "You set no limit to what this may cost.",
        "`maxCost` is absent.";
    PRICE_DIFFERS = "price_differs", Warn, "The contract's price is not the one that the answer shows.",
        "The listing's price is not the answer's `value`, rounded to the currency's decimals.";
    ALLOWANCE_ABOVE_COST = "allowance_above_cost", Warn, "The contract may already take more than this purchase costs.",
        "An older allowance is above the cost. Where it is above `maxCost` too, it is lowered first: it is the only price cap that the contract enforces.";
    UNREAD = "unread", Warn, "",
        "An optional reading is missing: decimals, symbol, balance, or `viewUserCanBuy`, which the ABI may lack.";
    PRICE = "price", Info, "",
        "The price of one token in base units of the currency: `sendPlan` compares it right before `buy`.";

    UNSUPPORTED_CHAIN = "unsupported_chain", Block, "The answer is for a chain that this wallet cannot send to.",
        "A transaction is not for an EVM chain. The beginning of each of its fields stands in `got`.";
    MALFORMED_TRANSACTION = "malformed_transaction", Block, "A transaction of the answer is malformed.",
        "`to`, `data`, `value` or `gasLimit` of a transaction is no address (in mixed case: with its EIP-55 checksum), hex or quantity.";
    MALFORMED_CALLDATA = "malformed_calldata", Block, "The bytes of a call are not what they should be.",
        "A call's bytes are not exactly what its arguments are encoded as.";
    EXTRA_CALL = "extra_call", Block, "The answer adds a call that you did not ask for.",
        "A call that was not asked for: a second one of a kind, an approval without a purchase or without a builder, or more than 16 transactions.";
    WRONG_ORDER = "wrong_order", Block, "The answer's calls stand in the wrong order.",
        "The calls are not in the order approval, builder's fees, creation.";
    MISSING_CALL = "missing_call", Block, "Nothing in the answer creates the token.",
        "No call creates the token, and the answer does not say that it is done.";
    UNKNOWN_CONTRACT = "unknown_contract", Block, "The answer would trust a contract that nobody vouches for.",
        "A call goes to, or an approval is for, a contract that is not Token Layer's and not in `intent.contracts`. An approval is for the contract that creates, or the launchpad.";
    UNKNOWN_PAYMENT_TOKEN = "unknown_payment_token", Block, "The answer would spend a token that nobody vouches for.",
        "The token to be spent is neither the known one of the chain nor `intent.paymentToken`.";
    APPROVAL_ABOVE_LIMIT = "approval_above_limit", Block, "The answer may spend more than you agreed to.",
        "More may be spent than `maxAmountIn` (with `tokensOut`) or `amountIn`, or than the creation itself spends.";
    VALUE_SENT = "value_sent", Block, "The answer sends ether along, which you did not ask for.",
        "A transaction sends ether along.";
    GAS_ABOVE_LIMIT = "gas_above_limit", Block, "The answer asks for far more gas than any call needs.",
        "A gas limit is above 100,000,000.";
    NAME_MISMATCH = "name_mismatch", Block, "The answer gives the token another name.",
        "The name, in the call or in `metadata`, is not the requested one.";
    SYMBOL_MISMATCH = "symbol_mismatch", Block, "The answer gives the token another symbol.",
        "The symbol, in the call or in `metadata`, is not the requested one.";
    DESCRIPTION_MISMATCH = "description_mismatch", Block, "The answer describes the token in other words.",
        "The description in `metadata` is not the requested one.";
    TOKEN_URI_MISMATCH = "token_uri_mismatch", Block, "The token would point to another description than the answer shows.",
        "The call's `tokenUri` is not `metadata.tokenUri`.";
    POOL_MISMATCH = "pool_mismatch", Block, "The answer puts the token into another pool.",
        "The pool is not the requested one: meme 7 (also where none is requested), startup-preseed 8.";
    RECEIVER_MISMATCH = "receiver_mismatch", Block, "The answer gives the token to someone else.",
        "The receiver is not `userAddress`, or `intent.from` where that is absent.";
    AMOUNT_MISMATCH = "amount_mismatch", Block, "The answer changes an amount that you asked for.",
        "An amount is not the requested one at 6 or 18 decimals (absent: zero). `amountIn` may be zero beside `tokensOut`, `maxAmountIn` without it.";
    DESTINATIONS_MISMATCH = "destinations_mismatch", Block, "The answer lets the token move to another number of chains.",
        "The number of migration endpoints is not that of `destinationChains` without `chainSlug`; absent, Token Layer's page names three.";
    BUILDER_MISMATCH = "builder_mismatch", Block, "The answer would pay another builder.",
        "Another builder than `builder.code` may take fees.";
    REPEATED_ACTIVITY = "repeated_activity", Block, "The answer sets two fees of a builder for the same.",
        "An activity stands twice among the builder's fees.";
    BUILDER_FEE_ABOVE = "builder_fee_above", Block, "The builder would take more than you agreed to.",
        "The builder may take more than `builder.fee`.";
    SCALE_AMBIGUOUS = "scale_ambiguous", Warn, "An amount fits at an unusual number of decimals only.",
        "An amount fits at the unusual scale only: US dollars at 18 decimals, tokens at 6.";
    ENDPOINT_DIFFERS = "endpoint_differs", Warn, "The chains that the token may move to cannot be recognised.",
        "The migration endpoints are not LayerZero's public numbers of the destination chains.";
    GAS_ABOVE_CAP = "gas_above_cap", Warn, "The answer asks for more gas than many chains allow.",
        "A gas limit is above 16,777,216, the most that EIP-7825 lets a transaction have.";
    LONG_DELAY = "long_delay", Warn, "The answer asks to wait longer than ten minutes.",
        "The API asks to wait longer than 600 seconds after a step: 600 are planned.";
    OTHER_TRANSACTION = "other_transaction", Warn, "Beside its transactions the answer holds another, which is not sent.",
        "The deprecated `transaction` is none of `transactions`. It is never sent.";
    OPAQUE = "opaque", Warn, "The server made up parts that your request cannot confirm.",
        "What the server made up, and nobody can work out from the request: the fields stand in `got`.";
    APP_CONTRACT = "app_contract", Info, "The app alone vouches for this address.",
        "An address that the app alone vouches for, by `intent.contracts` or `intent.paymentToken`.";
    EXECUTED = "executed", Info, "The server says that it has already sent everything.",
        "The server says that it has sent the transactions itself: nothing is to be sent.";
}

/// Something that the check found out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// A stable word.
    pub code: &'static str,
    /// How much it weighs.
    pub severity: Severity,
    /// One plain sentence.
    pub message: Cow<'static, str>,
    /// The index of the step that it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub step: Option<usize>,
    /// The byte of that step's calldata at which it begins.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offset: Option<usize>,
    /// What the user asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub asked: Option<String>,
    /// What the answer, or the chain, gave.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub got: Option<String>,
}

impl Finding {
    #[inline(never)]
    pub(super) fn new(kind: &'static FindingKind) -> Self {
        let FindingKind { code, severity, message, .. } = *kind;
        Self { code, severity, message: message.into(), step: None, offset: None, asked: None, got: None }
    }

    pub(super) fn message(&mut self, message: String) -> &mut Self {
        self.message = message.into();
        self
    }

    #[inline(never)]
    pub(super) fn asked(&mut self, asked: &dyn fmt::Display) -> &mut Self {
        self.asked = Some(format!("{asked}"));
        self
    }

    #[inline(never)]
    pub(super) fn got(&mut self, got: &dyn fmt::Display) -> &mut Self {
        self.got = Some(format!("{got}"));
        self
    }

    /// The same of the caller's or the server's text: its beginning.
    #[inline(never)]
    pub(super) fn asked_text(&mut self, asked: &str) -> &mut Self {
        self.asked = Some(excerpt(asked));
        self
    }

    #[inline(never)]
    pub(super) fn got_text(&mut self, got: &str) -> &mut Self {
        self.got = Some(excerpt(got));
        self
    }

    pub(super) fn step(&mut self, step: usize) -> &mut Self {
        self.step = Some(step);
        self
    }

    pub(super) fn at(&mut self, step: usize, offset: usize) -> &mut Self {
        self.offset = Some(offset);
        self.step(step)
    }
}

/// What was found so far.
#[derive(Debug, Default)]
pub(super) struct Findings(pub(super) Vec<Finding>);

impl Findings {
    #[inline(never)]
    pub(super) fn add(&mut self, kind: &'static FindingKind) -> &mut Finding {
        self.0.push_mut(Finding::new(kind))
    }

    /// Whether one of them blocks.
    pub(super) fn blocks(&self) -> bool {
        self.0.iter().any(|finding| finding.severity == Severity::Block)
    }

    pub(super) fn has(&self, kind: &FindingKind) -> bool {
        self.0.iter().any(|finding| finding.code == kind.code)
    }
}
