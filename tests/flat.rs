//! The flat bytes of the boundary: each kind of value, round trips, and bytes that nobody wrote.
#![cfg(not(target_family = "wasm"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use proptest::collection::vec;
use proptest::prelude::*;
use tokenwright::flat::{read, write};
use tokenwright::tree::Tree;

/// A message of these parts; the header says where they begin.
fn message(values: &[u8], shapes: &[u8], texts: &[u8]) -> Vec<u8> {
    let place = |length: usize| u32::try_from(12 + length).unwrap().to_le_bytes();
    [&place(values.len()), &place(values.len() + shapes.len()), &[0; 4][..], values, shapes, texts].concat()
}

#[test]
fn every_kind() {
    let keys = |keys: [&str; 2]| {
        Tree::Object(vec![(keys[0].to_owned().into(), Tree::Null), (keys[1].to_owned().into(), Tree::Bool(true))])
    };
    let kinds: [(Tree<'_>, Vec<u8>); 13] = [
        (Tree::Null, message(b"\0", b"", b"")),
        (Tree::Bool(false), message(b"\x01", b"", b"")),
        (Tree::Bool(true), message(b"\x02", b"", b"")),
        (Tree::Number("1.5".into()), message(b"\x03\x03\0\0\0", b"", b"1.5")),
        (Tree::Text("é".into()), message(b"\x0B\x02\0\0\0\xC3\xA9", b"", b"")),
        (Tree::Text("e".into()), message(b"\x04\x01\0\0\0", b"", b"e")),
        (Tree::List(vec![Tree::Null, Tree::List(vec![])]), message(b"\x05\x02\0\0\0\0\x05\0\0\0\0", b"", b"")),
        (keys(["é", ""]), message(b"\x06\0\0\0\0\0\x02", b"\x02\0\0\0\x01\0\0\0\0\0\0\0", "é".as_bytes())),
        (
            Tree::List(vec![keys(["a", "b"]), keys(["a", "b"])]),
            message(b"\x05\x02\0\0\0\x06\0\0\0\0\0\x02\x06\0\0\0\0\0\x02", b"\x02\0\0\0\x01\0\0\0\x01\0\0\0", b"ab"),
        ),
        (Tree::Integer("-9".into()), message(b"\x07\x02\0\0\0", b"", b"-9")),
        (Tree::Integer("258".into()), message(b"\x0A\x02\x01\0\0\0\0\0\0", b"", b"")),
        (Tree::Bytes(b"\xFF\0"[..].into()), message(b"\x08\x02\0\0\0\xFF\0", b"", b"")),
        (Tree::Foreign("NaN".into()), message(b"\x09\x03\0\0\0", b"", b"NaN")),
    ];
    for (tree, bytes) in kinds {
        let trees = [tree];
        assert_eq!(write(&trees), bytes);
        assert_eq!(read(&bytes), Some(trees.into()));
    }
}

#[test]
fn a_text_with_a_lone_surrogate_is_foreign() {
    let mut bytes = message(b"\x04\x01\0\0\0\x04\x01\0\0\0", b"", "\u{FFFD}a".as_bytes());
    assert_eq!(read(&bytes), Some(vec![Tree::Text("\u{FFFD}".into()), Tree::Text("a".into())]));
    bytes[8] = 1;
    let lone = Tree::Foreign("text with a lone surrogate".into());
    assert_eq!(read(&bytes), Some(vec![lone, Tree::Text("a".into())]));
    assert_eq!(
        read(&message(b"\x04\x02\0\0\0\x04\x01\0\0\0", b"", "😀é".as_bytes())),
        Some(vec![Tree::Text("😀".into()), Tree::Text("é".into())])
    );
    // Two halves, one at the end of a text and one at the beginning of the next.
    assert_eq!(read(&message(b"\x04\x01\0\0\0\x04\x01\0\0\0", b"", "😀".as_bytes())), None);
}

#[test]
fn what_the_other_half_does_not_write() {
    let nested = |depth| b"\x05\x01\0\0\0".repeat(depth);
    assert!(read(&message(&[nested(64), vec![0]].concat(), b"", b"")).is_some());
    let bytes = [
        vec![],
        vec![0; 12],
        vec![0xFF; 12],
        message(b"\0", b"", b"")[..12].to_vec(),
        message(b"\x0C", b"", b""),
        message(b"\x0B\x01\0\0\0\xFF", b"", b""),
        message(b"\x04\x01\0\0\0", b"", b"\xFF"),
        message(b"\x0A\0\0\0\0", b"", b""),
        // Texts that are nobody's, and shapes that are not there.
        message(b"\x04\x01\0\0\0", b"", b"ab"),
        message(b"\x06\0\0\0\0", b"", b""),
        message(b"\0", b"\x01\0\0\0", b""),
        message(b"\0", b"\xFF\xFF\xFF\xFF\0\0\0\0", b""),
        // Lengths and counts that memory could not hold.
        message(b"\x04\xFF\xFF\xFF\xFF", b"", b"a"),
        message(b"\x08\xFF\xFF\xFF\xFFa", b"", b""),
        message(b"\x05\xFF\xFF\xFF\xFF\0", b"", b""),
        message(b"\x06\0\0\0\0", b"\x01\0\0\0\0\0\0\0", b""),
        message(&[nested(66), vec![0]].concat(), b"", b""),
        message(&nested(100_000), b"", b""),
    ];
    for bytes in bytes {
        assert_eq!(read(&bytes), None, "{:x?}", bytes.get(..40).unwrap_or(&bytes));
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
        let bytes = write(&trees);
        prop_assert_eq!(read(&bytes), Some(trees));
    }

    #[test]
    fn a_part_of_a_message_is_none(tree in any_tree()) {
        let bytes = write(&[tree]);
        for end in 0..bytes.len() {
            prop_assert_eq!(read(&bytes[..end]), None);
        }
    }

    /// Small numbers, so that tags and lengths come about.
    #[test]
    fn any_bytes_are_read_as_one_thing_or_not(
        parts in prop::array::uniform3(vec(prop_oneof![4 => 0..12_u8, 1 => any::<u8>()], 0..30)),
    ) {
        let [values, shapes, texts] = parts;
        if let Some(trees) = read(&message(&values, &shapes, &texts)) {
            let bytes = write(&trees);
            prop_assert_eq!(read(&bytes), Some(trees));
        }
    }
}
