//! alloy's codec as a second opinion, on types, values and damage made at random.

use alloy_dyn_abi::{DynSolType, DynSolValue};
use alloy_primitives::{Address, B256, I256, U256};
use proptest::collection::vec;
use proptest::prelude::*;
use tokenwright::abi::Abi;
use tokenwright::tree::Tree;

use crate::{function, hex};

fn elementary() -> BoxedStrategy<DynSolType> {
    prop_oneof![
        (1..=32usize).prop_map(|bytes| DynSolType::Uint(8 * bytes)),
        (1..=32usize).prop_map(|bytes| DynSolType::Int(8 * bytes)),
        (1..=32usize).prop_map(DynSolType::FixedBytes),
        Just(DynSolType::Address),
        Just(DynSolType::Bool),
        Just(DynSolType::Function),
        Just(DynSolType::Bytes),
        Just(DynSolType::String),
    ]
    .boxed()
}

fn any_type() -> BoxedStrategy<DynSolType> {
    elementary()
        .prop_recursive(3, 12, 3, |inner| {
            prop_oneof![
                inner.clone().prop_map(|ty| DynSolType::Array(ty.into())),
                (inner.clone(), 1..4usize).prop_map(|(ty, len)| DynSolType::FixedArray(ty.into(), len)),
                vec(inner, 1..4).prop_map(DynSolType::Tuple),
            ]
        })
        .boxed()
}

fn any_value(ty: &DynSolType) -> BoxedStrategy<DynSolValue> {
    match ty {
        DynSolType::Uint(bits) => {
            let bits = *bits;
            any::<[u8; 32]>()
                .prop_map(move |bytes| DynSolValue::Uint(U256::from_be_bytes(bytes) >> (256 - bits), bits))
                .boxed()
        }
        DynSolType::Int(bits) => {
            let bits = *bits;
            any::<[u8; 32]>()
                .prop_map(move |bytes| DynSolValue::Int(I256::from_be_bytes(bytes).asr(256 - bits), bits))
                .boxed()
        }
        DynSolType::FixedBytes(len) => {
            let len = *len;
            vec(any::<u8>(), len)
                .prop_map(move |bytes| DynSolValue::FixedBytes(B256::right_padding_from(&bytes), len))
                .boxed()
        }
        DynSolType::Address => any::<[u8; 20]>().prop_map(|bytes| Address::from(bytes).into()).boxed(),
        DynSolType::Function => any::<[u8; 24]>().prop_map(|bytes| DynSolValue::Function(bytes.into())).boxed(),
        DynSolType::Bool => any::<bool>().prop_map(DynSolValue::Bool).boxed(),
        DynSolType::Bytes => vec(any::<u8>(), 0..70).prop_map(DynSolValue::Bytes).boxed(),
        DynSolType::String => ".{0,40}".prop_map(DynSolValue::String).boxed(),
        DynSolType::Array(ty) => vec(any_value(ty), 0..4).prop_map(DynSolValue::Array).boxed(),
        DynSolType::FixedArray(ty, len) => vec(any_value(ty), *len).prop_map(DynSolValue::FixedArray).boxed(),
        DynSolType::Tuple(types) => {
            types.iter().map(any_value).collect::<Vec<_>>().prop_map(DynSolValue::Tuple).boxed()
        }
    }
}

/// The arguments of a function: its ABI, its types and values of them.
fn any_args() -> impl Strategy<Value = (Vec<DynSolType>, Vec<DynSolValue>)> {
    vec(any_type(), 0..4).prop_flat_map(|types| {
        let values: Vec<_> = types.iter().map(any_value).collect();
        (Just(types), values)
    })
}

/// As in a signature: alloy writes a tuple of one as `(bool,)`.
fn names(types: &[DynSolType]) -> Vec<String> {
    types.iter().map(|ty| ty.sol_type_name().replace(",)", ")")).collect()
}

fn abi(types: &[DynSolType]) -> Abi {
    function(&names(types).iter().map(String::as_str).collect::<Vec<_>>())
}

