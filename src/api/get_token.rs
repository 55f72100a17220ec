//! Apex tokenization v2: Get Token by ID (admin) and Get Token By User. Two operations, one family of answers.

use super::Operation;
use super::integration::INTEGRATION;
use super::text::PATH_ID;
use crate::http::Method;
use crate::table::{COUNT, INTEGER, Object, Rule, object, optional, required};

/// `GET /v2/admin/tokens/{token_id}`: a token, for an administrator.
pub static GET_TOKEN_BY_ID: Operation = Operation {
    name: "getTokenById",
    method: Method::Get,
    path: "/v2/admin/tokens/{token_id}",
    base_url: None,
    headers: &[],
    params: &PARAMS,
    check: |_, _| {},
    answer: &TOKEN,
};

/// `GET /v2/users/tokens/{token_id}`: a token, for a user.
pub static GET_TOKEN_BY_USER: Operation =
    Operation { name: "getTokenByUser", path: "/v2/users/tokens/{token_id}", ..GET_TOKEN_BY_ID };

static PARAMS: Object = object(
    "GetToken",
    "Apex tokenization v2, Get Token by ID and Get Token By User: which token.",
    &[required(
        "token_id",
        PATH_ID,
        "The token's id: 1 to 256 bytes without control characters, sent as one path segment.",
    )],
);

static TOKEN: Object = object(
    "Token",
    "A token as Apex's tokenization platform v2 describes it (Get Token by ID, Get Token By User).",
    &[
        required("id", Rule::Text, "The token's id."),
        required("category_id", Rule::Text, "The category that the token belongs to."),
        required("type", INTEGER, "0 standard, 1 distribution: `decodeTokenType`. Unknown numbers are kept."),
        required("node_id", Rule::Text, "The node that the token belongs to."),
        required("node_name", Rule::Text, "The node's name."),
        required("listing_contract_address", Rule::Hash, "The listing contract, as sent."),
        required("status", INTEGER, "0 to 8: `decodeTokenStatus`. Unknown numbers are kept."),
        required("name", Rule::Text, "The name that is shown."),
        required("description", Rule::Text, "What the token is."),
        required("token_name", Rule::Text, "The contract's name."),
        required("token_symbol", Rule::Text, "The contract's symbol."),
        required("node_contract", Rule::Object(&NODE_CONTRACT), "The node's contracts."),
        required("meta", Rule::Object(&META), "Images and documents."),
        required("contract", Rule::Object(&CONTRACT), "The token's contract."),
        required("value", Rule::Object(&VALUE), "Price and supply."),
        optional("is_public", Rule::Bool, "Whether the token may be transferred in public. Absent for users."),
        optional("is_open_to_otc", Rule::Bool, "Whether it may be traded over the counter. Absent for users."),
        optional("is_open_to_secondary_market", Rule::Bool, "Whether it may be traded on. Absent for users."),
        optional("oracle", Rule::Object(&ORACLE), "Where its price comes from. Absent for users."),
        optional("distribution_token", Rule::Object(&DISTRIBUTION), "How it is bought, where it is distributed."),
        required("metric", Rule::Object(&METRIC), "Limits and rent."),
        optional(
            "daily_rate_change",
            Rule::Object(&RATE_CHANGE),
            "How the price changed in a day. Absent for administrators.",
        ),
        optional("weekly_rate_change", Rule::Object(&RATE_CHANGE), "The same in a week."),
        optional("monthly_rate_change", Rule::Object(&RATE_CHANGE), "The same in a month."),
        required("created_at", Rule::Timestamp, "RFC 3339."),
    ],
);

static NODE_CONTRACT: Object = object(
    "NodeContract",
    "The contracts of a node: one diamond (EIP-2535) on newer servers, five contracts on older ones.",
    &[
        optional("diamond_address", Rule::Hash, "The diamond that has every function, as sent."),
        optional("listing_contract_address", Rule::Hash, "Where tokens are listed, as sent."),
        optional("rent_contract_address", Rule::Hash, "Where rent is paid, as sent."),
        optional("burn_contract_address", Rule::Hash, "Where tokens are burned, as sent."),
        optional("secondary_contract_address", Rule::Hash, "Where tokens are traded on, as sent."),
        optional("otc_contract_address", Rule::Hash, "Where tokens are traded over the counter, as sent."),
    ],
);

