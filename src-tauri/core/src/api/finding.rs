//! What the window filters for, and which rows that finds. Told with the rows, so that the two never disagree.

use super::saved_views::me;
use super::told_rows::{RowChanges, ToldRows};
use super::wire::{FilterFaultView, FilterView, Found};
use crate::engine::Fleet;
use crate::filter::{Asking, Filter, FilterFault, Sieve};
use crate::time::{At, Millis};
use jiff::tz::TimeZone;

/// The filter as it was last told.
pub(super) struct Finding {
    pub(super) zone: TimeZone,
    filter: Filter,
    /// The names that mean the user.
    me: Vec<String>,
    sieve: Sieve,
    settled: At,
    told: FilterView,
    /// Another text, or another zone, than every row was asked by.
    anew: bool,
}

impl Finding {
    pub(super) fn new() -> Self {
        let zone = TimeZone::UTC;
        let filter = Filter::default();
        let sieve = filter.settle(&asking(At(0), &zone, &[]));
        Self { zone, filter, me: Vec::new(), sieve, settled: At(0), told: FilterView::default(), anew: false }
    }

    /// What was last told.
    pub(super) fn told(&self) -> FilterView {
        self.told.clone()
    }

    /// Filters by another text from now on; true when it is another.
    pub(super) fn set_text(&mut self, text: &str) -> bool {
        if text == self.told.text {
            return false;
        }
        self.read(text.to_owned());
        true
    }

    fn read(&mut self, text: String) {
        self.filter = Filter::parse_for(&text, &self.me);
        let faults = fault_views(&text, &self.filter.faults);
        self.told = FilterView { text, faults, found: Found::All };
        self.anew = true;
    }

    /// Days begin in this zone from now on.
    pub(super) fn set_zone(&mut self, zone: TimeZone) {
        self.zone = zone;
        self.anew = true;
    }

    /// Every row is asked again with the next look: there are others than before.
    pub(super) fn ask_again(&mut self) {
        self.anew = true;
    }

    /// Brings what is found up to date, and tells it when that is to be told. `often`: how long what time alone changes may stand.
    pub(super) fn changes(
        &mut self,
        rows: &mut ToldRows,
        (fleet, now): (&Fleet, At),
        often: Millis,
    ) -> (RowChanges, Option<FilterView>) {
        if me(fleet) != self.me {
            self.me = me(fleet).to_vec();
            let text = std::mem::take(&mut self.told.text);
            self.read(text);
        }
        let is_due = self.filter.is_timed() && now.since(self.settled) >= often;
        let ask_all = self.anew || is_due;
        if ask_all {
            self.sieve = self.filter.settle(&asking(now, &self.zone, &self.me));
            self.settled = now;
        }
        let changes = rows.changes(fleet, now, &self.sieve);
        let moved = ask_all && rows.ask_all(&self.sieve);
        if !(moved || changes.moved || self.anew) {
            return (changes, None);
        }
        let is_other = std::mem::take(&mut self.anew);
        let found = rows.found(&self.sieve);
        if found == self.told.found && !is_other {
            return (changes, None);
        }
        self.told.found = found;
        (changes, Some(self.told.clone()))
    }
}

/// Who asks.
pub(super) fn asking(now: At, zone: &TimeZone, me: &[String]) -> Asking {
    Asking { now, zone: zone.clone(), me: me.to_vec() }
}

/// The faults of a text, placed as the web view counts.
pub(super) fn fault_views(text: &str, faults: &[FilterFault]) -> Vec<FilterFaultView> {
    let view = |fault: &FilterFault| FilterFaultView {
        from: units(text, fault.at.start),
        to: units(text, fault.at.end),
        message: fault.why.to_string(),
    };
    faults.iter().map(view).collect()
}

/// How many UTF-16 units the first `bytes` of a text are.
pub(super) fn units(text: &str, bytes: usize) -> u32 {
    let before = text.get(..bytes).unwrap_or(text);
    u32::try_from(before.encode_utf16().count()).unwrap_or(u32::MAX)
}

/// The byte at which the UTF-16 unit `unit` of a text begins; within a letter: its beginning.
pub(super) fn byte(text: &str, unit: u32) -> usize {
    let mut passed = 0;
    for (at, c) in text.char_indices() {
        passed += c.len_utf16();
        if passed > unit as usize {
            return at;
        }
    }
    text.len()
}
