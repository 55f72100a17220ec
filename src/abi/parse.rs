//! An ABI from its JSON, refused as a whole at its first fault.

use super::contract::Abi;
use super::entry::{CustomError, Entry, Event, Function};
use super::name::{Name, Names};
use super::panic::{ERROR, PANIC};
use super::signature::{arrays, check_depth, elementary, is_identifier, split_arrays};
use super::solidity::{Kind, Param, Params, Type};
use crate::error::{Code, Error, Result};
use crate::json::{Tokens, Value};
use crate::tree::Path;
use crate::value::Refusal;

/// The longest name of an entry or a parameter, in bytes.
const MAX_NAME: usize = 256;
const ROOT: Path<'_> = Path::Root("abi");

/// The members of an entry or a parameter that mean something: what `internalType` says changes nothing, however malformed.
#[derive(Default)]
struct Fields<'t> {
    kind: Option<Value<'t>>,
    name: Option<Value<'t>>,
    inputs: Option<Value<'t>>,
    outputs: Option<Value<'t>>,
    components: Option<Value<'t>>,
    indexed: Option<Value<'t>>,
    anonymous: Option<Value<'t>>,
}

impl<'t> Fields<'t> {
    #[cfg_attr(lean, optimize(speed))]
    fn of(value: Value<'t>, path: &Path<'_>) -> Result<Self> {
        let mut members = value.members().ok_or_else(|| wrong_type(path, "an object", value))?;
        let mut fields = Self::default();
        while let (Some(key), value) = (members.next(), members.next()) {
            let field = match key.text().unwrap_or_default() {
                "type" => &mut fields.kind,
                "name" => &mut fields.name,
                "inputs" => &mut fields.inputs,
                "outputs" => &mut fields.outputs,
                "components" => &mut fields.components,
                "indexed" => &mut fields.indexed,
                "anonymous" => &mut fields.anonymous,
                _ => continue,
            };
            *field = value;
        }
        Ok(fields)
    }
}

/// Where parameters are read.
#[derive(Clone, Copy)]
struct Scope<'n> {
    names: &'n Names<'n>,
    depth: usize,
    /// Whether a parameter can be a topic: that of an event can. Elsewhere `indexed` means nothing.
    topics: bool,
}

impl Abi {
    /// Reads an ABI from its JSON text.
    pub fn parse(text: &str) -> Result<Self> {
        let tokens = Tokens::read(text.into()).map_err(|fault| refused(&ROOT, (fault.code, fault.to_string())))?;
        let root = tokens.value();
        let entries = root.items().ok_or_else(|| wrong_type(&ROOT, "an array of entries", root))?;
        let mut abi = builtins().map_err(|refusal| refused(&ROOT, refusal))?;
        let names = Names::new(text);
        for (index, entry) in entries.enumerate() {
            abi.add(entry, &names, &Path::Index(&ROOT, index)).map_err(|error| naming(entry, error))?;
        }
        Ok(abi)
    }

    #[cfg_attr(lean, optimize(speed))]
    fn add(&mut self, value: Value<'_>, names: &Names<'_>, path: &Path<'_>) -> Result<()> {
        let fields = Fields::of(value, path)?;
        let kind = text(fields.kind, path, "type")?;
        let scope = Scope { names, depth: 0, topics: kind == "event" };
        let params = |list, key| params(list, path, key, scope);
        let entry = || Ok(Entry::new(identifier(fields.name, path)?, params(fields.inputs, "inputs")?));
        let added = match kind {
            "function" => {
                let entry = entry()?;
                let outputs = match fields.outputs {
                    Some(_) => params(fields.outputs, "outputs")?,
                    None => Params::default(),
                };
                self.add_function(Function { entry, outputs })
            }
            "error" => self.add_error(CustomError { entry: entry()? }),
            "event" => {
                let entry = entry()?;
                let anonymous = flag(fields.anonymous, path, "anonymous")?;
                Event::new(entry, anonymous).and_then(|event| self.add_event(event))
            }
            "constructor" | "fallback" | "receive" => Ok(()),
            _ => {
                let known = "expected function, event, error, constructor, fallback or receive";
                return Err(refused(&Path::Field(path, "type"), ("unknown_entry", known.into())));
            }
        };
        added.map_err(|refusal| refused(path, refusal))
    }
}

