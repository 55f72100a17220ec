//! What an answer offers: a contract call on a chain, read out of a parsed token.

use super::contracts::{VIEW_LISTING, VIEW_USER_CAN_BUY};
use super::known::Known;
use crate::abi::{Abi, Function};
use crate::api::{CREATE_TOKEN_BY_EXTERNAL_ID, GET_TOKEN_BY_ID, Integration};
use crate::error::{Code, Error, Result};
use crate::json::quote;
use crate::table::{Issues, Origin, walk};
use crate::tree::{Path, Tree, excerpt};
use crate::value::{Address, U256, parse_units};

/// The parts of a token that a purchase is made of, each well formed; none of them is trusted.
#[derive(Debug)]
pub(super) struct Offer {
    pub(super) chain_id: u64,
    /// The chain that the token itself names beside its integration, if it does.
    pub(super) token_chain_id: Option<u64>,
    pub(super) contract: Address,
    pub(super) currency: Address,
    pub(super) token: Address,
    pub(super) symbol: String,
    /// The answer's own price, in display units with float noise.
    pub(super) price: String,
    /// The answer's own limits, in whole tokens.
    pub(super) least: String,
    pub(super) most: String,
    pub(super) selector: [u8; 4],
    pub(super) signature: String,
    /// The arguments by position, where the answer fills them in.
    pub(super) args: Vec<Option<String>>,
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

impl Offer {
    /// Reads a parsed token that the caller hands back, of either family.
    pub(super) fn read(token: Tree<'_>) -> Result<Self> {
        let is_distributed = token.get("distribution_token").is_some();
        let table = if is_distributed { GET_TOKEN_BY_ID.answer } else { CREATE_TOKEN_BY_EXTERNAL_ID.answer };
        let root = Path::Root("token");
        let mut issues = Issues::default();
        let token = walk(table, token, root, Origin::Parsed, &mut issues);
        let distribution = Path::Field(&root, "distribution_token");
        let (owner, own_path) =
            if is_distributed { (token.at("distribution_token"), distribution) } else { (&token, root) };
        let integration = Integration::of(owner.at("integration"));
        let path = Path::Field(&own_path, "integration");
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
        let (symbol, price, limits, least, most) = if is_distributed {
            let price = token.at("value").at("token_price").text_at("amount").to_owned();
            ("token_symbol", price, token.at("metric"), "min_purchase_quantity", "max_purchase_quantity")
        } else {
            let price = token.text_at("value").to_owned();
            ("symbol", price, token.at("rules"), "min_purchase_limit", "max_purchase_limit")
        };
        Ok(Self {
            chain_id: integration.chain_id,
            token_chain_id: token.at("chain_id").count(),
            contract,
            currency,
            token: house,
            symbol: token.text_at(symbol).to_owned(),
            price,
            least: limits.text_at(least).to_owned(),
            most: limits.text_at(most).to_owned(),
            selector: function.selector(),
            signature: excerpt(function.signature()),
            args: match_args(function, Path::Field(&path, "args"), integration.args)?,
            lie,
            views: Views { listing: has(VIEW_LISTING.selector), can_buy: has(VIEW_USER_CAN_BUY.selector) },
        })
    }

    /// The argument at `position`, where the answer fills it in with an address.
    pub(super) fn address_arg(&self, position: usize) -> Option<Result<Address, String>> {
        let text = self.args.get(position)?.as_ref()?;
        Some(Address::parse(text).map_err(|_| excerpt(text)))
    }

    /// The argument at `position`, where the answer fills it in with a number.
    pub(super) fn number_arg(&self, position: usize) -> Option<Result<U256, String>> {
        let text = self.args.get(position)?.as_ref()?;
        Some(parse_units(text, 0).map_err(|_| excerpt(text)))
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
fn match_args(function: &Function, root: Path<'_>, args: &[Tree<'_>]) -> Result<Vec<Option<String>>> {
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
        let value = arg.text_at("value");
        matched.push((!value.is_empty()).then(|| value.to_owned()));
    }
    issues.done(Code::Abi, matched)
}
