//! What an answer offers: a contract call on a chain, read out of a parsed token.

use super::contracts::{VIEW_LISTING, VIEW_USER_CAN_BUY};
use super::known::Known;
use crate::abi::{Abi, Function};
use crate::api::{CREATE_TOKEN_BY_EXTERNAL_ID, GET_TOKEN_BY_ID, Integration};
use crate::error::{Code, Error, Result};
use crate::json::quote;
use crate::table::{Issues, Origin, walk};
use crate::tree::{Path, Tree, excerpt};
use crate::value::Address;

/// The parts of a token that a purchase is made of, each well formed; none of them is trusted.
#[derive(Debug)]
pub(super) struct Offer<'t> {
    pub(super) chain_id: u64,
    /// The chain that the token itself names beside its integration, if it does.
    pub(super) token_chain_id: Option<u64>,
    pub(super) contract: Address,
    pub(super) currency: Address,
    pub(super) token: Address,
    pub(super) symbol: &'t str,
    /// The answer's own price, in display units with float noise.
    pub(super) price: &'t str,
    /// The currency of that price, where the answer names it again ...
    pub(super) price_currency: &'t str,
    /// ... and its decimals.
    pub(super) decimals: Option<u64>,
    /// The answer's own limits, in whole tokens.
    pub(super) least: &'t str,
    pub(super) most: &'t str,
    pub(super) selector: [u8; 4],
    pub(super) signature: String,
    /// The arguments by position, empty where the answer does not fill them in.
    args: Vec<&'t str>,
    /// A function of the ABI that hides one of known meaning: what the ABI calls it, and what it is.
    pub(super) lie: Option<(String, &'static Known)>,
    /// Whether the ABI has the views that a purchase reads.
    pub(super) views: Views,
}

/// Which of the listing contract's views the ABI has.
#[derive(Clone, Copy, Debug)]
pub(super) struct Views {
    pub(super) listing: bool,
    pub(super) can_buy: bool,
}

/// Judges a parsed token that the caller hands back, of either family.
pub(super) fn read_token(token: Tree<'_>) -> Result<Tree<'_>> {
    let is_distributed = token.get("distribution_token").is_some();
    let table = if is_distributed { GET_TOKEN_BY_ID.answer } else { CREATE_TOKEN_BY_EXTERNAL_ID.answer };
    let mut issues = Issues::default();
    let token = walk(table, token, Path::Root("token"), Origin::Parsed, &mut issues);
    issues.done(Code::InvalidArgument, token)
}

impl<'t> Offer<'t> {
    /// Reads a token that was judged.
    pub(super) fn read(token: &'t Tree<'t>) -> Result<Self> {
        let is_distributed = token.get("distribution_token").is_some();
        let root = Path::Root("token");
        let mut issues = Issues::default();
        let distribution = Path::Field(&root, "distribution_token");
        let (owner, own_path) =
            if is_distributed { (token.at("distribution_token"), distribution) } else { (token, root) };
        let integration = Integration::of(owner.at("integration"));
        let path = Path::Field(&own_path, "integration");
        if integration.chain_id == 0 {
            let message = "expected a chain, got 0: there is nothing to buy here";
            issues.push(Path::Field(&path, "chain_id"), "missing", message);
        }
        let contract = address(Path::Field(&path, "contract_address"), integration.contract_address, &mut issues);
        let currency =
            address(Path::Field(&path, "currency_token_address"), integration.currency_token_address, &mut issues);
        let house = address(
            Path::Field(&Path::Field(&root, "contract"), "address"),
            token.at("contract").text_at("address"),
            &mut issues,
        );
        issues.done(Code::InvalidArgument, ())?;

        let abi = Abi::parse(integration.abi)?;
        let function = abi.function(integration.function_name).map_err(|error| {
            let kind = error.issues().first().map_or("unknown_function", |issue| issue.code);
            Error::at(Code::Abi, Path::Field(&path, "function_name"), kind, error.to_string())
        })?;
        let mut functions = abi.functions().iter();
        let lie = functions.find_map(|function| {
            let known = Known::of(&function.selector())?;
            (known.signature != function.signature()).then(|| (excerpt(function.signature()), known))
        });
        let has = |selector| abi.function_by_selector(selector).is_some();
        let price = token.at("value").at("token_price");
        let price_currency = price.text_at("address");
        let (symbol, amount, limits, least, most) = if is_distributed {
            ("token_symbol", price.text_at("amount"), "metric", "min_purchase_quantity", "max_purchase_quantity")
        } else {
            ("symbol", token.text_at("value"), "rules", "min_purchase_limit", "max_purchase_limit")
        };
        let limits = token.at(limits);
        Ok(Self {
            chain_id: integration.chain_id,
            token_chain_id: token.at("chain_id").count(),
            contract,
            currency,
            token: house,
            symbol: token.text_at(symbol),
            price: amount,
            price_currency,
            // Zeros are what the platform writes where it has nothing to say.
            decimals: price.at("decimal").count().filter(|decimals| *decimals > 0 || !price_currency.is_empty()),
            least: limits.text_at(least),
            most: limits.text_at(most),
            selector: function.selector(),
            signature: excerpt(function.signature()),
            args: match_args(function, Path::Field(&path, "args"), integration.args)?,
            lie,
            views: Views { listing: has(VIEW_LISTING.selector), can_buy: has(VIEW_USER_CAN_BUY.selector) },
        })
    }

    /// The argument at `position`; empty where the answer does not fill it in.
    pub(super) fn arg(&self, position: usize) -> &'t str {
        self.args.get(position).copied().unwrap_or_default()
    }
}

fn address(path: Path<'_>, text: &str, issues: &mut Issues) -> Address {
    let zero = Address::new([0; 20]);
    if text.is_empty() {
        issues.push(path, "missing", "expected an address, got nothing: there is nothing to buy here");
        return zero;
    }
    match Address::parse(text) {
        Ok(address) if address.is_zero() => {
            issues.push(path, "zero_address", "expected a contract, got the zero address")
        }
        Ok(address) => return address,
        Err(refusal) => issues.refuse(path, refusal),
    }
    zero
}

/// Pairs the answer's arguments with the function's inputs by position.
fn match_args<'t>(function: &Function, root: Path<'_>, args: &'t [Tree<'t>]) -> Result<Vec<&'t str>> {
    let (inputs, signature) = (function.inputs(), excerpt(function.signature()));
    if inputs.len() != args.len() {
        let message = format!("expected the {} arguments of {signature}, got {}", inputs.len(), args.len());
        return Err(Error::at(Code::Abi, root, "wrong_length", message));
    }
    let mut issues = Issues::default();
    let mut matched = Vec::with_capacity(args.len());
    for (index, (input, arg)) in inputs.iter().zip(args).enumerate() {
        let (kind, input) = (arg.text_at("type"), input.ty().to_string());
        // "bigint" is what JavaScript calls any of Solidity's integers.
        let is_integer = input.starts_with("uint") || input.starts_with("int");
        if kind != input && !(kind == "bigint" && is_integer && !input.ends_with(']')) {
            let path = Path::Index(&root, index);
            issues.push(
                Path::Field(&path, "type"),
                "wrong_type",
                format!("expected {}, as in {signature}, got {}", excerpt(&input), quote(&excerpt(kind))),
            );
        }
        matched.push(arg.text_at("value"));
    }
    issues.done(Code::Abi, matched)
}
