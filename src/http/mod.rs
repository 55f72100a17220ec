//! Requests and answers as text: nothing here sends anything.

mod answer;
mod config;
mod options;

pub(crate) use answer::read_answer;
pub use config::CONFIG;
pub(crate) use config::Config;
pub use options::{OPTIONS, Options, retry_wait_ms};

use core::cmp::Reverse;

use serde::{Serialize, Serializer};

/// A shorter header value is a version or a language: to hide it would garble what a server says.
const MIN_SECRET: usize = 8;

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
    /// The headers by name, none twice, the access token among them.
    #[serde(serialize_with = "by_name")]
    pub headers: Vec<(String, String)>,
    /// Compact JSON text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body: Option<String>,
    redirect: &'static str,
    credentials: &'static str,
    cache: &'static str,
    referrer_policy: &'static str,
}

impl HttpRequest {
    /// What no error may repeat, the longest first: the access token, and the values of the caller's own headers that are long enough
    /// to be secret.
    pub fn secrets(&self) -> Vec<&str> {
        let secrets = self.headers.iter().filter_map(|(name, value)| match name.as_str() {
            "Content-Type" | "X-Target-Server" => None,
            "Authorization" => Some(value.strip_prefix("Bearer ").unwrap_or(value)),
            _ => (value.len() >= MIN_SECRET).then_some(value.as_str()),
        });
        let mut secrets: Vec<_> = secrets.collect();
        secrets.sort_unstable_by_key(|secret| Reverse(secret.len()));
        secrets
    }

    pub(crate) fn new(method: Method, url: String, headers: Vec<(String, String)>, body: Option<String>) -> Self {
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

fn by_name<S: Serializer>(headers: &[(String, String)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(headers.iter().map(|(name, value)| (name, value)))
}
