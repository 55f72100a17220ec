//! Where requests go, and with what right.

use crate::table::{Issues, Object, Origin, Rule, object, optional, required, walk};
use crate::tree::{Path, Tree};
use crate::value::{Refusal, check_base_url};

/// Headers that the request builder sets itself.
const OWN_HEADERS: [&str; 4] = ["authorization", "content-type", "host", "x-target-server"];
/// Headers that a fetch sets itself, and drops or fails on (Fetch, forbidden request-header).
const FORBIDDEN_HEADERS: [&str; 20] = [
    "accept-charset",
    "accept-encoding",
    "access-control-request-headers",
    "access-control-request-method",
    "connection",
    "content-length",
    "cookie",
    "cookie2",
    "date",
    "dnt",
    "expect",
    "keep-alive",
    "origin",
    "referer",
    "set-cookie",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "via",
];

/// Where requests go, and with what right.
pub static CONFIG: Object = object(
    "Config",
    "Where requests go, and with what right.",
    &[
        optional(
            "baseUrl",
            Rule::Checked(|text| check_base_url(text).map(drop)),
            "The API's base URL: https, or http on a loopback host; without credentials, query or fragment. One trailing slash is dropped and the operation's path appended.",
        ),
        required(
            "accessToken",
            Rule::Checked(check_access_token),
            "Sent as `Authorization: Bearer`: visible ASCII. It is never logged, stored or put into an error.",
        ),
        optional(
            "headers",
            Rule::Map(&Rule::Text),
            "Further headers by name. Not `authorization`, `content-type`, `host` or `x-target-server`, nor one that only a browser may set.",
        ),
    ],
);

#[derive(Debug, Default)]
pub(crate) struct Config {
    pub(crate) base_url: String,
    pub(crate) headers: Vec<(String, String)>,
}

impl Config {
    /// Every issue path begins with `config`.
    pub(crate) fn read(tree: Tree<'_>, default_base_url: Option<&str>, issues: &mut Issues) -> Self {
        let root = Path::Root("config");
        let config = walk(&CONFIG, tree, root, Origin::Caller, issues);
        let base_url = config.get("baseUrl").and_then(Tree::text).or(default_base_url);
        if base_url.is_none() && config.get("baseUrl").is_none() {
            issues.push(
                Path::Field(&root, "baseUrl"),
                "missing",
                "expected text, got nothing: this API has no default",
            );
        }
        let token = config.get("accessToken").and_then(Tree::text).unwrap_or_default();
        let mut headers = vec![("Authorization".to_owned(), format!("Bearer {token}"))];
        if let Some(Tree::Object(members)) = config.get("headers") {
            let path = Path::Field(&root, "headers");
            for (index, (name, value)) in members.iter().enumerate() {
                let value = value.text().unwrap_or_default();
                match check_header(name, value, &headers) {
                    Ok(()) => headers.push((name.to_string(), value.to_owned())),
                    // A name that is none may be a secret in the wrong place.
                    Err(refusal) if refusal.0 == "bad_header" => issues.refuse(Path::Index(&path, index), refusal),
                    Err(refusal) => issues.refuse(Path::Field(&path, name), refusal),
                }
            }
        }
        let base_url = base_url.and_then(|url| check_base_url(url).ok()).unwrap_or_default().to_owned();
        Self { base_url, headers }
    }
}

/// Token Layer's own client refuses an empty, "undefined" or "null" bearer too: each is a bug on its way to a 401.
fn check_access_token(token: &str) -> Result<(), Refusal> {
    if token.is_empty() {
        return Err(("empty", "expected text that is not empty".to_owned()));
    }
    if !token.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Err(("bad_token", "expected visible ASCII without spaces".to_owned()));
    }
    if token.eq_ignore_ascii_case("undefined") || token.eq_ignore_ascii_case("null") {
        return Err(("bad_token", "expected an access token, got a missing value as text".to_owned()));
    }
    Ok(())
}

fn check_header(name: &str, value: &str, others: &[(String, String)]) -> Result<(), Refusal> {
    let is_token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    // Assigned to an object, `__proto__` would vanish.
    if name.is_empty() || !name.bytes().all(is_token) || name == "__proto__" {
        return Err(("bad_header", "expected a header name (RFC 9110)".to_owned()));
    }
    let is_one_of = |names: &[&str]| names.iter().any(|own| name.eq_ignore_ascii_case(own));
    let lower = name.to_ascii_lowercase();
    let is_forbidden = lower.starts_with("proxy-") || lower.starts_with("sec-") || is_one_of(&FORBIDDEN_HEADERS);
    if is_forbidden || is_one_of(&OWN_HEADERS) {
        return Err(("reserved_header", "expected no header that the request builder or fetch sets itself".to_owned()));
    }
    if others.iter().any(|(other, _)| other.eq_ignore_ascii_case(name)) {
        return Err(("repeated", "expected each header once".to_owned()));
    }
    let is_visible = |byte: u8| byte.is_ascii_graphic() || matches!(byte, b' ' | b'\t');
    if !value.bytes().all(is_visible) || value.trim_ascii() != value {
        return Err(("bad_header_value", "expected visible ASCII, spaces only between".to_owned()));
    }
    Ok(())
}
