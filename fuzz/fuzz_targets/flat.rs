//! Any bytes: the reader returns, and what it took is written as the same bytes.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tokenwright::flat::{read, write};

fuzz_target!(|bytes: &[u8]| {
    if let Some(values) = read(bytes) {
        let mut again = Vec::new();
        values.iter().for_each(|value| write(value, &mut again));
        assert_eq!(again, bytes);
    }
});
