//! Token Layer, Create new token transaction.

use serde_json::{Value, json};
use tokenwright::api::CREATE_TOKEN_TRANSACTION as OPERATION;
use tokenwright::value::CHAINS;

use super::{CONFIG, body, faulty, parsed, refused, request};

const ANSWER: &str = include_str!("../fixtures/token-layer-create-token-transaction.json");
const PNG: &str = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
const MP4: &str = "data:video/mp4;base64,AAAAIGZ0eXBpc29tAAACAGlzb21pc28yYXZjMW1wNDEAAAAIZnJlZQAACKBtZGF0AAAC";
const ADDRESS: &str = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";

/// The page's own example, with its placeholders mended.
fn example() -> Value {
    json!({
        "name": "My Cool Token", "symbol": "MCT", "description": "A revolutionary new token", "image": PNG, "chainSlug": "base-sepolia",
        "banner": "https://example.com/banner.png", "video": MP4,
        "links": {
            "website": "https://example.com", "twitter": "https://twitter.com/example", "youtube": "https://youtube.com/@example",
            "discord": "https://discord.gg/example", "telegram": "https://t.me/example",
        },
        "destinationChains": ["base-sepolia", "bnb-testnet", "solana-devnet"], "poolType": "meme", "userAddress": ADDRESS,
        "builder": { "code": ADDRESS, "fee": 50 }, "token_referral": ADDRESS, "tags": ["defi", "meme"], "type": "coin",
        "amountIn": 10, "tokensOut": 1000, "maxAmountIn": 15.5,
    })
}

fn with(name: &str, value: Value) -> Value {
    let mut params = example();
    params[name] = value;
    params
}

#[track_caller]
fn accepts(name: &str, values: impl IntoIterator<Item = Value>) {
    for value in values {
        let sent: Value = serde_json::from_str(&body(&OPERATION, &with(name, value.clone()))).unwrap();
        assert_eq!(sent[name], value, "{name}");
    }
}

#[track_caller]
fn refuses(name: &str, code: &str, values: impl IntoIterator<Item = Value>) {
    for value in values {
        refused(&OPERATION, &with(name, value).to_string(), CONFIG, &[&format!("{name} {code}")]);
    }
}

