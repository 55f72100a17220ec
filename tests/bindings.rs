//! `pkg/src/operations.ts` and `pkg/src/enums.ts` are made from the field tables. `UPDATE=1 cargo test --test bindings` writes them anew.
#![cfg(not(target_family = "wasm"))]
#![allow(clippy::unwrap_used)]

use std::fmt::Write;

use tokenwright::api::{ENUMS, OPERATIONS, Operation, POOL_TYPES};
use tokenwright::table::{Object, Presence, Rule};
use tokenwright::value::CHAINS;

#[test]
fn bindings_are_made_from_the_tables() {
    for (path, made) in [("pkg/src/operations.ts", operations()), ("pkg/src/enums.ts", enums())] {
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(path, &made).unwrap();
        }
        assert_eq!(std::fs::read_to_string(path).unwrap(), made, "run UPDATE=1 cargo test --test bindings");
    }
}

fn operations() -> String {
    let mut out = String::from(
        "// Made from the field tables of src/api by tests/bindings.rs: do not edit.\n\n\
         import { buildRequest, parseResponse, sendRequest, type CallOptions, type Config, type HttpRequest } from \"./operation.js\";\n\n\
         /** A number by its digits, exactly as the server sent them: `\"0.00044000000000000007\"`, `\"1e400\"`. */\n\
         export type Decimal = string;\n",
    );
    let mut written = Vec::new();
    for (number, operation) in OPERATIONS.iter().enumerate() {
        types(operation.params, true, &mut written, &mut out);
        types(operation.answer, false, &mut written, &mut out);
        functions(number, operation, &mut out);
    }
    out
}

fn types(object: &'static Object, is_input: bool, written: &mut Vec<&'static str>, out: &mut String) {
    if written.contains(&object.name) {
        return;
    }
    written.push(object.name);
    assert!(object.fields.iter().all(|field| !field.doc.is_empty()), "{} has a field without docs", object.name);
    write!(out, "\n/** {} */\nexport type {} = {{\n", doc(object.doc), object.name).unwrap();
    for field in object.fields {
        let name = if field.name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_') {
            field.name.to_owned()
        } else {
            format!("{:?}", field.name)
        };
        let optional = is_input && field.presence != Presence::Required;
        let mark = if optional { "?" } else { "" };
        let or = match field.presence {
            Presence::Nullable if is_input => " | null | undefined",
            _ if optional => " | undefined",
            Presence::Optional | Presence::Nullable => " | null",
            Presence::Required if matches!(field.rule, Rule::Hash) => " | null",
            _ => "",
        };
        write!(out, "  /** {} */\n  {name}{mark}: {}{or};\n", doc(field.doc), type_of(&field.rule, is_input)).unwrap();
    }
    out.push_str("};\n");
    for field in object.fields {
        if let Some(inner) = inner(&field.rule) {
            types(inner, is_input, written, out);
        }
    }
}

/// The object inside a rule.
fn inner(rule: &Rule) -> Option<&'static Object> {
    match rule {
        Rule::Object(object) | Rule::Known(object) => Some(object),
        Rule::List(item) | Rule::Set(item) | Rule::Map(item) => inner(item),
        _ => None,
    }
}

fn type_of(rule: &Rule, is_input: bool) -> String {
    match rule {
        Rule::Bool => "boolean".into(),
        Rule::Integer { .. } => "number".into(),
        Rule::True => "true".into(),
        Rule::Number => "number | string".into(),
        Rule::OneOf(words) => union(words.iter().copied()),
        Rule::Decimal => "Decimal".into(),
        Rule::Text | Rule::Checked(_) | Rule::Hash | Rule::Timestamp | Rule::Address => "string".into(),
        Rule::Amount => "bigint | string".into(),
        Rule::Object(object) | Rule::Known(object) => object.name.into(),
        Rule::List(item) | Rule::Set(item) => {
            let item = type_of(item, is_input);
            let item = if item.contains('|') { format!("({item})") } else { item };
            if is_input { format!("readonly {item}[]") } else { format!("{item}[]") }
        }
        Rule::Map(item) => format!("Record<string, {}>", type_of(item, is_input)),
    }
}

fn doc(text: &str) -> String {
    text.replace("[`", "{@link ").replace("`]", "}")
}

