//! An archive that counts what it is given to write.

use emr_monitor_core::alert::Alert;
use emr_monitor_core::archive::{Ages, Archive, ArchiveError, Draft, Loaded};
use emr_monitor_core::model::{Cluster, ClusterId, ClusterKey, Scope, Step, Watch};
use emr_monitor_core::time::At;
use futures::future::BoxFuture;
use serde::Serialize;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// What was written so far, in rows.
#[derive(Clone, Copy, Default, Serialize)]
pub(crate) struct Kept {
    /// Transactions.
    writes: usize,
    /// Lines of the change log.
    changes: usize,
    /// Clusters, whole.
    clusters: usize,
    /// Steps, whole.
    steps: usize,
    /// Clusters of which only the ages were written.
    ages: usize,
    /// The most rows of one transaction since this was last asked for.
    largest: usize,
}

/// The archive beneath, and the count.
pub(crate) struct Counted {
    beneath: Arc<dyn Archive>,
    kept: Mutex<Kept>,
}

type Done<'a> = BoxFuture<'a, Result<(), ArchiveError>>;

impl Counted {
    pub(crate) fn new(beneath: Arc<dyn Archive>) -> Arc<Self> {
        Arc::new(Self { beneath, kept: Mutex::default() })
    }

    pub(crate) fn so_far(&self) -> Kept {
        let mut kept = self.count(0);
        let told = *kept;
        kept.largest = 0;
        told
    }

    fn count(&self, rows: usize) -> MutexGuard<'_, Kept> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if rows > 0 {
            kept.writes += 1;
            kept.largest = kept.largest.max(rows);
        }
        kept
    }
}

impl Archive for Counted {
    fn load(&self, ended_after: At) -> BoxFuture<'_, Result<Loaded, ArchiveError>> {
        self.beneath.load(ended_after)
    }

    fn append(&self, draft: Draft) -> Done<'_> {
        let (changes, clusters, steps) = (draft.changes.len(), draft.clusters.len(), draft.steps.len());
        let mut kept = self.count(changes + clusters + steps + draft.alerts.len());
        kept.changes += changes;
        kept.clusters += clusters;
        kept.steps += steps;
        drop(kept);
        self.beneath.append(draft)
    }

    fn note_ages(&self, ages: Ages) -> Done<'_> {
        self.count(ages.clusters.len() + 1).ages += ages.clusters.len();
        self.beneath.note_ages(ages)
    }

    fn note_way(&self, watch: Watch, scope: Scope) -> Done<'_> {
        self.beneath.note_way(watch, scope)
    }

    fn keep_alerts(&self, alerts: Vec<Alert>) -> Done<'_> {
        drop(self.count(alerts.len()));
        self.beneath.keep_alerts(alerts)
    }

    fn note_begun(&self, scope: Scope, at: At) -> Done<'_> {
        self.beneath.note_begun(scope, at)
    }

    fn note_paused(&self, since: Option<At>) -> Done<'_> {
        self.beneath.note_paused(since)
    }

    fn note_watched(&self, clusters: Vec<(ClusterKey, bool)>) -> Done<'_> {
        self.beneath.note_watched(clusters)
    }

    fn steps(&self, scope: Scope, cluster: ClusterId) -> BoxFuture<'_, Result<Vec<Step>, ArchiveError>> {
        self.beneath.steps(scope, cluster)
    }

    fn ended_between(
        &self,
        from: At,
        to: At,
        most: usize,
    ) -> BoxFuture<'_, Result<Vec<(Scope, Cluster)>, ArchiveError>> {
        self.beneath.ended_between(from, to, most)
    }

    fn forget(&self, before: At) -> Done<'_> {
        self.beneath.forget(before)
    }

    fn close(&self) -> Done<'_> {
        self.beneath.close()
    }
}
