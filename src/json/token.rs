//! Tokens, and the values that they are.

use std::borrow::Cow;

use super::MAX_BYTES;
use super::fault::{Fault, Stop};
use super::input::Input;
use super::scan::scan;
use crate::tree::Tree;

/// A value or a key. What is inside an array or object follows it, a key before its value.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub(super) kind: Kind,
    /// Where its text begins and ends, without quotes.
    pub(super) start: usize,
    /// Of an array or object: which token stands behind all that is inside it.
    pub(super) end: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Null,
    False,
    True,
    Number,
    Text,
    /// Text that had escapes.
    Escaped,
    List,
    Object,
}

/// JSON text that was judged.
#[derive(Debug)]
pub(crate) struct Tokens<'a> {
    pub(super) text: &'a str,
    /// What texts with escapes say.
    pub(super) unescaped: String,
    pub(super) list: Vec<Token>,
}

impl<'a> Tokens<'a> {
    /// Reads the one JSON value that fills the whole text.
    pub(crate) fn read(input: Input<'a>) -> Result<Self, Fault> {
        Self::scan(input).map_err(|stop| Fault::new(input.bytes(), stop))
    }

    fn scan(input: Input<'a>) -> Result<Self, Stop> {
        let bytes = input.bytes();
        if bytes.len() > MAX_BYTES {
            return Err(Stop(0, &["too_large", "expected at most 16 MiB of text"]));
        }
        if bytes.starts_with(b"\xEF\xBB\xBF") {
            return Err(Stop(0, &["byte_order_mark", "expected JSON, got a byte order mark"]));
        }
        scan(input.text()?)
    }

    /// The value.
    pub(crate) fn value(&self) -> Value<'_> {
        Value { all: self, at: 0 }
    }

    /// The value as a tree.
    pub(crate) fn tree(&self) -> Tree<'a> {
        self.tree_at(&mut 0)
    }

    fn tree_at(&self, at: &mut usize) -> Tree<'a> {
        let token = self.token(*at);
        *at += 1;
        match token.kind {
            Kind::Null => Tree::Null,
            Kind::False => Tree::Bool(false),
            Kind::True => Tree::Bool(true),
            Kind::Number => Tree::Number(self.text_of(token)),
            Kind::Text | Kind::Escaped => Tree::Text(self.text_of(token)),
            Kind::List => {
                let mut items = Vec::new();
                while *at < token.end {
                    items.push(self.tree_at(at));
                }
                Tree::List(items)
            }
            Kind::Object => {
                let mut members = Vec::new();
                while *at < token.end {
                    let key = self.text_of(self.token(*at));
                    *at += 1;
                    members.push((key, self.tree_at(at)));
                }
                Tree::Object(members)
            }
        }
    }

    fn text_of(&self, token: Token) -> Cow<'a, str> {
        let range = token.start..token.end;
        match token.kind {
            Kind::Escaped => self.unescaped.get(range).unwrap_or_default().to_owned().into(),
            _ => self.text.get(range).unwrap_or_default().into(),
        }
    }

    #[inline(always)]
    fn token(&self, at: usize) -> Token {
        self.list.get(at).copied().unwrap_or(Token { kind: Kind::Null, start: 0, end: 0 })
    }
}

/// A value with those inside it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Value<'t> {
    all: &'t Tokens<'t>,
    at: usize,
}

impl<'t> Value<'t> {
    /// The same as a tree.
    pub(crate) fn tree(self) -> Tree<'t> {
        self.all.tree_at(&mut { self.at })
    }

    /// The text, where it is text.
    #[inline(always)]
    pub(crate) fn text(self) -> Option<&'t str> {
        let Token { kind, start, end } = self.all.token(self.at);
        match kind {
            Kind::Text => self.all.text.get(start..end),
            Kind::Escaped => self.all.unescaped.get(start..end),
            _ => None,
        }
    }

    /// The truth, where it is `true` or `false`.
    pub(crate) fn flag(self) -> Option<bool> {
        match self.all.token(self.at).kind {
            Kind::True => Some(true),
            Kind::False => Some(false),
            _ => None,
        }
    }

    /// The items, where it is an array.
    pub(crate) fn items(self) -> Option<Inside<'t>> {
        self.inside(Kind::List)
    }

    /// A key, its value, the next key ..., where it is an object.
    pub(crate) fn members(self) -> Option<Inside<'t>> {
        self.inside(Kind::Object)
    }

    #[inline(always)]
    fn inside(self, expected: Kind) -> Option<Inside<'t>> {
        let Token { kind, end, .. } = self.all.token(self.at);
        (kind == expected).then_some(Inside { all: self.all, at: self.at + 1, end })
    }
}

/// What is inside an array or an object, one after the other.
#[derive(Clone, Debug)]
pub(crate) struct Inside<'t> {
    all: &'t Tokens<'t>,
    at: usize,
    end: usize,
}

impl<'t> Iterator for Inside<'t> {
    type Item = Value<'t>;

    #[inline(always)]
    fn next(&mut self) -> Option<Value<'t>> {
        let Self { all, at, end } = *self;
        if at >= end {
            return None;
        }
        let token = all.token(at);
        self.at = if matches!(token.kind, Kind::List | Kind::Object) { token.end } else { at + 1 };
        Some(Value { all, at })
    }
}
