//! Reading the files anew and telling the engine and the window what came of it.

use super::view::{accounts_view, problem_note, settings_view, unwatched_note};
use super::wanted::wanted;
use super::{Accounts, Watching};
use crate::kept_keys::RingState;
use emr_monitor_aws::{Discovery, discover};
use emr_monitor_core::api::wire::Note;
use emr_monitor_core::engine::WatchSetup;
use emr_monitor_core::model::ProfileName;
use emr_monitor_core::settings::{Settings, UNREADABLE};
use std::collections::BTreeMap;

impl Accounts {
    /// Reads the settings and the AWS files, watches what they say, and tells the window. A file that is being written, or broken,
    /// ends no watch.
    pub(crate) async fn reload(&self) {
        let _turn = self.0.turn.lock().await;
        self.read_anew().await;
    }

    /// The same, for who has the turn already.
    pub(super) async fn read_anew(&self) {
        let given = &self.0.given;
        if given.watching == Watching::DemoAsked {
            return;
        }
        let (read, settings_notes) = self.settings().await;
        // A file of which nothing can be read says nothing: what it said last holds.
        let unreadable = settings_notes.iter().any(|note| note.id == UNREADABLE);
        let settings = if unreadable { self.seen().settings.clone() } else { read };
        let discovery = discover(&given.surroundings).await;
        given.keys.are_of(kept(&settings));
        let mut watches = wanted(&settings, &discovery);
        let before = {
            let mut seen = self.seen();
            seen.settings = settings;
            seen.settings_notes = settings_notes;
            std::mem::replace(&mut seen.discovery, discovery.clone())
        };
        match given.watching {
            Watching::Live => {
                let running = given.api.watches();
                watches.extend(unfounded(&running, &watches, &before, &discovery));
                given.api.set_watches(watches).await;
                given.api.reopen(rewritten(&before, &discovery)).await;
            }
            Watching::DemoByItself if !watches.is_empty() => given.relaunch.ask(),
            Watching::DemoByItself | Watching::DemoAsked => {}
        }
        self.tell().await;
    }

    async fn settings(&self) -> (Settings, Vec<Note>) {
        let Some(file) = self.0.given.file.clone() else { return Default::default() };
        let reading = tokio::task::spawn_blocking(move || file.read());
        reading.await.unwrap_or_default()
    }

    /// Looks at the keyring; when it has become ready, whatever waited for it is tried at once.
    pub(super) async fn look_at_ring(&self) {
        let now = self.0.given.keys.state().await;
        let before = self.seen().ring.replace(now);
        if before == Some(now) {
            return;
        }
        self.tell().await;
        if now == RingState::Ready {
            let kept: Vec<ProfileName> = kept(&self.seen().settings).collect();
            for watch in self.0.given.api.watches() {
                if let Some(region) = watch.region.filter(|_| kept.contains(&watch.profile)) {
                    // A watch that was switched off meanwhile needs no try.
                    let _ = self.0.given.api.try_now(&format!("{}/{region}", watch.profile)).await;
                }
            }
        }
    }

    /// Tells the window all that is known.
    pub(super) async fn tell(&self) {
        let given = &self.0.given;
        if given.watching == Watching::DemoAsked {
            return;
        }
        let seen = self.seen().clone();
        let mut notes: Vec<Note> = seen.settings_notes.clone();
        notes.extend(seen.discovery.problems.iter().map(problem_note));
        notes.extend(seen.other_notes.iter().cloned());
        if given.watching == Watching::DemoByItself && !seen.discovery.profiles.is_empty() {
            notes.push(unwatched_note(&seen.discovery));
        }
        given.api.set_found(accounts_view(&seen, given), settings_view(&seen, given), notes).await;
    }
}

/// The profiles whose keys the app keeps.
pub(super) fn kept(settings: &Settings) -> impl Iterator<Item = ProfileName> {
    settings.profiles.iter().filter(|set| set.in_keyring).map(|set| set.name.clone())
}

/// Watches that nobody named and that the files no longer give: the profile a person meant may be gone only because its file is
/// being written. They go on until the app is started again.
fn unfounded(
    running: &[WatchSetup],
    wanted: &[WatchSetup],
    before: &Discovery,
    now: &Discovery,
) -> Vec<WatchSetup> {
    let gone = |name: &ProfileName| {
        before.preferred.as_ref() == Some(name) && !now.profiles.iter().any(|found| found.name == *name)
    };
    running.iter().filter(|watch| gone(&watch.profile) && !wanted.contains(watch)).cloned().collect()
}

/// The profiles that are written differently now. One that vanished from a file with something wrong in it may come back.
fn rewritten(before: &Discovery, now: &Discovery) -> Vec<ProfileName> {
    let prints = |discovery: &Discovery| -> BTreeMap<ProfileName, u64> {
        discovery.profiles.iter().map(|found| (found.name.clone(), found.fingerprint)).collect()
    };
    let (before, after) = (prints(before), prints(now));
    let sound = now.problems.is_empty();
    let changed = before.iter().filter(|(name, print)| match after.get(*name) {
        Some(now) => now != *print,
        None => sound,
    });
    let came = after.keys().filter(|name| !before.contains_key(*name));
    changed.map(|(name, _)| name).chain(came).cloned().collect()
}
