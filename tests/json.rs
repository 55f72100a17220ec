//! The strict reader: what is accepted and refused (the facts of the public JSONTestSuite, and our own stricter ones),
//! serde_json as a second opinion, and the limits.
#![cfg(not(target_family = "wasm"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::Value;
use tokenwright::json::{MAX_BYTES, MAX_DEPTH, read, write};
use tokenwright::tree::Tree;

#[track_caller]
fn refused(code: &str, texts: impl IntoIterator<Item = impl AsRef<[u8]>>) {
    for text in texts {
        let text = text.as_ref();
        assert_eq!(read(text).map_err(|fault| fault.code), Err(code), "{}", String::from_utf8_lossy(text));
    }
}

/// The texts of a table: the space around them means nothing in JSON, and the picture of a control character stands for it.
fn listed(table: &str) -> impl Iterator<Item = String> {
    let control =
        |c: char| char::from_u32(u32::from(c).wrapping_sub(0x2400)).filter(char::is_ascii_control).unwrap_or(c);
    table.split('¦').map(move |text| text.trim().chars().map(control).collect())
}

/// ISO 8859-1: beyond ASCII it is no UTF-8.
fn latin_1(text: String) -> Vec<u8> {
    text.chars().map(|c| u8::try_from(c).unwrap()).collect()
}

/// What serde_json makes of the same text.
fn value_of(tree: &Tree<'_>) -> Value {
    match tree {
        Tree::Bool(value) => Value::Bool(*value),
        Tree::Number(digits) => serde_json::from_str(digits).unwrap(),
        Tree::Text(text) => Value::String(text.to_string()),
        Tree::List(items) => items.iter().map(value_of).collect(),
        Tree::Object(members) => members.iter().map(|(key, value)| (key.to_string(), value_of(value))).collect(),
        tree => {
            assert_eq!(*tree, Tree::Null);
            Value::Null
        }
    }
}

#[test]
fn what_every_parser_accepts() {
    let texts = r#"
        [[]   ] ¦ [""] ¦ [] ¦ [false] ¦ [null, 1, "1", {}] ¦ [null] ¦ [1,null,null,null,2] ¦ [true] ¦

        [123e65] ¦ [0e+1] ¦ [0e1] ¦ [ 4] ¦ [-0.00000000000000000000000000000000000000000000000000000000000000000001] ¦
        [20e1] ¦ [-0] ¦ [-123] ¦ [-1] ¦ [1E22] ¦ [1E-2] ¦ [1E+2] ¦ [123e45] ¦ [123.456e78] ¦ [1e-2] ¦ [1e+2] ¦ [123] ¦
        [123.456789] ¦

        {"asd":"sdf", "dfg":"fgh"} ¦ {"asd":"sdf"} ¦ {} ¦ {"":0} ¦ {"foo\u0000bar": 42} ¦ {"a":[]} ¦
        { "min": -1.0e+28, "max": 1.0e+28 } ¦ {"x":[{"id": "xxxxxxxxxxxxxxxxxxxxx"}], "id": "xxxxxxxxxxxxxxxxxxxxx"} ¦
        {"title":"\u041f\u043e\u043b\u0442\u043e\u0440\u0430"} ¦

        ["\u0060\u012a\u12AB"] ¦ ["\uD801\udc37"] ¦ ["\ud83d\ude39\ud83d\udc8d"] ¦ ["\"\\\/\b\f\n\r\t"] ¦ ["\\u0000"] ¦
        ["\""] ¦ ["a/*b*/c/*d//e"] ¦ ["\\a"] ¦ ["\\n"] ¦ ["\u0012"] ¦ ["\uFFFF"] ¦ ["asd"] ¦ [ "asd"] ¦ ["\uDBFF\uDFFF"] ¦
        ["new\u00A0line"] ¦ ["\u0000"] ¦ ["\u002c"] ¦ ["π"] ¦ ["asd "] ¦ ["\uD834\uDd1e"] ¦ ["\u0821"] ¦ ["\u0123"] ¦
        ["\u0061\u30af\u30EA\u30b9"] ¦ ["new\u000Aline"] ¦ ["\uA66D"] ¦ ["⍂㈴⍂"] ¦ ["\u005C"] ¦ ["\u0022"] ¦
        ["\uDBFF\uDFFE"] ¦ ["\uD83F\uDFFE"] ¦ ["\u200B"] ¦ ["\u2064"] ¦ ["\uFDD0"] ¦ ["\uFFFE"] ¦ ["€𝄞"] ¦

        false ¦ 42 ¦ -0.1 ¦ null ¦ "asd" ¦ true ¦ "" ¦ " " ¦ ["a"]␊ ¦ [1␊] ¦ {␊"a": "b"␊} ¦ ␍␊␉ 1 ␉␍␊"#;
    // Not fit to be seen.
    let plain = ["\u{10FFFF}", "\u{FFFF}", "\u{1BFFF}", "\u{2028}", "\u{2029}", "\u{7F}", "a\u{7F}a"];
    for text in listed(texts).chain(plain.map(|text| format!("[\"{text}\"]"))) {
        let tree = read(text.as_bytes()).unwrap_or_else(|fault| panic!("{text}: {fault}"));
        assert_eq!(value_of(&tree), serde_json::from_str::<Value>(&text).unwrap(), "{text}");
    }
}

