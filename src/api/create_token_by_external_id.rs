//! Apex brokerage integration, Create Token by External ID.

use super::Operation;
use super::integration::INTEGRATION;
use super::text::{ID, PATH_ID};
use crate::http::Method;
use crate::table::{COUNT, INTEGER, Issues, Object, Rule, else_empty, object, required};
use crate::tree::{Path, Tree};

/// `POST /api/v1/integration/tokens/external/{external_id}`: associates a token that was made elsewhere with markets.
pub static CREATE_TOKEN_BY_EXTERNAL_ID: Operation = Operation {
    name: "createTokenByExternalId",
    method: Method::Post,
    path: "/api/v1/integration/tokens/external/{external_id}",
    base_url: None,
    headers: &[("X-Target-Server", "integration")],
    params: &PARAMS,
    check,
    answer: &TOKEN,
};

static PARAMS: Object = object(
    "CreateTokenByExternalId",
    "Apex brokerage integration, Create Token by External ID: which token, and for which markets.",
    &[
        required(
            "external_id",
            PATH_ID,
            "The token's id in the other system: 1 to 256 bytes without control characters, sent as one path segment.",
        ),
        required("is_all_market", Rule::Bool, "Whether the token is for all markets."),
        else_empty(
            "market_ids",
            Rule::Set(&ID),
            "The markets, where `is_all_market` is false: at least one, none empty, none twice. Sent as `[]` when absent.",
        ),
    ],
);

fn check(params: &Tree<'_>, issues: &mut Issues) {
    let some_markets = params.get("is_all_market") == Some(&Tree::Bool(false));
    let none_named = params.get("market_ids").is_some_and(|ids| *ids == Tree::List(Vec::new()));
    if some_markets && none_named {
        let message = "expected at least one market id, because is_all_market is false";
        issues.push(Path::Field(&Path::Root(""), "market_ids"), "missing", message);
    }
}

static TOKEN: Object = object(
    "IntegrationToken",
    "A token as Apex's brokerage integration describes it (Create Token by External ID).",
    &[
        required("id", Rule::Text, "The token's id, a UUID."),
        required("node_id", Rule::Text, "The node that the token belongs to, a UUID."),
        required("distributor_id", Rule::Text, "The distributor, a UUID."),
        required("currency_token_id", Rule::Text, "The currency that the token is sold for, a UUID."),
        required("chain_id", COUNT, "The chain of the token (EIP-155)."),
        required("name", Rule::Text, "The token's name."),
        required("description", Rule::Text, "What the token is."),
        required("symbol", Rule::Text, "The token's symbol."),
        required(
            "value",
            Rule::Decimal,
            "The price of one token in display units of the currency. The server sends a float with float noise: read the price from the listing on the chain.",
        ),
        required("supply", Rule::Decimal, "How many tokens there are, in whole tokens."),
        required("external_id", Rule::Text, "The token's id in the other system."),
        required("contract", Rule::Object(&CONTRACT), "The token's contract."),
        required("rules", Rule::Object(&RULES), "How many may be bought at once."),
        required(
            "status",
            INTEGER,
            "1 pending, 2 listed, 3 rejected: `decodeIntegrationTokenStatus`, not `decodeTokenStatus`. Unknown numbers are kept.",
        ),
        required("integration", Rule::Object(&INTEGRATION), "The contract call that buys the token."),
        required("meta", Rule::Object(&META), "Images and documents."),
        required("created_at", Rule::Timestamp, "RFC 3339."),
        required("updated_at", Rule::Timestamp, "RFC 3339."),
    ],
);

static CONTRACT: Object = object(
    "IntegrationTokenContract",
    "The contract of an [`IntegrationToken`].",
    &[
        required("address", Rule::Hash, "The token's address, as sent."),
        required("hash", Rule::Hash, "The transaction that made it, as sent."),
    ],
);

static RULES: Object = object(
    "IntegrationTokenRules",
    "How many of an [`IntegrationToken`] may be bought at once.",
    &[
        required("max_purchase_limit", Rule::Decimal, "The most, in whole tokens."),
        required("min_purchase_limit", Rule::Decimal, "The least, in whole tokens."),
    ],
);

static META: Object = object(
    "IntegrationTokenMeta",
    "Images and documents of an [`IntegrationToken`].",
    &[
        required("images", Rule::List(&Rule::Object(&IMAGE)), "Images, in the server's order."),
        required("documents", Rule::List(&Rule::Object(&DOCUMENT)), "Documents, in the server's order."),
    ],
);

static IMAGE: Object = object(
    "IntegrationTokenImage",
    "An image of an [`IntegrationToken`].",
    &[
        required("id", Rule::Text, "The image's id, a UUID."),
        required("url", Rule::Text, "Where it lies. It is the server's text: judge it before you load it."),
        required("is_default", Rule::Bool, "Whether it is shown first."),
        required("hash", Rule::Hash, "Its SHA-256 in hex, as sent."),
        required("created_at", Rule::Timestamp, "RFC 3339."),
    ],
);

static DOCUMENT: Object = object(
    "IntegrationTokenDocument",
    "A document of an [`IntegrationToken`].",
    &[
        required("id", Rule::Text, "The document's id, a UUID."),
        required("name", Rule::Text, "Its file name."),
        required("url", Rule::Text, "Where it lies. It is the server's text: judge it before you load it."),
        required("type", INTEGER, "1 is a standard document: `decodeDocumentType`. Unknown numbers are kept."),
        required("hash", Rule::Hash, "Its SHA-256 in hex, as sent."),
        required("created_at", Rule::Timestamp, "RFC 3339."),
    ],
);
