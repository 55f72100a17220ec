//! Field tables, and the one walker that goes over a tree with them.
//!
//! A table says what an object holds. The walker collects *every* fault with its path and rebuilds the tree in the table's
//! order; the same tables make the TypeScript types and their docs.

mod issues;
mod walk;

pub(crate) use issues::Issues;
pub use walk::Origin;
pub(crate) use walk::walk;

use crate::value::Refusal;

/// What an object holds.
#[derive(Debug)]
pub struct Object {
    /// Its name in TypeScript.
    pub name: &'static str,
    /// What it is, for the docs.
    #[cfg(not(target_family = "wasm"))]
    pub doc: &'static str,
    /// Its fields, in the order in which they are written.
    pub fields: &'static [Field],
}

/// One field of an object.
#[derive(Debug)]
pub struct Field {
    /// Its name on the wire.
    pub name: &'static str,
    /// What it must be.
    pub rule: Rule,
    /// Whether it may be absent.
    pub presence: Presence,
    /// Units, range and source, for the docs.
    #[cfg(not(target_family = "wasm"))]
    pub doc: &'static str,
}

/// Whether a field may be absent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// It is there and not null.
    Required,
    /// It may be absent; in an answer `null` is absent, and absent is `null`.
    Optional,
    /// The same, and a caller's `null` is sent as `null`.
    Nullable,
    /// An absent list is an empty one.
    ElseEmpty,
}

/// Judges a text.
pub type Check = fn(&str) -> Result<(), Refusal>;

/// What a value must be.
#[derive(Debug)]
pub enum Rule {
    /// `true` or `false`.
    Bool,
    /// `true`: `false` was judged before.
    True,
    /// A whole number that every float can hold, within these bounds.
    Integer {
        /// The least.
        min: i64,
        /// The most.
        max: i64,
    },
    /// A server's number whose digits matter: it goes to JavaScript as the text of its digits.
    Decimal,
    /// A caller's number from zero on, as number or decimal text: it goes to the server as a number of the same digits.
    Number,
    /// A caller's bigint, or decimal text.
    Amount,
    /// Any text.
    Text,
    /// Text that a function judges.
    Checked(Check),
    /// One of these texts.
    OneOf(&'static [&'static str]),
    /// An address or a hash as the server wrote it; empty text is absent. It is judged where it is used.
    Hash,
    /// An address that is used: 20 bytes of hex, mixed case only with its EIP-55 checksum.
    Address,
    /// RFC 3339 text.
    Timestamp,
    /// An object.
    Object(&'static Object),
    /// An object of which nothing may be known: it is absent if none of its fields is there.
    Known(&'static Object),
    /// A list.
    List(&'static Rule),
    /// A list in which nothing stands twice.
    Set(&'static Rule),
    /// Names to values.
    Map(&'static Rule),
}

/// Any whole number that every float can hold.
pub const INTEGER: Rule = Rule::Integer { min: -(1 << 53) + 1, max: (1 << 53) - 1 };
/// The same, from zero on.
pub const COUNT: Rule = Rule::Integer { min: 0, max: (1 << 53) - 1 };

/// An object's table. The docs are for people: they do not go into the wasm.
pub const fn object(name: &'static str, doc: &'static str, fields: &'static [Field]) -> Object {
    #[cfg(target_family = "wasm")]
    let _ = doc;
    Object {
        name,
        #[cfg(not(target_family = "wasm"))]
        doc,
        fields,
    }
}

const fn field(name: &'static str, rule: Rule, presence: Presence, doc: &'static str) -> Field {
    #[cfg(target_family = "wasm")]
    let _ = doc;
    Field {
        name,
        rule,
        presence,
        #[cfg(not(target_family = "wasm"))]
        doc,
    }
}

/// A field that must be there.
pub const fn required(name: &'static str, rule: Rule, doc: &'static str) -> Field {
    field(name, rule, Presence::Required, doc)
}

/// A field that may be absent.
pub const fn optional(name: &'static str, rule: Rule, doc: &'static str) -> Field {
    field(name, rule, Presence::Optional, doc)
}

/// A field that may be absent, and whose `null` is sent.
pub const fn nullable(name: &'static str, rule: Rule, doc: &'static str) -> Field {
    field(name, rule, Presence::Nullable, doc)
}

/// A list that is empty when it is absent.
pub const fn else_empty(name: &'static str, rule: Rule, doc: &'static str) -> Field {
    field(name, rule, Presence::ElseEmpty, doc)
}
