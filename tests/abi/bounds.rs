//! Hostile input costs no more than honest input of its size.

use std::time::{Duration, Instant};

use proptest::prelude::*;
use proptest::sample::Index;
use tokenwright::abi::Abi;
use tokenwright::error::{Code, Result};
use tokenwright::tree::Tree;

use crate::{fault, first, function};

fn quickly<T>(work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let done = work();
    assert!(start.elapsed() < Duration::from_secs(10), "took {:?}", start.elapsed());
    done
}

fn decode(ty: &str, words: &[u64]) -> Result<()> {
    let data: Vec<u8> = words.iter().flat_map(|word| [[0; 8], [0; 8], [0; 8], word.to_be_bytes()].concat()).collect();
    quickly(|| function(&[ty]).decode_function_result("f", &data).map(drop))
}

#[test]
fn aliased_pointers_do_not_multiply() {
    // Every item of every level points to the same level below: 10^8 values.
    let mut words = vec![32];
    for _ in 0..8 {
        words.push(10);
        words.extend([320; 10]);
    }
    words.extend([0; 10]);
    let error = fault(decode(&format!("uint8{}", "[]".repeat(9)), &words));
    assert_eq!(first(&error).1, "too_much_work");
    // A thousand pointers to one text of 32 kB.
    let mut words = vec![32, 1000];
    words.extend([32_000; 1000]);
    words.push(32_000);
    words.extend([0; 1000]);
    assert_eq!(first(&fault(decode("bytes[]", &words))).1, "too_much_work");
}

#[test]
fn a_pointer_to_itself_ends() {
    // Each of 31 levels is two pointers to where it stands: 2^31 empty texts.
    let error = fault(decode(&format!("string{}", "[2]".repeat(31)), &[0, 0]));
    assert_eq!(first(&error).1, "too_much_work");
}

#[test]
fn honest_bytes_are_within_the_budget() {
    // 32 levels of one item each: two words a level.
    let mut words = vec![32];
    for _ in 0..31 {
        words.extend([1, 32]);
    }
    words.extend([1, 7]);
    decode(&format!("uint8{}", "[]".repeat(32)), &words).unwrap();
    let mut words = vec![32, 10_000];
    words.extend([1; 10_000]);
    decode("bool[]", &words).unwrap();
}

#[test]
fn a_length_allocates_nothing_that_is_not_there() {
    for ty in ["bytes", "string", "uint8[]", "string[]", "uint8[16384][]", "string[16384][]"] {
        let mut data = vec![0; 64];
        data[31] = 32;
        data[32] = 0x80;
        let abi = function(&[ty]);
        assert_eq!(first(&fault(abi.decode_function_result("f", &data).map(drop))), ("data[32]", "bad_length"), "{ty}");
    }
}

#[test]
fn a_declared_size_allocates_nothing_that_is_not_there() {
    let abi = function(&["(string,uint8[16000])[16000][16000]"]);
    let error = quickly(|| fault(abi.function("f").unwrap().encode(&[Tree::List(vec![Tree::Null; 16000])])));
    assert_eq!((first(&error), error.issues().len()), (("args[0][0]", "wrong_type"), 100));
    let error = fault(abi.decode_function_result("f", &[0; 96]).map(drop));
    assert_eq!(first(&error).1, "truncated");
}

#[test]
fn long_abis_take_linear_time() {
    let many = |entry: &dyn Fn(usize) -> String| {
        let entries: Vec<_> = (0..20_000).map(entry).collect();
        entries.join(",")
    };
    let functions = many(&|index| format!(r#"{{"type":"function","name":"f{index}","inputs":[]}}"#));
    let abi = quickly(|| Abi::parse(&format!("[{functions}]"))).unwrap();
    assert_eq!(abi.function("f19999").unwrap().name(), "f19999");

    let members = many(&|index| format!(r#"{{"name":"m{index}","type":"string"}}"#));
    let entry = format!(r#"[{{"type":"function","name":"f","inputs":[{members}]}}]"#);
    assert_eq!(first(&fault(quickly(|| Abi::parse(&entry)))), ("abi[0].inputs", "too_large"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_damaged_abi_is_read_or_refused(at in any::<Index>(), len in 0..30usize, piece in r#"[\[\]{}",:0-9a-z()\\]{0,8}"#) {
        let mut text = include_str!("../vectors/listing.abi.json").to_owned();
        let at = at.index(text.len() - len);
        text.replace_range(at..at + len, &piece);
        match Abi::parse(&text) {
            Ok(abi) => prop_assert!(abi.functions().len() <= 7),
            Err(error) => prop_assert_eq!((error.code(), error.issues().len()), (Code::Abi, 1)),
        }
    }
}
