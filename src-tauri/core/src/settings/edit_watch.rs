//! Adding and taking away a `[[watch]]`.

use super::Broken;
use super::edit::{added, no_list, open};
use crate::model::Watch;
use toml_edit::{ArrayOfTables, InlineTable, Item, Table, TableLike, Value, value};

/// The text with `watch` in it: its Region filled in where the profile stands without one, else added at the end,
/// unchanged where it stands already.
///
/// # Errors
/// The text is no TOML, or `watch` is something else than a list of watches.
pub fn with_watch(text: &str, watch: &Watch) -> Result<String, Broken> {
    let mut document = open(text)?;
    match document.entry("watch").or_insert_with(|| Item::ArrayOfTables(ArrayOfTables::new())) {
        Item::ArrayOfTables(tables) => {
            if !placed(tables.iter_mut().map(|table| table as &mut dyn TableLike), watch) {
                let mut table = Table::new();
                fill(&mut table, watch);
                return Ok(added(document, "watch", table));
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
        Item::None | Item::Value(_) | Item::Table(_) => return Err(no_list(text, "watch")),
    }
    Ok(document.to_string())
}

/// The text without `watch`. `own` says that it is the profile's own Region, which an entry without a Region means too.
///
/// # Errors
/// The text is no TOML, or `watch` is something else than a list of watches.
pub fn without_watch(text: &str, watch: &Watch, own: bool) -> Result<String, Broken> {
    let mut document = open(text)?;
    match document.get_mut("watch") {
        None => return Ok(text.to_owned()),
        Some(Item::ArrayOfTables(tables)) => tables.retain(|table| !is(table, watch, own)),
        Some(Item::Value(Value::Array(values))) => {
            values.retain(|value| !value.as_inline_table().is_some_and(|table| is(table, watch, own)));
        }
        Some(Item::None | Item::Value(_) | Item::Table(_)) => return Err(no_list(text, "watch")),
    }
    Ok(document.to_string())
}

fn text_of<'t>(table: &'t dyn TableLike, key: &str) -> Option<&'t str> {
    table.get(key).and_then(Item::as_str)
}

fn is(table: &dyn TableLike, watch: &Watch, own: bool) -> bool {
    let region_is = match text_of(table, "region") {
        Some(region) => region == watch.region.as_str(),
        None => own && table.get("region").is_none(),
    };
    region_is && text_of(table, "profile") == Some(watch.profile.as_str())
}

/// Whether one of `tables` is this watch, or has become it by getting its Region.
fn placed<'t>(tables: impl Iterator<Item = &'t mut dyn TableLike>, watch: &Watch) -> bool {
    let mut waiting = None;
    for table in tables.filter(|table| text_of(*table, "profile") == Some(watch.profile.as_str())) {
        match text_of(table, "region") {
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
