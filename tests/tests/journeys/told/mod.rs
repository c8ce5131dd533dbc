//! What the desktop is told, and how often: a host with a desktop that writes down what it is asked to show.

mod away;
mod desktop;
mod disk;
mod done;
mod endings;
mod hostile;
mod paused;
mod reason;
mod scope;

use emr_monitor_core::api::wire::{AlertRow, Snapshot};
use emr_monitor_sim::{Scenario, Sim};
use emr_monitor_tests::{Host, HostSetup, Mood, Recorder, START, all_live, eventually, passing, sim};
use std::path::Path;
use std::sync::Arc;

const MINUTE: i64 = 60_000;

/// A fleet, its host, and the host's desktop.
struct Watched {
    folder: tempfile::TempDir,
    sim: Sim,
    desktop: Arc<Recorder>,
    host: Host,
}

/// The host that watches this fleet and tells that desktop.
async fn watching(sim: &Sim, folder: &Path, desktop: &Arc<Recorder>) -> Host {
    let notices = Some(Arc::clone(desktop) as _);
    Host::on_sim(sim, folder, HostSetup { notices, ..HostSetup::default() }).await
}

impl Watched {
    /// The whole fleet has been read for the first time.
    async fn begun(scenario: Scenario, mood: Mood) -> Self {
        let folder = tempfile::tempdir().unwrap();
        // On real time, so that a minute passes only where a journey lets it.
        let sim = sim(scenario, 1.0).await;
        let desktop = Recorder::new(mood);
        let host = watching(&sim, folder.path(), &desktop).await;
        let read = |s: &Snapshot| {
            !s.rows.is_empty() && all_live(s) && s.rows.iter().all(|row| row.steps_at.is_some())
        };
        passing(&host, &sim, "the fleet is read", read).await;
        Self { folder, sim, desktop, host }
    }

    /// The app is closed, the clock goes on by so much, and the app is started again.
    async fn closed_for(mut self, ms: i64) -> Self {
        self.host.stop().await;
        self.sim.advance(ms);
        self.host = watching(&self.sim, self.folder.path(), &self.desktop).await;
        self
    }

    /// Waits while time passes.
    async fn until(&self, promise: &str, holds: impl Fn(&Snapshot) -> bool) -> Snapshot {
        passing(&self.host, &self.sim, promise, holds).await
    }

    /// Lets time pass up to so many milliseconds after the scenario's start.
    async fn up_to(&self, ms: i64) -> Snapshot {
        self.until("time passes", |s| s.clock.now >= (START + ms) as f64).await
    }

    /// Waits without letting time pass but by itself, until the desktop has shown so many notices.
    async fn shown(&self, notices: usize) -> Snapshot {
        eventually(&self.host, "the desktop shows", |_| self.desktop.shown().len() >= notices).await
    }

    async fn end(self) {
        self.host.stop().await;
        self.sim.stop().await;
    }
}

/// The alerts whose title holds these words.
fn titled<'a>(snapshot: &'a Snapshot, words: &str) -> Vec<&'a AlertRow> {
    snapshot.alerts.rows.iter().filter(|row| row.title.contains(words)).collect()
}

/// Minutes and seconds after the scenario's start.
fn at(minutes: i64, seconds: i64) -> f64 {
    (START + minutes * MINUTE + seconds * 1_000) as f64
}

/// All that ends within ten minutes of `endings`, by its titles, in no order.
const ENDINGS: [&str; 10] = [
    "Bootstrap failed: EU-EQ_v9_bootstrap",
    "Done: EU-HAIL_v2_done-and-gone",
    "Done: EU-WS_v12_batches",
    "Failed: Compare with claims",
    "Failed: Flood depth grid, tile 1",
    "Failed: Flood depth grid, tile 2",
    "Failed: Flood depth grid, tile 3",
    "Failed: Flood depth grid, tile 4",
    "Failed: Flood depth grid, tile 5",
    "Failed: Ground-up loss, PF-12",
];

/// The digest names exactly what ended in `endings`, each once, and is the only notice.
fn one_digest_of_all(snapshot: &Snapshot, desktop: &Recorder) {
    assert_eq!(desktop.titles(), ["10 updates while you were away"]);
    let digest = snapshot.alerts.digest.as_ref().unwrap();
    let title = |key: &String| {
        let rows: Vec<_> = snapshot.alerts.rows.iter().filter(|row| row.key == *key).collect();
        assert_eq!(rows.len(), 1, "{key}");
        rows[0].title.clone()
    };
    let mut named: Vec<_> = digest.alerts.iter().map(title).collect();
    named.sort();
    assert_eq!(named, ENDINGS);
    assert_eq!(snapshot.alerts.rows.len(), ENDINGS.len(), "{:#?}", snapshot.alerts.rows);
}
