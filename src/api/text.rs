//! Rules of texts that several operations share.

use crate::table::Rule;
use crate::value::{Refusal, path_segment};

/// An identifier that becomes one path segment.
pub(super) const PATH_ID: Rule = Rule::Checked(|text| path_segment(text).map(drop));

/// Text that is not empty, without control characters.
pub(super) const ID: Rule = Rule::Checked(check_id);

/// Text that is not empty.
pub(super) const FILLED: Rule = Rule::Checked(check_filled);

fn check_id(text: &str) -> Result<(), Refusal> {
    check_filled(text)?;
    if text.chars().any(char::is_control) {
        return Err(("control_character", "expected text without control characters".to_owned()));
    }
    Ok(())
}

fn check_filled(text: &str) -> Result<(), Refusal> {
    if text.is_empty() { Err(("empty", "expected text that is not empty".to_owned())) } else { Ok(()) }
}