fn functions(number: usize, operation: &Operation, out: &mut String) {
    let Operation { name, params, answer, .. } = operation;
    let (params, answer) = (params.name, answer.name);
    let (first, rest) = name.split_at(1);
    let parse = format!("parse{}{rest}Response", first.to_uppercase());
    let method = format!("{:?}", operation.method).to_uppercase();
    let path = operation.path;
    write!(
        out,
        "
/**
 * The request of `{method} {path}`.
 *
 * @throws {{TokenwrightError}} `invalid_argument` with every fault by its path.
 */
export function {name}Request(params: {params}, config: Config): HttpRequest {{
  return buildRequest({number}, params, config);
}}

/**
 * The answer to `{method} {path}`, checked and lossless: unknown fields are dropped, absent ones are `null`.
 *
 * @throws {{TokenwrightError}} `api` where `status` is not 2xx, `invalid_response` with every fault by its path.
 */
export function {parse}(status: number, body: string | Uint8Array): {answer} {{
  return parseResponse({number}, status, body) as {answer};
}}

/**
 * Sends `{method} {path}` and parses the answer.
 *
 * @throws {{TokenwrightError}} as the two above; `network`, `timeout` or `aborted` where no answer came.
 */
export async function {name}(params: {params}, config: Config, options?: CallOptions): Promise<{answer}> {{
  return (await sendRequest({number}, params, config, options)) as {answer};
}}
"
    )
    .unwrap();
}

fn enums() -> String {
    let mut out = String::from(
        "// Made from the tables of src/api/enums.rs and src/value/chain.rs by tests/bindings.rs: do not edit.\n\n\
         import * as glue from \"./glue/tokenwright.js\";\n\
         import { ask } from \"./instance.js\";\n\n\
         /** A number of an API in words. An unknown one is kept: `name` is `\"Unknown\"` then, and `known` false. */\n\
         export type Decoded<Name extends string, Value = number | bigint> = { value: Value; name: Name | \"Unknown\"; label: string; known: boolean };\n",
    );
    for (number, table) in ENUMS.iter().enumerate() {
        let name = table.name;
        let names = union(table.variants.iter().map(|variant| variant.name));
        let values: Vec<_> =
            table.variants.iter().map(|variant| format!("{} {}", variant.value, variant.label)).collect();
        write!(
            out,
            "
/** {doc} */
export type {name} = {names};

/**
 * {doc}
 *
 * Known: {values}.
 */
export function decode{name}(value: number | bigint): Decoded<{name}> {{
  return ask((length) => glue.enum_decode({number}, length), value) as Decoded<{name}>;
}}
",
            doc = table.doc,
            values = values.join(", "),
        )
        .unwrap();
    }
    let pools = union(POOL_TYPES.iter().map(|(name, _, _)| *name));
    let numbers: Vec<_> = POOL_TYPES.iter().filter_map(|(_, _, id)| *id).map(|id| id.to_string()).collect();
    let slugs = union(CHAINS.iter().map(|chain| chain.slug));
    write!(
        out,
        "
/** The pool of a token (Token Layer, Create new token transaction). */
export type PoolType = {pools};

/** A pool by its name, or by its number on the chain. `poolType` is that number: `test` has none that is published. */
export function decodePoolType(value: string | number | bigint): Decoded<PoolType, string | number | bigint> & {{ poolType: {numbers} | null }} {{
  return ask(glue.pool_type_decode, value) as ReturnType<typeof decodePoolType>;
}}

/** Token Layer's name for a chain. */
export type ChainSlug = {slugs};

/** A chain that Token Layer names. Solana has no number. */
export type Chain = {{ slug: ChainSlug; chainId: number | null; kind: \"evm\" | \"solana\"; testnet: boolean; name: string }};

/** The chain of this name, or `null`. */
export function chainFromSlug(slug: string): Chain | null {{
  return ask(glue.chain_from_slug, slug) as Chain | null;
}}

/** The chain of this number (EIP-155), or `null` where Token Layer does not name it. */
export function chainFromId(id: number | bigint): Chain | null {{
  return ask(glue.chain_from_id, id) as Chain | null;
}}
",
        numbers = numbers.join(" | "),
    )
    .unwrap();
    out
}

fn union<'a>(words: impl Iterator<Item = &'a str>) -> String {
    words.map(|word| format!("{word:?}")).collect::<Vec<_>>().join(" | ")
}
