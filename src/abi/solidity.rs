//! Solidity's types, with the sizes that encoding and decoding ask for worked out once.

use core::fmt;

use super::name::Name;
use crate::value::{Refusal, repeats};

/// The deepest nesting of arrays and tuples.
pub(super) const MAX_DEPTH: usize = 32;
/// The most words that one value may take up in place: half a mebibyte.
const MAX_WORDS: usize = 1 << 14;
/// Up to so many names are compared one with another, more are sorted.
const FEW: usize = 16;

/// The type of a value. It prints as it stands in a signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Type {
    pub(super) kind: Kind,
    /// How many words it takes up in place: a dynamic one is a pointer there.
    pub(super) words: usize,
    pub(super) dynamic: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Uint(usize),
    Int(usize),
    Address,
    Bool,
    /// `bytes1` to `bytes32`.
    FixedBytes(usize),
    /// An address and a selector.
    Function,
    Bytes,
    String,
    Array(Box<Type>),
    FixedArray(Box<Type>, usize),
    Tuple(Params),
}

impl Type {
    pub(super) fn elementary(kind: Kind) -> Self {
        let dynamic = matches!(kind, Kind::Bytes | Kind::String);
        Self { kind, words: 1, dynamic }
    }

    pub(super) fn array(element: Self) -> Self {
        Self { kind: Kind::Array(Box::new(element)), words: 1, dynamic: true }
    }

    pub(super) fn fixed_array(element: Self, len: usize) -> Result<Self, Refusal> {
        let dynamic = element.dynamic;
        let words = in_place(element.words.checked_mul(len))?;
        Ok(Self { kind: Kind::FixedArray(Box::new(element), len), words: if dynamic { 1 } else { words }, dynamic })
    }

    pub(super) fn tuple(members: Params) -> Result<Self, Refusal> {
        if members.is_empty() {
            return Err(("zero_size", "expected a tuple with at least one component".into()));
        }
        let dynamic = members.dynamic;
        Ok(Self { words: if dynamic { 1 } else { members.words }, kind: Kind::Tuple(members), dynamic })
    }

    /// Appends the type as it stands in a signature.
    #[cfg_attr(lean, optimize(speed))]
    pub(super) fn write(&self, out: &mut String) {
        match &self.kind {
            Kind::Uint(bits) => write_sized("uint", *bits, out),
            Kind::Int(bits) => write_sized("int", *bits, out),
            Kind::FixedBytes(len) => write_sized("bytes", *len, out),
            Kind::Address => out.push_str("address"),
            Kind::Bool => out.push_str("bool"),
            Kind::Function => out.push_str("function"),
            Kind::Bytes => out.push_str("bytes"),
            Kind::String => out.push_str("string"),
            Kind::Array(element) => {
                element.write(out);
                out.push_str("[]");
            }
            Kind::FixedArray(element, len) => {
                element.write(out);
                write_sized("[", *len, out);
                out.push(']');
            }
            Kind::Tuple(members) => members.write(out),
        }
    }
}

impl fmt::Display for Type {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::new();
        self.write(&mut text);
        f.write_str(&text)
    }
}

/// A parameter of a function, an event or an error, or a member of a tuple.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Param {
    pub(super) name: Name,
    pub(super) ty: Type,
    /// Whether it is a topic of its event.
    pub(super) indexed: bool,
}

impl Param {
    pub(super) fn unnamed(ty: Type) -> Self {
        Self { name: Name::default(), ty, indexed: false }
    }

    /// Its name, which may be empty.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its type.
    pub fn ty(&self) -> &Type {
        &self.ty
    }
}

/// Values that are encoded side by side.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Params {
    items: Box<[Param]>,
    /// How many words their heads take up.
    pub(super) words: usize,
    pub(super) dynamic: bool,
    /// Whether their names make an object: none is empty, twice there or `__proto__`.
    pub(super) named: bool,
}

impl Params {
    #[cfg_attr(lean, optimize(speed))]
    pub(super) fn new(items: Vec<Param>) -> Result<Self, Refusal> {
        let words = in_place(items.iter().try_fold(0usize, |sum, item| sum.checked_add(item.ty.words)))?;
        let dynamic = items.iter().any(|item| item.ty.dynamic);
        let named = are_keys(&items);
        Ok(Self { items: items.into(), words, dynamic, named })
    }

    /// Appends `(address,uint256)`.
    #[cfg_attr(lean, optimize(speed))]
    pub(super) fn write(&self, out: &mut String) {
        out.push('(');
        for (index, item) in self.items.iter().enumerate() {
            if index > 0 {
                out.push(',');
            }
            item.ty.write(out);
        }
        out.push(')');
    }
}

impl core::ops::Deref for Params {
    type Target = [Param];

    fn deref(&self) -> &[Param] {
        &self.items
    }
}

#[cfg_attr(lean, optimize(speed))]
fn are_keys(items: &[Param]) -> bool {
    let mut names = items.iter().map(|item| &*item.name);
    let is_repeated = if items.len() <= FEW {
        names.clone().enumerate().any(|(index, name)| names.clone().take(index).any(|other| other == name))
    } else {
        repeats(names.clone().map(str::as_bytes)).contains(&true)
    };
    !is_repeated && names.all(|name| !name.is_empty() && name != "__proto__")
}

fn in_place(words: Option<usize>) -> Result<usize, Refusal> {
    words
        .filter(|words| *words <= MAX_WORDS)
        .ok_or_else(|| ("too_large", format!("expected a type of at most {MAX_WORDS} words")))
}

fn write_sized(name: &str, size: usize, out: &mut String) {
    out.push_str(name);
    write_number(size, out);
}

/// Without the weight of `format!` on the way to every selector.
#[cfg_attr(lean, optimize(speed))]
fn write_number(number: usize, out: &mut String) {
    if number >= 10 {
        write_number(number / 10, out);
    }
    out.push(char::from(b'0' + (number % 10) as u8));
}
