//! `pkg/src/operations.ts` is made from the field tables. `UPDATE=1 cargo test --test bindings` writes it anew.
#![cfg(not(target_family = "wasm"))]
#![allow(clippy::unwrap_used)]

use std::fmt::Write;

use tokenwright::api::{OPERATIONS, Operation};
use tokenwright::table::{Field, Object, Presence, Rule};

const PATH: &str = "pkg/src/operations.ts";

#[test]
fn operations_are_made_from_the_tables() {
    let made = module();
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(PATH, &made).unwrap();
    }
    assert_eq!(std::fs::read_to_string(PATH).unwrap(), made, "run UPDATE=1 cargo test --test bindings");
}

fn module() -> String {
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
            _ if optional => " | undefined",
            Presence::Optional => " | null",
            Presence::Required if matches!(field.rule, Rule::Hash) => " | null",
            _ => "",
        };
        write!(out, "  /** {} */\n  {name}{mark}: {}{or};\n", doc(field.doc), type_of(field, is_input)).unwrap();
    }
    out.push_str("};\n");
    for field in object.fields {
        if let Rule::Object(inner) | Rule::Objects(inner) = &field.rule {
            types(inner, is_input, written, out);
        }
    }
}

fn type_of(field: &Field, is_input: bool) -> String {
    let list = |item: &str| if is_input { format!("readonly {item}[]") } else { format!("{item}[]") };
    match &field.rule {
        Rule::Bool => "boolean".into(),
        Rule::Integer { .. } => "number".into(),
        Rule::Decimal if is_input => "number | string".into(),
        Rule::Decimal => "Decimal".into(),
        Rule::Text | Rule::Checked(_) | Rule::Hash | Rule::Timestamp | Rule::Address => "string".into(),
        Rule::Amount => "bigint | string".into(),
        Rule::Object(object) => object.name.into(),
        Rule::Objects(object) => list(object.name),
        Rule::Ids => list("string"),
        Rule::Texts => "Record<string, string>".into(),
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
