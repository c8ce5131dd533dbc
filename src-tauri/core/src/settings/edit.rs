//! Editing: comments, order and spacing stay as a person left them.

use super::{Broken, broken, line_of};
use toml_edit::{Document, DocumentMut, Item, Table, Value};

/// The text with a value at its top, in place of the one that stands there; a comment behind it stays.
///
/// # Errors
/// The text is no TOML.
pub fn with_value(text: &str, key: &str, value: impl Into<Value>) -> Result<String, Broken> {
    let mut document = open(text)?;
    let mut value = value.into();
    match document.get_mut(key).and_then(Item::as_value_mut) {
        Some(held) => {
            *value.decor_mut() = held.decor().clone();
            *held = value;
        }
        None => drop(document.insert(key, Item::Value(value))),
    }
    Ok(document.to_string())
}

/// The text without a value at its top; unchanged where there is none.
///
/// # Errors
/// The text is no TOML.
pub fn without_value(text: &str, key: &str) -> Result<String, Broken> {
    let mut document = open(text)?;
    match document.remove(key) {
        Some(_) => Ok(document.to_string()),
        None => Ok(text.to_owned()),
    }
}

pub(super) fn open(text: &str) -> Result<DocumentMut, Broken> {
    text.parse().map_err(|error| broken(text, &error))
}

/// The text with `table` added to the end of a list of tables. What stands below the last line stays above it.
pub(super) fn added(mut document: DocumentMut, key: &str, mut table: Table) -> String {
    let below = document.trailing().as_str().unwrap_or_default().to_owned();
    if !below.trim().is_empty() {
        table.decor_mut().set_prefix(format!("{}\n\n", below.trim_end()));
        document.set_trailing("");
    }
    if let Some(tables) = document.get_mut(key).and_then(Item::as_array_of_tables_mut) {
        tables.push(table);
    }
    document.to_string()
}

/// That `key` is not a list of tables, told with its line: only a parse that keeps places knows it.
pub(super) fn no_list(text: &str, key: &str) -> Broken {
    let span = Document::parse(text).ok().and_then(|document| document.get(key).and_then(Item::span));
    Broken {
        line: span.map_or(1, |span| line_of(text, span.start)),
        message: format!("{key} is not a list; write it as [[{key}]]"),
    }
}
