//! Which notices are shown, as a daemon keeps them.

use std::collections::BTreeMap;
use zbus::names::OwnedUniqueName;

/// The notices on the screen. Ids begin with 1 and are never given twice.
#[derive(Debug, Default)]
pub(crate) struct Notices {
    last: u32,
    shown: BTreeMap<u32, Notice>,
}

/// What must be known of a notice later.
#[derive(Debug, Clone)]
pub(crate) struct Notice {
    /// Who sent it, and is told what becomes of it.
    pub(crate) sender: Option<OwnedUniqueName>,
    /// It stays when an action is chosen.
    pub(crate) resident: bool,
}

impl Notices {
    /// Shows a notice: in the place of the one named, where that is still shown, and else as a new one. Gives its id, and whether
    /// it replaced.
    pub(crate) fn show(&mut self, replaces: u32, notice: Notice) -> (u32, bool) {
        let replaced = self.shown.contains_key(&replaces);
        let id = if replaced {
            replaces
        } else {
            self.last += 1;
            self.last
        };
        self.shown.insert(id, notice);
        (id, replaced)
    }

    /// One that is shown.
    pub(crate) fn get(&self, id: u32) -> Option<&Notice> {
        self.shown.get(&id)
    }

    /// Takes one off the screen.
    pub(crate) fn close(&mut self, id: u32) -> Option<Notice> {
        self.shown.remove(&id)
    }
}
