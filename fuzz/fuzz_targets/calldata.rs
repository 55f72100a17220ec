//! Any ABI, and behind a zero byte any bytes: decoded or refused; and what was taken as calldata is what encoding its
//! arguments gives.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tokenwright::abi::{Abi, Decoded};
use tokenwright::tree::Tree;

fuzz_target!(|input: &[u8]| {
    let mut parts = input.splitn(2, |byte| *byte == 0);
    let (text, data) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let Ok(abi) = str::from_utf8(text).map_err(drop).and_then(|text| Abi::parse(text).map_err(drop)) else { return };
    let _ = abi.decode_error_result(data);
    for function in abi.functions().iter().take(4) {
        let _ = abi.decode_function_result(function.signature(), data);
        let calldata = [&function.selector()[..], data].concat();
        if let Ok(Decoded { entry, args: Tree::List(args) }) = abi.decode_function_data(&calldata) {
            assert_eq!(entry.encode(&args).as_deref(), Ok(&calldata[..]), "{}", function.signature());
        }
    }
});
