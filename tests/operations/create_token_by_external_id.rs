//! Apex, Create Token by External ID.

use tokenwright::api::CREATE_TOKEN_BY_EXTERNAL_ID as OPERATION;
use tokenwright::{Code, Error, json};

use super::{CONFIG, listed};

const PARAMS: &str = r#"{"external_id":"693d6f791f8a9198aba44f50","is_all_market":true}"#;
const ANSWER: &str = include_str!("../fixtures/apex-create-token-by-external-id.json");

fn request(params: &str, config: &str) -> Result<tokenwright::http::HttpRequest, Error> {
    super::request(&OPERATION, params, config)
}

#[track_caller]
fn refused(params: &str, config: &str, faults: &[&str]) {
    super::refused(&OPERATION, params, config, faults);
}

fn external_id(id: &str) -> String {
    format!(r#"{{"external_id":{},"is_all_market":true}}"#, serde_json::to_string(id).unwrap())
}

fn base_url(url: &str) -> String {
    format!(r#"{{"baseUrl":{},"accessToken":"secret-token"}}"#, serde_json::to_string(url).unwrap())
}

fn access_token(token: &str) -> String {
    format!(r#"{{"baseUrl":"https://api.example.com","accessToken":{}}}"#, serde_json::to_string(token).unwrap())
}

#[test]
fn the_page_s_own_request() {
    let request = request(PARAMS, CONFIG).unwrap();
    assert_eq!(request.url, "https://api.example.com/api/v1/integration/tokens/external/693d6f791f8a9198aba44f50");
    assert_eq!(
        serde_json::to_value(&request).unwrap(),
        serde_json::json!({
            "method": "POST",
            "url": request.url,
            "headers": {
                "Authorization": "Bearer secret-token",
                "Content-Type": "application/json",
                "X-Target-Server": "integration",
            },
            "body": r#"{"is_all_market":true,"market_ids":[]}"#,
            "redirect": "error",
            "credentials": "omit",
            "cache": "no-store",
            "referrerPolicy": "no-referrer",
        })
    );
}

#[test]
fn an_id_is_one_path_segment() {
    let longest = "é".repeat(128);
    for (id, segment) in [
        ("a b/c?d#e", "a%20b%2Fc%3Fd%23e"),
        ("%2e%2e", "%252e%252e"),
        ("...", "..."),
        ("{external_id}", "%7Bexternal_id%7D"),
        ("-._~", "-._~"),
        (&longest, &"%C3%A9".repeat(128)),
    ] {
        assert_eq!(
            request(&external_id(id), CONFIG).unwrap().url,
            format!("https://api.example.com/api/v1/integration/tokens/external/{segment}")
        );
    }
    for (id, code) in [
        ("", "empty"),
        (".", "dot_segment"),
        ("..", "dot_segment"),
        ("a\u{0}", "control_character"),
        ("a\u{7f}", "control_character"),
        ("a\u{85}", "control_character"),
        (&"a".repeat(257), "too_long"),
        (&"é".repeat(129), "too_long"),
    ] {
        refused(&external_id(id), CONFIG, &[&format!("external_id {code}")]);
    }
}

#[test]
fn markets() {
    let body = |markets: &str| {
        request(&format!(r#"{{"external_id":"a",{markets}}}"#), CONFIG).map(|request| request.body.unwrap())
    };
    assert_eq!(
        body(r#""is_all_market":false,"market_ids":["b","a"]"#).unwrap(),
        r#"{"is_all_market":false,"market_ids":["b","a"]}"#
    );
    assert_eq!(
        body(r#""market_ids":["a"],"is_all_market":true"#).unwrap(),
        r#"{"is_all_market":true,"market_ids":["a"]}"#
    );
    for (markets, faults) in [
        (r#""is_all_market":false"#, &["market_ids missing"][..]),
        (r#""is_all_market":false,"market_ids":[]"#, &["market_ids missing"]),
        (r#""is_all_market":true,"market_ids":"a""#, &["market_ids wrong_type"]),
        (r#""is_all_market":true,"market_ids":["a","b","a"]"#, &["market_ids[2] repeated"]),
        (
            r#""is_all_market":true,"market_ids":["",1,"a\nb"]"#,
            &["market_ids[0] empty", "market_ids[1] wrong_type", "market_ids[2] control_character"],
        ),
        (r#""is_all_market":"true""#, &["is_all_market wrong_type"]),
        (r#""is_all_market":null"#, &["is_all_market wrong_type"]),
        (r#""is_all_market":1"#, &["is_all_market wrong_type"]),
        (r#""market_ids":["a"]"#, &["is_all_market missing"]),
    ] {
        assert_eq!(listed(&body(markets).unwrap_err()), faults);
    }
}

#[test]
fn every_fault_is_told_at_once() {
    refused(
        r#"{"external_id":7,"market_ids":[""],"isAllMarket":true,"a-b":1}"#,
        r#"{"baseUrl":"ftp://a","accessToken":"","headers":{"Host":"a"},"timeout":1}"#,
        &[
            "external_id wrong_type",
            "is_all_market missing",
            "market_ids[0] empty",
            "isAllMarket unknown_field",
            "[\"a-b\"] unknown_field",
            "config.baseUrl insecure_url",
            "config.accessToken empty",
            "config.timeout unknown_field",
            "config.headers.Host reserved_header",
        ],
    );
    refused("[]", "null", &[" wrong_type", "config wrong_type", "config.baseUrl missing"]);
}

#[test]
fn base_urls() {
    for (url, sent) in [
        ("https://api.example.com", "https://api.example.com"),
        ("https://api.example.com/", "https://api.example.com"),
        ("https://api.example.com/a/b/", "https://api.example.com/a/b"),
        ("https://xn--bcher-kva.example:8443", "https://xn--bcher-kva.example:8443"),
        ("http://localhost:3000", "http://localhost:3000"),
        ("http://127.0.0.1:65535", "http://127.0.0.1:65535"),
        ("http://[::1]:1", "http://[::1]:1"),
        ("https://10.0.0.1", "https://10.0.0.1"),
        ("https://1.example", "https://1.example"),
    ] {
        let url = request(PARAMS, &base_url(url)).unwrap().url;
        assert_eq!(url, format!("{sent}/api/v1/integration/tokens/external/693d6f791f8a9198aba44f50"));
    }
    for (url, code) in [
        ("", "bad_url"),
        ("api.example.com", "bad_url"),
        ("//api.example.com", "bad_url"),
        ("https://", "bad_url"),
        ("https:///a", "bad_url"),
        ("https://a b", "bad_url"),
        ("https://a\\@b", "bad_url"),
        ("https://user@a", "bad_url"),
        ("https://user:pass@a", "bad_url"),
        ("https://a?b", "bad_url"),
        ("https://a/#b", "bad_url"),
        ("https://a:0", "bad_url"),
        ("https://a:65536", "bad_url"),
        ("https://a:", "bad_url"),
        ("https://[::g]", "bad_url"),
        ("https://a..b", "bad_url"),
        ("https://a/../b", "bad_url"),
        ("https://a/%2E%2e/b", "bad_url"),
        ("https://bücher.example", "bad_url"),
        ("https://a%", "bad_url"),
        // What browsers take for an address.
        ("https://0", "bad_url"),
        ("https://2130706433", "bad_url"),
        ("https://0177.0.0.1", "bad_url"),
        ("https://127.1", "bad_url"),
        ("https://a.0x7f", "bad_url"),
        ("http://api.example.com", "insecure_url"),
        ("http://127.0.0.1.example.com", "insecure_url"),
        ("http://localhost.example.com", "insecure_url"),
        ("javascript://a", "insecure_url"),
        ("HTTPS://a", "insecure_url"),
    ] {
        refused(PARAMS, &base_url(url), &[&format!("config.baseUrl {code}")]);
    }
}

#[test]
fn access_tokens() {
    assert!(request(PARAMS, &access_token("a")).is_ok());
    for (token, code) in [
        ("", "empty"),
        ("undefined", "bad_token"),
        ("null", "bad_token"),
        ("NULL", "bad_token"),
        ("secret token", "bad_token"),
        ("secret\n", "bad_token"),
        ("sécret", "bad_token"),
        ("\u{7f}", "bad_token"),
    ] {
        refused(PARAMS, &access_token(token), &[&format!("config.accessToken {code}")]);
    }
}

#[test]
fn further_headers() {
    let headers = |headers: &str| format!(r#"{{"baseUrl":"https://a","accessToken":"secret","headers":{headers}}}"#);
    let sent = request(PARAMS, &headers(r#"{"X-Request-Id":"a b"}"#)).unwrap().headers;
    assert!(sent.contains(&("X-Request-Id".to_owned(), "a b".to_owned())));
    for (given, fault) in [
        (r#"{"authorization":"a"}"#, "config.headers.authorization reserved_header"),
        (r#"{"AUTHORIZATION":"a"}"#, "config.headers.AUTHORIZATION reserved_header"),
        (r#"{"content-type":"a"}"#, "config.headers[\"content-type\"] reserved_header"),
        (r#"{"X-Target-Server":"a"}"#, "config.headers[\"X-Target-Server\"] reserved_header"),
        (r#"{"a b":"a"}"#, "config.headers[0] bad_header"),
        (r#"{"Bearer secret":"a"}"#, "config.headers[0] bad_header"),
        (r#"{"a":"b","__proto__":"c"}"#, "config.headers[1] bad_header"),
        (r#"{"":"a"}"#, "config.headers[0] bad_header"),
        (r#"{"a":"a\r\nb: c"}"#, "config.headers.a bad_header_value"),
        (r#"{"a":" a"}"#, "config.headers.a bad_header_value"),
        (r#"{"a":"b","A":"c"}"#, "config.headers.A repeated"),
        (r#"{"a":1}"#, "config.headers.a wrong_type"),
    ] {
        refused(PARAMS, &headers(given), &[fault]);
    }
}

#[test]
fn the_page_s_own_answer_is_kept_whole() {
    let token = OPERATION.response(201, ANSWER.as_bytes()).unwrap();
    assert_eq!(token.get("value").unwrap().text(), Some("0.00044000000000000007"));
    assert_eq!(token.get("supply").unwrap().text(), Some("1000000"));

    // All of it, and nothing else: only decimals become text.
    let mut expected: serde_json::Value = serde_json::from_str(ANSWER).unwrap();
    expected["value"] = "0.00044000000000000007".into();
    expected["supply"] = "1000000".into();
    expected["rules"]["max_purchase_limit"] = "100".into();
    expected["rules"]["min_purchase_limit"] = "1".into();
    let kept: serde_json::Value = serde_json::from_str(&json::write(&token)).unwrap();
    assert_eq!(kept, expected);
}

#[test]
fn digits_are_kept() {
    for digits in ["9007199254740993", "1e400", "0.1", "-0.0", "1E+2", &"7".repeat(78)] {
        let answer = ANSWER.replace("0.00044000000000000007", digits);
        let token = OPERATION.response(201, answer.as_bytes()).unwrap();
        assert_eq!(token.get("value").unwrap().text(), Some(digits));
    }
}

#[test]
fn absent_has_many_faces() {
    let answer = ANSWER.replace("\"0x0af2fa067ab8725b44e1a77f8f9702f763e0fe68cc58a3cfd1987c6290fe24e6\"", "\"\"");
    let token = OPERATION.response(200, answer.as_bytes()).unwrap();
    assert_eq!(json::write(token.get("contract").unwrap().get("hash").unwrap()), "null");
}

#[test]
fn faults_of_an_answer_have_their_path() {
    let mut answer: serde_json::Value = serde_json::from_str(ANSWER).unwrap();
    answer["name"] = 7.into();
    answer["value"] = "0.1".into();
    answer["status"] = 1.5.into();
    answer["integration"]["args"][1]["value"] = serde_json::Value::Null;
    answer["meta"]["images"][0]["created_at"] = "2025-02-29T00:00:00Z".into();
    answer["new_field"] = 1.into();
    answer.as_object_mut().unwrap().remove("id");
    let error = OPERATION.response(201, answer.to_string().as_bytes()).unwrap_err();
    assert_eq!((error.code(), error.http_status()), (Code::InvalidResponse, Some(201)));
    let faults = [
        "id missing",
        "name wrong_type",
        "value wrong_type",
        "status out_of_range",
        "integration.args[1].value wrong_type",
        "meta.images[0].created_at bad_timestamp",
    ];
    assert_eq!(listed(&error), faults);
}

#[test]
fn malformed_answers_are_told_by_line_and_column() {
    let refused = |body: &[u8]| {
        let error = OPERATION.response(201, body).unwrap_err();
        assert_eq!(error.code(), Code::InvalidResponse);
        (error.issues()[0].code, error.to_string())
    };
    assert_eq!(refused(b"{\n \"id\": 1,\n}"), ("syntax", "line 3, column 1: expected a key in quotes".to_owned()));
    assert_eq!(refused(b"{\"a\":1,\"a\":2}").0, "duplicate_key");
    assert_eq!(refused(b"").0, "syntax");
    assert_eq!(refused(b"[]").0, "wrong_type");
}
