//! Malformed bytes: what Solidity reverts on is refused everywhere, what it swallows in calldata alone.

use tokenwright::abi::Abi;
use tokenwright::error::Code;

use crate::{fault, first, function};

/// Words in hex, padded with zeros to the left; `<` pads to the right, `=` not at all.
fn words(words: &[&str]) -> Vec<u8> {
    let digits: String = words
        .iter()
        .map(|word| match (word.strip_prefix('<'), word.strip_prefix('=')) {
            (Some(digits), _) => format!("{digits:0<64}"),
            (_, Some(digits)) => digits.to_owned(),
            _ => format!("{word:0>64}"),
        })
        .collect();
    alloy_primitives::hex::decode(digits).unwrap()
}

fn calldata(abi: &Abi, args: &[u8]) -> Vec<u8> {
    [&abi.function("f").unwrap().selector(), args].concat()
}

const MAX: &str = "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff";

#[test]
fn invalid_bytes_are_refused_everywhere() {
    let table: &[(&[&str], &[&str], &str, usize)] = &[
        (&["address", "bool"], &["010000000000000000000000000000000000000000", "1"], "dirty_address", 0),
        (&["address", "uint256"], &["1"], "truncated", 32),
        (&["uint256"], &["=00"], "truncated", 0),
        (&["uint8"], &["105"], "out_of_range", 0),
        (&["uint48"], &[MAX], "out_of_range", 0),
        (&["int8"], &["80"], "out_of_range", 0),
        (&["int8"], &[&MAX[1..]], "out_of_range", 0),
        (&["bool"], &["2"], "bad_bool", 0),
        (&["bool"], &["<1"], "bad_bool", 0),
        (&["bytes4"], &["<deadbeef01"], "dirty_bytes", 0),
        (&["function"], &[MAX], "dirty_function", 0),
        (&["string"], &["20", "2", "<61ff"], "bad_utf8", 65),
        (&["uint8[2][]"], &["20", "1", "1", "100"], "out_of_range", 96),
        (&["bytes"], &["40", "0"], "bad_offset", 0),
        (&["bytes"], &[MAX, "0"], "bad_offset", 0),
        (&["bytes"], &["10000000000000020", "0"], "bad_offset", 0),
        (&["bytes"], &["20", "21", "0"], "bad_length", 32),
        (&["bytes"], &["20", MAX], "bad_length", 32),
        (&["bytes"], &["20"], "bad_offset", 0),
        (&["bool[]"], &["20", "2", "0"], "bad_length", 32),
        (&["(bool,bytes)[]"], &["20", "1", "20", "1", "80"], "bad_offset", 128),
        (&["(bool,bytes)"], &["20", "1"], "truncated", 64),
    ];
    for (types, args, code, at) in table {
        let (abi, args) = (function(types), words(args));
        let error = fault(abi.decode_function_result("f", &args).map(drop));
        assert_eq!((error.code(), first(&error)), (Code::Abi, (&*format!("data[{at}]"), *code)), "{types:?}");
        let data = calldata(&abi, &args);
        let error = fault(abi.decode_function_data(&data).map(drop));
        assert_eq!((error.code(), first(&error)), (Code::Abi, (&*format!("data[{}]", at + 4), *code)), "{types:?}");
    }
}

#[test]
fn non_canonical_bytes_are_refused_in_calldata_alone() {
    let table: &[(&[&str], &[&str], &str, usize)] = &[
        (&["uint8"], &["5", "0"], "trailing_bytes", 32),
        (&["uint8"], &["5", "=0000000000"], "trailing_bytes", 32),
        (&["bytes"], &["20", "1", "<aa", "=00"], "trailing_bytes", 96),
        (&[], &["=00"], "trailing_bytes", 0),
        (&["bytes"], &["20", "1", "<aabb"], "dirty_padding", 65),
        (&["bytes"], &["20", "1", "=aa0001"], "short_padding", 65),
        (&["string"], &["20", "1", "=61"], "short_padding", 65),
        (&["bytes", "bytes"], &["40", "40", "0"], "overlap", 32),
        (&["bytes"], &["40", "0", "0"], "gap", 0),
        (&["bytes"], &["0"], "overlap", 0),
        (&["bytes", "string"], &["60", "40", "0", "0"], "gap", 0),
        (&["string[]"], &["20", "2", "40", "40", "0"], "overlap", 96),
        (&["(bool,bytes)"], &["20", "1", "60", "0", "0"], "gap", 64),
    ];
    for (types, args, code, at) in table {
        let (abi, args) = (function(types), words(args));
        abi.decode_function_result("f", &args).unwrap();
        let data = calldata(&abi, &args);
        let error = fault(abi.decode_function_data(&data).map(drop));
        assert_eq!((error.code(), first(&error)), (Code::Abi, (&*format!("data[{}]", at + 4), *code)), "{types:?}");
    }
}

#[test]
fn a_message_shows_the_word() {
    let error = fault(function(&["uint8"]).decode_function_result("f", &words(&["105"])).map(drop));
    let word = format!("0x{:0>64}", "105");
    assert_eq!(error.to_string(), format!("data[0]: expected uint8, got {word}"));
}
