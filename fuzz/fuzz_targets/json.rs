//! Any bytes: the reader returns, and what it took is the same once written and read again.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tokenwright::json::{read, write};

fuzz_target!(|bytes: &[u8]| {
    if let Ok(tree) = read(bytes) {
        let text = write(&tree);
        assert_eq!(read(text.as_bytes()).as_ref(), Ok(&tree));
    }
});
