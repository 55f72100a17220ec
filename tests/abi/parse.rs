//! ABIs that are refused, where and why, and what is let pass.

use tokenwright::abi::{Abi, event_topic, function_selector};
use tokenwright::error::Code;

use crate::{fault, first, param};

fn input(param: &str) -> String {
    format!(r#"[{{"type":"function","name":"f","inputs":[{param}]}}]"#)
}

#[test]
fn malformed_abis_are_refused_at_the_place() {
    let nested = |levels: usize| format!("{}uint8{}", "(".repeat(levels), ")".repeat(levels));
    let table = [
        ("", "abi", "syntax"),
        ("{}", "abi", "wrong_type"),
        (r#"[{"type":"function","type":"function"}]"#, "abi", "duplicate_key"),
        (&"[".repeat(100_000), "abi", "too_deep"),
        ("[null]", "abi[0]", "wrong_type"),
        ("[{}]", "abi[0].type", "missing"),
        (r#"[{"type":7}]"#, "abi[0].type", "wrong_type"),
        (r#"[{"type":"struct"}]"#, "abi[0].type", "unknown_entry"),
        (r#"[{"type":"receive"},{"type":"error","name":"E"}]"#, "abi[1].inputs", "missing"),
        (r#"[{"type":"function","inputs":[]}]"#, "abi[0].name", "missing"),
        (r#"[{"type":"function","name":"","inputs":[]}]"#, "abi[0].name", "bad_name"),
        (r#"[{"type":"function","name":"approve(address,uint256)","inputs":[]}]"#, "abi[0].name", "bad_name"),
        (r#"[{"type":"function","name":"f","inputs":{}}]"#, "abi[0].inputs", "wrong_type"),
        (r#"[{"type":"function","name":"f","inputs":[],"outputs":null}]"#, "abi[0].outputs", "wrong_type"),
        (r#"[{"type":"event","name":"E","inputs":[],"anonymous":"no"}]"#, "abi[0].anonymous", "wrong_type"),
        (
            r#"[{"type":"event","name":"E","inputs":[{"type":"bool","indexed":1}]}]"#,
            "abi[0].inputs[0].indexed",
            "wrong_type",
        ),
        (&input(r#"{"name":"a"}"#), "abi[0].inputs[0].type", "missing"),
        (&input(r#"{"name":null,"type":"bool"}"#), "abi[0].inputs[0].name", "wrong_type"),
        (&input(&param(&"n".repeat(257), "bool")), "abi[0].inputs[0].name", "too_long"),
        (&input(r#"{"type":"tuple"}"#), "abi[0].inputs[0].components", "missing"),
        (&input(r#"{"type":"tuple","components":[]}"#), "abi[0].inputs[0].type", "zero_size"),
        (
            &input(r#"{"type":"tuple","components":[{"type":"uint"}]}"#),
            "abi[0].inputs[0].components[0].type",
            "unknown_type",
        ),
        (&input(&param("", "fixed128x18")), "abi[0].inputs[0].type", "unsupported_type"),
        (&input(&param("", "ufixed[]")), "abi[0].inputs[0].type", "unsupported_type"),
        (&input(&param("", "bool[0]")), "abi[0].inputs[0].type", "zero_size"),
        (&input(&param("", "bool[00]")), "abi[0].inputs[0].type", "bad_signature"),
        (&input(&param("", "bool[-1]")), "abi[0].inputs[0].type", "bad_signature"),
        (&input(&param("", "bool[1")), "abi[0].inputs[0].type", "bad_signature"),
        (&input(&param("", "bool[]x")), "abi[0].inputs[0].type", "bad_signature"),
        (&input(&param("", "bool[16385]")), "abi[0].inputs[0].type", "too_large"),
        (&input(&param("", "bool[4294967295][4294967295]")), "abi[0].inputs[0].type", "too_large"),
        (&input(&param("", &format!("bool{}", "[]".repeat(33)))), "abi[0].inputs[0].type", "too_deep"),
        (&input(&param("", &nested(31))), "abi", "too_deep"),
    ];
    for (abi, path, code) in table {
        let error = fault(Abi::parse(abi));
        assert_eq!((error.code(), first(&error)), (Code::Abi, (path, code)), "{abi:.200}");
    }
}

#[test]
fn only_canonical_elementary_types_are_known() {
    for ty in [
        "uint", "int", "byte", "uint0", "uint7", "uint08", "uint264", "int+8", "bytes0", "bytes33", "Address", "",
        "tuple2",
    ] {
        let error = fault(Abi::parse(&input(&param("", ty))));
        assert_eq!(first(&error), ("abi[0].inputs[0].type", "unknown_type"), "{ty}");
    }
    for ty in ["uint8", "uint256", "int256", "bytes1", "bytes32", "function", "bool[2][][3]"] {
        let abi = Abi::parse(&input(&param("", ty))).unwrap();
        assert_eq!(abi.function("f").unwrap().signature(), format!("f({ty})"));
    }
}

#[test]
fn a_fault_names_the_entry() {
    let error = fault(Abi::parse(&input(&param("", "fixed128x18"))));
    assert!(error.to_string().ends_with("(function f)"), "{error}");
}

#[test]
fn what_carries_no_meaning_is_let_pass() {
    let abi = Abi::parse(
        r#"[
            {"type":"constructor","inputs":[{"type":"uint"}]},
            {"type":"fallback","stateMutability":"payable"},
            {"type":"receive"},
            {"type":"function","name":"f","constant":true,"payable":"?","inputs":[
                {"type":"bool","internalType":{"no":["text"]},"components":[]}]}
        ]"#,
    )
    .unwrap();
    assert_eq!(abi.functions().len(), 1);
    assert!(abi.function("f").unwrap().outputs().is_empty());
}

#[test]
fn a_log_has_four_topics_at_most() {
    let event = |anonymous: bool, indexed: usize| {
        let inputs = [r#"{"type":"bool","indexed":true}"#].repeat(indexed).join(",");
        Abi::parse(&format!(r#"[{{"type":"event","name":"E","anonymous":{anonymous},"inputs":[{inputs}]}}]"#))
    };
    for (anonymous, most) in [(false, 3), (true, 4)] {
        event(anonymous, most).unwrap();
        assert_eq!(first(&fault(event(anonymous, most + 1))), ("abi[0]", "too_many_indexed"));
    }
}

#[test]
fn identical_entries_merge() {
    let entries = r#"
        {"type":"function","name":"f","inputs":[{"name":"a","type":"bool"}],"outputs":[{"name":"","type":"bool"}]},
        {"type":"function","name":"f","inputs":[{"name":"b","type":"bool"}],"outputs":[{"name":"c","type":"bool"}]},
        {"type":"event","name":"E","inputs":[{"name":"a","type":"bool"}]},
        {"type":"error","name":"Error","inputs":[{"name":"reason","type":"string"}]}"#;
    let abi = Abi::parse(&format!("[{entries},{entries}]")).unwrap();
    assert_eq!(abi.functions().len(), 1);
    assert_eq!(abi.function("f").unwrap().inputs()[0].name(), "a");
}

#[test]
fn only_the_parameters_of_events_are_indexed() {
    let tuple = |indexed: &str| format!(r#"{{"type":"tuple","components":[{{"type":"bool","indexed":{indexed}}}]}}"#);
    let single = |indexed: &str| format!(r#"{{"type":"bool","indexed":{indexed}}}"#);
    let alike = |kind: &str, param: &dyn Fn(&str) -> String| {
        let entries = ["true", "false", "null"]
            .map(|indexed| format!(r#"{{"type":"{kind}","name":"f","inputs":[{}]}}"#, param(indexed)));
        Abi::parse(&format!("[{}]", entries.join(","))).unwrap();
    };
    for kind in ["function", "error"] {
        alike(kind, &single);
    }
    for kind in ["function", "error", "event"] {
        alike(kind, &tuple);
    }
}

#[test]
fn two_meanings_of_one_hash_are_refused() {
    let pair = |a: &str, b: &str| fault(Abi::parse(&format!("[{a},{b}]")));
    // 0x23b872dd both
    let transfer_from = r#"{"type":"function","name":"transferFrom","inputs":[{"type":"address"},{"type":"address"},{"type":"uint256"}]}"#;
    let ether = r#"{"type":"function","name":"gasprice_bit_ether","inputs":[{"type":"int128"}]}"#;
    let error = pair(transfer_from, ether);
    assert_eq!(first(&error), ("abi[1]", "selector_collision"));
    assert!(error.to_string().contains("transferFrom(address,address,uint256) and gasprice_bit_ether(int128)"));

    let returns = |ty: &str| format!(r#"{{"type":"function","name":"f","inputs":[],"outputs":[{}]}}"#, param("", ty));
    assert_eq!(first(&pair(&returns("bool"), &returns("uint8"))), ("abi[1]", "conflict"));
    assert_eq!(first(&pair(&returns("(a:bool)"), &returns("(b:bool)"))), ("abi[1]", "conflict"));

    let event = |name: &str, indexed: bool| {
        format!(
            r#"{{"type":"event","name":"E","inputs":[{{"name":"{name}","type":"bool","indexed":{indexed}}},
                {{"name":"other","type":"bool","indexed":{}}}]}}"#,
            !indexed
        )
    };
    assert_eq!(first(&pair(&event("a", true), &event("b", true))), ("abi[1]", "conflict"));
    assert_eq!(first(&pair(&event("a", true), &event("a", false))), ("abi[1]", "conflict"));
}

#[test]
fn functions_are_found_by_name_signature_or_selector() {
    let abi = Abi::parse(
        r#"[{"type":"function","name":"f","inputs":[]},{"type":"function","name":"f","inputs":[{"type":"bool"}]},
            {"type":"function","name":"g","inputs":[]}]"#,
    )
    .unwrap();
    for (name, signature) in [("g", "g()"), ("f()", "f()"), ("f(bool)", "f(bool)"), ("0x26121FF0", "f()")] {
        assert_eq!(abi.function(name).unwrap().signature(), signature);
    }
    for name in ["h", "", "f(uint8)", "f(bool", "0x", "0x00000000", "0x0x26121ff0", "0xzz"] {
        let error = fault(abi.function(name));
        assert_eq!(
            (error.code(), first(&error)),
            (Code::InvalidArgument, ("functionName", "unknown_function")),
            "{name}"
        );
    }
    let error = fault(abi.function("f"));
    assert_eq!(first(&error), ("functionName", "overloaded_function"));
    assert!(error.to_string().ends_with("f(), f(bool)"), "{error}");
}

#[test]
fn signatures_are_canonical() {
    assert_eq!(function_selector("transfer(address,uint256)").unwrap(), [0xA9, 0x05, 0x9C, 0xBB]);
    assert_eq!(function_selector("f()").unwrap(), [0x26, 0x12, 0x1F, 0xF0]);
    let nested = "f((bool,(bytes,function)[2])[],string[])";
    assert_eq!(event_topic(nested).unwrap()[..4], function_selector(nested).unwrap());
    let deep = format!("f({}bool", "(".repeat(100_000));
    for (signature, code) in [
        ("", "bad_signature"),
        ("f", "bad_signature"),
        ("(bool)", "bad_signature"),
        ("f(bool", "bad_signature"),
        ("f(bool))", "bad_signature"),
        ("f(bool) ", "bad_signature"),
        ("f(bool,)", "unknown_type"),
        ("f(bool, bool)", "unknown_type"),
        ("f(address to)", "unknown_type"),
        ("f(uint)", "unknown_type"),
        ("f(())", "zero_size"),
        ("f(bool[0])", "zero_size"),
        ("f((bool)x)", "bad_signature"),
        ("f(bool[)", "bad_signature"),
        (&*deep, "too_deep"),
    ] {
        let error = fault(function_selector(signature));
        assert_eq!((error.code(), first(&error)), (Code::InvalidArgument, ("signature", code)), "{signature:.50}");
    }
}
