//! The faults that are found on the way.

use crate::error::{Code, Error, Issue, Result};
use crate::tree::Path;
use crate::value::Refusal;

/// More faults than this are not collected: nobody reads them, and a hostile answer must not fill the memory.
const MAX_ISSUES: usize = 1000;
/// Nor more text than this: a long name stands in the path of every fault under it.
const MAX_BYTES: usize = 1 << 16;

/// The faults found so far.
#[derive(Debug, Default)]
pub(crate) struct Issues {
    found: Vec<Issue>,
    bytes: usize,
}

impl Issues {
    pub(crate) fn push(&mut self, path: Path<'_>, code: &'static str, message: impl Into<String>) {
        if self.found.len() < MAX_ISSUES && self.bytes < MAX_BYTES {
            let issue = Issue::new(path, code, message);
            self.bytes += issue.path.len() + issue.message.len();
            self.found.push(issue);
        }
    }

    pub(crate) fn refuse(&mut self, path: Path<'_>, (code, message): Refusal) {
        self.push(path, code, message);
    }

    pub(crate) fn count(&self) -> usize {
        self.found.len()
    }

    /// The value, or an error about all faults.
    pub(crate) fn done<T>(self, code: Code, value: T) -> Result<T> {
        if self.found.is_empty() { Ok(value) } else { Err(Error::with_issues(code, self.found)) }
    }
}
