//! `docs/trust.md` lists exactly the findings that the code can make, and every field of every answer.
#![cfg(not(target_family = "wasm"))]
#![allow(clippy::unwrap_used)]

use tokenwright::api::OPERATIONS;
use tokenwright::table::{Object, Rule};
use tokenwright::tx::FINDING_KINDS;

/// The rows of the tables under a heading, down to the next one of its level.
fn rows<'t>(trust: &'t str, heading: &'t str) -> Vec<&'t str> {
    let level = heading.split_once(' ').unwrap().0;
    let ends = |line: &&str| line.split_once(' ').is_none_or(|(mark, _)| mark != level);
    let section = trust.lines().skip_while(|line| *line != heading).skip(1).take_while(ends);
    section.filter(|line| line.starts_with("| `")).collect()
}

#[test]
fn every_finding_is_documented() {
    let trust = std::fs::read_to_string("docs/trust.md").unwrap();
    let made = FINDING_KINDS.iter().map(|kind| {
        let severity = format!("{:?}", kind.severity).to_lowercase();
        format!("| `{}` | {severity} | {} |", kind.code, kind.when)
    });
    assert_eq!(rows(&trust, "## Findings"), made.collect::<Vec<_>>());
}

#[test]
fn every_field_is_derived_compared_or_opaque() {
    let trust = std::fs::read_to_string("docs/trust.md").unwrap();
    for operation in OPERATIONS {
        let heading = match operation.name {
            "getTokenById" | "getTokenByUser" => "### `getTokenById` and `getTokenByUser`: the answer".to_owned(),
            name => format!("### `{name}`: the answer"),
        };
        let mut paths = Vec::new();
        leaves(operation.answer, "", &mut paths);
        let mut named = Vec::new();
        for row in rows(&trust, &heading) {
            let cells: Vec<_> = row.trim_matches('|').split(" | ").map(str::trim).collect();
            assert!(["derived", "compared", "opaque"].contains(&cells[1]) && !cells[2].is_empty(), "{row}");
            named.extend(cells[0].split(", ").map(|path| path.trim_matches('`').to_owned()));
        }
        for path in &paths {
            let covers = |name: &&String| name.strip_suffix('*').map_or(path == *name, |start| path.starts_with(start));
            assert!(named.iter().any(|name| covers(&name)), "{}: {path} is not in docs/trust.md", operation.name);
        }
        for name in named {
            let start = name.trim_end_matches('*');
            assert!(paths.iter().any(|path| path.starts_with(start)), "{}: there is no {name}", operation.name);
        }
    }
}

fn leaves(object: &Object, root: &str, paths: &mut Vec<String>) {
    for field in object.fields {
        leaf(&field.rule, format!("{root}{}", field.name), paths);
    }
}

fn leaf(rule: &Rule, path: String, paths: &mut Vec<String>) {
    match rule {
        Rule::Object(object) | Rule::Known(object) => leaves(object, &format!("{path}."), paths),
        Rule::List(item) | Rule::Set(item) => leaf(item, format!("{path}[]"), paths),
        _ => paths.push(path),
    }
}
