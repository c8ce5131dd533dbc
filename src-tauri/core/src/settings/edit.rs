//! Editing: comments, order and spacing stay as a person left them.

use super::{Broken, broken, line_of};
use crate::model::Watch;
use toml_edit::{ArrayOfTables, Document, DocumentMut, InlineTable, Item, Table, TableLike, Value, value};

/// The text with `watch` in it: its Region filled in where the profile stands without one, else added at the end,
/// unchanged where it stands already.
///
/// # Errors
/// The text is no TOML, or `watch` is something else than a list of watches.
pub fn with_watch(text: &str, watch: &Watch) -> Result<String, Broken> {
    let mut document: DocumentMut = text.parse().map_err(|error| broken(text, &error))?;
    // What stands below the last line would otherwise end up below the new watch.
    let below = document.trailing().as_str().unwrap_or_default().to_owned();
    let item = document.entry("watch").or_insert_with(|| Item::ArrayOfTables(ArrayOfTables::new()));
    match item {
        Item::ArrayOfTables(tables) => {
            if !placed(tables.iter_mut().map(|table| table as &mut dyn TableLike), watch) {
                let mut table = Table::new();
                fill(&mut table, watch);
                if !below.trim().is_empty() {
                    table.decor_mut().set_prefix(format!("{}\n\n", below.trim_end()));
                    tables.push(table);
                    document.set_trailing("");
                    return Ok(document.to_string());
                }
                tables.push(table);
            }
        }
        Item::Value(Value::Array(values)) => {
            let tables = values.iter_mut().filter_map(Value::as_inline_table_mut);
            if !placed(tables.map(|table| table as &mut dyn TableLike), watch) {
                let mut table = InlineTable::new();
                fill(&mut table, watch);
                values.push(table);
            }
        }
        Item::None | Item::Value(_) | Item::Table(_) => {
            return Err(Broken {
                line: place_of_watch(text),
                message: "watch is not a list; write it as [[watch]]".to_owned(),
            });
        }
    }
    Ok(document.to_string())
}

/// Whether one of `tables` is this watch, or has become it by getting its Region.
fn placed<'t>(tables: impl Iterator<Item = &'t mut dyn TableLike>, watch: &Watch) -> bool {
    let text = |table: &dyn TableLike, key: &str| table.get(key).and_then(Item::as_str).map(str::to_owned);
    let mut waiting = None;
    for table in tables.filter(|table| text(*table, "profile").as_deref() == Some(watch.profile.as_str())) {
        match text(table, "region") {
            Some(region) if region == watch.region.as_str() => return true,
            None if waiting.is_none() && table.get("region").is_none() => waiting = Some(table),
            _ => {}
        }
    }
    let Some(table) = waiting else { return false };
    table.insert("region", value(watch.region.as_str()));
    true
}

fn fill(table: &mut dyn TableLike, watch: &Watch) {
    table.insert("profile", value(watch.profile.as_str()));
    table.insert("region", value(watch.region.as_str()));
}

/// The line where `watch` stands: only a parse that keeps places can tell.
fn place_of_watch(text: &str) -> usize {
    let span = Document::parse(text).ok().and_then(|document| document.get("watch").and_then(Item::span));
    span.map_or(1, |span| line_of(text, span.start))
}
