//! Token Layer's contracts and functions, as its public repositories name them, and what the user asks of them.

use alloy_primitives::hex;

use super::addresses::Place;
use super::contracts::{APPROVE, APPROVE_BUILDER_FEES, CREATE_TOKEN, Function};
use super::interface::{Word, word};
use crate::api::{CREATE_TOKEN_TRANSACTION, POOL_TYPES};
use crate::error::{Code, Error, Result};
use crate::table::{Issues, Object, Origin, Rule, object, optional, required, walk};
use crate::tree::{Path, Tree};
use crate::value::{Address, CHAINS, Chain, U256, round_units};

pub(super) static REGISTRY: Address = Address::new(hex!("000000194d2afe38a20707cb96ed1583038bf02f"));
pub(super) static MANAGER: Address = Address::new(hex!("0000007e56e19a085a31f27aa61c8671c12d2bb7"));
pub(super) static LAUNCHPAD: Address = Address::new(hex!("00060eb62a2c042d00e29fddc092f9ed1f25def1"));
pub(super) static PAYMENT_TOKEN: Address = Address::new(hex!("ed0e8956d5e7b04560460be6b3811b0b31cee8e1"));
/// The chains whose payment token is known, and its 6 decimals.
const PAYMENT_CHAINS: [u64; 2] = [84_532, 97];
/// How US dollars are mostly scaled, and how tokens are.
pub(super) const DOLLARS: u8 = 6;
pub(super) const TOKENS: u8 = 18;
/// Where Token Layer takes a token if the request does not say.
const DEFAULT_DESTINATIONS: [&str; 3] = ["base-sepolia", "bnb-testnet", "solana-devnet"];

/// The functions of which such a plan is made, in the order in which they are called.
pub(super) static FUNCTIONS: [&Function; 3] = [&APPROVE, &APPROVE_BUILDER_FEES, &CREATE_TOKEN];

pub(super) const APPROVAL: usize = 0;
pub(super) const FEES: usize = 1;
pub(super) const CREATION: usize = 2;

/// What calldata is to such a plan: the position of its function, and the function.
pub(super) fn role(data: &[u8]) -> Option<(usize, &'static Function)> {
    let role = FUNCTIONS.iter().position(|function| data.starts_with(&function.selector))?;
    Some((role, FUNCTIONS.get(role)?))
}

static INTENT: Object = object(
    "TokenIntent",
    "Who sends, and what the dapp vouches for.",
    &[
        required("from", Rule::Address, ""),
        optional("paymentToken", Rule::Address, ""),
        optional("contracts", Rule::List(&Rule::Address), ""),
    ],
);

/// What the user asks for: the request, and who sends.
#[derive(Debug)]
pub(super) struct Request<'a> {
    pub(super) params: Tree<'a>,
    pub(super) chain: &'static Chain,
    pub(super) from: Address,
    pub(super) receiver: Address,
    /// Who may take fees, and how much in basis points.
    pub(super) builder: Option<(Address, u64)>,
    /// The token that is paid with: pinned by us, or by the app.
    pub(super) payment_token: Option<Address>,
    pub(super) contracts: Vec<Address>,
}

impl<'a> Request<'a> {
    pub(super) fn read(params: Tree<'a>, intent: Tree<'_>) -> Result<Self> {
        let mut issues = Issues::default();
        let operation = &CREATE_TOKEN_TRANSACTION;
        let params = walk(operation.params, params, Path::Root(""), Origin::Caller, &mut issues);
        (operation.check)(&params, &mut issues);
        for name in ["amountIn", "maxAmountIn", "tokensOut"] {
            if let Tree::Number(digits) = params.at(name)
                && round_units(digits, TOKENS).is_none()
            {
                let message = "expected an amount that fits into 256 bits";
                issues.push(Path::Field(&Path::Root(""), name), "out_of_range", message);
            }
        }
        let root = Path::Root("intent");
        let intent = walk(&INTENT, intent, root, Origin::Caller, &mut issues);
        let from = address(intent.at("from"));
        if from.is_some_and(|from| from.is_zero()) {
            issues.push(Path::Field(&root, "from"), "zero_address", "expected an account, got the zero address");
        }
        issues.done(Code::InvalidArgument, ())?;
        let (Some(from), Some(chain)) = (from, Chain::from_slug(params.text_at("chainSlug"))) else {
            return Err(Error::new(Code::InvalidArgument, "expected an account and a chain"));
        };
        let builder = params.at("builder");
        Ok(Self {
            receiver: address(params.at("userAddress")).unwrap_or(from),
            builder: address(builder.at("code")).zip(builder.at("fee").count()),
            payment_token: known_payment_token(chain.id).or_else(|| address(intent.at("paymentToken"))),
            contracts: intent.at("contracts").items().iter().filter_map(address).collect(),
            params,
            chain,
            from,
        })
    }

