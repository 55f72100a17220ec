//! Names of parameters.

use core::fmt;
use core::ops::Deref;
use std::sync::Arc;

/// The text of an ABI, in which its names lie.
pub(super) struct Names<'t> {
    text: &'t str,
    kept: Arc<str>,
}

impl<'t> Names<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, kept: text.into() }
    }

    /// Keeps a name. One that is a part of the text is not copied: to copy each would take longer than to read them.
    #[cfg_attr(lean, optimize(speed))]
    pub(super) fn keep(&self, name: &str) -> Name {
        let start = name.as_ptr().addr().wrapping_sub(self.text.as_ptr().addr());
        match self.kept.get(start..start.saturating_add(name.len())) {
            Some(same) if same == name => Name { text: Some(self.kept.clone()), start, end: start + name.len() },
            _ => Name { text: Some(name.into()), start: 0, end: name.len() },
        }
    }
}

/// A name, as a part of a text that others share. It is empty where there is no text.
#[derive(Clone, Default)]
pub(super) struct Name {
    text: Option<Arc<str>>,
    start: usize,
    end: usize,
}

impl Deref for Name {
    type Target = str;

    #[cfg_attr(lean, optimize(speed))]
    fn deref(&self) -> &str {
        self.text.as_deref().and_then(|text| text.get(self.start..self.end)).unwrap_or_default()
    }
}

impl PartialEq for Name {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl Eq for Name {}

impl fmt::Debug for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}