#[test]
fn the_request() {
    let request = request(&OPERATION, &example().to_string(), r#"{"accessToken":"a"}"#).unwrap();
    assert_eq!(request.url, "https://api.tokenlayer.network/functions/v1/create-token-transaction");
    assert_eq!(serde_json::from_str::<Value>(&request.body.unwrap()).unwrap(), example());
    let least = json!({ "name": "a", "symbol": "b", "description": "c", "image": "http://d", "chainSlug": "solana" });
    assert_eq!(
        body(&OPERATION, &least),
        r#"{"name":"a","symbol":"b","description":"c","image":"http://d","chainSlug":"solana"}"#
    );
    let missing = ["name missing", "symbol missing", "description missing", "image missing", "chainSlug missing"];
    refused(&OPERATION, "{}", CONFIG, &missing);
}

#[test]
fn the_page_s_own_example_is_refused_with_all_its_faults() {
    let mut params = example();
    let short = "0x742d35Cc6634C0532925a3b844Bc9e7595f0bEb";
    params["image"] = json!(format!("https://example.com/logo.png or {PNG}"));
    params["banner"] = json!(format!("https://example.com/banner.png or {PNG}"));
    params["video"] = json!(format!("https://example.com/promo.mp4 or {MP4}"));
    params["userAddress"] = json!(short);
    params["builder"]["code"] = json!(short);
    params["token_referral"] = json!(short);
    refused(
        &OPERATION,
        &params.to_string(),
        CONFIG,
        &[
            "image bad_url",
            "banner bad_url",
            "video bad_url",
            "userAddress bad_address",
            "builder.code bad_address",
            "token_referral bad_address",
        ],
    );
}

#[test]
fn texts() {
    for name in ["name", "description"] {
        accepts(name, [json!("a"), json!(" "), json!("İş\n")]);
        refuses(name, "empty", [json!("")]);
        refuses(name, "wrong_type", [json!(1), json!(null), json!([])]);
    }
    accepts("symbol", [json!("a"), json!("0123456789"), json!("😀😀😀😀😀😀😀😀😀😀")]);
    refuses("symbol", "wrong_length", [json!(""), json!("01234567890"), json!("😀😀😀😀😀😀😀😀😀😀😀")]);
    accepts("tags", [json!([]), json!(["a"]), json!(["a", "a"])]);
    refuses("tags", "wrong_type", [json!("a")]);
    refused(
        &OPERATION,
        &with("tags", json!(["a", "", 1])).to_string(),
        CONFIG,
        &["tags[1] empty", "tags[2] wrong_type"],
    );
    refuses("nonce", "unknown_field", [json!(1)]);
}

#[test]
fn media() {
    let urls = [
        "https://a",
        "http://a.example:65535/%20?q#f",
        "HTTPS://u:p@a/(b)!$&'*+,;=:@~",
        "https://[::1]/a",
        "https://a?",
    ];
    for (name, kind, other) in [("image", "image", "video"), ("banner", "image", "video"), ("video", "video", "image")]
    {
        accepts(name, urls.map(|url| json!(url)));
        let data = [";base64,AA==", ";base64,AAA=", ";base64,AAAA", ";base64,+/+/", ";name=a.b;base64,AAAA"];
        accepts(name, data.map(|data| json!(format!("data:{kind}/x{data}"))));
        accepts(
            name,
            [
                json!(format!("DATA:{}/X;BASE64,AAAA", kind.to_uppercase())),
                json!(format!("data:{kind}/svg+xml;base64,AAAA")),
            ],
        );
        let bad = [
            "",
            "a",
            "//a",
            "ftp://a",
            "https://",
            "https://a b",
            "https://a\u{a0}",
            "https://é",
            "https://a%2",
            "https://a%zz",
            "https://a[",
            "https://a/[",
            "https://a#b#c",
            "https://a@b@c",
            "https://[@a",
            "https://a:0",
            "https://a:65536",
            "https://a\\b",
            "https://a<b>",
            "https://[::1",
            "javascript:alert(1)",
        ];
        refuses(name, "bad_url", bad.map(|url| json!(url)));
        let bad = [
            format!("data:{other}/x;base64,AAAA"),
            format!("data:{kind}/;base64,AAAA"),
            format!("data:{kind}/x,AAAA"),
            "data:;base64,AAAA".into(),
            "data:".into(),
            format!("data:{kind}/x;base64"),
        ];
        refuses(name, "bad_data_uri", bad.map(Value::from));
        let bad = ["", "A", "AA", "AAA", "A===", "AAAAA", "AA=A", "====", "AA A", "-_-_", "AAAA,"];
        refuses(name, "bad_base64", bad.map(|data| json!(format!("data:{kind}/x;base64,{data}"))));
        refuses(name, "wrong_type", [json!(1)]);
    }
    refuses("banner", "wrong_type", [json!(null)]);
}

#[test]
fn links() {
    let names = ["website", "twitter", "youtube", "discord", "telegram"];
    accepts("links", [json!({})]);
    for name in names {
        accepts("links", [json!({ (name): "https://example.com/@a" })]);
        let bad = with("links", json!({ (name): "example.com" }));
        refused(&OPERATION, &bad.to_string(), CONFIG, &[&format!("links.{name} bad_url")]);
        let data = with("links", json!({ (name): PNG }));
        refused(&OPERATION, &data.to_string(), CONFIG, &[&format!("links.{name} bad_url")]);
    }
    refused(&OPERATION, &with("links", json!({ "x": "https://a" })).to_string(), CONFIG, &["links.x unknown_field"]);
}

#[test]
fn chains_and_other_words() {
    assert_eq!(CHAINS.len(), 17);
    let slugs: Vec<_> = CHAINS.iter().map(|chain| json!(chain.slug)).collect();
    accepts("chainSlug", slugs.clone());
    accepts("destinationChains", [json!([]), json!(slugs)]);
    refuses("chainSlug", "unknown_value", [json!(""), json!("opbnb"), json!("Base"), json!("base ")]);
    refuses("chainSlug", "wrong_type", [json!(8453), json!(null)]);
    let chains = with("destinationChains", json!(["base", "opbnb", "base", 1]));
    let faults =
        ["destinationChains[1] unknown_value", "destinationChains[3] wrong_type", "destinationChains[2] repeated"];
    refused(&OPERATION, &chains.to_string(), CONFIG, &faults);
    accepts("poolType", ["meme", "startup-preseed", "test"].map(|pool| json!(pool)));
    refuses("poolType", "unknown_value", [json!("Meme"), json!("")]);
    refuses("poolType", "wrong_type", [json!(7)]);
    accepts("type", [json!("coin")]);
    refuses("type", "unknown_value", [json!("Coin"), json!("token")]);
}

#[test]
fn addresses() {
    let lower = ADDRESS.to_lowercase();
    let upper = format!("0x{}", ADDRESS[2..].to_uppercase());
    for name in ["userAddress", "token_referral"] {
        accepts(name, [json!(ADDRESS), json!(lower), json!(upper), json!(format!("0x{}", "0".repeat(40)))]);
        refuses(name, "bad_checksum", [json!(ADDRESS.replace("dc79C8", "dC79C8"))]);
        let bad = [
            String::new(),
            ADDRESS[..41].into(),
            format!("{ADDRESS}0"),
            ADDRESS[2..].into(),
            ADDRESS.replace("0x", "0X"),
            ADDRESS.replace('7', "g"),
            format!(" {ADDRESS}"),
        ];
        refuses(name, "bad_address", bad.map(Value::from));
        refuses(name, "wrong_type", [json!(1)]);
    }
}

#[test]
fn builders() {
    accepts("builder", [json!({ "code": ADDRESS, "fee": 0 }), json!({ "code": ADDRESS, "fee": 10_000 })]);
    for (builder, faults) in [
        (json!({}), &["builder.code missing", "builder.fee missing"][..]),
        (json!({ "code": ADDRESS, "fee": -1 }), &["builder.fee out_of_range"]),
        (json!({ "code": ADDRESS, "fee": 10_001 }), &["builder.fee out_of_range"]),
        (json!({ "code": ADDRESS, "fee": 0.5 }), &["builder.fee out_of_range"]),
        (json!({ "code": ADDRESS, "fee": "50" }), &["builder.fee wrong_type"]),
        (json!({ "code": 1, "fee": 50, "x": 1 }), &["builder.code wrong_type", "builder.x unknown_field"]),
        (json!([]), &["builder wrong_type"]),
    ] {
        refused(&OPERATION, &with("builder", builder).to_string(), CONFIG, faults);
    }
}

#[test]
fn amounts_keep_their_digits() {
    let sent = |digits: &str| {
        let params = example().to_string().replace("15.5", digits);
        request(&OPERATION, &params, CONFIG).map(|request| {
            let body = request.body.unwrap();
            body.rsplit_once("\"maxAmountIn\":").unwrap().1.trim_end_matches('}').to_owned()
        })
    };
    for digits in ["0", "0.1", "0.10", "1e-7", "9007199254740991", "15.50000000000000000001", "123456789012345.678"] {
        assert_eq!(sent(digits).unwrap(), digits);
    }
    for digits in [
        "0",
        "0.1",
        "115792089237316195423570985008687907853269984665640564039457584007913129639935",
        "9007199254740993.5",
    ] {
        assert_eq!(sent(&format!("\"{digits}\"")).unwrap(), digits);
    }
    for name in ["amountIn", "tokensOut", "maxAmountIn"] {
        refuses(name, "out_of_range", [json!(-1), json!(-0.5)]);
        refuses(name, "unsafe_number", [json!(9_007_199_254_740_992_u64), json!(1e21)]);
        let bad = ["", " 1", "-1", "+1", "1e3", "0x1", "01", "1.", ".5", "1,5", "NaN", "∞"];
        refuses(name, "bad_decimal", bad.map(|text| json!(text)));
        refuses(name, "wrong_type", [json!(true), json!([]), json!({})]);
    }
}

#[test]
fn the_most_to_spend_is_needed_where_tokens_are_bought() {
    let least = |amounts: Value| {
        let mut params = example();
        for name in ["amountIn", "tokensOut", "maxAmountIn"] {
            params.as_object_mut().unwrap().remove(name);
        }
        params.as_object_mut().unwrap().extend(amounts.as_object().unwrap().clone());
        params.to_string()
    };
    for amounts in [
        json!({}),
        json!({ "tokensOut": 0 }),
        json!({ "tokensOut": "0.00" }),
        json!({ "amountIn": 1 }),
        json!({ "tokensOut": 1, "maxAmountIn": 0 }),
    ] {
        assert!(request(&OPERATION, &least(amounts), CONFIG).is_ok());
    }
    for amounts in
        [json!({ "tokensOut": 1 }), json!({ "tokensOut": "0.001" }), json!({ "tokensOut": 1, "amountIn": 5 })]
    {
        refused(&OPERATION, &least(amounts), CONFIG, &["maxAmountIn missing"]);
    }
}

#[test]
fn the_page_s_own_answer() {
    let expected: Value = serde_json::from_str(ANSWER).unwrap();
    assert_eq!(parsed(&OPERATION, ANSWER), expected);
}

#[test]
fn short_answers() {
    let absent = json!({
        "success": true, "executed": null, "transactionHash": null, "chainId": null, "transaction": null, "transactions": null, "metadata": null,
    });
    assert_eq!(parsed(&OPERATION, r#"{"success":true}"#), absent);
    let least = parsed(
        &OPERATION,
        r#"{"success":true,"transactionHash":"","transactions":[{"to":"","data":"0x","value":"0x0"}]}"#,
    );
    assert_eq!(least["transactionHash"], Value::Null);
    let raw = json!({
        "to": "", "data": "0x", "value": "0x0", "gasLimit": null, "description": null, "chainId": null, "chainType": null,
        "chainSlug": null, "transactionDelay": null,
    });
    assert_eq!(least["transactions"], json!([raw]));

    assert_eq!(faulty(&OPERATION, &json!({})), ["success missing"]);
    assert_eq!(faulty(&OPERATION, &json!({ "success": "true" })), ["success wrong_type"]);
    let bad = json!({
        "success": true, "chainId": "84532", "transactions": [{ "to": 1, "value": 0, "transactionDelay": -1, "chainId": 1.5 }],
        "transaction": { "to": "", "data": "" }, "metadata": { "addresses": { "evm": 1 } },
    });
    let faults = faulty(&OPERATION, &bad);
    for fault in [
        "chainId wrong_type",
        "transaction.value missing",
        "transaction.gasLimit missing",
        "transactions[0].to wrong_type",
        "transactions[0].data missing",
        "transactions[0].value wrong_type",
        "transactions[0].chainId out_of_range",
        "transactions[0].transactionDelay out_of_range",
        "metadata.tokenUri missing",
        "metadata.addresses.evm wrong_type",
        "metadata.addresses.solana missing",
    ] {
        assert!(faults.contains(&fault.to_owned()), "{fault} in {faults:?}");
    }
}
