//! Any parameters, and behind a zero byte any configuration: each operation builds a request or tells the faults, without
//! the access token.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tokenwright::api::OPERATIONS;
use tokenwright::json::read;

const CONFIG: &[u8] = br#"{"baseUrl":"https://api.example.com","accessToken":"planted-secret"}"#;

fuzz_target!(|input: &[u8]| {
    let mut parts = input.splitn(2, |byte| *byte == 0);
    let (params, config) = (parts.next().unwrap_or_default(), parts.next().unwrap_or(CONFIG));
    let (Ok(params), Ok(config)) = (read(params), read(config)) else { return };
    let token = config.text_at("accessToken");
    for operation in OPERATIONS {
        match operation.request(params.clone(), config.clone()) {
            Ok(request) => {
                assert!(request.headers.contains(&("Authorization".to_owned(), format!("Bearer {token}"))));
                assert!(request.url.bytes().all(|byte| byte.is_ascii_graphic()), "{}", request.url);
                let body = request.body.as_deref().map(|body| read(body.as_bytes()));
                assert!(!matches!(body, Some(Err(_))), "{body:?}");
            }
            Err(error) => assert!(!error.issues().is_empty(), "{error:?}"),
        }
    }
});
