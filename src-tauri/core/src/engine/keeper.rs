//! Keeping: every change goes to the archive before anybody is told. When the disk fails the world goes on, what was not kept is
//! remembered by name, and it is written when the disk returns.

use super::fleet::Keeping;
use crate::alert::{Alert, AlertKey};
use crate::archive::{Ages, Archive, ArchiveError, Draft};
use crate::change::Change;
use crate::model::{ClusterId, ClusterKey, Scope, StepId, Watch};
use crate::settings::RETENTION_DEFAULT;
use crate::time::{At, HOUR, MINUTE, Millis, SECOND};
use crate::world::World;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Ages are kept this often.
const AGES_EVERY: Millis = MINUTE;
/// After a failure the archive is tried again this often.
const RETRY_EVERY: Millis = 10 * SECOND;
/// Changes that wait for the disk; beyond these the things themselves are still written, the log has a gap.
const CHANGES_WAITING: usize = 10_000;

/// What is too old is taken out this often.
const FORGET_EVERY: Millis = 24 * HOUR;

/// Days of the settings as a span.
pub(super) fn retention(days: u32) -> Millis {
    Millis::from(days) * 24 * HOUR
}

/// What waits for the disk in one scope.
#[derive(Default)]
struct Unkept {
    changes: Vec<Change>,
    clusters: BTreeSet<ClusterId>,
    steps: BTreeSet<(ClusterId, StepId)>,
}

/// The engine's hand on the archive.
pub(super) struct Keeper {
    archive: Option<Arc<dyn Archive>>,
    pub(super) keeping: Keeping,
    /// Since when all is kept without a gap; while it is not, the last time that began.
    pub(super) kept_since: At,
    unkept: BTreeMap<Scope, Unkept>,
    /// Alerts that moved and wait for the disk; they are told all the same.
    alerts: BTreeMap<AlertKey, Alert>,
    /// Clusters that were watched, or no longer, and wait for the disk; they are followed all the same.
    watched: BTreeMap<ClusterKey, bool>,
    /// How long clusters that ended are kept.
    pub(super) retention: Millis,
    /// When what is older was last taken out.
    forgot: Option<At>,
    tried: At,
    aged: BTreeMap<Scope, At>,
}

impl Keeper {
    pub(super) fn new(archive: Option<Arc<dyn Archive>>, trouble: Option<ArchiveError>, now: At) -> Self {
        let keeping = trouble.map_or(Keeping::Kept, |trouble| Keeping::NotSince(now, trouble));
        Self {
            archive,
            keeping,
            kept_since: now,
            unkept: BTreeMap::new(),
            alerts: BTreeMap::new(),
            watched: BTreeMap::new(),
            retention: retention(RETENTION_DEFAULT),
            forgot: None,
            tried: now,
            aged: BTreeMap::new(),
        }
    }

    /// Keeps the changes of one reduction with the alerts they gave rise to, and the things they touched as they now stand, in one
    /// transaction. `seq` is given to the batch.
    pub(super) async fn keep(
        &mut self,
        seq: u64,
        world: &World,
        (changes, alerts): (&[Change], Vec<Alert>),
        now: At,
    ) {
        self.alerts.extend(alerts.into_iter().map(|alert| (alert.key.clone(), alert)));
        let Some(archive) = self.archive.clone() else {
            return;
        };
        let unkept = self.unkept.entry(world.scope.clone()).or_default();
        for change in changes {
            unkept.clusters.extend(change.cluster().cloned());
            unkept.steps.extend(change.cluster().cloned().zip(change.step().cloned()));
        }
        let room = CHANGES_WAITING.saturating_sub(unkept.changes.len());
        unkept.changes.extend(changes.iter().take(room).cloned());
        let failing = matches!(self.keeping, Keeping::NotSince(..));
        if failing && now.since(self.tried) < RETRY_EVERY {
            return;
        }
        self.tried = now;
        let draft =
            Draft { alerts: self.alerts.values().cloned().collect(), ..draft(seq, world, unkept, now) };
        match archive.append(draft).await {
            Ok(()) => {
                self.unkept.remove(&world.scope);
                self.alerts.clear();
                self.keep_watched(None, now).await;
                self.all_kept(now);
            }
            Err(trouble) => self.failed(trouble, now),
        }
    }

    /// What other scopes still have to write is written by the next retry; until then it is not kept.
    fn all_kept(&mut self, now: At) {
        if self.unkept.is_empty() && self.alerts.is_empty() && self.watched.is_empty() {
            if self.keeping != Keeping::Kept {
                self.kept_since = now;
            }
            self.keeping = Keeping::Kept;
        }
    }

    /// Keeps alerts that moved on; durable when it returns, unless the disk fails: then they wait, and telling goes on from memory.
    pub(super) async fn keep_alerts(&mut self, alerts: Vec<Alert>, now: At) {
        self.alerts.extend(alerts.into_iter().map(|alert| (alert.key.clone(), alert)));
        let Some(archive) = self.archive.clone().filter(|_| !self.alerts.is_empty()) else {
            return;
        };
        match archive.keep_alerts(self.alerts.values().cloned().collect()).await {
            Ok(()) => {
                self.alerts.clear();
                self.all_kept(now);
            }
            Err(trouble) => self.failed(trouble, now),
        }
    }