    /// An amount of the request at this scale; zero where it is absent.
    #[inline(never)]
    pub(super) fn amount(&self, name: &str, decimals: u8) -> Word {
        let digits = self.digits(name);
        // Less than a unit is not nothing: without `tokensOut` it is `amountIn` that is spent, and no longer `maxAmountIn`.
        let least = U256::from(u8::from(digits.bytes().any(|digit| matches!(digit, b'1'..=b'9'))));
        round_units(digits, decimals).unwrap_or_default().max(least).to_be_bytes()
    }

    pub(super) fn digits(&self, name: &str) -> &str {
        match self.params.at(name) {
            Tree::Number(digits) => digits,
            _ => "0",
        }
    }

    /// The amount that limits what a purchase may cost.
    pub(super) fn limit(&self) -> &'static str {
        if self.amount("tokensOut", TOKENS) == [0; 32] { "amountIn" } else { "maxAmountIn" }
    }

    /// The number that the pool has on the chain, if that is published.
    pub(super) fn pool(&self) -> Option<i64> {
        let name = self.params.at("poolType").text().unwrap_or("meme");
        POOL_TYPES.iter().find(|(known, ..)| *known == name).and_then(|(.., number)| *number)
    }

    /// The chains that the token may move to.
    pub(super) fn destinations(&self) -> Vec<&'static Chain> {
        let is_wanted = |chain: &Chain| match self.params.get("destinationChains") {
            Some(list) => list.items().iter().any(|slug| slug.text() == Some(chain.slug)),
            None => DEFAULT_DESTINATIONS.contains(&chain.slug),
        };
        CHAINS.iter().filter(|chain| chain.slug != self.chain.slug && is_wanted(chain)).collect()
    }

    /// Every address that is known before the answer is read.
    pub(super) fn places(&self) -> Vec<Place> {
        // The zero address stands for none there.
        let referral = address(self.params.at("token_referral")).filter(|referral| !referral.is_zero());
        let builder = self.builder.as_ref().map(|(builder, _)| builder);
        let contracts = [&REGISTRY, &MANAGER, &LAUNCHPAD, &self.from, &self.receiver].map(Some);
        let mut places = Vec::new();
        for address in contracts.into_iter().chain([self.payment_token.as_ref(), builder, referral.as_ref()]) {
            places.extend(address.map(Place::known));
        }
        places.extend(self.contracts.iter().map(Place::known));
        places
    }
}

/// The token that a chain's purchases are paid with, where it is known.
pub(super) fn known_payment_token(chain_id: Option<u64>) -> Option<Address> {
    chain_id.filter(|id| PAYMENT_CHAINS.contains(id)).map(|_| PAYMENT_TOKEN)
}

/// The amount that a creation spends, by its trading parameters at `trading`.
pub(super) fn spent(data: &[u8], trading: usize) -> Word {
    let buys_tokens = word(data, trading + 3 * 32) != [0; 32];
    word(data, trading + if buys_tokens { 2 * 32 } else { 32 })
}

/// An address that a table has judged.
fn address(tree: &Tree<'_>) -> Option<Address> {
    tree.text().and_then(|text| Address::parse(text).ok())
}
