//! One segment of a URL path.

use super::Refusal;

/// The longest identifier in a path, in bytes.
const MAX_BYTES: usize = 256;

/// Percent-encodes `text` as one path segment (RFC 3986 §3.3); `.` and `..` would be taken for steps in the path.
pub(crate) fn path_segment(text: &str) -> Result<String, Refusal> {
    if text.is_empty() {
        return Err(("empty", "expected text that is not empty".to_owned()));
    }
    if text.len() > MAX_BYTES {
        return Err(("too_long", format!("expected at most {MAX_BYTES} bytes, got {}", text.len())));
    }
    if text.chars().any(char::is_control) {
        return Err(("control_character", "expected text without control characters".to_owned()));
    }
    if matches!(text, "." | "..") {
        return Err(("dot_segment", "expected an identifier, got a step in the path".to_owned()));
    }
    let mut segment = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => segment.push(char::from(byte)),
            _ => segment.push_str(&format!("%{byte:02X}")),
        }
    }
    Ok(segment)
}
