//! The views of the window: built-in ones and the user's own, each with how many clusters it finds.

use super::finding::asking;
use super::told_rows::ToldRows;
use super::wire::{SavedView, ViewRow};
use crate::engine::Fleet;
use crate::filter::Filter;
use crate::time::{At, Millis};
use jiff::tz::TimeZone;

/// Key, name and filter of those that are always there. Who the user is has to be known for `owner:me`.
const BUILT_IN: [(&str, &str, &str); 6] = [
    ("all", "All clusters", ""),
    ("mine", "Mine", "owner:me"),
    ("running", "Running", "status:running"),
    ("failed-today", "Failed today", "status:failed since:today"),
    ("idle", "Idle", "status:idle"),
    ("ended-today", "Ended today", "state:TERMINATED,TERMINATED_WITH_ERRORS since:today"),
];

/// Why `owner:me` finds nothing yet.
const NOBODY: &str =
    "AWS has not told who you are. Settings has a place for the name that your clusters' owner tags hold.";

/// The names that mean the user: those of the settings, else what AWS calls the callers.
pub(super) fn me(fleet: &Fleet) -> &[String] {
    let settings = &fleet.settings;
    if settings.me.is_empty() { &settings.me_guessed } else { &settings.me }
}

/// What was told of the views.
#[derive(Default)]
pub(super) struct ViewsFeed {
    told: Vec<ViewRow>,
    counted: Option<At>,
}

impl ViewsFeed {
    /// All views as last told.
    pub(super) fn told(&self) -> Vec<ViewRow> {
        self.told.clone()
    }

    /// All views, when one of them changed. Clusters are counted with the rows that are told `anew`, so that the two never disagree,
    /// and once in `often`, since time alone moves some.
    pub(super) fn changes(
        &mut self,
        (rows, anew): (&ToldRows, bool),
        (fleet, now): (&Fleet, At),
        zone: &TimeZone,
        often: Millis,
    ) -> Option<Vec<ViewRow>> {
        let views = views(fleet);
        let same = views.len() == self.told.len()
            && views
                .iter()
                .zip(&self.told)
                .all(|(view, told)| view.key == told.key && view.view == told.view);
        if same && !anew && self.counted.is_some_and(|at| now.since(at) < often) {
            return None;
        }
        self.counted = Some(now);
        let me = me(fleet);
        let counted = views.into_iter().map(|view| {
            let filter = Filter::parse_for(&view.view.filter, me);
            let off = match filter.faults.first() {
                Some(_) if me.is_empty() && Filter::parse(&view.view.filter).faults.is_empty() => {
                    NOBODY.to_owned()
                }
                Some(fault) => fault.why.to_string(),
                None => String::new(),
            };
            let found = rows.count(&filter.settle(&asking(now, zone, me)));
            let count = off.is_empty().then(|| u32::try_from(found).unwrap_or(u32::MAX));
            ViewRow { count, off, ..view }
        });
        let counted: Vec<_> = counted.collect();
        if counted == self.told {
            return None;
        }
        self.told.clone_from(&counted);
        Some(counted)
    }
}

/// All of them, not counted yet.
fn views(fleet: &Fleet) -> Vec<ViewRow> {
    let row = |key: String, view: SavedView, own| ViewRow { key, view, own, count: None, off: String::new() };
    let built_in = BUILT_IN.iter().map(|(key, name, filter)| {
        let (name, filter) = ((*name).to_owned(), (*filter).to_owned());
        row((*key).to_owned(), SavedView { name, filter, ..SavedView::default() }, false)
    });
    let own = fleet.settings.views.iter().map(|view| row(format!("own:{}", view.name), view.clone(), true));
    built_in.chain(own).collect()
}
