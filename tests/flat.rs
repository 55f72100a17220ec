//! The flat bytes of the boundary: each kind of value, round trips, and bytes that nobody wrote.
#![cfg(not(target_family = "wasm"))]

use proptest::collection::vec;
use proptest::prelude::*;
use tokenwright::flat::{read, write};
use tokenwright::tree::Tree;

fn flat(tree: &Tree<'_>) -> Vec<u8> {
    let mut bytes = Vec::new();
    write(tree, &mut bytes);
    bytes
}

#[test]
fn every_kind() {
    let object = Tree::Object(vec![("é".into(), Tree::Null), ("".into(), Tree::Bool(true))]);
    let kinds: [(Tree<'_>, &[u8]); 10] = [
        (Tree::Null, b"\0"),
        (Tree::Bool(false), b"\x01"),
        (Tree::Bool(true), b"\x02"),
        (Tree::Number("1.5".into()), b"\x03\x03\0\0\x001.5"),
        (Tree::Text("é".into()), b"\x04\x02\0\0\0\xC3\xA9"),
        (Tree::List(vec![Tree::Null, Tree::List(vec![])]), b"\x05\x02\0\0\0\0\x05\0\0\0\0"),
        (object, b"\x06\x02\0\0\0\x02\0\0\0\xC3\xA9\0\0\0\0\0\x02"),
        (Tree::Integer("-9".into()), b"\x07\x02\0\0\0-9"),
        (Tree::Bytes(b"\xFF\0"[..].into()), b"\x08\x02\0\0\0\xFF\0"),
        (Tree::Foreign("NaN".into()), b"\x09\x03\0\0\0NaN"),
    ];
    for (tree, bytes) in kinds {
        assert_eq!(flat(&tree), bytes);
        assert_eq!(read(bytes), Some(vec![tree]));
    }
}

#[test]
fn what_the_other_half_does_not_write() {
    let nested = |depth| b"\x05\x01\0\0\0".repeat(depth);
    assert!(read(&[nested(64), vec![0]].concat()).is_some());
    let bytes = [
        b"\x0A".to_vec(),
        b"\x04\x01\0\0\0\xFF".to_vec(),
        b"\x06\x01\0\0\0\x01\0\0\0\xFF\0".to_vec(),
        // Lengths and counts that memory could not hold.
        b"\x04\xFF\xFF\xFF\xFFa".to_vec(),
        b"\x08\xFF\xFF\xFF\xFFa".to_vec(),
        b"\x05\xFF\xFF\xFF\xFF\0".to_vec(),
        b"\x06\xFF\xFF\xFF\xFF\0\0\0\0\0".to_vec(),
        [nested(66), vec![0]].concat(),
        nested(100_000),
    ];
    for bytes in bytes {
        assert_eq!(read(&bytes), None, "{:x?}", bytes.get(..20).unwrap_or(&bytes));
    }
}

fn any_tree() -> impl Strategy<Value = Tree<'static>> {
    let leaf = prop_oneof![
        Just(Tree::Null),
        any::<bool>().prop_map(Tree::Bool),
        any::<f64>().prop_map(|number| Tree::Number(number.to_string().into())),
        any::<String>().prop_map(|text| Tree::Text(text.into())),
        any::<i128>().prop_map(|integer| Tree::Integer(integer.to_string().into())),
        vec(any::<u8>(), 0..40).prop_map(|bytes| Tree::Bytes(bytes.into())),
        any::<String>().prop_map(|what| Tree::Foreign(what.into())),
    ];
    leaf.prop_recursive(6, 48, 6, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..6).prop_map(Tree::List),
            vec((any::<String>().prop_map(Into::into), inner), 0..6).prop_map(Tree::Object),
        ]
    })
}

proptest! {
    #[test]
    fn what_is_written_is_read(trees in vec(any_tree(), 0..4)) {
        let bytes = trees.iter().flat_map(flat).collect::<Vec<_>>();
        prop_assert_eq!(read(&bytes), Some(trees));
    }

    #[test]
    fn a_part_of_a_value_is_none(tree in any_tree()) {
        let bytes = flat(&tree);
        for end in 1..bytes.len() {
            prop_assert_eq!(read(&bytes[..end]), None);
        }
    }

    /// Small numbers, so that tags and lengths come about.
    #[test]
    fn any_bytes_are_read_as_one_thing_or_not(bytes in vec(prop_oneof![4 => 0..12_u8, 1 => any::<u8>()], 0..40)) {
        if let Some(values) = read(&bytes) {
            prop_assert_eq!(values.iter().flat_map(flat).collect::<Vec<_>>(), bytes);
        }
    }
}
