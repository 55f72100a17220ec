//! Token Layer's contracts and functions, as its public repositories name them, and what the user asks of them.

use super::interface::word;
use crate::api::{CREATE_TOKEN_TRANSACTION, POOL_TYPES};
use crate::error::{Code, Error, Result};
use crate::table::{Issues, Object, Origin, Rule, object, optional, required, walk};
use crate::tree::{Path, Tree};
use crate::value::{Address, CHAINS, Chain, U256, round_units};

#[rustfmt::skip]
pub(super) const REGISTRY: Address = Address::new([0x00, 0x00, 0x00, 0x19, 0x4d, 0x2a, 0xfe, 0x38, 0xa2, 0x07, 0x07, 0xcb, 0x96, 0xed, 0x15, 0x83, 0x03, 0x8b, 0xf0, 0x2f]);
#[rustfmt::skip]
pub(super) const MANAGER: Address = Address::new([0x00, 0x00, 0x00, 0x7e, 0x56, 0xe1, 0x9a, 0x08, 0x5a, 0x31, 0xf2, 0x7a, 0xa6, 0x1c, 0x86, 0x71, 0xc1, 0x2d, 0x2b, 0xb7]);
#[rustfmt::skip]
pub(super) const LAUNCHPAD: Address = Address::new([0x00, 0x06, 0x0e, 0xb6, 0x2a, 0x2c, 0x04, 0x2d, 0x00, 0xe2, 0x9f, 0xdd, 0xc0, 0x92, 0xf9, 0xed, 0x1f, 0x25, 0xde, 0xf1]);
#[rustfmt::skip]
pub(super) const PAYMENT_TOKEN: Address = Address::new([0xed, 0x0e, 0x89, 0x56, 0xd5, 0xe7, 0xb0, 0x45, 0x60, 0x46, 0x0b, 0xe6, 0xb3, 0x81, 0x1b, 0x0b, 0x31, 0xce, 0xe8, 0xe1]);
/// The chains whose payment token is known, and its decimals there.
const PAYMENT_CHAINS: [u64; 2] = [84_532, 97];
/// How US dollars are mostly scaled, and how tokens are.
pub(super) const DOLLARS: u8 = 6;
pub(super) const TOKENS: u8 = 18;
/// Where Token Layer takes a token if the request does not say.
const DEFAULT_DESTINATIONS: [&str; 3] = ["base-sepolia", "bnb-testnet", "solana-devnet"];

/// A function of which such a plan is made.
pub(super) struct Function {
    pub(super) selector: [u8; 4],
    pub(super) signature: &'static str,
}

/// In the order in which they are called.
pub(super) static FUNCTIONS: [Function; 3] = [
    Function { selector: [0x09, 0x5e, 0xa7, 0xb3], signature: "approve(address,uint256)" },
    Function { selector: [0x78, 0x5c, 0x05, 0x9d], signature: "approveBuilderFees(address,(uint8,uint16)[])" },
    Function {
        selector: [0xdb, 0x70, 0x60, 0x97],
        signature: "createToken((bytes32,bytes32,bytes32,string,string,string,bool,bool),(bool,uint256,uint256,uint256,\
                    (bool,bool,bool,bool,bool,bool,uint40,uint40,uint40,uint32),uint256,uint32[]),address)",
    },
];
pub(super) const APPROVE: usize = 0;
pub(super) const APPROVE_FEES: usize = 1;
pub(super) const CREATE: usize = 2;

/// Which of these functions calldata calls.
pub(super) fn role(data: &[u8]) -> Option<usize> {
    FUNCTIONS.iter().position(|function| data.starts_with(&function.selector))
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
    pub(super) fn amount(&self, name: &str, decimals: u8) -> U256 {
        let digits = self.digits(name);
        // What is over 256 bits is matched by nothing smaller.
        round_units(digits, decimals).unwrap_or(U256::MAX)
    }

    pub(super) fn digits(&self, name: &str) -> &str {
        match self.params.at(name) {
            Tree::Number(digits) => digits,
            _ => "0",
        }
    }

    /// The amount that limits what a purchase may cost.
    pub(super) fn limit(&self) -> &'static str {
        if self.amount("tokensOut", TOKENS).is_zero() { "amountIn" } else { "maxAmountIn" }
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
    pub(super) fn addresses(&self) -> impl Iterator<Item = Address> {
        let builder = self.builder.map(|(builder, _)| builder);
        let optional = [self.payment_token, builder, address(self.params.at("token_referral"))];
        [REGISTRY, MANAGER, LAUNCHPAD, self.from, self.receiver]
            .into_iter()
            .chain(optional.into_iter().flatten())
            .chain(self.contracts.iter().copied())
    }
}

/// The token that a chain's purchases are paid with, where it is known.
pub(super) fn known_payment_token(chain_id: Option<u64>) -> Option<Address> {
    chain_id.filter(|id| PAYMENT_CHAINS.contains(id)).map(|_| PAYMENT_TOKEN)
}

/// The amount that a creation spends, of its trading parameters at `trading`.
pub(super) fn spent(data: &[u8], trading: usize) -> U256 {
    let buys_tokens = !word(data, trading + 3 * 32).is_zero();
    word(data, trading + if buys_tokens { 2 * 32 } else { 32 })
}

/// An address that a table has judged.
fn address(tree: &Tree<'_>) -> Option<Address> {
    tree.text().and_then(|text| Address::parse(text).ok())
}
