//! The faults that are found on the way.

use crate::error::{Code, Error, Issue, Result};
use crate::tree::Path;
use crate::value::Refusal;

/// More faults than this are not collected: nobody reads them, and a hostile answer must not fill the memory.
const MAX_ISSUES: usize = 1000;

/// The faults found so far.
#[derive(Debug, Default)]
pub(crate) struct Issues(Vec<Issue>);

impl Issues {
    pub(crate) fn push(&mut self, path: Path<'_>, code: &'static str, message: impl Into<String>) {
        if self.0.len() < MAX_ISSUES {
            self.0.push(Issue::new(path, code, message));
        }
    }

    pub(crate) fn refuse(&mut self, path: Path<'_>, (code, message): Refusal) {
        self.push(path, code, message);
    }

    pub(crate) fn count(&self) -> usize {
        self.0.len()
    }

    /// The value, or an error about all faults.
    pub(crate) fn done<T>(self, code: Code, value: T) -> Result<T> {
        if self.0.is_empty() { Ok(value) } else { Err(Error::with_issues(code, self.0)) }
    }
}