    /// Tries again to write alerts that wait for the disk, when it is time.
    pub(super) async fn retry_alerts(&mut self, now: At) {
        if !self.alerts.is_empty() && now.since(self.tried) >= RETRY_EVERY {
            self.tried = now;
            self.keep_alerts(Vec::new(), now).await;
        }
    }

    /// Keeps that a cluster is watched, or no longer, with what waits of that; until the disk takes it, it is so from memory.
    pub(super) async fn keep_watched(&mut self, moved: Option<(ClusterKey, bool)>, now: At) {
        self.watched.extend(moved);
        let Some(archive) = self.archive.clone().filter(|_| !self.watched.is_empty()) else {
            return;
        };
        match archive.note_watched(self.watched.clone().into_iter().collect()).await {
            Ok(()) => {
                self.watched.clear();
                self.all_kept(now);
            }
            Err(trouble) => self.failed(trouble, now),
        }
    }

    /// Tries again to write which clusters are watched, when it is time.
    pub(super) async fn retry_watched(&mut self, now: At) {
        if !self.watched.is_empty() && now.since(self.tried) >= RETRY_EVERY {
            self.tried = now;
            self.keep_watched(None, now).await;
        }
    }

    /// Keeps when a scope was first looked at.
    pub(super) async fn keep_begun(&mut self, scope: &Scope, begun: At, now: At) {
        let Some(archive) = self.archive.clone() else { return };
        if let Err(trouble) = archive.note_begun(scope.clone(), begun).await {
            self.failed(trouble, now);
        }
    }

    /// Keeps that asking is paused, or that it goes on.
    pub(super) async fn keep_paused(&mut self, since: Option<At>, now: At) {
        let Some(archive) = self.archive.clone() else { return };
        if let Err(trouble) = archive.note_paused(since).await {
            self.failed(trouble, now);
        }
    }

    /// Tries again to write what waits, when it is time; true when something was tried.
    pub(super) async fn retry(&mut self, seq: u64, world: &World, now: At) -> bool {
        let waits = self.unkept.contains_key(&world.scope) && now.since(self.tried) >= RETRY_EVERY;
        if waits {
            self.keep(seq, world, (&[], Vec::new()), now).await;
        }
        waits
    }

    /// Keeps ages that moved without a change, when it is time (or `at_once`).
    pub(super) async fn keep_ages(&mut self, world: &World, now: At, at_once: bool) {
        let Some(archive) = self.archive.clone() else {
            return;
        };
        let last = self.aged.get(&world.scope).copied();
        if !at_once && last.is_some_and(|last| now.since(last) < AGES_EVERY) {
            return;
        }
        self.aged.insert(world.scope.clone(), now);
        let fresh = |c: &&Arc<crate::model::Cluster>| {
            last.is_none_or(|last| c.state_at >= last || c.steps_read.at >= Some(last))
        };
        let clusters = world.clusters.values().filter(fresh);
        let clusters = clusters.map(|c| (c.id().clone(), c.state_at, c.steps_read.at)).collect();
        let ages = Ages { scope: world.scope.clone(), heartbeat: world.heartbeat, clusters };
        if let Err(trouble) = archive.note_ages(ages).await {
            self.failed(trouble, now);
        }
    }

    /// Remembers where a watch leads.
    pub(super) async fn keep_way(&mut self, watch: Watch, scope: Scope, now: At) {
        let Some(archive) = self.archive.clone() else {
            return;
        };
        if let Err(trouble) = archive.note_way(watch, scope).await {
            self.failed(trouble, now);
        }
    }

    /// Takes out of the archive what is older than it is to be kept, once a day.
    pub(super) async fn forget_the_old(&mut self, now: At) {
        let due = self.forgot.is_none_or(|last| now.since(last) >= FORGET_EVERY);
        let Some(archive) = self.archive.clone().filter(|_| due) else { return };
        self.forgot = Some(now);
        if let Err(trouble) = archive.forget(now - self.retention).await {
            // It takes space and nothing else: tomorrow is soon enough.
            tracing::warn!(%trouble, "what is old could not be taken out of the archive");
        }
    }

    fn failed(&mut self, trouble: ArchiveError, now: At) {
        tracing::warn!(%trouble, "the archive is not kept");
        let since = match &self.keeping {
            Keeping::Kept => now,
            Keeping::NotSince(since, _) => *since,
        };
        self.keeping = Keeping::NotSince(since, trouble);
    }
}

fn draft(seq: u64, world: &World, unkept: &Unkept, now: At) -> Draft {
    let clusters = unkept.clusters.iter().filter_map(|id| world.clusters.get(id).cloned()).collect();
    let step = |(cluster, step): &(ClusterId, StepId)| {
        let held = world.clusters.get(cluster)?.steps.get(step)?;
        Some((cluster.clone(), Arc::clone(held)))
    };
    let steps = unkept.steps.iter().filter_map(step).collect();
    Draft {
        seq,
        scope: world.scope.clone(),
        at: now,
        changes: unkept.changes.clone(),
        clusters,
        steps,
        alerts: Vec::new(),
    }
}
