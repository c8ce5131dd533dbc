//! What is to be watched, switched on and off by a person or by what the files say.

use super::super::fleet::Way;
use super::super::recall;
use super::super::start::WatchSetup;
use super::Actor;
use crate::model::{ProfileName, Watch};

impl Actor {
    /// Watches these from now on, in this order. A watch that goes on is not touched.
    pub(super) fn set_watches(&mut self, wanted: &[WatchSetup]) {
        let is = |way: &Way, setup: &WatchSetup| way.profile == setup.profile && way.region == setup.region;
        let mut before = std::mem::take(&mut self.fleet.ways);
        let mut begun = Vec::new();
        for setup in wanted {
            if self.fleet.ways.iter().any(|way| is(way, setup)) {
                continue;
            }
            match before.iter().position(|way| is(way, setup)) {
                Some(held) => self.fleet.ways.push(before.swap_remove(held)),
                None => {
                    let way = recall::way(setup, &self.led, self.clock.now());
                    begun.extend(way.watch());
                    self.fleet.ways.push(way);
                }
            }
        }
        for ended in before {
            if let Some(watch) = ended.watch() {
                self.end(&watch, &ended);
            }
        }
        for watch in begun {
            // What was kept of it is shown until it answers.
            if let Some(scope) = self.way_mut(&watch).and_then(|way| way.scope.clone()) {
                self.view(&scope);
            }
            self.find(watch);
        }
    }

    /// Opens the watches of these profiles anew. What is believed stays, with its age, until they answer.
    pub(super) fn reopen(&mut self, profiles: &[ProfileName]) {
        let of = |way: &&Way| profiles.contains(&way.profile);
        let watches: Vec<Watch> = self.fleet.ways.iter().filter(of).filter_map(Way::watch).collect();
        for watch in watches {
            self.opened.remove(&watch);
            let Some(way) = self.way_mut(&watch) else { continue };
            let joined = std::mem::replace(&mut way.joined, false);
            if let Some(scope) = way.scope.clone().filter(|_| joined) {
                let others = |way: &Way| way.joined && way.scope.as_ref() == Some(&scope);
                let last = !self.fleet.ways.iter().any(others);
                self.tasks.leave(&scope, &watch, last);
                if let Some(view) = self.fleet.scopes.get_mut(&scope) {
                    view.asked_by = view.asked_by.take().filter(|asked_by| *asked_by != watch);
                }
            }
            self.find(watch);
        }
    }

    fn end(&mut self, watch: &Watch, ended: &Way) {
        self.opened.remove(watch);
        if let Some(search) = self.retries.remove(watch) {
            search.stop.cancel();
        }
        if let Some(scope) = &ended.scope {
            self.left(scope, watch);
        }
    }
}
