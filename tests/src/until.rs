//! Waiting for conditions.

use crate::Host;
use emr_monitor_core::api::wire::{ClusterRow, Snapshot};
use std::time::Duration;

/// No condition is waited for longer than this.
const LIMIT: Duration = Duration::from_secs(60);
/// Snapshots are looked at this often.
const LOOK: Duration = Duration::from_millis(20);

/// The first snapshot of which `holds` is true.
///
/// # Panics
/// When none comes within a minute; `promise` and the last snapshot are told.
#[expect(clippy::panic, reason = "a journey fails by panicking")]
pub async fn eventually(host: &Host, promise: &str, holds: impl Fn(&Snapshot) -> bool) -> Snapshot {
    let deadline = tokio::time::Instant::now() + LIMIT;
    loop {
        let snapshot = host.snapshot().await;
        if holds(&snapshot) {
            return snapshot;
        }
        if tokio::time::Instant::now() > deadline {
            panic!("not within {LIMIT:?}: {promise}\n{snapshot:#?}");
        }
        tokio::time::sleep(LOOK).await;
    }
}

/// The row of a cluster by its name.
#[must_use]
pub fn row<'a>(snapshot: &'a Snapshot, name: &str) -> Option<&'a ClusterRow> {
    snapshot.rows.iter().find(|row| row.name == name)
}