static META: Object = object(
    "TokenMeta",
    "Images and documents of a [`Token`].",
    &[
        required("images", Rule::List(&Rule::Object(&IMAGE)), "Images, in the server's order."),
        required("documents", Rule::List(&Rule::Object(&DOCUMENT)), "Documents, in the server's order."),
    ],
);

static IMAGE: Object = object(
    "TokenImage",
    "An image of a [`Token`].",
    &[
        required("url", Rule::Text, "Where it lies. It is the server's text: judge it before you load it."),
        required("is_default", Rule::Bool, "Whether it is shown first."),
    ],
);

static DOCUMENT: Object = object(
    "TokenDocument",
    "A document of a [`Token`].",
    &[
        required("id", Rule::Text, "The document's id."),
        required("name", Rule::Text, "Its file name."),
        required("url", Rule::Text, "Where it lies. It is the server's text: judge it before you load it."),
        required("type", INTEGER, "1 is a standard document: `decodeDocumentType`. Unknown numbers are kept."),
    ],
);

static CONTRACT: Object = object(
    "TokenContract",
    "The contract of a [`Token`].",
    &[
        required("address", Rule::Hash, "The token's address, as sent."),
        required("tx_hash", Rule::Hash, "The transaction that made it, as sent."),
    ],
);

static VALUE: Object = object(
    "TokenValue",
    "Price and supply of a [`Token`].",
    &[
        required("token_price", Rule::Object(&PRICE), "What one token costs."),
        required("total_value", Rule::Object(&PRICE), "What all tokens are worth."),
        required("salable_percentage", Rule::Decimal, "How much of it is for sale, in percent."),
        required("salable_value", Rule::Object(&PRICE), "What the part for sale is worth."),
        required("max_supply", Rule::Decimal, "How many tokens can be sold, in whole tokens."),
        required("listed_supply", Rule::Decimal, "How many are listed, in whole tokens."),
        required("sold_supply", Rule::Decimal, "How many are sold, in whole tokens."),
    ],
);

static PRICE: Object = object(
    "Price",
    "An amount of a currency.",
    &[
        required("amount", Rule::Decimal, "The amount, in display units of the currency."),
        required("decimal", COUNT, "The currency's number of decimals."),
        required("symbol", Rule::Text, "The currency's symbol; may be empty."),
        required("address", Rule::Hash, "The currency's contract, as sent."),
    ],
);

static ORACLE: Object = object(
    "Oracle",
    "Where the price of a [`Token`] comes from.",
    &[required("id", Rule::Text, "The oracle's id."), required("code", Rule::Text, "The oracle's code.")],
);

static DISTRIBUTION: Object = object(
    "DistributionToken",
    "How a distributed [`Token`] is bought.",
    &[
        required("agent", INTEGER, "Who distributes it: no table of the numbers is published."),
        required(
            "integration",
            Rule::Object(&INTEGRATION),
            "The contract call that buys it; all empty where there is none.",
        ),
    ],
);

static METRIC: Object = object(
    "TokenMetric",
    "Limits and rent of a [`Token`].",
    &[
        optional("term_duration_in_months", COUNT, "How long it runs, in months."),
        required("min_purchase_quantity", Rule::Decimal, "The least to buy at once, in whole tokens."),
        required("max_purchase_quantity", Rule::Decimal, "The most to buy at once, in whole tokens."),
        required(
            "min_tokens_required_for_rental_income",
            Rule::Decimal,
            "The least to hold for rent, in whole tokens.",
        ),
        required("rental_income", Rule::Object(&PRICE), "The rent of a period."),
        required("rental_payment_period_in_days", COUNT, "How often rent is paid, in days."),
        optional("rental_payment_start_date", Rule::Timestamp, "When rent begins, RFC 3339."),
        optional("listing_date", Rule::Timestamp, "When it was listed, RFC 3339."),
    ],
);

static RATE_CHANGE: Object = object(
    "RateChange",
    "How the price of a [`Token`] changed.",
    &[
        required("start_date", Rule::Timestamp, "RFC 3339."),
        required("end_date", Rule::Timestamp, "RFC 3339."),
        required("start_value", Rule::Decimal, "The price then, in display units of the currency."),
        required("end_value", Rule::Decimal, "The price at the end, in display units of the currency."),
        required("rate", Rule::Decimal, "The change in percent, negative where it fell."),
        required("change_type", INTEGER, "1 increase, -1 decrease: `decodeRateChangeType`. Unknown numbers are kept."),
    ],
);
