//! Secrets: no error repeats the access token, whatever the caller does with it and whatever the server sends back.

use proptest::prelude::*;
use serde_json::{Value, json};
use tokenwright::api::OPERATIONS;
use tokenwright::{Error, json};

/// Whether a part of the secret stands in anything that an error tells, as it is or as a quoted text has it.
fn tells(error: &Error, secret: &str) -> bool {
    let part = &secret[..8];
    let quoted = Value::from(part).to_string();
    let told = [error.to_string(), format!("{error:?}"), serde_json::to_string(error).unwrap()];
    told.iter().any(|told| told.contains(part) || told.contains(&quoted[1..quoted.len() - 1]))
}

/// Bodies that send the secret back, in every place that an error quotes.
fn echoes(secret: &str) -> Vec<Value> {
    let cut = format!("{}{secret}", "-".repeat(490));
    vec![
        json!({ "error": secret }),
        json!({ "error": { "code": secret, "message": format!("no such token: {secret}!") } }),
        json!({ "success": false, "error": cut, "code": secret }),
        json!({ "success": false, "error": "", "details": secret }),
        json!({ "title": secret, "traceId": secret, "errors": { secret: [secret] } }),
        json!({ "message": cut, "errors": [{ "message": secret, "properties": [secret, cut] }] }),
        json!({ secret: secret, "id": secret, "created_at": secret, "modules": [{ "filters": { secret: secret } }] }),
    ]
}

proptest! {
    #[test]
    fn no_fault_of_a_request_tells_the_access_token(secret in "[!-~]{12,40}") {
        for operation in OPERATIONS {
            for token in [secret.clone(), format!("{secret} "), format!("é{secret}")] {
                let config = json!({
                    "baseUrl": format!("https://{token}@example.com"),
                    "accessToken": token,
                    "headers": { format!("Bearer {token}"): token, "authorization": token, "x-key": format!("{token}\n") },
                });
                let params = json!({ "account": token, "name": [token], "chainSlug": token, "image": token });
                let (config, params) = (config.to_string(), params.to_string());
                let params = json::read(params.as_bytes()).unwrap();
                let error = operation.request(params, json::read(config.as_bytes()).unwrap()).unwrap_err();
                prop_assert!(!tells(&error, &secret), "{:?}", error);
            }
        }
    }

    #[test]
    fn no_fault_of_an_answer_tells_the_access_token(secret in "[!-~]{12,40}", status in 200..600_u16) {
        for operation in OPERATIONS {
            for body in echoes(&secret) {
                let error = operation.response_without(status, body.to_string().as_str().into(), &[&secret]).unwrap_err();
                prop_assert!(!tells(&error, &secret), "{:?}", error);
            }
        }
    }

    #[test]
    fn no_fault_of_an_answer_tells_its_values(secret in "[!-~]{12,40}") {
        let body = json!({ "token": secret, "id": [secret], "audit": secret, "name": { "token": secret }, "modules": [secret] });
        for operation in OPERATIONS {
            let error = operation.response(200, body.to_string().as_bytes()).unwrap_err();
            prop_assert!(!tells(&error, &secret), "{:?}", error);
        }
    }
}
