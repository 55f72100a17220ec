//! The contract call that buys a token: the same seven fields in both of Apex's APIs.

use crate::table::{COUNT, Object, Rule, object, required};
use crate::tree::Tree;

pub(super) static INTEGRATION: Object = object(
    "Integration",
    "The contract call that buys a token. All of it is the server's word: `preparePurchase` checks it.",
    &[
        required("chain_id", COUNT, "The chain of the contract (EIP-155)."),
        required("abi", Rule::Text, "The contract's ABI as JSON text."),
        required("contract_address", Rule::Hash, "The contract, as sent."),
        required("function_name", Rule::Text, "The function to call."),
        required("currency_token_address", Rule::Hash, "The ERC-20 token that is paid with, as sent."),
        required("is_approved", Rule::Bool, "Whether the integration is approved. It says nothing about an allowance."),
        required("args", Rule::List(&Rule::Object(&ARG)), "The arguments, by position."),
    ],
);

static ARG: Object = object(
    "IntegrationArg",
    "An argument of an [`Integration`].",
    &[
        required("type", Rule::Text, "A Solidity type, or a JavaScript one such as `bigint`."),
        required("value", Rule::Text, "Its value in base units; empty where the caller supplies it."),
        required("description", Rule::Text, "What it is."),
    ],
);

/// The same, out of a parsed answer: borrowed, and not judged.
#[derive(Debug)]
pub(crate) struct Integration<'a> {
    pub(crate) chain_id: u64,
    pub(crate) abi: &'a str,
    pub(crate) contract_address: &'a str,
    pub(crate) function_name: &'a str,
    pub(crate) currency_token_address: &'a str,
    pub(crate) args: &'a [Tree<'a>],
}

impl<'a> Integration<'a> {
    /// `tree` was judged by [`INTEGRATION`]; what is absent is empty.
    pub(crate) fn of(tree: &'a Tree<'a>) -> Self {
        Self {
            chain_id: tree.at("chain_id").count().unwrap_or_default(),
            abi: tree.text_at("abi"),
            contract_address: tree.text_at("contract_address"),
            function_name: tree.text_at("function_name"),
            currency_token_address: tree.text_at("currency_token_address"),
            args: tree.at("args").items(),
        }
    }
}
