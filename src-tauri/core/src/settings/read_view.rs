//! Reading `[[view]]`.

use super::read::Reader;
use crate::api::wire::{NoteLevel, SavedView};
use std::ops::Range;
use toml_edit::{Item, TableLike};

impl Reader<'_> {
    pub(super) fn views(&mut self, item: &Item) {
        let Some(tables) = item.as_array_of_tables() else {
            let said = "A view is written as [[view]] with its name and filter below it.";
            self.note("view", NoteLevel::Warning, item.span(), said);
            return;
        };
        for (index, table) in tables.iter().enumerate() {
            self.view(index + 1, table, table.span());
        }
    }

    fn view(&mut self, number: usize, table: &dyn TableLike, span: Option<Range<usize>>) {
        let key = |name: &str| format!("view.{number}.{name}");
        let name = table.get("name");
        let Some(text) = name.and_then(Item::as_str).map(str::trim).filter(|name| !name.is_empty()) else {
            let said = "A view needs a name, as text. This one is not used.";
            self.note(&key("name"), NoteLevel::Warning, name.and_then(Item::span).or(span), said);
            return;
        };
        let mut view = SavedView { name: text.to_owned(), ..SavedView::default() };
        for (name, item) in table.iter().filter(|(name, _)| *name != "name") {
            if let Err(said) = take(&mut view, name, item) {
                self.note(&key(name), NoteLevel::Warning, item.span(), &said);
            }
        }
        if self.settings.views.iter().any(|known| known.name == view.name) {
            let said = format!("There is another view {:?} above. This one is not used.", view.name);
            self.note(&key("name"), NoteLevel::Info, name.and_then(Item::span), &said);
        } else {
            self.settings.views.push(view);
        }
    }
}

fn take(view: &mut SavedView, name: &str, item: &Item) -> Result<(), String> {
    let text =
        || item.as_str().map(str::to_owned).ok_or_else(|| format!("{name} must be text; it is not used."));
    match name {
        "filter" => view.filter = text()?,
        "sort" => view.sort = text()?,
        "descending" => {
            view.descending = item.as_bool().ok_or("descending must be true or false; false is used.")?;
        }
        unknown => {
            return Err(format!(
                "A view has no {unknown:?}. Known are name, filter, sort and descending; correct or remove it."
            ));
        }
    }
    Ok(())
}
