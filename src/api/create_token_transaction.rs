//! Token Layer, Create new token transaction.

use super::Operation;
use super::text::FILLED;
use crate::http::Method;
use crate::table::{COUNT, Issues, Object, Rule, object, optional, required};
use crate::tree::{Path, Tree};
use crate::value::{CHAIN_SLUGS, check_http_url, check_media};

/// `POST /create-token-transaction`: the transactions that create a token, for the user's wallet to send.
pub static CREATE_TOKEN_TRANSACTION: Operation = Operation {
    name: "createTokenTransaction",
    method: Method::Post,
    path: "/create-token-transaction",
    base_url: Some("https://api.tokenlayer.network/functions/v1"),
    headers: &[],
    params: &PARAMS,
    check,
    answer: &ANSWER,
};

const SYMBOL: Rule = Rule::Checked(|text| match text.chars().count() {
    1..=10 => Ok(()),
    count => Err(("wrong_length", format!("expected 1 to 10 characters, got {count}"))),
});
const IMAGE: Rule = Rule::Checked(|text| check_media(text, "image/"));
const VIDEO: Rule = Rule::Checked(|text| check_media(text, "video/"));
const LINK: Rule = Rule::Checked(check_http_url);

static PARAMS: Object = object(
    "CreateTokenTransaction",
    "Token Layer, Create new token transaction: the token to create, and how much of it to buy at once.",
    &[
        required("name", FILLED, "The token's name."),
        required("symbol", SYMBOL, "The token's symbol: 1 to 10 characters (code points)."),
        required("description", FILLED, "What the token is."),
        required("image", IMAGE, "The logo: an http(s) URL (RFC 3986), or a `data:` URI of an image in base64."),
        required(
            "chainSlug",
            Rule::OneOf(&CHAIN_SLUGS),
            "The chain to create it on: `chainFromSlug` tells its number.",
        ),
        optional("banner", IMAGE, "A banner, as `image`."),
        optional("video", VIDEO, "A video: an http(s) URL, or a `data:` URI of a video in base64."),
        optional("links", Rule::Object(&LINKS), "Where to read more."),
        optional(
            "destinationChains",
            Rule::Set(&Rule::OneOf(&CHAIN_SLUGS)),
            "The chains that the token may move to, none twice. Absent, the server takes three test networks, whatever `chainSlug` is.",
        ),
        optional("poolType", Rule::OneOf(&["meme", "startup-preseed", "test"]), "The kind of pool; `meme` if absent."),
        optional(
            "userAddress",
            Rule::Address,
            "Who receives the token; the account of the access token if absent. A mixed-case one needs its EIP-55 checksum.",
        ),
        optional("builder", Rule::Object(&BUILDER), "Who earns a fee for having brought the user."),
        optional("token_referral", Rule::Address, "Who is credited for the token."),
        optional("tags", Rule::List(&FILLED), "Words to find it by, none empty."),
        optional("type", Rule::OneOf(&["coin"]), "The kind of token."),
        optional(
            "amountIn",
            Rule::Number,
            "How much to spend on the token at once, in US dollars, from 0 on. Sent digit by digit.",
        ),
        optional(
            "tokensOut",
            Rule::Number,
            "How many tokens to buy at once, in whole tokens, from 0 on; goes before `amountIn`.",
        ),
        optional(
            "maxAmountIn",
            Rule::Number,
            "The most to spend, in US dollars; required where `tokensOut` is above 0.",
        ),
    ],
);

static LINKS: Object = object(
    "TokenLinks",
    "Where to read more about a token: http(s) URLs (RFC 3986).",
    &[
        optional("website", LINK, "Its own page."),
        optional("twitter", LINK, "Its page on X."),
        optional("youtube", LINK, "Its channel."),
        optional("discord", LINK, "Its server."),
        optional("telegram", LINK, "Its group."),
    ],
);

static BUILDER: Object = object(
    "Builder",
    "Who earns a fee for having brought the user.",
    &[
        required("code", Rule::Address, "The builder's address."),
        required("fee", Rule::Integer { min: 0, max: 10_000 }, "The fee in basis points, 0 to 10,000."),
    ],
);

fn check(params: &Tree<'_>, issues: &mut Issues) {
    let tokens_out = match params.get("tokensOut") {
        Some(Tree::Number(digits)) => digits.bytes().any(|byte| matches!(byte, b'1'..=b'9')),
        _ => false,
    };
    if tokens_out && params.get("maxAmountIn").is_none() {
        let message = "expected the most to spend, because tokensOut is above 0";
        issues.push(Path::Field(&Path::Root(""), "maxAmountIn"), "missing", message);
    }
}

static ANSWER: Object = object(
    "TokenTransaction",
    "What Token Layer answers. All of it is the server's word: none of it is judged here.",
    &[
        required("success", Rule::True, "`true`: a `false` is thrown as an `api` error."),
        optional(
            "executed",
            Rule::Bool,
            "Whether the server has sent the transactions itself: then none is to be sent.",
        ),
        optional("transactionHash", Rule::Hash, "What it sent, as sent."),
        optional("chainId", COUNT, "The chain (EIP-155) of the deprecated `transaction`."),
        optional("transaction", Rule::Object(&DEPRECATED), "Deprecated: one transaction, without its chain."),
        optional("transactions", Rule::List(&Rule::Object(&TRANSACTION)), "What is to be sent, in order."),
        optional("metadata", Rule::Object(&METADATA), "The token that will be."),
    ],
);

static DEPRECATED: Object = object(
    "DeprecatedTransaction",
    "A transaction without its chain.",
    &[
        required("to", Rule::Text, "The contract, as sent."),
        required("data", Rule::Text, "The calldata, as sent."),
        required("value", Rule::Text, "Wei, decimal or `0x`, as sent."),
        required("gasLimit", Rule::Text, "The gas limit, decimal or `0x`, as sent."),
    ],
);

static TRANSACTION: Object = object(
    "RawTransaction",
    "A transaction as the server wrote it.",
    &[
        required("to", Rule::Text, "The contract, as sent."),
        required("data", Rule::Text, "The calldata, as sent."),
        required("value", Rule::Text, "Wei, decimal or `0x`, as sent."),
        optional("gasLimit", Rule::Text, "The gas limit, decimal or `0x`, as sent."),
        optional("description", Rule::Text, "What the server says that it does."),
        optional("chainId", COUNT, "The chain (EIP-155)."),
        optional("chainType", Rule::Text, "`evm`, or a word for another kind of chain."),
        optional("chainSlug", Rule::Text, "The chain's name."),
        optional(
            "transactionDelay",
            COUNT,
            "How long to wait after it, most likely in seconds: the API does not tell the unit.",
        ),
    ],
);

static METADATA: Object = object(
    "TokenMetadata",
    "The token that will be.",
    &[
        required("tokenUri", Rule::Text, "Where its metadata lies."),
        required("tokenId", Rule::Text, "Its id."),
        required("name", Rule::Text, "Its name."),
        required("symbol", Rule::Text, "Its symbol."),
        required("slug", Rule::Text, "Its name in URLs."),
        required("description", Rule::Text, "What it is."),
        required("hubUrl", Rule::Text, "Its page."),
        required("addresses", Rule::Object(&ADDRESSES), "Where it will live."),
        optional("token_layer_id", Rule::Hash, "Its id on every chain, 32 bytes in hex, as sent."),
    ],
);

static ADDRESSES: Object = object(
    "TokenAddresses",
    "Where a token will live.",
    &[
        required("evm", Rule::Hash, "Its address on EVM chains, as sent."),
        required("solana", Rule::Hash, "Its address on Solana, as sent."),
    ],
);
