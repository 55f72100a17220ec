//! Types as text: `uint256[2][]`, `(address,bool)[]`, `transfer(address,uint256)`. Canonical spellings only.

use super::entry::{Entry, Function};
use super::solidity::{Kind, MAX_DEPTH, Param, Params, Type};
use crate::error::{Code, Error, Result};
use crate::json::quote;
use crate::tree::excerpt;
use crate::value::Refusal;

/// Whether `text` is a name as Solidity spells it.
#[cfg_attr(lean, optimize(speed))]
pub(super) fn is_identifier(text: &str) -> bool {
    let is_letter = |byte: u8| byte.is_ascii_alphabetic() || byte == b'_' || byte == b'$';
    text.bytes().next().is_some_and(is_letter) && text.bytes().all(|byte| is_letter(byte) || byte.is_ascii_digit())
}

/// Reads `name(type,type)`.
pub(super) fn read_signature(text: &str) -> Result<(&str, Params)> {
    let (name, _) = text.split_once('(').unwrap_or((text, ""));
    if !is_identifier(name) {
        return Err(refused(expected("a signature such as transfer(address,uint256)")));
    }
    Ok((name, read_types(text.get(name.len()..).unwrap_or_default())?))
}

/// Reads `(type,type)`.
fn read_types(text: &str) -> Result<Params> {
    let mut reader = Reader { rest: text };
    let types = reader.list(0).map_err(refused)?;
    if reader.rest.is_empty() { Ok(types) } else { Err(refused(expected("nothing after the last parenthesis"))) }
}

fn refused((code, message): Refusal) -> Error {
    Error::at(Code::InvalidArgument, "signature", code, message)
}

impl Function {
    /// The function with this signature, `transfer(address,uint256)`, that returns these types, `(bool)`. Canonical types
    /// only; no parameter has a name.
    pub fn from_signature(signature: &str, outputs: &str) -> Result<Self> {
        let (name, inputs) = read_signature(signature)?;
        Ok(Self { entry: Entry::new(name, inputs), outputs: read_types(outputs)? })
    }
}

/// Splits `uint256[2][]` into `uint256` and `[2][]`.
#[cfg_attr(lean, optimize(speed))]
pub(super) fn split_arrays(text: &str) -> (&str, &str) {
    text.find('[').and_then(|at| text.split_at_checked(at)).unwrap_or((text, ""))
}

/// Reads a type that is neither an array nor a tuple.
#[cfg_attr(lean, optimize(speed))]
pub(super) fn elementary(text: &str) -> Result<Type, Refusal> {
    let kind = match text {
        "address" => Kind::Address,
        "bool" => Kind::Bool,
        "string" => Kind::String,
        "bytes" => Kind::Bytes,
        "function" => Kind::Function,
        _ if text.starts_with("fixed") || text.starts_with("ufixed") => {
            return Err(("unsupported_type", "expected no fixed point type: Solidity does not implement them".into()));
        }
        _ => sized(text).ok_or_else(|| unknown(text))?,
    };
    Ok(Type::elementary(kind))
}

#[cfg_attr(lean, optimize(speed))]
fn sized(text: &str) -> Option<Kind> {
    let bits = |digits| number(digits).filter(|bits| (8..=256).contains(bits) && bits % 8 == 0);
    if let Some(digits) = text.strip_prefix("uint") {
        bits(digits).map(Kind::Uint)
    } else if let Some(digits) = text.strip_prefix("int") {
        bits(digits).map(Kind::Int)
    } else {
        number(text.strip_prefix("bytes")?).filter(|len| (1..=32).contains(len)).map(Kind::FixedBytes)
    }
}

#[cold]
fn unknown(text: &str) -> Refusal {
    let hint = match text {
        "uint" | "int" => format!(", did you mean {text}256?"),
        "byte" => ", did you mean bytes1?".into(),
        _ => String::new(),
    };
    ("unknown_type", format!("expected a canonical Solidity type, got {}{hint}", quote(&excerpt(text))))
}

/// Wraps a type at `depth` in the arrays that `suffix` names, `[2][]`.
#[cfg_attr(lean, optimize(speed))]
pub(super) fn arrays(mut ty: Type, mut suffix: &str, mut depth: usize) -> Result<Type, Refusal> {
    while !suffix.is_empty() {
        check_depth(depth)?;
        depth += 1;
        let (len, rest) = suffix
            .strip_prefix('[')
            .and_then(|rest| rest.split_once(']'))
            .ok_or_else(|| expected("an array such as uint256[] or uint256[2]"))?;
        ty = match len {
            "" => Type::array(ty),
            "0" => return Err(("zero_size", "expected an array of at least one element".into())),
            _ if !is_plain(len) => return Err(expected("the length of an array in digits")),
            // More than can be counted is too large as well.
            _ => Type::fixed_array(ty, len.parse().unwrap_or(usize::MAX))?,
        };
        suffix = rest;
    }
    Ok(ty)
}

pub(super) fn check_depth(depth: usize) -> Result<(), Refusal> {
    if depth < MAX_DEPTH {
        return Ok(());
    }
    Err(("too_deep", format!("expected at most {MAX_DEPTH} levels of arrays and tuples")))
}

#[cfg_attr(lean, optimize(speed))]
fn number(digits: &str) -> Option<usize> {
    if is_plain(digits) { digits.parse().ok() } else { None }
}

/// Digits without a sign and without leading zeros.
fn is_plain(digits: &str) -> bool {
    !digits.starts_with('0') && digits.bytes().all(|byte| byte.is_ascii_digit())
}

fn expected(what: &str) -> Refusal {
    ("bad_signature", format!("expected {what}"))
}

struct Reader<'a> {
    rest: &'a str,
}

impl<'a> Reader<'a> {
    /// `(type,type)`
    fn list(&mut self, depth: usize) -> Result<Params, Refusal> {
        let mut items = Vec::new();
        self.take('(')?;
        if self.take(')').is_ok() {
            return Params::new(items);
        }
        loop {
            items.push(Param::unnamed(self.value(depth)?));
            if self.take(')').is_ok() {
                return Params::new(items);
            }
            self.take(',')?;
        }
    }

    fn value(&mut self, depth: usize) -> Result<Type, Refusal> {
        let ty = if self.rest.starts_with('(') {
            check_depth(depth)?;
            Type::tuple(self.list(depth + 1)?)?
        } else {
            elementary(self.until(&['[', ',', ')']))?
        };
        arrays(ty, self.until(&[',', ')']), depth)
    }

    fn until(&mut self, ends: &[char]) -> &'a str {
        let text = self.rest;
        let (before, rest) = text.find(ends).and_then(|at| text.split_at_checked(at)).unwrap_or((text, ""));
        self.rest = rest;
        before
    }

    fn take(&mut self, mark: char) -> Result<(), Refusal> {
        self.rest = self.rest.strip_prefix(mark).ok_or_else(|| expected(&format!("{mark} in the list of types")))?;
        Ok(())
    }
}
