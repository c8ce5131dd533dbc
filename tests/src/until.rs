//! Waiting for conditions.

use crate::Host;
use emr_monitor_core::api::wire::{ClusterRow, Health, Snapshot, WatchRow};
use emr_monitor_sim::Sim;
use std::time::Duration;
use tokio::time::Instant;

/// No condition is waited for longer than this.
const LIMIT: Duration = Duration::from_secs(45);
/// Snapshots are looked at this often.
const LOOK: Duration = Duration::from_millis(15);

/// A jump: the heartbeat's interval.
const STRIDE: i64 = 10_000;
/// For the answers after a jump, on real time.
const PATIENCE: Duration = Duration::from_millis(800);

/// The first snapshot of which `holds` is true.
///
/// # Panics
/// When none comes in time; `promise` and the last snapshot are told.
#[expect(clippy::panic, reason = "a journey fails by panicking")]
pub async fn eventually(host: &Host, promise: &str, holds: impl Fn(&Snapshot) -> bool) -> Snapshot {
    let deadline = Instant::now() + LIMIT;
    loop {
        let snapshot = host.snapshot().await;
        if holds(&snapshot) {
            return snapshot;
        }
        if Instant::now() > deadline {
            panic!("not within {LIMIT:?}: {promise}\n{}", told(&snapshot));
        }
        tokio::time::sleep(LOOK).await;
    }
}

/// The same, while time passes as fast as the engine keeps up with it: the clock jumps by one heartbeat's interval, and again
/// when every live watch has been read since.
///
/// # Panics
/// As [`eventually`].
#[expect(clippy::panic, reason = "a journey fails by panicking")]
pub async fn passing(host: &Host, sim: &Sim, promise: &str, holds: impl Fn(&Snapshot) -> bool) -> Snapshot {
    let deadline = Instant::now() + LIMIT;
    loop {
        let snapshot = host.snapshot().await;
        if holds(&snapshot) {
            return snapshot;
        }
        if Instant::now() > deadline {
            panic!("not within {LIMIT:?}: {promise}\n{}", told(&snapshot));
        }
        #[expect(clippy::cast_precision_loss, reason = "epoch milliseconds stay far below 2^53")]
        let from = sim.now_ms() as f64;
        sim.advance(STRIDE);
        let patience = Instant::now() + PATIENCE;
        while Instant::now() < patience && !read_since(&host.snapshot().await, from) {
            tokio::time::sleep(Duration::from_millis(3)).await;
        }
    }
}

/// What has no trouble was read since.
fn read_since(snapshot: &Snapshot, from: f64) -> bool {
    let live = |watch: &&WatchRow| matches!(watch.health, Health::Loading | Health::Live | Health::Stale);
    snapshot.watches.iter().filter(live).all(|watch| watch.last >= Some(from))
}

fn told(snapshot: &Snapshot) -> String {
    let rows: Vec<_> = snapshot.rows.iter().map(row_told).collect();
    let alerts: Vec<_> = snapshot.alerts.rows.iter().map(|row| (&row.title, row.phase)).collect();
    format!("{:#?}\n{:#?}\n{rows:#?}\n{alerts:#?}", snapshot.status, snapshot.watches)
}

fn row_told(row: &ClusterRow) -> String {
    let trouble = row.trouble.as_ref().map(|trouble| (trouble.kind, &trouble.operation));
    format!(
        "{} {:?} {} {:?} steps {:?} read {:?} now {:?} trouble {trouble:?}",
        row.key, row.name, row.state, row.listing, row.steps, row.steps_at, row.current
    )
}

/// The row of a cluster by its name.
#[must_use]
pub fn row<'a>(snapshot: &'a Snapshot, name: &str) -> Option<&'a ClusterRow> {
    snapshot.rows.iter().find(|row| row.name == name)
}

/// A watch by its id, `profile/region`.
#[must_use]
pub fn watch<'a>(snapshot: &'a Snapshot, id: &str) -> Option<&'a WatchRow> {
    snapshot.watches.iter().find(|watch| watch.id == id)
}

/// Whether every watch is live, or stands by for one that is.
#[must_use]
pub fn all_live(snapshot: &Snapshot) -> bool {
    snapshot.watches.iter().all(|watch| matches!(watch.health, Health::Live | Health::Standby))
}
