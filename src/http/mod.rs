//! Requests and answers as text: nothing here sends anything.

mod answer;
mod config;
mod options;

pub(crate) use answer::read_answer;
pub use config::CONFIG;
pub(crate) use config::Config;
pub use options::{OPTIONS, Options, retry_wait_ms};

use std::collections::BTreeMap;

use serde::Serialize;

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
    /// What no error may repeat: the access token, and the values of the caller's own headers.
    pub fn secrets(&self) -> Vec<&str> {
        let own = |(name, value): (&'_ String, &'_ String)| {
            !matches!(name.as_str(), "Content-Type" | "X-Target-Server") && !value.is_empty()
        };
        let secrets = self.headers.iter().filter(|(name, value)| own((name, value)));
        secrets.map(|(_, value)| value.strip_prefix("Bearer ").unwrap_or(value)).collect()
    }

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
