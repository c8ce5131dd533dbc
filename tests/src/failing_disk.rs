//! An archive whose disk refuses on demand.

use emr_monitor_core::alert::Alert;
use emr_monitor_core::archive::{Ages, Archive, ArchiveError, Draft, Loaded};
use emr_monitor_core::model::{Cluster, ClusterId, ClusterKey, Scope, Step, Watch};
use emr_monitor_core::time::At;
use futures::future::BoxFuture;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// An archive behind a disk that may refuse to write.
pub struct FailingDisk {
    beneath: Arc<dyn Archive>,
    refuses: AtomicBool,
}

type Done<'a> = BoxFuture<'a, Result<(), ArchiveError>>;

impl FailingDisk {
    /// A disk that works.
    #[must_use]
    pub fn new(beneath: Arc<dyn Archive>) -> Arc<Self> {
        Arc::new(Self { beneath, refuses: AtomicBool::new(false) })
    }

    /// From now on it refuses every write, or takes them again.
    pub fn refuses(&self, refuses: bool) {
        self.refuses.store(refuses, Ordering::SeqCst);
    }

    fn write<'a>(&'a self, writing: Done<'a>) -> Done<'a> {
        Box::pin(async move {
            if self.refuses.load(Ordering::SeqCst) {
                let message = "no space left on device".to_owned();
                return Err(ArchiveError::Disk { path: "archive.sqlite".to_owned(), message });
            }
            writing.await
        })
    }
}

impl Archive for FailingDisk {
    fn load(&self, ended_after: At) -> BoxFuture<'_, Result<Loaded, ArchiveError>> {
        self.beneath.load(ended_after)
    }

    fn append(&self, draft: Draft) -> Done<'_> {
        self.write(self.beneath.append(draft))
    }

    fn note_ages(&self, ages: Ages) -> Done<'_> {
        self.write(self.beneath.note_ages(ages))
    }

    fn note_way(&self, watch: Watch, scope: Scope) -> Done<'_> {
        self.write(self.beneath.note_way(watch, scope))
    }

    fn keep_alerts(&self, alerts: Vec<Alert>) -> Done<'_> {
        self.write(self.beneath.keep_alerts(alerts))
    }

    fn note_begun(&self, scope: Scope, at: At) -> Done<'_> {
        self.write(self.beneath.note_begun(scope, at))
    }

    fn note_paused(&self, since: Option<At>) -> Done<'_> {
        self.write(self.beneath.note_paused(since))
    }

    fn note_watched(&self, clusters: Vec<(ClusterKey, bool)>) -> Done<'_> {
        self.write(self.beneath.note_watched(clusters))
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
        self.write(self.beneath.forget(before))
    }

    fn close(&self) -> Done<'_> {
        self.beneath.close()
    }
}
