//! Keeping what the user is called, and views under their names.

use super::Accounts;
use super::add::bad;
use emr_monitor_core::api::Fault;
use emr_monitor_core::api::wire::SavedView;
use emr_monitor_core::settings::{self, LABEL_LONGEST, NAMES_MOST};

impl Accounts {
    /// Keeps a list of names under `key`; an empty one leaves the file without it.
    pub(super) async fn keep_names(&self, key: &'static str, names: Vec<String>) -> Result<(), Fault> {
        let names: Vec<String> =
            names.iter().map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect();
        if names.len() > NAMES_MOST {
            return Err(bad(&format!("At most {NAMES_MOST} names can be kept.")));
        }
        if names.is_empty() {
            return self.edit(move |text| settings::without_value(text, key)).await;
        }
        self.edit(move |text| settings::with_value(text, key, settings::names_as_toml(&names))).await
    }

    /// Keeps a view under its name.
    pub(super) async fn save_view(&self, view: SavedView) -> Result<(), Fault> {
        let view = SavedView { name: view.name.trim().to_owned(), ..view };
        if view.name.is_empty() {
            return Err(bad("A view needs a name."));
        }
        if view.name.chars().count() > LABEL_LONGEST {
            return Err(bad(&format!("A name has at most {LABEL_LONGEST} letters.")));
        }
        self.edit(move |text| settings::with_view(text, &view)).await
    }
}
