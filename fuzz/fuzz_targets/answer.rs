//! Any answer: parsed or refused; and a purchase is planned of what was parsed, or refused.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tokenwright::api::OPERATIONS;
use tokenwright::{json, tx};

const INTENT: &[u8] = br#"{"buyer":"0x70997970c51812dc3a010c7d01b50e0d17dc79c8","quantity":"5","maxCost":"1"}"#;

fuzz_target!(|input: (u16, &[u8], &[u8])| {
    let (status, body, results) = input;
    for operation in OPERATIONS {
        let Ok(token) = operation.response(status, body) else { continue };
        let Ok(intent) = json::read(INTENT) else { return };
        let _ = tx::purchase_reads(token.clone(), intent.clone());
        if let Ok(results) = json::read(results) {
            let _ = tx::prepare_purchase(token, intent, results);
        }
    }
});
