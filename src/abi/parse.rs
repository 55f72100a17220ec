//! An ABI from its JSON, refused as a whole at its first fault.

use super::contract::Abi;
use super::entry::{CustomError, Entry, Event, Function};
use super::panic::{ERROR, PANIC};
use super::signature::{arrays, check_depth, elementary, is_identifier, split_arrays};
use super::solidity::{Kind, Param, Params, Type};
use crate::error::{Code, Error, Result};
use crate::json;
use crate::tree::{Path, Tree};
use crate::value::Refusal;

/// The longest name of an entry or a parameter, in bytes.
const MAX_NAME: usize = 256;
const ROOT: Path<'_> = Path::Root("abi");

impl Abi {
    /// Reads an ABI from its JSON text.
    pub fn parse(text: &str) -> Result<Self> {
        let tree = json::read(text.as_bytes()).map_err(|fault| refused(&ROOT, (fault.code, fault.to_string())))?;
        Self::from_tree(&tree)
    }

    /// Reads an ABI from its entries.
    pub fn from_tree(tree: &Tree<'_>) -> Result<Self> {
        let Tree::List(entries) = tree else {
            return Err(refused(&ROOT, wrong_type("an array of entries", tree)));
        };
        let mut abi = builtins().map_err(|refusal| refused(&ROOT, refusal))?;
        for (index, entry) in entries.iter().enumerate() {
            abi.add(entry, &Path::Index(&ROOT, index)).map_err(|error| naming(entry, error))?;
        }
        Ok(abi)
    }

    fn add(&mut self, tree: &Tree<'_>, path: &Path<'_>) -> Result<()> {
        let added = match text(tree, "type", path)? {
            "function" => {
                let entry = Entry::new(name(tree, path)?, params(tree, "inputs", path)?);
                let outputs = match tree.get("outputs") {
                    Some(_) => params(tree, "outputs", path)?,
                    None => Params::default(),
                };
                self.add_function(Function { entry, outputs })
            }
            "error" => {
                let entry = Entry::new(name(tree, path)?, params(tree, "inputs", path)?);
                self.add_error(CustomError { entry })
            }
            "event" => {
                let entry = Entry::new(name(tree, path)?, params(tree, "inputs", path)?);
                let indexed = indexed(tree, path)?;
                let anonymous = flag(tree, "anonymous", path)?;
                Event::new(entry, indexed, anonymous).and_then(|event| self.add_event(event))
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
        let reason = Param { name: String::new(), ty: Type::elementary(ty) };
        abi.add_error(CustomError { entry: Entry::known(name, Params::new(vec![reason])?, selector) })?;
    }
    Ok(abi)
}

/// Says which entry a fault is in: people know its name, not its number.
#[cold]
fn naming(entry: &Tree<'_>, error: Error) -> Error {
    let word = |key| entry.get(key).and_then(Tree::text).filter(|word| is_identifier(word) && word.len() <= MAX_NAME);
    let (Some(kind), Some(name)) = (word("type"), word("name")) else { return error };
    let mut issues = error.issues().to_vec();
    for issue in &mut issues {
        issue.message.push_str(&format!(" ({kind} {name})"));
    }
    Error::with_issues(error.code(), issues)
}

fn params(tree: &Tree<'_>, key: &str, path: &Path<'_>) -> Result<Params> {
    let params = members(tree, key, path, 0)?;
    Params::new(params).map_err(|refusal| refused(&Path::Field(path, key), refusal))
}

fn members(tree: &Tree<'_>, key: &str, path: &Path<'_>, depth: usize) -> Result<Vec<Param>> {
    let list = member(tree, key, path)?;
    let path = Path::Field(path, key);
    let Tree::List(items) = list else {
        return Err(refused(&path, wrong_type("an array of parameters", list)));
    };
    let mut params = Vec::with_capacity(items.len());
    for (index, item) in items.iter().enumerate() {
        params.push(param(item, &Path::Index(&path, index), depth)?);
    }
    Ok(params)
}

/// Reads name, type and components: what `internalType` says changes nothing, however malformed.
fn param(tree: &Tree<'_>, path: &Path<'_>, depth: usize) -> Result<Param> {
    let name = match tree.get("name") {
        None => "",
        Some(Tree::Text(name)) => bounded(name, path)?,
        Some(other) => return Err(refused(&Path::Field(path, "name"), wrong_type("text", other))),
    };
    let refused = |refusal| refused(&Path::Field(path, "type"), refusal);
    let (base, suffix) = split_arrays(text(tree, "type", path)?);
    let ty = if base == "tuple" {
        check_depth(depth).map_err(refused)?;
        let members = members(tree, "components", path, depth + 1)?;
        Params::new(members).and_then(Type::tuple).map_err(refused)?
    } else {
        elementary(base).map_err(refused)?
    };
    Ok(Param { name: name.into(), ty: arrays(ty, suffix, depth).map_err(refused)? })
}

fn indexed(event: &Tree<'_>, path: &Path<'_>) -> Result<Box<[bool]>> {
    let path = Path::Field(path, "inputs");
    let mut indexed = Vec::new();
    for (index, input) in event.at("inputs").items().iter().enumerate() {
        indexed.push(flag(input, "indexed", &Path::Index(&path, index))?);
    }
    Ok(indexed.into())
}

fn name<'t>(tree: &'t Tree<'_>, path: &Path<'_>) -> Result<&'t str> {
    let name = bounded(text(tree, "name", path)?, path)?;
    if is_identifier(name) {
        return Ok(name);
    }
    Err(refused(&Path::Field(path, "name"), ("bad_name", "expected a name of letters, digits, _ and $".into())))
}

/// A name that an error can repeat in a path.
fn bounded<'t>(name: &'t str, path: &Path<'_>) -> Result<&'t str> {
    if name.len() <= MAX_NAME {
        return Ok(name);
    }
    Err(refused(&Path::Field(path, "name"), ("too_long", format!("expected a name of at most {MAX_NAME} bytes"))))
}

fn text<'t>(tree: &'t Tree<'_>, key: &str, path: &Path<'_>) -> Result<&'t str> {
    match member(tree, key, path)? {
        Tree::Text(text) => Ok(text),
        other => Err(refused(&Path::Field(path, key), wrong_type("text", other))),
    }
}

fn flag(tree: &Tree<'_>, key: &str, path: &Path<'_>) -> Result<bool> {
    match tree.get(key) {
        None => Ok(false),
        Some(Tree::Bool(flag)) => Ok(*flag),
        Some(other) => Err(refused(&Path::Field(path, key), wrong_type("a boolean", other))),
    }
}

fn member<'t, 'a>(tree: &'t Tree<'a>, key: &str, path: &Path<'_>) -> Result<&'t Tree<'a>> {
    match tree {
        Tree::Object(_) => {
            tree.get(key).ok_or_else(|| refused(&Path::Field(path, key), ("missing", format!("expected {key}"))))
        }
        _ => Err(refused(path, wrong_type("an object", tree))),
    }
}

#[cold]
fn wrong_type(expected: &str, got: &Tree<'_>) -> Refusal {
    ("wrong_type", format!("expected {expected}, got {}", got.kind()))
}

#[cold]
fn refused(path: &Path<'_>, (code, message): Refusal) -> Error {
    Error::at(Code::Abi, path, code, message)
}
