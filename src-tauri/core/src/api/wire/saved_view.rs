//! Saved views: a filter with its order, under a name.

use serde::{Deserialize, Serialize};
use specta::Type;

/// A view as its owner saved it: `[[view]]` of the settings.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SavedView {
    /// Its name, unique.
    pub name: String,
    /// The text of its filter, as `core::filter` reads it.
    pub filter: String,
    /// The sorted column's key; empty: needs attention first.
    pub sort: String,
    /// Whether that sort is reversed.
    pub descending: bool,
}

/// A view in the list of views, with what it finds now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ViewRow {
    /// `data-view`: unique, stable.
    pub key: String,
    /// What it is and finds by.
    pub view: SavedView,
    /// Whether the user saved it: then it can be removed.
    pub own: bool,
    /// How many clusters it finds; None: it cannot be told, for the reason in `off`.
    pub count: Option<u32>,
    /// Why it finds nothing, for people; empty: it does.
    pub off: String,
}
