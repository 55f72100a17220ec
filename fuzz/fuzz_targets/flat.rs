//! Any bytes: the reader returns, and what it took is read again from what is written of it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tokenwright::flat::{read, write};

fuzz_target!(|bytes: &[u8]| {
    if let Some(values) = read(bytes) {
        let again = write(&values);
        assert_eq!(read(&again), Some(values));
    }
});
