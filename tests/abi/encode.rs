//! Arguments and their words, and every fault of them at once.

use tokenwright::error::{Code, Result};
use tokenwright::tree::Tree;

use crate::{fault, first, function, hex, integer, number, text};

fn encode(ty: &str, value: Tree<'_>) -> Result<String> {
    let data = function(&[ty]).function("f").unwrap().encode(&[value])?;
    Ok(hex(&data[4..])[2..].to_owned())
}

fn list<const N: usize>(items: [Tree<'static>; N]) -> Tree<'static> {
    Tree::List(items.into())
}

fn object<const N: usize>(members: [(&'static str, Tree<'static>); N]) -> Tree<'static> {
    Tree::Object(members.map(|(name, value)| (name.into(), value)).into())
}

fn bytes(bytes: &[u8]) -> Tree<'_> {
    Tree::Bytes(bytes.into())
}

const ADDRESS: &str = "0x70f1D2C056bf9F6956D2D2Ce045D3DB33DeE3C05";
const TWO_255: &str = "57896044618658097711785492504343953926634992332820282019728792003956564819968";

#[test]
fn a_value_fills_a_word() {
    let left = |digits: &str| format!("{digits:0<64}");
    let right = |digits: &str| format!("{digits:0>64}");
    let ones = |digits: &str| format!("{digits:f>64}");
    for (ty, value, word) in [
        ("uint8", number("255"), right("ff")),
        ("uint8", text("0xFF"), right("ff")),
        ("uint8", text("0x00000fF"), right("ff")),
        ("uint8", text("007"), right("7")),
        ("uint8", integer("-0"), right("0")),
        ("uint256", number("9007199254740991"), right("1fffffffffffff")),
        ("uint256", integer(TWO_255), left("8")),
        ("int8", number("-128"), ones("80")),
        ("int8", number("127"), right("7f")),
        ("int256", text(&format!("-{TWO_255}")), left("8")),
        ("int256", integer("-1"), ones("f")),
        ("int248", integer("-1"), ones("f")),
        ("bool", Tree::Bool(true), right("1")),
        ("address", text(ADDRESS), right(&ADDRESS[2..].to_lowercase())),
        ("address", text(&ADDRESS.to_lowercase()), right(&ADDRESS[2..].to_lowercase())),
        ("address", text(&ADDRESS.to_uppercase().replace('X', "x")), right(&ADDRESS[2..].to_lowercase())),
        ("bytes4", text("0xDeadBeef"), left("deadbeef")),
        ("bytes2", bytes(&[1, 2]), left("0102")),
        ("function", bytes(&[1; 24]), left(&"01".repeat(24))),
    ] {
        assert_eq!(encode(ty, value.clone()).unwrap(), word, "{ty} {value:?}");
    }
}

#[test]
fn a_wrong_value_says_why() {
    for (ty, value, code) in [
        ("uint8", number("256"), "out_of_range"),
        ("uint8", number("-1"), "out_of_range"),
        ("uint256", text(&format!("0x1{}", "0".repeat(64))), "out_of_range"),
        ("uint256", integer(&"9".repeat(78)), "out_of_range"),
        ("int8", number("128"), "out_of_range"),
        ("int8", number("-129"), "out_of_range"),
        ("int256", integer(TWO_255), "out_of_range"),
        ("int8", text("0x80"), "out_of_range"),
        ("uint256", number("9007199254740992"), "unsafe_number"),
        ("uint256", number("-9007199254740992"), "unsafe_number"),
        ("uint256", number("1e21"), "unsafe_number"),
        ("uint256", number("1.5"), "unsafe_number"),
        ("uint256", text(""), "wrong_type"),
        ("uint256", text("-"), "wrong_type"),
        ("uint256", text("0x"), "wrong_type"),
        ("uint256", text("-0x1"), "wrong_type"),
        ("uint256", text("0x-1"), "wrong_type"),
        ("uint256", text("+1"), "wrong_type"),
        ("uint256", text("1_000"), "wrong_type"),
        ("uint256", text("0x1_0"), "wrong_type"),
        ("uint256", text("1.0"), "wrong_type"),
        ("uint256", text(" 1"), "wrong_type"),
        ("uint256", Tree::Bool(true), "wrong_type"),
        ("uint256", Tree::Null, "wrong_type"),
        ("bool", number("1"), "wrong_type"),
        ("bool", text("true"), "wrong_type"),
        ("string", bytes(&[]), "wrong_type"),
        ("string", Tree::Foreign("undefined".into()), "wrong_type"),
        ("address", text("0x"), "bad_address"),
        ("address", text(&ADDRESS.replace('D', "d")), "bad_checksum"),
        ("address", bytes(&[0; 20]), "wrong_type"),
        ("bytes", text("00"), "bad_hex"),
        ("bytes", text("0x0"), "bad_hex"),
        ("bytes", text("0x0x00"), "bad_hex"),
        ("bytes4", text("0xdeadbeeg"), "bad_hex"),
        ("bytes4", text("0xdeadbe"), "wrong_length"),
        ("bytes4", bytes(&[0; 5]), "wrong_length"),
        ("bytes4", number("1"), "wrong_type"),
        ("bool[]", object([]), "wrong_type"),
        ("bool[2]", list([Tree::Bool(true)]), "wrong_length"),
        ("(bool,bool)", list([Tree::Bool(true)]), "wrong_length"),
        ("(a:bool,bool)", object([("a", Tree::Bool(true))]), "wrong_type"),
    ] {
        let error = fault(encode(ty, value.clone()));
        assert_eq!((error.code(), first(&error)), (Code::InvalidArgument, ("args[0]", code)), "{ty} {value:?}");
        assert_eq!(error.issues().len(), 1, "{ty} {value:?}");
    }
}

