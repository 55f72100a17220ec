//! The one error of the crate: a code to rely on, and every fault with its place.

use core::fmt;

use serde::Serialize;

use crate::value::replace;

/// A `Result` with this crate's [`Error`].
pub type Result<T, E = Error> = core::result::Result<T, E>;

/// What went wrong, as a word that programs can rely on.
///
/// JavaScript knows one more, `not_initialized`: no Rust runs then.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// An argument breaks a rule; the issues name each fault.
    InvalidArgument,
    /// The server's answer is not what its API promises; the issues name each fault.
    InvalidResponse,
    /// The server refused the request.
    Api,
    /// No answer came.
    Network,
    /// No answer came in time.
    Timeout,
    /// The caller's signal fired.
    Aborted,
    /// An ABI, or bytes read with one, are malformed.
    Abi,
    /// A plan has a finding that blocks it.
    UnsafeTransaction,
}

/// One fault: where it is, what kind it is, and a sentence about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Issue {
    /// The place, as in JavaScript: `market_ids[2]`; empty for the whole.
    pub path: String,
    /// What kind of fault: `missing`, `wrong_type`, `unknown_field` ...
    pub code: &'static str,
    /// What was expected and what was given. Lower case; never a token, a secret or a header value of eight characters or more.
    pub message: String,
}

impl Issue {
    pub(crate) fn new(path: impl fmt::Display, code: &'static str, message: impl Into<String>) -> Self {
        Self { path: path.to_string(), code, message: message.into() }
    }
}

/// What went wrong, and where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Error(Box<Inner>);

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
struct Inner {
    code: Code,
    message: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    issues: Vec<Issue>,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    api_code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    request_id: Option<String>,
}

impl Error {
    #[cold]
    pub(crate) fn new(code: Code, message: impl Into<String>) -> Self {
        Self(Box::new(Inner {
            code,
            message: message.into(),
            issues: Vec::new(),
            status: None,
            api_code: None,
            request_id: None,
        }))
    }

    /// An error about these faults; its message is the first fault and the number of the others.
    #[cold]
    pub(crate) fn with_issues(code: Code, issues: Vec<Issue>) -> Self {
        let mut message = match issues.first() {
            Some(Issue { path, message, .. }) if path.is_empty() => message.clone(),
            Some(Issue { path, message, .. }) => format!("{path}: {message}"),
            None => String::new(),
        };
        if let more @ 1.. = issues.len().saturating_sub(1) {
            message.push_str(&format!(" (and {more} more)"));
        }
        let mut error = Self::new(code, message);
        error.0.issues = issues;
        error
    }

    /// An error about one fault.
    #[cold]
    pub(crate) fn at(code: Code, path: impl fmt::Display, kind: &'static str, message: impl Into<String>) -> Self {
        Self::with_issues(code, vec![Issue::new(path, kind, message)])
    }

    pub(crate) fn issues_of(mut self, issues: Vec<Issue>) -> Self {
        self.0.issues = issues;
        self
    }

    pub(crate) fn status(mut self, status: u16) -> Self {
        self.0.status = Some(status);
        self
    }

    pub(crate) fn api_code(mut self, code: Option<String>) -> Self {
        self.0.api_code = code;
        self
    }

    /// The same with the server's own name for the request, unless it has one.
    pub fn request_id(mut self, id: Option<String>) -> Self {
        self.0.request_id = self.0.request_id.or(id);
        self
    }

    /// The same without secrets that the server may have sent back.
    pub fn without(mut self, secrets: &[&str]) -> Self {
        let Inner { message, issues, api_code, request_id, .. } = &mut *self.0;
        let issues = issues.iter_mut().flat_map(|issue| [&mut issue.path, &mut issue.message]);
        for text in issues.chain([message]).chain(api_code).chain(request_id) {
            *text = hide(core::mem::take(text), secrets);
        }
        self
    }

    /// What went wrong, as a word.
    pub fn code(&self) -> Code {
        self.0.code
    }

    /// Every fault that was found, not the first alone.
    pub fn issues(&self) -> &[Issue] {
        &self.0.issues
    }

    /// The HTTP status, where a server answered.
    pub fn http_status(&self) -> Option<u16> {
        self.0.status
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.message)
    }
}

impl core::error::Error for Error {}

/// A text without these secrets, as they are and as a path has them in quotes.
pub(crate) fn hide(text: String, secrets: &[&str]) -> String {
    // No secret is a part of it: what stands for one is not hidden again.
    const MARK: &str = "\u{10FFFF}";
    let hidden = secrets.iter().filter(|secret| !secret.is_empty()).fold(text, |text, secret| {
        let quoted = replace(&replace(secret, "\\", "\\\\"), "\"", "\\\"");
        replace(&replace(&text, secret, MARK), &quoted, MARK)
    });
    replace(&hidden, MARK, "[redacted]")
}