/// The ABI of the errors that every contract may throw.
fn builtins() -> Result<Abi, Refusal> {
    let mut abi = Abi::empty();
    for (name, ty, selector) in [("Error", Kind::String, ERROR), ("Panic", Kind::Uint(256), PANIC)] {
        let inputs = Params::new(vec![Param::unnamed(Type::elementary(ty))])?;
        abi.add_error(CustomError { entry: Entry::known(name, inputs, selector) })?;
    }
    Ok(abi)
}

/// Says which entry a fault is in: people know its name, not its number.
#[cold]
fn naming(entry: Value<'_>, error: Error) -> Error {
    let tree = entry.tree();
    let [kind, name] = ["type", "name"].map(|key| tree.text_at(key));
    if ![kind, name].iter().all(|word| is_identifier(word) && word.len() <= MAX_NAME) {
        return error;
    }
    let mut issues = error.issues().to_vec();
    for issue in &mut issues {
        issue.message.push_str(&format!(" ({kind} {name})"));
    }
    Error::with_issues(error.code(), issues)
}

#[cfg_attr(lean, optimize(speed))]
fn params(list: Option<Value<'_>>, path: &Path<'_>, key: &str, scope: Scope<'_>) -> Result<Params> {
    let path_of_list = Path::Field(path, key);
    let list = list.ok_or_else(|| missing(path, key))?;
    let items = list.items().ok_or_else(|| wrong_type(&path_of_list, "an array of parameters", list))?;
    let mut params = Vec::with_capacity(items.clone().count());
    for (index, item) in items.enumerate() {
        params.push(param(item, &Path::Index(&path_of_list, index), scope)?);
    }
    Params::new(params).map_err(|refusal| refused(&path_of_list, refusal))
}

#[cfg_attr(lean, optimize(speed))]
fn param(value: Value<'_>, path: &Path<'_>, scope: Scope<'_>) -> Result<Param> {
    let Scope { names, depth, topics } = scope;
    let fields = Fields::of(value, path)?;
    let name = match fields.name {
        Some(_) => names.keep(bounded(fields.name, path)?),
        None => Name::default(),
    };
    let indexed = topics && flag(fields.indexed, path, "indexed")?;
    let ty = text(fields.kind, path, "type")?;
    let refused = |refusal| refused(&Path::Field(path, "type"), refusal);
    let (base, suffix) = split_arrays(ty);
    let ty = if base == "tuple" {
        check_depth(depth).map_err(refused)?;
        params(fields.components, path, "components", Scope { names, depth: depth + 1, topics: false })
            .and_then(|members| Type::tuple(members).map_err(refused))?
    } else {
        elementary(base).map_err(refused)?
    };
    Ok(Param { name, ty: arrays(ty, suffix, depth).map_err(refused)?, indexed })
}

fn identifier<'t>(name: Option<Value<'t>>, path: &Path<'_>) -> Result<&'t str> {
    let name = bounded(name, path)?;
    if is_identifier(name) {
        return Ok(name);
    }
    Err(refused(&Path::Field(path, "name"), ("bad_name", "expected a name of letters, digits, _ and $".into())))
}

/// A name that an error can repeat in a path.
fn bounded<'t>(name: Option<Value<'t>>, path: &Path<'_>) -> Result<&'t str> {
    let name = text(name, path, "name")?;
    if name.len() <= MAX_NAME {
        return Ok(name);
    }
    Err(refused(&Path::Field(path, "name"), ("too_long", format!("expected a name of at most {MAX_NAME} bytes"))))
}

#[cfg_attr(lean, optimize(speed))]
fn text<'t>(field: Option<Value<'t>>, path: &Path<'_>, key: &str) -> Result<&'t str> {
    let value = field.ok_or_else(|| missing(path, key))?;
    value.text().ok_or_else(|| wrong_type(&Path::Field(path, key), "text", value))
}

fn flag(field: Option<Value<'_>>, path: &Path<'_>, key: &str) -> Result<bool> {
    let Some(value) = field else { return Ok(false) };
    value.flag().ok_or_else(|| wrong_type(&Path::Field(path, key), "a boolean", value))
}

#[cold]
fn missing(path: &Path<'_>, key: &str) -> Error {
    refused(&Path::Field(path, key), ("missing", format!("expected {key}")))
}

#[cold]
fn wrong_type(path: &Path<'_>, expected: &str, got: Value<'_>) -> Error {
    refused(path, ("wrong_type", format!("expected {expected}, got {}", got.tree().kind())))
}

#[cold]
fn refused(path: &Path<'_>, (code, message): Refusal) -> Error {
    Error::at(Code::Abi, path, code, message)
}