#[test]
fn a_message_names_the_type_and_the_value() {
    for (ty, value, message) in [
        ("uint8", number("256"), "args[0]: expected uint8, got 256"),
        ("(a:bool)[2]", Tree::Null, "args[0]: expected (bool)[2], got null"),
        ("bytes4", text("zz"), "args[0]: expected bytes4, got \"zz\""),
        ("bool", bytes(&[1]), "args[0]: expected bool, got 1 bytes"),
        ("bool[2]", list([]), "args[0]: expected bool[2], got an array of 0"),
    ] {
        assert_eq!(fault(encode(ty, value)).to_string(), message);
    }
}

#[test]
fn every_fault_is_told_at_once() {
    let abi = function(&["uint8", "string", "(to:address,amount:uint256,tags:bytes1[2])[]"]);
    let good = object([("amount", integer("1")), ("to", text(ADDRESS)), ("tags", list([text("0x01"), text("0x02")]))]);
    let bad = object([("amount", number("-1")), ("__proto__", Tree::Null), ("tags", list([text("0x01"), text("01")]))]);
    let args = [number("300"), Tree::Null, list([good, bad]), Tree::Null];
    let error = fault(abi.function("f").unwrap().encode(&args));
    let issues: Vec<_> = error.issues().iter().map(|issue| (&*issue.path, issue.code)).collect();
    assert_eq!(
        issues,
        [
            ("args", "wrong_length"),
            ("args[0]", "out_of_range"),
            ("args[1]", "wrong_type"),
            ("args[2][1].to", "missing"),
            ("args[2][1].amount", "out_of_range"),
            ("args[2][1].tags[1]", "bad_hex"),
            ("args[2][1].__proto__", "unknown_field"),
        ]
    );
}

#[test]
fn what_follows_a_fault_is_still_read() {
    let row = |cell| list([list([text("a")]), list([text("b"), cell])]);
    let error = fault(encode("string[][][2]", list([row(Tree::Null), row(number("1"))])));
    let paths: Vec<_> = error.issues().iter().map(|issue| &*issue.path).collect();
    assert_eq!(paths, ["args[0][0][1][1]", "args[0][1][1][1]"]);
}

#[test]
fn an_object_may_be_in_any_order() {
    let ordered = object([("a", number("1")), ("b", text("x"))]);
    let swapped = object([("b", text("x")), ("a", number("1"))]);
    let ty = "(a:uint8,b:string)";
    assert_eq!(encode(ty, ordered).unwrap(), encode(ty, swapped.clone()).unwrap());
    assert_eq!(encode(ty, swapped).unwrap(), encode(ty, list([number("1"), text("x")])).unwrap());
}

#[test]
fn no_arguments_make_a_selector() {
    assert_eq!(hex(function(&[]).function("f").unwrap().encode(&[]).unwrap()), "0x26121ff0");
}