/// A value in the form that decoding gives.
fn tree(value: &DynSolValue) -> Tree<'static> {
    let integer = |digits: String, bits| match bits {
        ..=48 => Tree::Number(digits.into()),
        _ => Tree::Integer(digits.into()),
    };
    match value {
        DynSolValue::Uint(number, bits) => integer(number.to_string(), *bits),
        DynSolValue::Int(number, bits) => integer(number.to_string(), *bits),
        DynSolValue::Bool(flag) => Tree::Bool(*flag),
        DynSolValue::Address(address) => Tree::Text(address.to_checksum(None).into()),
        DynSolValue::FixedBytes(word, len) => Tree::Text(hex(&word[..*len]).into()),
        DynSolValue::Function(bytes) => Tree::Text(hex(bytes).into()),
        DynSolValue::Bytes(bytes) => Tree::Text(hex(bytes).into()),
        DynSolValue::String(text) => Tree::Text(text.clone().into()),
        DynSolValue::Array(items) | DynSolValue::FixedArray(items) | DynSolValue::Tuple(items) => trees(items),
    }
}

fn trees(values: &[DynSolValue]) -> Tree<'static> {
    Tree::List(values.iter().map(tree).collect())
}

/// What may befall bytes.
#[derive(Clone, Debug)]
enum Damage {
    /// A byte becomes another.
    Byte(prop::sample::Index, u8),
    /// A word becomes a small number: a likely offset or length.
    Word(prop::sample::Index, u8),
    Swap(prop::sample::Index, prop::sample::Index),
    Cut(prop::sample::Index),
    Append(Vec<u8>),
}

fn any_damage() -> impl Strategy<Value = Damage> {
    use prop::sample::Index;
    prop_oneof![
        (any::<Index>(), any::<u8>()).prop_map(|(at, byte)| Damage::Byte(at, byte)),
        (any::<Index>(), 0..8u8).prop_map(|(at, number)| Damage::Word(at, 32 * number)),
        (any::<Index>(), 0..4u8).prop_map(|(at, number)| Damage::Word(at, number)),
        (any::<Index>(), any::<Index>()).prop_map(|(a, b)| Damage::Swap(a, b)),
        any::<Index>().prop_map(Damage::Cut),
        vec(any::<u8>(), 1..40).prop_map(Damage::Append),
    ]
}

fn damage(args: &mut Vec<u8>, damage: Damage) {
    let words = args.len() / 32;
    match damage {
        Damage::Append(more) => args.extend(more),
        _ if words == 0 => {}
        Damage::Byte(at, byte) => {
            let at = at.index(args.len());
            args[at] = byte;
        }
        Damage::Word(at, number) => {
            let at = 32 * at.index(words);
            args[at..at + 31].fill(0);
            args[at + 31] = number;
        }
        Damage::Swap(a, b) => {
            let (a, b) = (32 * a.index(words), 32 * b.index(words));
            for index in 0..32 {
                args.swap(a + index, b + index);
            }
        }
        Damage::Cut(at) => args.truncate(at.index(args.len())),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn both_encode_alike_and_decoding_gives_the_value_back((types, values) in any_args()) {
        let abi = abi(&types);
        let function = abi.function("f").unwrap();
        prop_assert_eq!(function.signature(), format!("f({})", names(&types).join(",")));

        let data = function.encode(trees(&values).items()).unwrap();
        prop_assert_eq!(&data[4..], DynSolValue::Tuple(values.clone()).abi_encode_params());
        prop_assert_eq!(data.len(), data.capacity());
        prop_assert_eq!(abi.decode_function_data(&data).unwrap().args, trees(&values));
    }

    #[test]
    fn calldata_that_is_accepted_is_the_canonical_one(
        (types, values) in any_args(),
        damages in vec(any_damage(), 1..4),
    ) {
        let abi = abi(&types);
        let function = abi.function("f").unwrap();
        let mut data = function.encode(trees(&values).items()).unwrap();
        let mut args = data.split_off(4);
        for each in damages {
            damage(&mut args, each);
        }
        data.extend(&args);

        let result = abi.decode_function_result("f", &args);
        let Ok(call) = abi.decode_function_data(&data) else { return Ok(()) };
        prop_assert_eq!(function.encode(call.args.items()).unwrap(), &*data);
        let alloy = DynSolType::Tuple(types).abi_decode_params(&args).unwrap();
        prop_assert_eq!(&tree(&alloy), &call.args);
        let result = result.unwrap();
        match call.args.items() {
            [] => prop_assert_eq!(result, Tree::Null),
            [value] => prop_assert_eq!(&result, value),
            _ => prop_assert_eq!(result, call.args),
        }
    }

    #[test]
    fn no_bytes_panic((types, _) in any_args(), data in vec(prop_oneof![3 => Just(0u8), 1 => 0..96u8, 1 => any::<u8>()], 0..400)) {
        let abi = abi(&types);
        if let Ok(value) = abi.decode_function_result("f", &data) {
            prop_assert_eq!(value == Tree::Null, types.is_empty());
        }
    }
}
