//! What hostile input makes the ABI layer allocate: a bound for each, in multiples of the input. One test, so that nothing
//! else allocates meanwhile.
#![cfg(not(target_family = "wasm"))]
#![allow(clippy::unwrap_used)]

use std::alloc::System;

use cap::Cap;
use tokenwright::abi::{Abi, Function};
use tokenwright::flat::write;
use tokenwright::tree::Tree;

#[global_allocator]
static ALLOCATOR: Cap<System> = Cap::new(System, usize::MAX);

/// How many bytes `work` allocates in all, freed or not.
fn allocated<T>(work: impl FnOnce() -> T) -> usize {
    let before = ALLOCATOR.total_allocated();
    drop(work());
    ALLOCATOR.total_allocated() - before
}

#[track_caller]
fn bounded<T>(input: usize, work: impl FnOnce() -> T) {
    let bytes = allocated(work);
    // A tree takes up some twenty times its text, where every third byte is a value that holds others.
    assert!(bytes <= 40 * input + 50_000, "{bytes} bytes for {input}");
}

fn abi(ty: &str) -> String {
    let param = format!(r#"{{"name":"a","type":"{ty}"}}"#);
    format!(r#"[{{"type":"function","name":"f","inputs":[{param}],"outputs":[{param}]}}]"#)
}

fn words(words: impl IntoIterator<Item = u64>) -> Vec<u8> {
    words.into_iter().flat_map(|word| [&[0; 24][..], &word.to_be_bytes()].concat()).collect()
}

#[test]
fn hostile_input_allocates_in_proportion() {
    let component = |inner: &str| format!(r#"{{"name":"a","type":"tuple","components":[{inner}]}}"#);
    let deep = (0..20).fold(component(""), |inner, _| component(&inner));
    let texts = [
        "[".repeat(1 << 16),
        r#"{"a":"#.repeat(1 << 14),
        format!("[{}]", "[],".repeat(1 << 14)),
        format!(r#"[{{"type":"function","name":"f","inputs":[{deep}]}}]"#),
        format!(r#"[{{"type":"function","name":"f","inputs":[{}]}}]"#, [deep.as_str(); 200].join(",")),
        abi(&format!("uint8{}", "[]".repeat(1 << 14))),
        abi(&format!("uint8{}", "[16384]".repeat(1 << 10))),
        abi("uint8[115792089237316195423570985008687907853269984665640564039457584007913129639935]"),
        format!(r#"[{{"type":"error","name":"{}","inputs":[]}}]"#, "a".repeat(1 << 16)),
        format!("[{}]", vec![r#"{"type":"event","anonymous":true,"name":"E","inputs":[]}"#; 2000].join(",")),
    ];
    for text in &texts {
        bounded(text.len(), || Abi::parse(text));
    }

    let length = 1 << 62;
    let bombs = [
        ("uint8[]", words([32, length])),
        ("string[16384][]", words([32, length])),
        ("bytes", words([32, u64::MAX])),
        ("string[2][2][2][2][2][2][2][2][2][2][2][2][2][2][2][2]", words([0; 2])),
        ("bytes[]", words([32, 300].into_iter().chain([9600; 300]).chain([3200]).chain([0; 100]))),
        (
            "uint8[][][][][][]",
            words([32, 10].into_iter().chain([320; 10]).chain([10]).chain([320; 10]).chain([0; 200])),
        ),
    ];
    for (ty, data) in &bombs {
        let abi = Abi::parse(&abi(ty)).unwrap();
        bounded(data.len(), || abi.decode_function_result("f", data).map(drop));
    }

    let flat = |function: &Function, message: &[u8]| function.encode_flat(message, <[u8]>::to_vec);
    let nulls = write(&[Tree::List(vec![Tree::List(vec![Tree::Null; 1 << 14])])]);
    for ty in ["uint8[]", "string[]", "uint8[16384][]", "string[2][16384]"] {
        let abi = Abi::parse(&abi(ty)).unwrap();
        let function = abi.function("f").unwrap();
        bounded(nulls.len(), || flat(function, &nulls));
        // A count that is not there.
        let mut lie = nulls.clone();
        lie.get_mut(18..22).unwrap().fill(0xFF);
        bounded(lie.len(), || flat(function, &lie));
    }
}
