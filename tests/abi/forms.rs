//! Values as viem gives them: which integers are numbers, which tuples are objects.

use tokenwright::abi::Abi;
use tokenwright::json;
use tokenwright::tree::Tree;

use crate::hex;

/// Undoes the one thing that JSON cannot say: a bigint stands there as text, `7n`.
fn with_bigints(tree: &Tree<'static>) -> Tree<'static> {
    match tree {
        Tree::Text(text) => match text.strip_suffix('n') {
            Some(digits) if digits.parse::<f64>().is_ok() => Tree::Integer(digits.to_owned().into()),
            _ => tree.clone(),
        },
        Tree::List(items) => Tree::List(items.iter().map(with_bigints).collect()),
        Tree::Object(members) => {
            Tree::Object(members.iter().map(|(name, value)| (name.clone(), with_bigints(value))).collect())
        }
        _ => tree.clone(),
    }
}

#[test]
fn values_are_those_of_viem() {
    let vectors = json::read(include_bytes!("../vectors/viem.json")).unwrap();
    for vector in vectors.items() {
        let [params, data, values] = ["params", "data", "values"].map(|key| vector.get(key).unwrap());
        let values = with_bigints(values);
        let params = json::write(params);
        let abi = format!(r#"[{{"type":"function","name":"f","inputs":{params},"outputs":{params}}}]"#);
        let abi = Abi::parse(&abi).unwrap();

        let calldata = abi.function("f").unwrap().encode(values.items()).unwrap();
        assert_eq!(Some(&*hex(&calldata[4..])), data.text());
        assert_eq!(abi.decode_function_data(&calldata).unwrap().args, values);
        let result = abi.decode_function_result("f", &calldata[4..]).unwrap();
        assert_eq!(if values.items().len() == 1 { Tree::List(vec![result]) } else { result }, values);
    }
}
