//! Every way in which the APIs say no.

use serde_json::{Value, json};
use tokenwright::Code;
use tokenwright::api::{CREATE_TOKEN_TRANSACTION, GET_TOKEN_BY_ID, OPERATIONS};
use tokenwright::http::retry_wait_ms;
use tokenwright::json::read;

/// The error of an answer, as JavaScript sees it.
fn error(status: u16, body: &str) -> Value {
    let error = GET_TOKEN_BY_ID.response(status, body.as_bytes()).unwrap_err();
    assert_eq!((error.code(), error.http_status()), (Code::Api, Some(status)));
    serde_json::to_value(&error).unwrap()
}

#[test]
fn apex() {
    let object = r#"{"error":{"code":"NOT_FOUND","message":"no such token","details":{}}}"#;
    assert_eq!(
        error(404, object),
        json!({ "code": "api", "message": "no such token", "status": 404, "apiCode": "NOT_FOUND" })
    );
    let text = r#"{"error":"Authentication required","details":"x"}"#;
    assert_eq!(error(401, text), json!({ "code": "api", "message": "Authentication required", "status": 401 }));
}

#[test]
fn problem_details() {
    let map = json!({
        "type": "https://tools.ietf.org/html/rfc9110#section-15.5.1", "title": "One or more validation errors occurred.", "status": 400,
        "traceId": "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00",
        "errors": { "name": ["The name is required.", "The name is too short."], "account.id": ["Unknown."] },
    });
    assert_eq!(
        error(400, &map.to_string()),
        json!({
            "code": "api", "message": "One or more validation errors occurred.", "status": 400,
            "requestId": "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00",
            "issues": [
                { "path": "account.id", "code": "refused", "message": "Unknown." },
                { "path": "name", "code": "refused", "message": "The name is required." },
                { "path": "name", "code": "refused", "message": "The name is too short." },
            ],
        })
    );
    let list = r#"{"detail":"Not so.","title":"Bad","errors":[{"message":"A","properties":["x","y"],"id":"1"},{"message":"B"}]}"#;
    assert_eq!(error(422, list)["message"], "Not so.");
    assert_eq!(
        error(422, list)["issues"],
        json!([
            { "path": "x", "code": "refused", "message": "A" },
            { "path": "y", "code": "refused", "message": "A" },
            { "path": "", "code": "refused", "message": "B" },
        ])
    );
    assert_eq!(error(409, r#"{"details":"As the table says."}"#)["message"], "As the table says.");
    assert_eq!(error(400, r#"{"statusCode":400,"message":"Old form."}"#)["message"], "Old form.");
}

#[test]
fn token_layer() {
    let body = r#"{"success":false,"error":"Insufficient balance","code":"INSUFFICIENT","details":null}"#;
    for status in [200, 400] {
        let error = CREATE_TOKEN_TRANSACTION.response(status, body.as_bytes()).unwrap_err();
        let expected =
            json!({ "code": "api", "message": "Insufficient balance", "status": status, "apiCode": "INSUFFICIENT" });
        assert_eq!(serde_json::to_value(&error).unwrap(), expected);
    }
}

#[test]
fn what_says_nothing() {
    for body in ["<html>502</html>", "", "null", "[]", "7", r#"{"error":{}}"#, r#"{"error":" "}"#, "{", "\u{feff}{}"] {
        for status in [300, 302, 400, 401, 403, 404, 409, 422, 429, 500, 502, 599] {
            assert_eq!(error(status, body)["message"], format!("the server answered with HTTP status {status}"));
        }
    }
    for status in [0, 99, 600, u16::MAX] {
        assert_eq!(GET_TOKEN_BY_ID.response(status, b"").unwrap_err().code(), Code::InvalidArgument);
    }
}

#[test]
fn a_server_s_words_are_bounded_and_hold_no_secret() {
    let long = "s".repeat(700);
    assert_eq!(error(400, &json!({ "error": long }).to_string())["message"].as_str().unwrap().len(), 500);
    let many: Vec<_> = (0..500).map(|_| json!({ "message": "m", "properties": ["p"] })).collect();
    assert_eq!(error(400, &json!({ "errors": many }).to_string())["issues"].as_array().unwrap().len(), 100);

    // Hidden before it is cut short, wherever it stands.
    let body = json!({
        "error": { "message": format!("bad {long}"), "code": long }, "traceId": long, "errors": { (long.clone()): [long] },
    });
    for operation in OPERATIONS {
        let error = operation
            .response_without(401, body.to_string().as_str().into(), &[&long])
            .unwrap_err()
            .request_id(Some(long.clone()));
        let told = serde_json::to_value(error.without(&[&long])).unwrap();
        assert_eq!(told["message"], "bad [redacted]");
        assert!(!told.to_string().contains("sss"), "{told}");
    }
}

#[test]
fn what_stands_for_a_secret_is_not_hidden_again() {
    let body = json!({ "error": "the request is denied, see [redacted]" }).to_string();
    let secrets = vec!["e"; 1000];
    let error = GET_TOKEN_BY_ID.response_without(422, body.as_str().into(), &secrets).unwrap_err();
    assert_eq!(
        error.to_string().matches("[redacted]").count(),
        "the request is denied, see [redacted]".matches('e').count()
    );
}

#[test]
fn the_access_token_and_long_header_values_are_secret() {
    let headers =
        json!({ "x-api-version": "1", "accept-language": "en-GB,en", "x-key": "0123456789", "x-short": "1234567" });
    let config = json!({ "baseUrl": "https://api.example", "accessToken": "tok", "headers": headers });
    let (params, config) = (json!({ "token_id": "a" }).to_string(), config.to_string());
    let request = GET_TOKEN_BY_ID.request(read(params.as_str()).unwrap(), read(config.as_str()).unwrap()).unwrap();
    assert_eq!(request.secrets(), ["0123456789", "en-GB,en", "tok"]);
}

#[test]
fn what_is_asked_again_and_when() {
    let api = |status| GET_TOKEN_BY_ID.response(status, b"").unwrap_err();
    for status in [408, 429, 500, 502, 503, 504] {
        let error = api(status);
        // The wait doubles, with full jitter.
        let waits: Vec<_> = (0..8).map(|attempt| retry_wait_ms(&error, attempt, None, 1.0).unwrap()).collect();
        assert_eq!(waits, [500, 1000, 2000, 4000, 8000, 8000, 8000, 8000]);
        assert_eq!(retry_wait_ms(&error, 3, None, 0.0), Some(0));
        assert_eq!(retry_wait_ms(&error, 1, None, 0.5), Some(500));
        assert_eq!(retry_wait_ms(&error, u32::MAX, None, 2.0), Some(8000));
        // It is at least what the server asks for, up to a minute.
        assert_eq!(retry_wait_ms(&error, 0, Some(0), 1.0), Some(500));
        assert_eq!(retry_wait_ms(&error, 0, Some(1000), 1.0), Some(1000));
        assert_eq!(retry_wait_ms(&error, 0, Some(60_000), 0.0), Some(60_000));
        assert_eq!(retry_wait_ms(&error, 0, Some(60_001), 0.0), None);
        assert_eq!(retry_wait_ms(&error, 0, Some(u64::MAX), 0.0), None);
    }
    for status in [301, 400, 401, 403, 404, 409, 422, 501, 505] {
        assert_eq!(retry_wait_ms(&api(status), 0, None, 1.0), None);
    }
    let malformed = GET_TOKEN_BY_ID.response(200, b"{").unwrap_err();
    assert_eq!(retry_wait_ms(&malformed, 0, Some(1), 1.0), None);
}
