//! Any body: each operation takes it or refuses it, and no error repeats a secret that the server sends back.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tokenwright::api::OPERATIONS;

const SECRET: &str = "planted-secret";

fuzz_target!(|body: &[u8]| {
    for operation in OPERATIONS {
        for status in [200, 422] {
            if let Err(error) = operation.response_without(status, body.into(), &[SECRET]) {
                let told = format!("{error:?}");
                assert!(!told.contains(SECRET), "{}: {told}", operation.name);
            }
        }
    }
});
