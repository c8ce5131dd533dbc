//! The port to the archive: what outlives the app and AWS's memory.

use crate::alert::Alert;
use crate::change::Change;
use crate::model::{Cluster, ClusterId, ClusterKey, Scope, Step, Watch};
use crate::time::{At, HOUR, Millis};
use futures::future::BoxFuture;
use std::sync::Arc;

/// What one reduction leaves to be kept, written in one transaction.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// The sequence number the engine gave; strictly rising over all scopes.
    pub seq: u64,
    /// The scope.
    pub scope: Scope,
    /// When the observation was made.
    pub at: At,
    /// The changes, for the append-only log.
    pub changes: Vec<Change>,
    /// Each cluster the changes touched, as it now stands.
    pub clusters: Vec<Arc<Cluster>>,
    /// Each step the changes touched, as it now stands.
    pub steps: Vec<(ClusterId, Arc<Step>)>,
    /// Alerts that were decided or moved on, whole. A key that is there keeps its row: phases only move forward, `seen` and
    /// `reason_at` once set stay.
    pub alerts: Vec<Alert>,
}

/// Ages that moved without a change: kept about once a minute and at the stop, so that rows of a restart tell their true age.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ages {
    /// The scope.
    pub scope: Scope,
    /// The last good heartbeat.
    pub heartbeat: Option<At>,
    /// Per cluster: when its state and when its steps were last read.
    pub clusters: Vec<(ClusterId, At, Option<At>)>,
}

/// What the archive holds of one scope.
#[derive(Debug, Clone, PartialEq)]
pub struct Kept {
    /// The scope.
    pub scope: Scope,
    /// The last good heartbeat that was kept.
    pub heartbeat: Option<At>,
    /// When the scope was first read in full: what happened before is past, and nobody is told of it. None: never yet.
    pub begun: Option<At>,
    /// Clusters that had not ended, and those that ended after the moment asked for; with their steps.
    pub clusters: Vec<Cluster>,
}

/// All that was kept, for the start.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Loaded {
    /// The greatest sequence number written.
    pub seq: u64,
    /// Scope by scope.
    pub scopes: Vec<Kept>,
    /// Which scope each watch last led to, so that kept rows are shown under their watches before any call to AWS.
    pub ways: Vec<(Watch, Scope)>,
    /// The alerts decided after [`ALERTS_KEPT`] before now, and every one not told yet, newest first.
    pub alerts: Vec<Alert>,
    /// Since when asking is paused; None: it is not.
    pub paused: Option<At>,
    /// The clusters a person watches.
    pub watched: Vec<ClusterKey>,
}

/// Alerts are listed this long.
pub const ALERTS_KEPT: Millis = 60 * 24 * HOUR;

/// Why the archive could not do as asked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ArchiveError {
    /// Written by a newer version of the app.
    #[error(
        "The archive was written by a newer EMR Monitor (its format is {found}, this one reads up to {known}). Update EMR Monitor, or move {path} away to begin a new one."
    )]
    Newer {
        /// The file.
        path: String,
        /// Its compatibility number.
        found: i64,
        /// The greatest one this version reads.
        known: i64,
    },
    /// Another process holds it.
    #[error("The archive is in use by another program: {path}. Close the other EMR Monitor.")]
    Locked {
        /// The file.
        path: String,
    },
    /// The disk refused: full, read-only, gone.
    #[error("The archive cannot be written: {message}. Free space or check the rights of {path}.")]
    Disk {
        /// The file.
        path: String,
        /// What the system said.
        message: String,
    },
    /// The file is not a sound database.
    #[error("The archive is damaged: {message} ({path}).")]
    Corrupt {
        /// The file.
        path: String,
        /// What was found.
        message: String,
    },
    /// The writing thread has ended.
    #[error("The archive is closed.")]
    Closed,
}

/// The archive. One writing thread inside; every call ends, if need be with an error.
pub trait Archive: Send + Sync + 'static {
    /// Reads what was kept: clusters not ended, and those ended after `ended_after`.
    fn load(&self, ended_after: At) -> BoxFuture<'_, Result<Loaded, ArchiveError>>;
    /// Appends the change log and brings the projection up to it, in one transaction; durable when it returns.
    fn append(&self, draft: Draft) -> BoxFuture<'_, Result<(), ArchiveError>>;
    /// Keeps ages that moved without a change.
    fn note_ages(&self, ages: Ages) -> BoxFuture<'_, Result<(), ArchiveError>>;
    /// Remembers which scope a watch leads to; the last word for a watch counts.
    fn note_way(&self, watch: Watch, scope: Scope) -> BoxFuture<'_, Result<(), ArchiveError>>;
    /// Keeps alerts that moved on, as [`Draft::alerts`]; durable when it returns.
    fn keep_alerts(&self, alerts: Vec<Alert>) -> BoxFuture<'_, Result<(), ArchiveError>>;
    /// Keeps when a scope was first read in full; the first word for a scope counts.
    fn note_begun(&self, scope: Scope, at: At) -> BoxFuture<'_, Result<(), ArchiveError>>;
    /// Keeps since when asking is paused, or that it is not.
    fn note_paused(&self, since: Option<At>) -> BoxFuture<'_, Result<(), ArchiveError>>;
    /// Keeps which clusters are watched: each of these from now on, or no longer; all of them or none.
    fn note_watched(&self, clusters: Vec<(ClusterKey, bool)>) -> BoxFuture<'_, Result<(), ArchiveError>>;
    /// The steps kept of one cluster.
    fn steps(&self, scope: Scope, cluster: ClusterId) -> BoxFuture<'_, Result<Vec<Step>, ArchiveError>>;
    /// Clusters that ended in `[from, to]`, the newest ends first and no more than `most` of them, each with its steps.
    fn ended_between(
        &self,
        from: At,
        to: At,
        most: usize,
    ) -> BoxFuture<'_, Result<Vec<(Scope, Cluster)>, ArchiveError>>;
    /// Takes out clusters that ended before `before`, their steps, that they were watched, and what the log says from before then,
    /// oldest first. Alerts stay: their keys hold for ever.
    fn forget(&self, before: At) -> BoxFuture<'_, Result<(), ArchiveError>>;
    /// Flushes and closes; later calls answer [`ArchiveError::Closed`].
    fn close(&self) -> BoxFuture<'_, Result<(), ArchiveError>>;
}
