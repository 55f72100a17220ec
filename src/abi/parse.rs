//! An ABI from its JSON, refused as a whole at its first fault.

use std::collections::btree_map::{BTreeMap, Entry as Slot};

use super::contract::Abi;
use super::entry::{CustomError, Entry, Event, Function};
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
        let mut abi = Self::empty();
        for (builtin, ty) in [("Error", Kind::String), ("Panic", Kind::Uint(256))] {
            let inputs = params(vec![Param { name: String::new(), ty: Type::elementary(ty) }], &ROOT)?;
            merge_error(&mut abi.errors, CustomError { entry: Entry::new(builtin, inputs) }, &ROOT)?;
        }
        for (index, entry) in entries.iter().enumerate() {
            add_entry(&mut abi, entry, &Path::Index(&ROOT, index)).map_err(|error| naming(entry, error))?;
        }
        Ok(abi)
    }
}

fn add_entry(abi: &mut Abi, tree: &Tree<'_>, path: &Path<'_>) -> Result<()> {
    match text(tree, "type", path)? {
        "function" => {
            let inputs = params(list(member(tree, "inputs", path)?, "inputs", path)?, path)?;
            let outputs = match tree.get("outputs") {
                Some(outputs) => params(list(outputs, "outputs", path)?, path)?,
                None => params(Vec::new(), path)?,
            };
            abi.merge_function(Function { entry: Entry::new(name(tree, path)?, inputs), outputs }, path)
        }
        "error" => {
            let inputs = params(list(member(tree, "inputs", path)?, "inputs", path)?, path)?;
            merge_error(&mut abi.errors, CustomError { entry: Entry::new(name(tree, path)?, inputs) }, path)
        }
        "event" => {
            let inputs = member(tree, "inputs", path)?;
            let params = params(list(inputs, "inputs", path)?, path)?;
            let at = Path::Field(path, "inputs");
            let indexed = inputs.items().iter().enumerate();
            let indexed = indexed.map(|(index, input)| flag(input, "indexed", &Path::Index(&at, index)));
            let event = Event::new(name(tree, path)?, params, indexed.collect::<Result<_>>()?);
            if flag(tree, "anonymous", path)? {
                // Nothing in its logs says which event it is.
                return Ok(());
            }
            abi.merge_event(event.map_err(|refusal| refused(path, refusal))?, path)
        }
        "constructor" | "fallback" | "receive" => Ok(()),
        _ => Err(refused(
            &Path::Field(path, "type"),
            ("unknown_entry", "expected function, event, error, constructor, fallback or receive".into()),
        )),
    }
}

impl Abi {
    fn merge_function(&mut self, function: Function, path: &Path<'_>) -> Result<()> {
        match self.selectors.entry(function.selector()) {
            Slot::Vacant(slot) => {
                slot.insert(self.functions.len());
                self.functions.push(function);
                Ok(())
            }
            Slot::Occupied(slot) => match self.functions.get(*slot.get()) {
                Some(known) if !known.agrees_with(&function) => {
                    Err(conflict(&known.entry, &function.entry, "selector", path))
                }
                _ => Ok(()),
            },
        }
    }

    fn merge_event(&mut self, event: Event, path: &Path<'_>) -> Result<()> {
        match self.events.entry((event.topic(), event.topics())) {
            Slot::Vacant(slot) => {
                slot.insert(event);
                Ok(())
            }
            Slot::Occupied(known) if *known.get() == event => Ok(()),
            Slot::Occupied(known) => Err(conflict(&known.get().entry, &event.entry, "topic", path)),
        }
    }
}

fn merge_error(known: &mut BTreeMap<[u8; 4], CustomError>, error: CustomError, path: &Path<'_>) -> Result<()> {
    match known.entry(error.selector()) {
        Slot::Vacant(slot) => {
            slot.insert(error);
            Ok(())
        }
        Slot::Occupied(slot) if slot.get().entry.agrees_with(&error.entry) => Ok(()),
        Slot::Occupied(slot) => Err(conflict(&slot.get().entry, &error.entry, "selector", path)),
    }
}

/// Says which entry a fault is in: people know its name, not its number.
#[cold]
fn naming(entry: &Tree<'_>, error: Error) -> Error {
    let word = |key| entry.get(key).and_then(Tree::text).filter(|word| is_identifier(word));
    let (Some(kind), Some(name)) = (word("type"), word("name")) else { return error };
    let mut issues = error.issues().to_vec();
    for issue in &mut issues {
        issue.message.push_str(&format!(" ({kind} {name})"));
    }
    Error::with_issues(error.code(), issues)
}

#[cold]
fn conflict(known: &Entry, new: &Entry, hash: &str, path: &Path<'_>) -> Error {
    let refusal = if known.signature == new.signature {
        ("conflict", format!("expected one meaning of {}, got two", known.signature))
    } else {
        (
            "selector_collision",
            format!("expected one signature a {hash}, got {} and {}", known.signature, new.signature),
        )
    };
    refused(path, refusal)
}

fn params(items: Vec<Param>, path: &Path<'_>) -> Result<Params> {
    Params::new(items).map_err(|refusal| refused(path, refusal))
}

fn list(tree: &Tree<'_>, key: &str, path: &Path<'_>) -> Result<Vec<Param>> {
    types(tree, &Path::Field(path, key), 0)
}

fn types(tree: &Tree<'_>, path: &Path<'_>, depth: usize) -> Result<Vec<Param>> {
    let Tree::List(items) = tree else {
        return Err(refused(path, wrong_type("an array of parameters", tree)));
    };
    items.iter().enumerate().map(|(index, item)| param(item, &Path::Index(path, index), depth)).collect()
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
        let components = types(member(tree, "components", path)?, &Path::Field(path, "components"), depth + 1)?;
        Params::new(components).and_then(Type::tuple).map_err(refused)?
    } else {
        elementary(base).map_err(refused)?
    };
    Ok(Param { name: name.into(), ty: arrays(ty, suffix, depth).map_err(refused)? })
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
