//! Calldata, results, logs and revert data as values.

use tokenwright::abi::{Abi, event_topic, panic_meaning};
use tokenwright::error::Code;
use tokenwright::tree::Tree;

use crate::{fault, first, function, hex, integer, number, param, text};

fn word(number: u8) -> [u8; 32] {
    let mut word = [0; 32];
    word[31] = number;
    word
}

fn event(anonymous: bool, inputs: &[(&str, &str, bool)]) -> String {
    let inputs: Vec<_> = inputs
        .iter()
        .map(|(name, ty, indexed)| param(name, ty).replacen('{', &format!(r#"{{"indexed":{indexed},"#), 1))
        .collect();
    format!(r#"{{"type":"event","name":"E","anonymous":{anonymous},"inputs":[{}]}}"#, inputs.join(","))
}

fn events(entries: &[String]) -> Abi {
    Abi::parse(&format!("[{}]", entries.join(","))).unwrap()
}

#[test]
fn calldata_needs_a_known_selector() {
    let abi = function(&[]);
    for (data, code) in
        [(&[][..], "truncated"), (&[0x26, 0x12, 0x1F], "truncated"), (&[0x26, 0x12, 0x1F, 0xF1], "unknown_selector")]
    {
        let error = fault(abi.decode_function_data(data).map(drop));
        assert_eq!((error.code(), first(&error)), (Code::Abi, ("data[0]", code)));
    }
    let call = abi.decode_function_data(&[0x26, 0x12, 0x1F, 0xF0]).unwrap();
    assert_eq!((call.entry.signature(), call.args), ("f()", Tree::List(vec![])));
}

#[test]
fn a_result_is_nothing_a_value_or_a_list() {
    assert_eq!(function(&[]).decode_function_result("f", &[]).unwrap(), Tree::Null);
    assert_eq!(function(&["uint8"]).decode_function_result("f", &word(7)).unwrap(), number("7"));
    let two = [word(7), word(8)].concat();
    let values = Tree::List(vec![number("7"), integer("8")]);
    assert_eq!(function(&["uint8", "uint256"]).decode_function_result("f", &two).unwrap(), values);
    let error = fault(function(&["uint8"]).decode_function_result("f", &[]).map(drop));
    assert_eq!(first(&error), ("data[0]", "truncated"));
    assert_eq!(first(&fault(function(&[]).decode_function_result("g", &[]).map(drop))).1, "unknown_function");
}

#[test]
fn a_log_takes_topics_and_data_in_order() {
    let abi = events(&[event(
        false,
        &[("a", "uint8", false), ("b", "int16", true), ("c", "string", false), ("d", "string", true)],
    )]);
    let topic = event_topic("E(uint8,int16,string,string)").unwrap();
    let data = [word(1), word(64), word(1), [b'x'; 32]].concat();
    let log = abi.decode_event_log(&[topic, [0xFF; 32], word(9)], &data).unwrap();
    let hash = hex(word(9));
    let expected = [("a", number("1")), ("b", number("-1")), ("c", text("x")), ("d", text(&hash))];
    assert_eq!(log.args, Tree::Object(expected.map(|(name, value)| (name.into(), value)).into()));

    let error = fault(abi.decode_event_log(&[topic, word(0x80), word(9)], &data[1..]).map(drop));
    assert_eq!(first(&error), ("data[0]", "out_of_range"));
    let mut dirty = word(0);
    dirty[0] = 1;
    let error = fault(abi.decode_event_log(&[topic, dirty, word(9)], &data).map(drop));
    assert_eq!(first(&error), ("topics[1]", "out_of_range"));
}

#[test]
fn names_that_make_no_object_give_a_list() {
    for names in [["a", ""], ["a", "a"], ["a", "__proto__"]] {
        let inputs = names.map(|name| (name, "bool", false));
        let topic = event_topic("E(bool,bool)").unwrap();
        let data = [word(1), word(0)].concat();
        let list = Tree::List(vec![Tree::Bool(true), Tree::Bool(false)]);
        assert_eq!(events(&[event(false, &inputs)]).decode_event_log(&[topic], &data).unwrap().args, list);
        let tuple = function(&[&format!("({}:bool,{}:bool)", names[0], names[1])]);
        assert_eq!(tuple.decode_function_result("f", &data).unwrap(), list);
    }
}

#[test]
fn an_event_without_parameters_gives_an_empty_list() {
    let abi = events(&[event(false, &[])]);
    let log = abi.decode_event_log(&[event_topic("E()").unwrap()], &[]).unwrap();
    assert_eq!(log.args, Tree::List(vec![]));
}

#[test]
fn events_of_one_topic_differ_in_their_topics() {
    let transfer = |id_indexed| event(false, &[("from", "address", true), ("id", "uint256", id_indexed)]);
    let abi = events(&[transfer(false), transfer(true)]);
    let topic = event_topic("E(address,uint256)").unwrap();
    let data = word(5);
    let from_data = abi.decode_event_log(&[topic, word(1)], &data).unwrap();
    let from_topic = abi.decode_event_log(&[topic, word(1), word(6)], &[]).unwrap();
    assert_eq!((from_data.args.get("id"), from_topic.args.get("id")), (Some(&integer("5")), Some(&integer("6"))));

    for (topics, path, code) in [
        (&[][..], "topics", "missing"),
        (&[topic], "topics", "wrong_length"),
        (&[topic, topic, topic, topic], "topics", "wrong_length"),
        (&[word(1), word(1)], "topics[0]", "unknown_event"),
    ] {
        let error = fault(abi.decode_event_log(topics, &[]).map(drop));
        assert_eq!((error.code(), first(&error)), (Code::Abi, (path, code)));
    }
}

#[test]
fn an_anonymous_event_is_found_where_nothing_else_fits() {
    let quiet = |indexed| event(true, &[("a", "bool", indexed), ("b", "uint8", true)]);
    let abi = events(&[event(false, &[("a", "bool", false)]), quiet(true), quiet(false), quiet(false)]);
    let topic = event_topic("E(bool)").unwrap();
    let object = |a, b| Tree::Object(vec![("a".into(), Tree::Bool(a)), ("b".into(), number(b))]);
    assert_eq!(abi.decode_event_log(&[word(1), word(7)], &[]).unwrap().args, object(true, "7"));
    assert_eq!(abi.decode_event_log(&[word(9)], &word(0)).unwrap().args, object(false, "9"));
    assert_eq!(abi.decode_event_log(&[topic], &word(0)).unwrap().args.get("b"), None);
    for (topics, path, code) in [
        // The first topic names another event.
        (&[topic, word(1)][..], "topics", "wrong_length"),
        (&[word(2), word(7)], "topics[0]", "bad_bool"),
        (&[], "topics", "missing"),
        (&[word(1); 3], "topics[0]", "unknown_event"),
    ] {
        assert_eq!(first(&fault(abi.decode_event_log(topics, &[]).map(drop))), (path, code));
    }
    // Its own hash is a value like any other.
    let error = fault(events(&[event(true, &[])]).decode_event_log(&[event_topic("E()").unwrap()], &[]).map(drop));
    assert_eq!(first(&error), ("topics[0]", "unknown_event"));
    // Two that fit are one too many, however many follow.
    let other = event(true, &[("b", "uint8", true)]);
    for entries in [vec![other.clone(), quiet(false)], vec![quiet(false), other.clone(), quiet(false)]] {
        let error = fault(events(&entries).decode_event_log(&[word(1)], &word(0)).map(drop));
        assert_eq!(first(&error), ("topics", "ambiguous_event"));
    }
}

#[test]
fn a_panic_has_a_meaning() {
    let panic = |code: u8| [&[0x4E, 0x48, 0x7B, 0x71][..], &word(code)].concat();
    let known = [0x00, 0x01, 0x11, 0x12, 0x21, 0x22, 0x31, 0x32, 0x41, 0x51];
    let meanings: Vec<_> = (0..=255).filter(|code| panic_meaning(&panic(*code)).is_some()).collect();
    assert_eq!(meanings, known);
    assert_eq!(panic_meaning(&panic(0x12)), Some("a division or modulo by zero"));
    for data in [&panic(1)[..35], &panic(1)[1..], &[]] {
        assert_eq!(panic_meaning(data), None);
    }
}

#[test]
fn error_and_panic_are_always_known() {
    let abi = function(&[]);
    let reason = |text: &[u8]| {
        let mut data = vec![0x08, 0xC3, 0x79, 0xA0];
        data.extend([word(32), word(text.len() as u8)].concat());
        data.extend(text);
        data
    };
    let data = reason(b"too poor");
    let revert = abi.decode_error_result(&data).unwrap();
    assert_eq!((revert.entry.signature(), revert.args), ("Error(string)", Tree::List(vec![text("too poor")])));
    // Not UTF-8.
    assert_eq!(abi.decode_error_result(&reason(b"a\xFF")).unwrap().args, Tree::List(vec![text("0x61ff")]));

    let data = [&[0x4E, 0x48, 0x7B, 0x71][..], &word(0x11)].concat();
    let revert = abi.decode_error_result(&data).unwrap();
    assert_eq!((revert.entry.name(), revert.args), ("Panic", Tree::List(vec![integer("17")])));
}

#[test]
fn custom_errors_are_found_by_selector() {
    let input = param("wanted", "uint256");
    let abi = Abi::parse(&format!(r#"[{{"type":"error","name":"Short","inputs":[{input}]}}]"#)).unwrap();
    let selector = tokenwright::abi::function_selector("Short(uint256)").unwrap();
    let data = [&selector[..], &word(3)].concat();
    let revert = abi.decode_error_result(&data).unwrap();
    assert_eq!((revert.entry.selector(), revert.args), (selector, Tree::List(vec![integer("3")])));
    for (data, code) in [(&[][..], "truncated"), (&[0; 4], "unknown_selector")] {
        let error = fault(abi.decode_error_result(data).map(drop));
        assert_eq!((error.code(), first(&error)), (Code::Abi, ("data[0]", code)));
    }
}
