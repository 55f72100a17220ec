//! Places in a tree, by the paths that issues have.

use serde_json::Value;
use tokenwright::table::{Field, Object, Rule};
use tokenwright::tree::Tree;

/// A field of a table that is there.
#[derive(Debug)]
pub(crate) struct Place {
    pub(crate) path: String,
    pub(crate) owner: String,
    pub(crate) field: &'static Field,
}

/// Every field of the table that is there, and every field in those.
pub(crate) fn places(table: &'static Object, tree: &Tree<'_>) -> Vec<Place> {
    let mut places = Vec::new();
    collect(table, tree, "", &mut places);
    places
}

fn collect(table: &'static Object, tree: &Tree<'_>, owner: &str, places: &mut Vec<Place>) {
    for field in table.fields {
        let Some(value) = tree.get(field.name) else { continue };
        let path = if owner.is_empty() { field.name.to_owned() } else { format!("{owner}.{}", field.name) };
        match &field.rule {
            Rule::Object(table) | Rule::Known(table) => collect(table, value, &path, places),
            Rule::List(Rule::Object(table)) | Rule::Set(Rule::Object(table)) => {
                for (index, item) in value.items().iter().enumerate() {
                    collect(table, item, &format!("{path}[{index}]"), places);
                }
            }
            _ => {}
        }
        places.push(Place { path, owner: owner.to_owned(), field });
    }
}

/// The value at a path.
pub(crate) fn at<'t, 'a>(tree: &'t mut Tree<'a>, path: &str) -> Option<&'t mut Tree<'a>> {
    if path.is_empty() {
        return Some(tree);
    }
    let (name, rest) = split(path);
    let inner = match tree {
        Tree::List(items) => items.get_mut(name.parse::<usize>().ok()?)?,
        Tree::Object(members) => {
            let named = members.iter().position(|(key, _)| *key == name);
            // A header whose name is none is told by its index.
            &mut members.get_mut(named.or(name.parse().ok())?)?.1
        }
        _ => return None,
    };
    at(inner, rest)
}

/// Whether a path leads to a value, or to a field that an object lacks.
pub(crate) fn leads_to_fault(path: &str, code: &str, tree: &mut Tree<'_>) -> bool {
    if code != "missing" {
        return at(tree, path).is_some();
    }
    let owner = path.rsplit_once('.').map_or("", |(owner, _)| owner);
    at(tree, owner).is_some()
}

/// The first step of a path, and the others: `a.b`, `a[2]`, `a["b c"]`.
fn split(path: &str) -> (String, &str) {
    let Some(bracket) = path.strip_prefix('[') else {
        let path = path.trim_start_matches('.');
        let (name, rest) = path.split_at(path.find(['.', '[']).unwrap_or(path.len()));
        return (name.to_owned(), rest);
    };
    let mut steps = serde_json::Deserializer::from_str(bracket).into_iter::<Value>();
    let name = match steps.next().unwrap().unwrap() {
        Value::String(name) => name,
        index => index.to_string(),
    };
    (name, bracket[steps.byte_offset()..].strip_prefix(']').unwrap())
}
