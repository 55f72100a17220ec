//! The numbers that the APIs send for words. An unknown number is kept, never taken for a neighbour.

/// The words of a number.
#[derive(Debug)]
pub struct Enum {
    /// Its name in JavaScript, behind `decode`.
    pub name: &'static str,
    /// What it says, and where its table stands.
    #[cfg(not(target_family = "wasm"))]
    pub doc: &'static str,
    /// Every known number.
    pub variants: &'static [Variant],
}

/// One number and its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Variant {
    /// The number.
    pub value: i64,
    /// The page's own word.
    pub name: &'static str,
    /// What to show to a person.
    pub label: &'static str,
}

const fn variant(value: i64, name: &'static str, label: &'static str) -> Variant {
    Variant { value, name, label }
}

macro_rules! enums {
    ($($name:literal, $doc:literal: $($value:literal $word:literal $label:literal,)*;)*) => {
        /// Every enum, in the order of its number on the boundary to JavaScript.
        pub static ENUMS: &[Enum] = &[$(
            Enum {
                name: $name,
                #[cfg(not(target_family = "wasm"))]
                doc: $doc,
                variants: &[$(variant($value, $word, $label),)*],
            },
        )*];
    };
}

enums! {
    "TokenStatus", "The `status` of a {@link Token} (Apex tokenization v2, Get Token By User).":
        0 "None" "No status",
        1 "Draft" "Draft",
        2 "InProgress" "In progress",
        3 "Error" "Error",
        4 "NotListed" "Not listed",
        5 "Delisted" "Delisted",
        6 "Listed" "Listed",
        7 "Passive" "Passive",
        8 "Burn" "Burned",;
    "IntegrationTokenStatus", "The `status` of an {@link IntegrationToken} (Apex brokerage integration, Token model). Not the same as `TokenStatus`.":
        1 "Pending" "Pending",
        2 "Listed" "Listed",
        3 "Rejected" "Rejected",;
    "TokenType", "The `type` of a {@link Token} (Apex tokenization v2, Get Token By User); the admin page calls 1 \"special\".":
        0 "Standard" "Standard token",
        1 "Distribution" "Distribution token",;
    "DocumentType", "The `type` of a document (Apex tokenization v2, Get Token By User).":
        1 "Standard" "Standard document",;
    "RateChangeType", "The `change_type` of a {@link RateChange} (Apex tokenization v2, Get token rates).":
        1 "Increase" "Increase",
        -1 "Decrease" "Decrease",;
}

impl Enum {
    /// The words of a number, if it is known.
    pub fn find(&self, value: i64) -> Option<&'static Variant> {
        self.variants.iter().find(|variant| variant.value == value)
    }
}

/// The pools of Token Layer's tokens, and the number that each has on the chain; `test` has none that is published.
pub static POOL_TYPES: [(&str, &str, Option<i64>); 3] =
    [("meme", "Meme", Some(7)), ("startup-preseed", "Startup, pre-seed", Some(8)), ("test", "Test", None)];
