//! A cluster in the grid.

use super::TroubleView;
use serde::Serialize;
use specta::Type;

/// `data-status`: the one word a person needs, worst first (the order of declaration is the rank).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Type)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// The last ended step failed and nothing runs after it, or the cluster ended with errors.
    Failed,
    /// Up with nothing to run for 30 minutes or more.
    Idle,
    /// Signed out, denied, or no answer for 15 minutes.
    Unknown,
    /// A step runs, or EMR says RUNNING.
    Running,
    /// BOOTSTRAPPING.
    Bootstrapping,
    /// STARTING.
    Capacity,
    /// WAITING, for less than the idle limit.
    Waiting,
    /// TERMINATING.
    Terminating,
    /// TERMINATED.
    Done,
}

/// Whether AWS's lists still show the cluster.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum ListingView {
    /// On the last list.
    Listed,
    /// Not on it; being asked for by id.
    Missing,
    /// AWS no longer knows it.
    NotListed,
}

/// A cluster in the grid.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ClusterRow {
    /// `account/region/id`: unique, stable.
    pub key: String,
    /// `account/region`.
    pub scope: String,
    /// The account id, or `unknown:<profile>`.
    pub account: String,
    /// The Region.
    pub region: String,
    /// EMR's id.
    pub id: String,
    /// The name; EMR allows an empty one.
    pub name: String,
    /// Who owns it, by its tags.
    pub owner: Option<String>,
    /// The ARN.
    pub arn: Option<String>,
    /// The watches' profiles that lead to it; the first is the one that asks.
    pub profiles: Vec<String>,
    /// EMR's state, as it spells it.
    pub state: String,
    /// The one word's key.
    pub status: Status,
    /// The one word, such as "Step failed" or "Bootstrap failed".
    pub word: String,
    /// Why, in a few words of EMR's, if it says.
    pub reason: Option<String>,
    /// When it was asked for.
    pub created: Option<f64>,
    /// When it was ready.
    pub ready: Option<f64>,
    /// When it ended.
    pub ended: Option<f64>,
    /// Up with nothing to run since then.
    pub idle_since: Option<f64>,
    /// Counts of its steps.
    pub steps: StepCounts,
    /// The step to name in the row: the failed, running or last one.
    pub current: Option<CurrentStep>,
    /// When its state was read.
    pub state_at: f64,
    /// When its steps were read; None: not yet.
    pub steps_at: Option<f64>,
    /// The age in milliseconds (of the older of `state_at` and `steps_at`) from which the row is stale (3 × its planned interval); None for what has ended and is settled.
    pub stale_after: Option<f64>,
    /// Whether lists still show it.
    pub listing: ListingView,
    /// Since when, unless listed.
    pub listing_since: Option<f64>,
    /// Why its scope, or its steps, cannot be read.
    pub trouble: Option<TroubleView>,
    /// When something last happened to it, for sorting.
    pub newest: f64,
    /// Whether a person watches it: its running steps are followed without its being opened.
    pub watched: bool,
}

/// A cluster's steps by outcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct StepCounts {
    /// All that are known.
    pub total: u32,
    /// COMPLETED.
    pub completed: u32,
    /// FAILED and INTERRUPTED.
    pub failed: u32,
    /// CANCELLED.
    pub cancelled: u32,
    /// RUNNING and CANCEL_PENDING.
    pub running: u32,
    /// PENDING.
    pub pending: u32,
    /// States this version does not know.
    pub other: u32,
    /// Whether all pages were read, so that `total` is all there are.
    pub whole: bool,
}

/// The step a row names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CurrentStep {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its state, as EMR spells it.
    pub state: String,
    /// How many more run beside it.
    pub more: u32,
}
