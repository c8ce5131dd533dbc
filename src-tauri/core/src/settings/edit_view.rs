//! Changing and taking away a `[[view]]`.

use super::Broken;
use super::edit::{added, no_list, open};
use crate::api::wire::SavedView;
use toml_edit::{ArrayOfTables, Item, Table, value};

/// The text with `view` as given: in the place of the one of its name, else at the end.
///
/// # Errors
/// The text is no TOML, or `view` is something else than a list of tables.
pub fn with_view(text: &str, view: &SavedView) -> Result<String, Broken> {
    let mut document = open(text)?;
    let list = document.entry("view").or_insert_with(|| Item::ArrayOfTables(ArrayOfTables::new()));
    let tables = list.as_array_of_tables_mut().ok_or_else(|| no_list(text, "view"))?;
    let held = tables.iter_mut().find(|table| is(table, &view.name));
    if held.map(|held| fill(held, view)).is_some() {
        return Ok(document.to_string());
    }
    let mut table = Table::new();
    table.insert("name", value(&view.name));
    fill(&mut table, view);
    Ok(added(document, "view", table))
}

/// The text without the view of this name; unchanged where there is none.
///
/// # Errors
/// The text is no TOML, or `view` is something else than a list of tables.
pub fn without_view(text: &str, name: &str) -> Result<String, Broken> {
    let mut document = open(text)?;
    match document.get_mut("view") {
        None => return Ok(text.to_owned()),
        Some(list) => list
            .as_array_of_tables_mut()
            .ok_or_else(|| no_list(text, "view"))?
            .retain(|table| !is(table, name)),
    }
    Ok(document.to_string())
}

fn is(table: &Table, name: &str) -> bool {
    table.get("name").and_then(Item::as_str) == Some(name)
}

fn fill(table: &mut Table, view: &SavedView) {
    table.insert("filter", value(&view.filter));
    let sort = Some(value(&view.sort)).filter(|_| !view.sort.is_empty());
    set(table, "sort", sort);
    set(table, "descending", view.descending.then(|| value(true)));
}

fn set(table: &mut Table, key: &str, item: Option<Item>) {
    match item {
        Some(item) => drop(table.insert(key, item)),
        None => drop(table.remove(key)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::parse;

    fn view(name: &str, filter: &str) -> SavedView {
        SavedView { name: name.to_owned(), filter: filter.to_owned(), ..SavedView::default() }
    }

    #[test]
    fn a_view_is_kept_changed_in_its_place_and_taken_away_with_comments_left() {
        let text = "# mine\nshare = 0.4\n";
        let one = with_view(text, &view("EU", "region:eu-west-1")).unwrap();
        let two =
            with_view(&one, &SavedView { descending: true, ..view("Mine \"late\"", "elapsed>2h") }).unwrap();
        let (settings, notes) = parse(&two, "settings.toml");
        assert_eq!(settings.views.len(), 2);
        assert!(notes.is_empty() && two.starts_with("# mine"), "{two}");
        let three = with_view(&two, &view("EU", "region:eu-central-1")).unwrap();
        let (settings, _) = parse(&three, "settings.toml");
        assert_eq!(settings.views[0], view("EU", "region:eu-central-1"));
        assert!(settings.views[1].descending);
        let (settings, _) = parse(&without_view(&three, "EU").unwrap(), "settings.toml");
        assert_eq!(settings.views.len(), 1);
        assert_eq!(without_view(text, "EU").unwrap(), text);
    }

    #[test]
    fn what_is_wrong_of_a_view_is_named_and_the_rest_is_used() {
        let text = "me = 3\nowner_tags = [\"Team\"]\n[[view]]\nfilter = \"x\"\n[[view]]\nname = \"A\"\nfilter = 3\nsort = \"cluster\"\n[[view]]\nname = \"A\"\n";
        let (settings, notes) = parse(text, "settings.toml");
        let ids: Vec<_> = notes.iter().map(|note| note.id.as_str()).collect();
        assert_eq!(
            ids,
            ["settings.me", "settings.view.1.name", "settings.view.2.filter", "settings.view.3.name"]
        );
        assert_eq!(settings.views, [SavedView { sort: "cluster".to_owned(), ..view("A", "") }]);
        assert_eq!((settings.me.len(), settings.owner_tags.as_slice()), (0, ["Team".to_owned()].as_slice()));
    }
}
