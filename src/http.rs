//! Requests and answers as text: nothing here sends anything.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::error::{Code, Error, Result};
use crate::json;
use crate::table::{Issues, Object, Origin, Rule, object, optional, required, walk};
use crate::tree::{Path, Tree};
use crate::value::{Refusal, check_base_url};

/// Headers that the request builder sets itself.
const OWN_HEADERS: [&str; 4] = ["authorization", "content-type", "host", "x-target-server"];
/// A server's own words are kept up to this many characters.
const MAX_MESSAGE: usize = 500;

/// An HTTP method.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Method {
    /// Reads.
    Get,
    /// Creates.
    Post,
}

/// A request as plain data: what `fetch(request.url, request)` takes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct HttpRequest {
    /// The method.
    pub method: Method,
    /// The absolute URL.
    pub url: String,
    /// The headers, the access token among them.
    pub headers: BTreeMap<String, String>,
    /// Compact JSON text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body: Option<String>,
    redirect: &'static str,
    credentials: &'static str,
    cache: &'static str,
    referrer_policy: &'static str,
}

impl HttpRequest {
    pub(crate) fn new(method: Method, url: String, headers: BTreeMap<String, String>, body: Option<String>) -> Self {
        Self {
            method,
            url,
            headers,
            body,
            redirect: "error",
            credentials: "omit",
            cache: "no-store",
            referrer_policy: "no-referrer",
        }
    }
}

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
            Rule::Texts,
            "Further headers by name. Not `authorization`, `content-type`, `host` or `x-target-server`.",
        ),
    ],
);

#[derive(Debug, Default)]
pub(crate) struct Config {
    pub(crate) base_url: String,
    pub(crate) headers: BTreeMap<String, String>,
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
        let mut headers = BTreeMap::from([("Authorization".to_owned(), format!("Bearer {token}"))]);
        if let Some(Tree::Object(members)) = config.get("headers") {
            let path = Path::Field(&root, "headers");
            for (name, value) in members {
                match check_header(name, value.text().unwrap_or_default(), &headers) {
                    Ok(()) => drop(headers.insert(name.to_string(), value.text().unwrap_or_default().to_owned())),
                    Err(refusal) => issues.refuse(Path::Field(&path, name), refusal),
                }
            }
        }
        let base_url = base_url.and_then(|url| check_base_url(url).ok()).unwrap_or_default().to_owned();
        Self { base_url, headers }
    }
}

/// How a call over the network behaves.
pub static OPTIONS: Object = object(
    "CallOptions",
    "How a call over the network behaves.",
    &[optional(
        "timeoutMs",
        Rule::Integer { min: 1, max: 2_147_483_647 },
        "How long to wait for the whole answer, in milliseconds: 30,000 if absent.",
    )],
);

/// How a call over the network behaves, for who does the IO.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// How long to wait for the whole answer.
    pub timeout_ms: u32,
}

impl Options {
    /// Every issue path begins with `options`.
    pub fn read(tree: Tree<'_>) -> Result<Self> {
        let mut issues = Issues::default();
        let options = walk(&OPTIONS, tree, Path::Root("options"), Origin::Caller, &mut issues);
        let timeout_ms = match options.get("timeoutMs") {
            Some(Tree::Number(digits)) => digits.parse().ok(),
            _ => None,
        };
        issues.done(Code::InvalidArgument, Self { timeout_ms: timeout_ms.unwrap_or(30_000) })
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

fn check_header(name: &str, value: &str, others: &BTreeMap<String, String>) -> Result<(), Refusal> {
    let is_token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    if name.is_empty() || !name.bytes().all(is_token) {
        return Err(("bad_header", "expected a header name (RFC 9110)".to_owned()));
    }
    if OWN_HEADERS.iter().any(|own| name.eq_ignore_ascii_case(own)) {
        return Err(("reserved_header", "expected no header that the request builder sets itself".to_owned()));
    }
    if others.keys().any(|other| other.eq_ignore_ascii_case(name)) {
        return Err(("repeated", "expected each header once".to_owned()));
    }
    if !value.bytes().all(|byte| byte.is_ascii_graphic() || matches!(byte, b' ' | b'\t')) || value.trim() != value {
        return Err(("bad_header", "expected visible ASCII, spaces only between".to_owned()));
    }
    Ok(())
}

/// The JSON value of a 2xx answer; any other status is an `api` error.
pub(crate) fn read_answer(status: u16, body: &[u8]) -> Result<Tree<'_>> {
    if !(100..=599).contains(&status) {
        let message = format!("expected an HTTP status from 100 to 599, got {status}");
        return Err(Error::at(Code::InvalidArgument, "status", "out_of_range", message));
    }
    if !(200..=299).contains(&status) {
        return Err(api_error(status, body));
    }
    json::read(body).map_err(|fault| Error::at(Code::InvalidResponse, "", fault.code, fault.to_string()).status(status))
}

fn api_error(status: u16, body: &[u8]) -> Error {
    let tree = json::read(body).unwrap_or(Tree::Null);
    let error = tree.get("error");
    let text = |tree: Option<&Tree<'_>>| tree.and_then(Tree::text).filter(|text| !text.is_empty()).map(shorten);
    let message = text(error).or_else(|| text(error.and_then(|error| error.get("message"))));
    let code = text(error.and_then(|error| error.get("code")));
    Error::new(Code::Api, message.unwrap_or_else(|| format!("the server answered with HTTP status {status}")))
        .status(status)
        .api_code(code)
}

fn shorten(text: &str) -> String {
    text.chars().take(MAX_MESSAGE).collect()
}
