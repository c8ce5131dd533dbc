//! `me` and `owner_tags`: lists of names.

use super::read::Reader;
use crate::api::wire::NoteLevel;
use toml_edit::{Array, Item, Value};

/// Tags that usually name an owner. Case does not count.
pub const OWNER_TAGS: [&str; 6] = ["owner", "user", "createdby", "created_by", "created-by", "creator"];
/// At most so many names in a list.
pub const NAMES_MOST: usize = 20;

/// The tags that name an owner while the settings do not say others.
pub(super) fn usual_owner_tags() -> Vec<String> {
    OWNER_TAGS.iter().map(|tag| (*tag).to_owned()).collect()
}

/// Names as a value of the file.
#[must_use]
pub fn names_as_toml(names: &[String]) -> Value {
    Value::Array(names.iter().map(String::as_str).collect::<Array>())
}

impl Reader<'_> {
    pub(super) fn me(&mut self, item: &Item) {
        match names(item) {
            Some(names) => self.settings.me = names,
            None => self.note("me", NoteLevel::Warning, item.span(), &said("me", "what AWS calls you")),
        }
    }

    pub(super) fn owner_tags(&mut self, item: &Item) {
        match names(item).filter(|names| !names.is_empty()) {
            Some(names) => self.settings.owner_tags = names,
            None => {
                let said = said("owner_tags", &OWNER_TAGS.join(", "));
                self.note("owner_tags", NoteLevel::Warning, item.span(), &said);
            }
        }
    }
}

fn said(key: &str, instead: &str) -> String {
    format!("{key} must be a list of at most {NAMES_MOST} names, such as [\"m.dubois\"]; {instead} is used.")
}

/// The names of a list, or one by itself.
fn names(item: &Item) -> Option<Vec<String>> {
    let name =
        |value: &Value| value.as_str().map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned);
    match item.as_value()? {
        Value::Array(list) if list.len() <= NAMES_MOST => list.iter().map(name).collect(),
        one => name(one).map(|one| vec![one]),
    }
}
