//! Changing and taking away a `[[profile]]`.

use super::Broken;
use super::edit::{added, no_list, open};
use super::profile::ProfileSetting;
use crate::model::ProfileName;
use toml_edit::{ArrayOfTables, Item, Table, value};

/// The text with `profile` as given: in the place where it stands, else at the end. What says nothing is left out, and so is a
/// whole profile of which nothing is set.
///
/// # Errors
/// The text is no TOML, or `profile` is something else than a list of tables.
pub fn with_profile(text: &str, profile: &ProfileSetting) -> Result<String, Broken> {
    let mut document = open(text)?;
    let says_nothing = *profile == ProfileSetting::of(profile.name.clone());
    let list = document.entry("profile").or_insert_with(|| Item::ArrayOfTables(ArrayOfTables::new()));
    let tables = list.as_array_of_tables_mut().ok_or_else(|| no_list(text, "profile"))?;
    let held = tables.iter_mut().find(|table| is(table, &profile.name));
    if held.map(|held| fill(held, profile)).is_some() {
        return Ok(document.to_string());
    }
    if says_nothing {
        return Ok(text.to_owned());
    }
    let mut table = Table::new();
    table.insert("name", value(profile.name.as_str()));
    fill(&mut table, profile);
    Ok(added(document, "profile", table))
}

/// The text without what is set of a profile, its watches included.
///
/// # Errors
/// The text is no TOML, or `profile` is something else than a list of tables.
pub fn without_profile(text: &str, name: &ProfileName) -> Result<String, Broken> {
    let mut document = open(text)?;
    match document.get_mut("profile") {
        None => {}
        Some(list) => list
            .as_array_of_tables_mut()
            .ok_or_else(|| no_list(text, "profile"))?
            .retain(|table| !is(table, name)),
    }
    if let Some(watches) = document.get_mut("watch").and_then(Item::as_array_of_tables_mut) {
        watches.retain(|table| table.get("profile").and_then(Item::as_str) != Some(name.as_str()));
    } else if let Some(watches) = document.get_mut("watch").and_then(Item::as_array_mut) {
        watches.retain(|watch| {
            let of = watch.as_inline_table().and_then(|table| table.get("profile"));
            of.and_then(toml_edit::Value::as_str) != Some(name.as_str())
        });
    }
    Ok(document.to_string())
}

fn is(table: &Table, name: &ProfileName) -> bool {
    table.get("name").and_then(Item::as_str) == Some(name.as_str())
}

fn fill(table: &mut Table, profile: &ProfileSetting) {
    let text = |text: &str| Some(value(text)).filter(|_| !text.is_empty());
    set(table, "label", text(&profile.label));
    set(table, "colour", profile.colour.map(|colour| value(i64::from(colour))));
    set(table, "keys", profile.in_keyring.then(|| value("keyring")));
    set(table, "region", profile.region.as_ref().map(|region| value(region.as_str())));
    set(table, "account", profile.account.as_deref().map(value));
    set(table, "watched", (!profile.watched).then(|| value(false)));
}

fn set(table: &mut Table, key: &str, item: Option<Item>) {
    match item {
        Some(item) => drop(table.insert(key, item)),
        None => drop(table.remove(key)),
    }
}
