//! The writer.

use crate::tree::Tree;

/// Writes a tree as compact JSON text: what JSON cannot say becomes `null`, so judge the tree first.
pub fn write(tree: &Tree<'_>) -> String {
    let mut out = String::new();
    write_into(tree, &mut out);
    out
}

fn write_into(tree: &Tree<'_>, out: &mut String) {
    match tree {
        Tree::Null | Tree::Bytes(_) | Tree::Foreign(_) => out.push_str("null"),
        Tree::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
        Tree::Number(digits) | Tree::Integer(digits) => out.push_str(digits),
        Tree::Text(text) => write_text(text, out),
        Tree::List(items) => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                write_into(item, out);
            }
            out.push(']');
        }
        Tree::Object(members) => {
            out.push('{');
            for (index, (key, value)) in members.iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                write_text(key, out);
                out.push(':');
                write_into(value, out);
            }
            out.push('}');
        }
    }
}

/// Text in quotes, as JSON writes it.
pub(crate) fn quote(text: &str) -> String {
    let mut out = String::new();
    write_text(text, &mut out);
    out
}

fn write_text(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\u{0}'..='\u{1F}' => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            _ => out.push(c),
        }
    }
    out.push('"');
}
