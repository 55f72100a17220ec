//! SoftwareOne Marketplace, Create Token.

use serde_json::{Value, json};
use tokenwright::api::CREATE_API_TOKEN as OPERATION;

use super::{CONFIG, body, faulty, parsed, refused, request};

const ANSWER: &str = include_str!("../fixtures/softwareone-create-token.json");

#[test]
fn the_page_s_own_request() {
    let params =
        r#"{"account":{"id":"text"},"name":"text","icon":"text","description":"text","modules":[{"id":"text"}]}"#;
    let request = request(&OPERATION, params, r#"{"accessToken":"a"}"#).unwrap();
    assert_eq!(request.url, "https://api.platform.softwareone.com/public/v1/accounts/api-tokens");
    assert_eq!(request.body.as_deref(), Some(params));
    assert_eq!(params.len(), 100, "the page's Content-Length");
}

#[test]
fn all_of_it_is_optional() {
    assert_eq!(body(&OPERATION, &json!({})), "{}");
    assert_eq!(body(&OPERATION, &json!({ "icon": null, "description": null })), r#"{"icon":null,"description":null}"#);
    assert_eq!(
        body(&OPERATION, &json!({ "modules": [{ "id": "b" }, { "id": "a" }] })),
        r#"{"modules":[{"id":"b"},{"id":"a"}]}"#
    );
}

#[test]
fn what_is_given_says_something() {
    for (params, faults) in [
        (json!({ "name": "" }), &["name empty"][..]),
        (json!({ "name": 1 }), &["name wrong_type"]),
        (
            json!({ "name": null, "account": null, "modules": null }),
            &["account wrong_type", "name wrong_type", "modules wrong_type"],
        ),
        (json!({ "name": "a\tb" }), &["name control_character"]),
        (json!({ "icon": "", "description": "\u{0}" }), &["icon empty", "description control_character"]),
        (json!({ "account": {} }), &["account.id missing"]),
        (json!({ "account": { "id": "" } }), &["account.id empty"]),
        (json!({ "account": "ACC-1" }), &["account wrong_type"]),
        (json!({ "account": { "id": "a", "name": "b" } }), &["account.name unknown_field"]),
        (json!({ "modules": {} }), &["modules wrong_type"]),
        (json!({ "modules": ["MOD-1"] }), &["modules[0] wrong_type"]),
        (json!({ "modules": [{ "id": "a" }, { "id": "b" }, { "id": "a" }] }), &["modules[2] repeated"]),
        (json!({ "modules": [{ "id": "" }, {}] }), &["modules[0].id empty", "modules[1].id missing"]),
        (json!({ "token": "a" }), &["token unknown_field"]),
        (json!([]), &[" wrong_type"]),
    ] {
        refused(&OPERATION, &params.to_string(), CONFIG, faults);
    }
}

#[test]
fn the_page_s_own_answer() {
    let mut expected: Value = serde_json::from_str(ANSWER).unwrap();
    // The page prints "[Circular Reference]" letter by letter: nobody is known.
    expected["audit"]["created"]["by"] = Value::Null;
    expected["audit"]["updated"]["by"] = Value::Null;
    expected["modules"][0]["settings"]["sharedAccount"] = Value::Null;
    assert_eq!(parsed(&OPERATION, ANSWER), expected);
}

#[test]
fn audits() {
    let audited = |audit: Value| {
        let mut answer: Value = serde_json::from_str(ANSWER).unwrap();
        answer["audit"] = audit;
        parsed(&OPERATION, &answer.to_string())["audit"].clone()
    };
    let at = "2025-06-22T18:54:34.910Z";
    assert_eq!(audited(json!({})), json!({ "created": null, "updated": null }));
    assert_eq!(audited(json!({ "created": { "at": at } }))["created"], json!({ "at": at, "by": null }));
    let by = json!({ "id": "USR-1234-5678", "name": "A", "icon": "/a.png" });
    assert_eq!(audited(json!({ "updated": { "at": null, "by": by } }))["updated"], json!({ "at": null, "by": by }));
    let partly = json!({ "id": "TKN-1234-5678" });
    assert_eq!(
        audited(json!({ "created": { "at": at, "by": partly } }))["created"]["by"],
        json!({ "id": "TKN-1234-5678", "name": null, "icon": null })
    );
}

#[test]
fn absent_and_faulty_fields() {
    let mut answer: Value = serde_json::from_str(ANSWER).unwrap();
    for name in ["description", "icon", "lastAccessAt", "audit", "$meta"] {
        answer.as_object_mut().unwrap().remove(name);
    }
    answer["modules"] = json!([{ "id": "MOD-1", "name": "n" }]);
    let token = parsed(&OPERATION, &answer.to_string());
    assert_eq!(
        (&token["description"], &token["lastAccessAt"], &token["modules"][0]["filters"]),
        (&Value::Null, &Value::Null, &Value::Null)
    );

    answer["$meta"] = json!({ "omitted": [1] });
    answer["token"] = json!(null);
    answer["modules"][0]["filters"] = json!({ "group.buyers": ["a", 2], "x": "y" });
    answer.as_object_mut().unwrap().remove("status");
    assert_eq!(
        faulty(&OPERATION, &answer),
        [
            "$meta.omitted[0] wrong_type",
            "status missing",
            "token wrong_type",
            "modules[0].filters[\"group.buyers\"][1] wrong_type",
            "modules[0].filters.x wrong_type",
        ]
    );
}
