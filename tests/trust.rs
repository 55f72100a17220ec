//! `docs/trust.md` lists exactly the findings that the code can make.
#![cfg(not(target_family = "wasm"))]
#![allow(clippy::unwrap_used)]

use tokenwright::tx::FINDING_KINDS;

#[test]
fn every_finding_is_documented() {
    let trust = std::fs::read_to_string("docs/trust.md").unwrap();
    let documented: Vec<_> = trust.lines().filter(|line| line.starts_with("| `")).collect();
    let made = FINDING_KINDS.iter().map(|kind| {
        let severity = format!("{:?}", kind.severity).to_lowercase();
        format!("| `{}` | {severity} | {} |", kind.code, kind.when)
    });
    assert_eq!(documented, made.collect::<Vec<_>>());
}
