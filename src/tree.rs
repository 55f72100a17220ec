//! One tree for what comes in, be it JSON text or the arguments of a JavaScript call.

use core::fmt;
use std::borrow::Cow;

/// A value that nobody has judged yet.
#[derive(Clone, Debug, PartialEq)]
pub enum Tree<'a> {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A JSON number as it was written, or a JavaScript number as JavaScript prints it: digits, never a float.
    Number(Cow<'a, str>),
    /// Text, escapes undone.
    Text(Cow<'a, str>),
    /// An array.
    List(Vec<Tree<'a>>),
    /// An object, its members in the order given, no key twice.
    Object(Vec<(Cow<'a, str>, Tree<'a>)>),
    /// A JavaScript bigint, as decimal text.
    Integer(Cow<'a, str>),
    /// A JavaScript `Uint8Array`.
    Bytes(Cow<'a, [u8]>),
    /// What has no place in JSON (`NaN`, a function, a cycle, text with a lone surrogate ...), by its description.
    Foreign(Cow<'a, str>),
}

impl<'a> Tree<'a> {
    /// The member `key` of an object; `None` for anything else.
    pub fn get(&self, key: &str) -> Option<&Tree<'a>> {
        match self {
            Self::Object(members) => members.iter().find(|(name, _)| name == key).map(|(_, value)| value),
            _ => None,
        }
    }

    /// The member `key` of an object; null where there is none.
    pub fn at(&self, key: &str) -> &Tree<'a> {
        self.get(key).unwrap_or(&Tree::Null)
    }

    /// The text, where it is text.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The text of the member `key`; empty where there is none.
    pub fn text_at(&self, key: &str) -> &str {
        self.at(key).text().unwrap_or_default()
    }

    /// The whole number from 0 on, where it is one.
    pub fn count(&self) -> Option<u64> {
        match self {
            Self::Number(digits) | Self::Integer(digits) => digits.parse().ok(),
            _ => None,
        }
    }

    /// The items, where it is a list; otherwise none.
    pub fn items(&self) -> &[Tree<'a>] {
        match self {
            Self::List(items) => items,
            _ => &[],
        }
    }

    /// What the value is, in words that follow "got".
    pub(crate) fn kind(&self) -> &str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "a boolean",
            Self::Number(_) => "a number",
            Self::Text(text) if text.is_empty() => "empty text",
            Self::Text(_) => "text",
            Self::List(_) => "an array",
            Self::Object(_) => "an object",
            Self::Integer(_) => "a bigint",
            Self::Bytes(_) => "bytes",
            Self::Foreign(what) => what,
        }
    }
}

/// The most characters of foreign text that a message repeats.
const MAX_EXCERPT: usize = 80;

/// The beginning of a text, enough to know it by.
pub(crate) fn excerpt(text: &str) -> String {
    match text.char_indices().nth(MAX_EXCERPT) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

/// Where a value stands, as JavaScript would write it: `market_ids[2]`, `filters["group.buyers"]`.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Path<'a> {
    /// The whole, under a name that may be empty.
    Root(&'a str),
    Field(&'a Path<'a>, &'a str),
    Index(&'a Path<'a>, usize),
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Root(name) => f.write_str(name),
            Self::Index(parent, index) => write!(f, "{parent}[{index}]"),
            Self::Field(parent, name) if !is_identifier(name) => write!(f, "{parent}[{}]", crate::json::quote(name)),
            Self::Field(Path::Root(""), name) => f.write_str(name),
            Self::Field(parent, name) => write!(f, "{parent}.{name}"),
        }
    }
}

fn is_identifier(name: &str) -> bool {
    !name.starts_with(|c: char| c.is_ascii_digit())
        && !name.is_empty()
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '$')
}
