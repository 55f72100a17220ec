//! Any ABI and any bytes: decoded or refused; and what was taken as calldata is what encoding its arguments gives.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tokenwright::abi::{Abi, Decoded};
use tokenwright::tree::Tree;

fuzz_target!(|input: (&str, &[u8])| {
    let (text, data) = input;
    let Ok(abi) = Abi::parse(text) else { return };
    let _ = abi.decode_error_result(data);
    for (index, function) in abi.functions().iter().enumerate().take(4) {
        let _ = abi.decode_function_result(function.signature(), data);
        let calldata = [&function.selector()[..], data].concat();
        if let Ok(Decoded { entry, args: Tree::List(args) }) = abi.decode_function_data(&calldata) {
            assert_eq!(entry.encode(&args).as_deref(), Ok(&calldata[..]), "function {index}");
        }
    }
});
