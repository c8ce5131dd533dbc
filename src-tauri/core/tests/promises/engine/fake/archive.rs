//! An archive in memory.

use crate::given::at;
use emr_monitor_core::alert::Alert;
use emr_monitor_core::archive::{Ages, Archive, ArchiveError, Draft, Kept, Loaded};
use emr_monitor_core::model::{
    Account, Cluster, ClusterId, ClusterKey, ClusterSummary, ProfileName, Region, Scope, Step, Watch,
};
use emr_monitor_core::time::At;
use emr_monitor_core::world::{Observation, Seen, World, reduce};
use futures::future::BoxFuture;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// An archive in memory.
#[derive(Default)]
pub(crate) struct FakeArchive {
    pub(crate) fail: AtomicBool,
    closed: AtomicBool,
    drafts: Mutex<Vec<Draft>>,
    loaded: Mutex<Loaded>,
    /// What left memory long ago.
    pub(crate) past: Mutex<Vec<(Scope, Cluster)>>,
    /// How often that was read.
    pub(crate) readings: AtomicUsize,
}

impl FakeArchive {
    pub(crate) fn drafts(&self) -> Vec<Draft> {
        self.drafts.lock().unwrap().clone()
    }

    pub(crate) fn is_closed(&self) -> bool {
        self.closed.load(Ordering::SeqCst)
    }

    /// What an earlier run left of the first profile's scope.
    pub(crate) fn keep(&self, profile: &str, clusters: Vec<ClusterSummary>, seen: At) {
        let scope = Scope { account: Account::Known(format!("{:012}", 1)), region: Region::new("eu-west-1") };
        let mut world = World::new(scope.clone());
        reduce(&mut world, Observation { at: seen, seen: Seen::Clusters(clusters) }, at(0));
        let clusters = world.clusters.values().map(|cluster| (**cluster).clone()).collect();
        let kept = Kept { scope: scope.clone(), heartbeat: Some(seen), begun: Some(seen), clusters };
        let watch = Watch { profile: ProfileName::new(profile), region: scope.region.clone() };
        *self.loaded.lock().unwrap() =
            Loaded { seq: 7, scopes: vec![kept], ways: vec![(watch, scope)], ..Loaded::default() };
    }

    fn write(&self, draft: Option<Draft>) -> Result<(), ArchiveError> {
        if self.fail.load(Ordering::SeqCst) {
            return Err(ArchiveError::Disk {
                path: "archive.sqlite".into(),
                message: "no space left".into(),
            });
        }
        self.drafts.lock().unwrap().extend(draft);
        Ok(())
    }
}

impl Archive for FakeArchive {
    fn load(&self, _: At) -> BoxFuture<'_, Result<Loaded, ArchiveError>> {
        Box::pin(async move { Ok(self.loaded.lock().unwrap().clone()) })
    }
    fn append(&self, draft: Draft) -> BoxFuture<'_, Result<(), ArchiveError>> {
        Box::pin(async move { self.write(Some(draft)) })
    }
    fn note_ages(&self, _: Ages) -> BoxFuture<'_, Result<(), ArchiveError>> {
        Box::pin(async move { self.write(None) })
    }
    fn note_way(&self, _: Watch, _: Scope) -> BoxFuture<'_, Result<(), ArchiveError>> {
        Box::pin(async move { self.write(None) })
    }
    fn keep_alerts(&self, _: Vec<Alert>) -> BoxFuture<'_, Result<(), ArchiveError>> {
        Box::pin(async move { self.write(None) })
    }
    fn note_begun(&self, _: Scope, _: At) -> BoxFuture<'_, Result<(), ArchiveError>> {
        Box::pin(async move { self.write(None) })
    }
    fn note_paused(&self, _: Option<At>) -> BoxFuture<'_, Result<(), ArchiveError>> {
        Box::pin(async move { self.write(None) })
    }
    fn note_watched(&self, clusters: Vec<(ClusterKey, bool)>) -> BoxFuture<'_, Result<(), ArchiveError>> {
        Box::pin(async move {
            self.write(None)?;
            let watched = &mut self.loaded.lock().unwrap().watched;
            for (key, on) in clusters {
                watched.retain(|held| *held != key);
                watched.extend(on.then_some(key));
            }
            Ok(())
        })
    }
    fn steps(&self, _: Scope, _: ClusterId) -> BoxFuture<'_, Result<Vec<Step>, ArchiveError>> {
        Box::pin(async move { Ok(Vec::new()) })
    }
    fn ended_between(
        &self,
        from: At,
        to: At,
        most: usize,
    ) -> BoxFuture<'_, Result<Vec<(Scope, Cluster)>, ArchiveError>> {
        Box::pin(async move {
            self.readings.fetch_add(1, Ordering::SeqCst);
            let past = self.past.lock().unwrap();
            let ended = |cluster: &Cluster| cluster.told.ended.is_some_and(|at| from <= at && at <= to);
            Ok(past.iter().filter(|(_, cluster)| ended(cluster)).take(most).cloned().collect())
        })
    }
    fn forget(&self, _: At) -> BoxFuture<'_, Result<(), ArchiveError>> {
        Box::pin(async move { Ok(()) })
    }
    fn close(&self) -> BoxFuture<'_, Result<(), ArchiveError>> {
        self.closed.store(true, Ordering::SeqCst);
        Box::pin(async move { Ok(()) })
    }
}
