//! The ways into a scope: the one that asks, those that stand by, and those that stood aside since their credentials or rights did
//! not serve. Such a one is tried again now and then, so that it can be relied on again without anybody's hand.

use crate::model::Watch;
use crate::source::Source;
use crate::time::{At, MINUTE, Millis};
use std::sync::Arc;

/// One that stood aside is tried after this, and after twice as long each time that it does not serve,
const TRIED_AFTER: Millis = MINUTE;
/// but at least this often: somebody signs in and expects it to be seen.
const TRIED_EVERY: Millis = 5 * MINUTE;

/// A watch and its source.
pub(super) type Way = (Watch, Arc<dyn Source>);

struct Held {
    way: Way,
    aside: Option<Aside>,
}

#[derive(Clone, Copy)]
struct Aside {
    again: At,
    failures: u32,
}

/// The ways into one scope.
#[derive(Default)]
pub(super) struct Ways {
    held: Vec<Held>,
    active: usize,
}

impl Ways {
    /// The one that asks.
    pub(super) fn active(&self) -> Option<&Way> {
        self.held.get(self.active).map(|held| &held.way)
    }

    /// One more, or a known one with a source opened anew.
    pub(super) fn join(&mut self, watch: Watch, source: Arc<dyn Source>) {
        match self.held.iter_mut().find(|held| held.way.0 == watch) {
            Some(held) => *held = Held { way: (watch, source), aside: None },
            None => self.held.push(Held { way: (watch, source), aside: None }),
        }
    }

    /// This one leads elsewhere.
    pub(super) fn leave(&mut self, watch: &Watch) {
        self.held.retain(|held| held.way.0 != *watch);
        self.active = self.held.iter().position(|held| held.aside.is_none()).unwrap_or(0);
    }

    /// This one asks from now on, even if it stood aside: a person says so.
    pub(super) fn prefer(&mut self, watch: &Watch) {
        self.active = self.held.iter().position(|held| held.way.0 == *watch).unwrap_or(self.active);
    }

    /// The one that asks does not serve. True when one takes over that may; else they take turns.
    pub(super) fn stand_aside(&mut self, now: At) -> bool {
        if let Some(held) = self.held.get_mut(self.active) {
            held.fail(now);
        }
        let next = self.held.iter().position(|held| held.aside.is_none());
        self.active = next.unwrap_or((self.active + 1) % self.held.len().max(1));
        next.is_some()
    }

    /// The one that asks was answered.
    pub(super) fn serves(&mut self) {
        if let Some(held) = self.held.get_mut(self.active) {
            held.aside = None;
        }
    }

    /// One that stood aside, when it is time to try it while another asks.
    pub(super) fn due(&self, now: At) -> Option<&Way> {
        let due = |held: &&Held| held.aside.is_some_and(|aside| aside.again <= now);
        self.others().find(due).map(|held| &held.way)
    }

    /// When the next one is to be tried.
    pub(super) fn next(&self) -> Option<At> {
        self.others().filter_map(|held| held.aside).map(|aside| aside.again).min()
    }

    /// One is being tried: not again before it has had its time.
    pub(super) fn begin(&mut self, watch: &Watch, now: At) {
        if let Some(aside) =
            self.held.iter_mut().find(|held| held.way.0 == *watch).and_then(|h| h.aside.as_mut())
        {
            aside.again = now + TRIED_EVERY;
        }
    }

    /// One was tried: it stands by again, or goes on standing aside.
    pub(super) fn tried(&mut self, watch: &Watch, serves: bool, now: At) {
        if let Some(held) = self.held.iter_mut().find(|held| held.way.0 == *watch) {
            if serves {
                held.aside = None;
            } else {
                held.fail(now);
            }
        }
    }

    fn others(&self) -> impl Iterator<Item = &Held> {
        self.held.iter().enumerate().filter(|(place, _)| *place != self.active).map(|(_, held)| held)
    }
}

impl Held {
    fn fail(&mut self, now: At) {
        let failures = self.aside.map_or(0, |aside| aside.failures);
        let again = now + (TRIED_AFTER << failures.min(8)).min(TRIED_EVERY);
        self.aside = Some(Aside { again, failures: failures.saturating_add(1) });
    }
}
