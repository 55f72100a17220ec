//! Functions of known meaning: their selectors, and what they are called in words.

use serde_json::json;
use tokenwright::abi::{Abi, function_selector};
use tokenwright::tx::{KNOWN_FUNCTIONS, called_functions};

use super::{Creation, STRANGER, finding, read};

#[test]
fn selectors_are_those_of_the_signatures() {
    for (signature, selector) in called_functions() {
        assert_eq!(function_selector(signature).unwrap(), selector, "{signature}");
    }
    for known in KNOWN_FUNCTIONS {
        assert_eq!(function_selector(known.signature).unwrap(), known.selector, "{}", known.signature);
        let same = KNOWN_FUNCTIONS.iter().filter(|other| other.selector == known.selector);
        assert_eq!(same.count(), 1, "{}", known.signature);
    }
}

/// Calldata by our own encoder, which other tests compare with alloy's and viem's.
fn call(name: &str, types: &[(&str, &str)], args: &str) -> Vec<u8> {
    let inputs: Vec<_> = types
        .iter()
        .map(|(ty, components)| {
            let components: Vec<_> =
                components.split(',').filter(|ty| !ty.is_empty()).map(|ty| json!({ "type": ty })).collect();
            json!({ "type": ty, "components": components })
        })
        .collect();
    let abi = json!([{ "type": "function", "name": name, "inputs": inputs }]).to_string();
    Abi::parse(&abi).unwrap().function(name).unwrap().encode(read(args).items()).unwrap()
}

fn hex(bytes: &[u8]) -> String {
    alloy_primitives::hex::encode_prefixed(bytes)
}

/// What the plan says of this calldata: the words, and the function.
#[track_caller]
fn told(data: &[u8]) -> (String, String) {
    let plan = Creation::of("plain")
        .calldata(0, data)
        .blocked(&[("dangerous_call", Some(0), Some(0)), ("missing_call", None, None)]);
    let found = finding(&plan, "dangerous_call");
    let message = found["message"].as_str().unwrap();
    let words = message.strip_prefix("A call of the answer would ").unwrap().strip_suffix('.').unwrap();
    (words.to_owned(), found["got"].as_str().unwrap().to_owned())
}

fn approval() -> Vec<u8> {
    call("approve", &[("address", ""), ("uint256", "")], &json!([STRANGER, "1"]).to_string())
}

fn operator() -> Vec<u8> {
    call("setApprovalForAll", &[("address", ""), ("bool", "")], &json!([STRANGER, true]).to_string())
}

#[test]
fn every_known_function_blocks_in_words() {
    for known in KNOWN_FUNCTIONS.iter().filter(|known| known.signature != "approve(address,uint256)") {
        let (words, got) = told(&[&known.selector[..], &[0; 64]].concat());
        assert!(words.split(' ').count() <= 8 && got == known.signature, "{words}");
    }
}

#[test]
fn the_worst_call_inside_is_named() {
    let all = "give all your tokens away";
    let inner = json!([[hex(&approval()), hex(&operator())]]).to_string();
    let multicall = call("multicall", &[("bytes[]", "")], &inner);
    assert_eq!(told(&multicall), (all.to_owned(), "setApprovalForAll(address,bool)".to_owned()));

    let mut nested = operator();
    for depth in 1..=9 {
        nested = call(
            "execute",
            &[("address", ""), ("uint256", ""), ("bytes", "")],
            &json!([STRANGER, "0", hex(&nested)]).to_string(),
        );
        // Deeper than eight nobody looks: it is a call that makes other calls all the same.
        let expected = if depth <= 8 { all } else { "make other calls for you" };
        assert_eq!(told(&nested).0, expected, "{depth}");
    }
    let aggregate = call(
        "aggregate3",
        &[("tuple[]", "address,bool,bytes")],
        &json!([[[STRANGER, true, hex(&operator())]]]).to_string(),
    );
    assert_eq!(told(&aggregate).0, all);
}

#[test]
fn safe_transactions() {
    let types =
        ["address", "uint256", "bytes", "uint8", "uint256", "uint256", "uint256", "address", "address", "bytes"];
    let types = types.map(|ty| (ty, ""));
    let execute = |operation: u8, data: &[u8]| {
        let args = json!([STRANGER, "0", hex(data), operation, "0", "0", "0", STRANGER, STRANGER, "0x"]);
        call("execTransaction", &types, &args.to_string())
    };
    let delegate = "let other code act as your account";
    assert_eq!(told(&execute(1, &[])).0, delegate);
    assert_eq!(told(&execute(0, &[])).0, "make other calls for you");
    assert_eq!(told(&execute(0, &operator())).1, "setApprovalForAll(address,bool)");

    let packed = |operation: u8, data: &[u8]| {
        [&[operation][..], &[7; 20], &[0; 32], &[0; 28], &u32::try_from(data.len()).unwrap().to_be_bytes(), data]
            .concat()
    };
    let multi = |list: &[u8]| call("multiSend", &[("bytes", "")], &json!([hex(list)]).to_string());
    let list = [packed(0, &approval()), packed(0, &operator())].concat();
    assert_eq!(told(&multi(&list)).1, "setApprovalForAll(address,bool)");
    assert_eq!(told(&multi(&packed(1, &[]))).0, delegate);
    assert_eq!(told(&execute(0, &multi(&packed(1, &[])))).0, delegate);
    // A length beyond the end.
    assert_eq!(told(&multi(&packed(0, &approval())[..90])).0, "make other calls for you");

    let mode = |first: u8, data: &[u8]| {
        let mode = format!("0x{first:02x}{}", "0".repeat(62));
        call("execute", &[("bytes32", ""), ("bytes", "")], &json!([mode, hex(data)]).to_string())
    };
    assert_eq!(told(&mode(0xFF, &[])).0, delegate);
    assert_eq!(told(&mode(0, &[&[7; 52][..], &approval()].concat())).1, "approve(address,uint256)");
}