#[test]
fn what_every_parser_refuses() {
    let texts = r#"
        [1 true] ¦ ["": 1] ¦ [""], ¦ [,1] ¦ [1,,2] ¦ ["x",,] ¦ ["x"]] ¦ ["",] ¦ ["x" ¦ [x ¦ [3[4]] ¦ [1:2] ¦ [,] ¦ [-] ¦
        [   , ""] ¦ [1,] ¦ [1,,] ¦ [*] ¦ ["" ¦ [1, ¦ [{} ¦ [fals] ¦ [nul] ¦ [tru] ¦ ["x", truth] ¦

        [++1234] ¦ [+1] ¦ [+Inf] ¦ [-01] ¦ [-1.0.] ¦ [-2.] ¦ [-NaN] ¦ [.-1] ¦ [.2e-3] ¦ [0.1.2] ¦ [0.3e+] ¦ [0.3e] ¦
        [0.e1] ¦ [0E+] ¦ [0E] ¦ [0e+] ¦ [0e] ¦ [1.0e+] ¦ [1.0e-] ¦ [1.0e] ¦ [1 000.0] ¦ [1eE2] ¦ [2.e+3] ¦ [2.e-3] ¦
        [2.e3] ¦ [9.e+] ¦ [Inf] ¦ [NaN] ¦ [１] ¦ [1+2] ¦ [0x1] ¦ [0x42] ¦ [Infinity] ¦ [0e+-1] ¦ [-123.123foo] ¦
        [-Infinity] ¦ [-foo] ¦ [- 1] ¦ [-012] ¦ [-.123] ¦ [-1x] ¦ [1ea] ¦ [1.] ¦ [.123] ¦ [1.2a-3] ¦ [012] ¦ [-00.0] ¦
        [1.8011670033376514H-308] ¦ [-00e0] ¦ [00.0] ¦ [00e0] ¦

        {[: "x"} ¦ {"x", null} ¦ {"x"::"b"} ¦ {🇨🇭} ¦ {"a":"a" 123} ¦ {key: 'value'} ¦ {"a" b} ¦ {:"b"} ¦ {"a" "b"} ¦
        {"a": ¦ {"a" ¦ {1:1} ¦ {9999E9999:1} ¦ {null:null,null:null} ¦ {"id":0,,,,,} ¦ {'a':0} ¦ {"id":0,} ¦ {"a":"b"}/**/ ¦
        {"a":"b"}/**// ¦ {"a":"b"}// ¦ {"a":"b"}/ ¦ {"a":"b",,"c":"d"} ¦ {a: "b"} ¦ {"a":"a ¦ { "foo" : "bar", "a" } ¦
        {"a":"b"}# ¦

        ["\uD800\u"] ¦ ["\uD800\u1"] ¦ ["\uD800\u1x"] ¦ [é] ¦ ["\x00"] ¦ ["\\\"] ¦ ["\🌀"] ¦ ["\"] ¦ ["\u00A"] ¦
        ["\uD834\uDd"] ¦ ["\a"] ¦ ["\uqqqq"] ¦ ["\u+123"] ¦ ["\141"] ¦ [\u0020"asd"] ¦ [\n] ¦ " ¦ ['single quote'] ¦ abc ¦
        ["\ ¦ "\UA66D" ¦ ""x ¦

        <.> ¦ [<null>] ¦ [1]x ¦ [1]] ¦ ["asd] ¦ aå ¦ [True] ¦ 1] ¦ {"x": true, ¦ [][] ¦ ] ¦ [ ¦ 2@ ¦ {}} ¦ {"": ¦
        {"a":/*comment*/"b"} ¦ {"a": true} "x" ¦ [' ¦ [, ¦ [{ ¦ ["a ¦ ["a" ¦ { ¦ {] ¦ {, ¦ {[ ¦ {"a ¦ {'a' ¦
        ["\{["\{["\{["\{ ¦ * ¦ {"a":"b"}#{} ¦ [\u000A""] ¦ [1 ¦ [ false, nul ¦ [ true, fals ¦ [ false, tru ¦
        {"asd":"asd" ¦ å ¦ [␀] ¦ [␌] ¦ 123␀ ¦ ["a",␊4␊,1, ¦ [1,␊1␊,1 ¦ ["␋a"\f] ¦ ["\␀"] ¦ ["\␉"] "#;
    refused("syntax", listed(texts));
    refused("syntax", ["", " ", "\u{2060}", "[\u{2060}]", "[\u{A0}]"]);
    refused("syntax", ('\0'..' ').map(|control| format!("[\"a{control}a\"]")));
    refused("lone_surrogate", [r#"["\uD800\"]"#, r#"["\uD800\uD800\x"]"#]);
    let no_utf8 = r#"
        [aå] ¦ [ÿ] ¦ [123å] ¦ [1e1å] ¦ [0å] ¦ [1eå] ¦ {"¹":"0",} ¦ ["\uå"] ¦ ["\å"] ¦ ï»{} ¦ å ¦ é ¦ ["\ÿ"]"#;
    refused("bad_utf8", listed(no_utf8).map(latin_1));
    refused("byte_order_mark", ["\u{FEFF}"]);
    refused("too_deep", ["[".repeat(100_000), "[{\"\":".repeat(50_000)]);
}

/// What parsers may decide: here nothing is mended, and nothing that could be lost is taken.
#[test]
fn what_parsers_differ_in() {
    // No number is out of reach: it stays its digits.
    let numbers = "
        123.456e-789 ¦ -1e+9999 ¦ 1.5e+9999 ¦ -123123e100000 ¦ 123123e100000 ¦ 123e-10000000 ¦ 1e400 ¦ -0.0 ¦ 0.10 ¦ 1E+02 ¦
        0.4e00669999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999 ¦
        -123123123123123123123123123123 ¦ 100000000000000000000 ¦ -237462374673276894279832749832423479823246327846 ¦
        9007199254740993";
    for digits in listed(numbers) {
        assert_eq!(read(digits.as_bytes()), Ok(Tree::Number((&*digits).into())));
    }
    // JavaScript would carry half a character; UTF-8 cannot.
    let surrogates = r#"
        {"\uDFAA":0} ¦ ["\uDADA"] ¦ ["\uD888\u1234"] ¦ ["\uD800\n"] ¦ ["\uDd1ea"] ¦ ["\uD800\uD800\n"] ¦ ["\ud800"] ¦
        ["\ud800abc"] ¦ ["\uDd1e\uD834"] ¦ ["\uDFAA"]"#;
    refused("lone_surrogate", listed(surrogates));
    // A replacement character would stand for what was sent. The first two are UTF-16.
    let no_utf8 = "
        ÿþ[␀\"␀é␀\"␀]␀ ¦ ␀[␀\"␀é␀\"␀] ¦ [\"æ\u{97}¥Ñ\u{88}ú\"] ¦ [\"í\u{A0}\u{80}\"] ¦ [\"ÿ\"] ¦ [\"é\"] ¦ [\"\u{81}\"] ¦
        [\"ô¿¿¿\"] ¦ [\"À¯\"] ¦ [\"ü\u{83}¿¿¿¿\"] ¦ [\"ü\u{80}\u{80}\u{80}\u{80}\u{80}\"] ¦ [\"àÿ\"]";
    refused("bad_utf8", listed(no_utf8).map(latin_1));
    // UTF-16 of ASCII is UTF-8 with zero bytes.
    refused("syntax", listed("[␀\"␀a␀\"␀]␀"));
    refused("byte_order_mark", ["\u{FEFF}{}"]);
    refused("too_deep", ["[".repeat(500) + &"]".repeat(500)]);
}

/// The one thing that we refuse and the suite wants accepted: two parsers would choose two values.
#[test]
fn a_key_stands_once() {
    let many: String = (0..40).map(|key| format!("\"{key}\":0,")).collect();
    let texts = [
        r#"{"a":"b","a":"c"}"#.to_owned(),
        r#"{"a":"b","a":"b"}"#.to_owned(),
        r#"{"a":1,"\u0061":2}"#.to_owned(),
        r#"[{"a":{"":1,"b":2,"":3}}]"#.to_owned(),
        format!("{{{many}\"0\":0}}"),
        format!("{{{many}\"39\":0}}"),
        format!("{{{many}\"a\":0,\"a\":0}}"),
    ];
    refused("duplicate_key", texts);
    assert!(read(br#"[{"a":{"a":1}},{"a":2,"A":3,"a ":4}]"#).is_ok());
}

#[test]
fn faults_have_their_place() {
    let faults: [(&[u8], _, _, _); 12] = [
        (b"", 1, 1, "expected a value"),
        (b"{\"a\":1,\n \"b\":2,\n}", 3, 1, "expected a key in quotes"),
        (b"[1\r\n,]", 2, 2, "expected a value"),
        (b"[1 2]", 1, 4, "expected a comma or the end of the array"),
        (b"{\"a\":1;}", 1, 7, "expected a comma or the end of the object"),
        (b"{\"a\" 1}", 1, 6, "expected a colon after the key"),
        (b"[0123]", 1, 3, "expected a comma or the end of the array"),
        (b"\n\n{\"a\":1,\"b\":{},\"a\":2}", 3, 15, "expected each key once in an object"),
        ("[\"é\\uD800x\"]".as_bytes(), 1, 5, "expected a whole surrogate pair"),
        (b"[\n\"a\xFF\"]", 2, 3, "expected UTF-8"),
        (b"\"a\nb\"", 1, 3, "expected no control character inside text"),
        (b"1 1", 1, 3, "expected the end of the text"),
    ];
    for (text, line, column, message) in faults {
        let fault = read(text).unwrap_err();
        assert_eq!((fault.line, fault.column, &*fault.message), (line, column, message));
        assert_eq!(fault.to_string(), format!("line {line}, column {column}: {message}"));
    }
}

#[test]
fn nesting_ends_at_its_limit() {
    let nested = |open: &str, inner: &str, close: &str, depth| open.repeat(depth) + inner + &close.repeat(depth);
    for (open, inner, close) in [("[", "", "]"), ("[", "0", "]"), ("{\"a\":", "null", "}"), ("[{\"a\":", "1", "}]")] {
        let levels = if open.len() > 5 { MAX_DEPTH / 2 } else { MAX_DEPTH };
        assert!(read(nested(open, inner, close, levels).as_bytes()).is_ok());
        let fault = read(nested(open, inner, close, levels + 1).as_bytes()).unwrap_err();
        assert_eq!((fault.code, fault.column), ("too_deep", open.len() * levels + 1));
    }
}

#[test]
fn size_ends_at_its_limit() {
    let text = format!("\"{}\"", "a".repeat(MAX_BYTES - 2));
    assert_eq!(read(text.as_bytes()).unwrap().text().map(str::len), Some(MAX_BYTES - 2));
    refused("too_large", [text + " "]);

    // A search through all keys for each of them would not end.
    let keys: String = (0..1_000_000).map(|key| format!("\"{key}\":0,")).collect();
    refused("duplicate_key", [format!("{{{keys}\"999999\":0}}")]);
}

#[test]
fn what_is_written() {
    let tree = Tree::Object(vec![
        ("a\"\\/\u{0}\u{1F}\u{7F}é\u{2028}".into(), Tree::List(vec![Tree::Bool(true), Tree::Bool(false)])),
        ("__proto__".into(), Tree::Integer("-9007199254740993".into())),
        ("".into(), Tree::List(vec![Tree::Null, Tree::Foreign("NaN".into()), Tree::Bytes(b"a"[..].into())])),
    ]);
    let text = "{\"a\\\"\\\\/\\u0000\\u001f\u{7F}é\u{2028}\":[true,false],\"__proto__\":-9007199254740993,\"\":[null,null,null]}";
    assert_eq!(write(&tree), text);
}

fn any_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 24, 6, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..6).prop_map(Value::from),
            vec((any::<String>(), inner), 0..20).prop_map(|members| members.into_iter().collect()),
        ]
    })
}

fn any_byte() -> impl Strategy<Value = u8> {
    prop_oneof![9 => select(b"{}[]\"\\,:0123456789.eE+-utfn \n\xC3\xA9".to_vec()), 1 => any::<u8>()]
}

/// A place, how many bytes are taken out there, and what is put in.
fn any_damage() -> impl Strategy<Value = (Index, usize, Vec<u8>)> {
    (any::<Index>(), 0..4_usize, vec(any_byte(), 0..4))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn serde_json_reads_the_same(value in any_value()) {
        for text in [value.to_string(), serde_json::to_string_pretty(&value).unwrap()] {
            let tree = read(text.as_bytes()).unwrap();
            prop_assert_eq!(value_of(&tree), serde_json::from_str::<Value>(&text).unwrap());
            let written = write(&tree);
            prop_assert_eq!(read(written.as_bytes()), Ok(tree));
        }
    }

    /// Where we differ, it is because we refuse more.
    #[test]
    fn serde_json_judges_damage_the_same(value in any_value(), damage in vec(any_damage(), 1..4)) {
        let mut text = value.to_string().into_bytes();
        for (place, taken, put) in damage {
            let start = place.index(text.len() + 1);
            let end = text.len().min(start + taken);
            text.splice(start..end, put);
        }
        let theirs = serde_json::from_slice::<Value>(&text);
        match read(&*text) {
            Ok(tree) => match theirs {
                Ok(theirs) => prop_assert_eq!(value_of(&tree), theirs),
                Err(error) => prop_assert!(error.to_string().starts_with("number out of range"), "{}", error),
            },
            Err(fault) => {
                let stricter = matches!(fault.code, "duplicate_key" | "too_deep");
                prop_assert!(stricter || theirs.is_err(), "{} in {}", fault, String::from_utf8_lossy(&text));
            }
        }
    }
}
