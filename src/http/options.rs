//! How a call over the network behaves.

use crate::error::{Code, Error, Result};
use crate::table::{Issues, Object, Origin, Rule, object, optional, walk};
use crate::tree::{Path, Tree};

/// A server that asks for a longer wait gets no further attempt.
const MAX_WAIT_MS: u64 = 60_000;
/// The wait before the first further attempt is up to this long, and doubles with each.
const FIRST_WAIT_MS: u32 = 500;
const LONGEST_WAIT_MS: u32 = 8_000;

/// How a call over the network behaves.
pub static OPTIONS: Object = object(
    "CallOptions",
    "How a call over the network behaves.",
    &[
        optional(
            "timeoutMs",
            Rule::Integer { min: 1, max: 2_147_483_647 },
            "How long to wait for the whole answer, in milliseconds: 30,000 if absent.",
        ),
        optional("maxRetries", Rule::Integer { min: 0, max: 10 }, "How often a GET is sent again: 2 if absent."),
    ],
);

/// How a call over the network behaves, for who does the IO.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// How long one attempt may take.
    pub timeout_ms: u32,
    /// How often a GET is sent again.
    pub max_retries: u32,
}

impl Options {
    /// Every issue path begins with `options`.
    pub fn read(tree: Tree<'_>) -> Result<Self> {
        let mut issues = Issues::default();
        let options = walk(&OPTIONS, tree, Path::Root("options"), Origin::Caller, &mut issues);
        let number = |name, otherwise| {
            options.get(name).and_then(Tree::count).and_then(|count| u32::try_from(count).ok()).unwrap_or(otherwise)
        };
        let read = Self { timeout_ms: number("timeoutMs", 30_000), max_retries: number("maxRetries", 2) };
        issues.done(Code::InvalidArgument, read)
    }
}

/// How long to wait before a GET is sent again after the attempt with this number, from 0 on; `None` where it must not be.
///
/// The wait doubles with each attempt, with full jitter: `random` is from 0 up to 1. It is at least what a server asks for by `Retry-After`.
pub fn retry_wait_ms(error: &Error, attempt: u32, retry_after_ms: Option<u64>, random: f64) -> Option<u32> {
    let passes = match error.code() {
        Code::Network | Code::Timeout => true,
        Code::Api => matches!(error.http_status(), Some(408 | 429 | 500 | 502 | 503 | 504)),
        _ => false,
    };
    if !passes {
        return None;
    }
    let longest = FIRST_WAIT_MS.saturating_mul(1_u32.checked_shl(attempt).unwrap_or(u32::MAX)).min(LONGEST_WAIT_MS);
    let own = (f64::from(longest) * random.clamp(0.0, 1.0)) as u32;
    match retry_after_ms {
        // A clock that runs ahead makes every date a past one.
        Some(asked) if asked <= MAX_WAIT_MS => u32::try_from(asked).ok().map(|asked| asked.max(own)),
        Some(_) => None,
        None => Some(own),
    }
}
