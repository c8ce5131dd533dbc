//! The fleet as the UI sees it: rows, watches, the status line, and the batches that keep them current.

use super::{DetailHead, StepRow, ViewState};
use crate::model::TroubleKind;
use serde::Serialize;
use specta::Type;

/// Everything the window shows at first, as of batch `n`.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Snapshot {
    /// The number of the last batch this snapshot includes.
    pub n: f64,
    /// The shared clock.
    pub clock: ClockView,
    /// Real accounts or the demo.
    pub mode: Mode,
    /// All clusters known: live ones, and those that ended in the last 24 hours.
    pub rows: Vec<ClusterRow>,
    /// The watches, in the order of the settings.
    pub watches: Vec<WatchRow>,
    /// The status bar.
    pub status: StatusLine,
    /// Things the user should know about files and settings.
    pub notes: Vec<Note>,
    /// Filter, selection, sort and sizes as last left.
    pub view: ViewState,
    /// Region codes to choose from, for a profile that names none.
    pub regions: Vec<String>,
}

/// What changed since batch `n - 1`. A gap in `n` means: fetch the snapshot again.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Batch {
    /// Rises by one a batch.
    pub n: f64,
    /// The shared clock.
    pub clock: ClockView,
    /// Rows that are new or changed, whole.
    pub rows: Vec<ClusterRow>,
    /// Rows that were only read again: nothing but their ages moved.
    pub ages: Vec<RowAge>,
    /// Keys of rows that left the list.
    pub gone: Vec<String>,
    /// All watches, when one of them changed.
    pub watches: Option<Vec<WatchRow>>,
    /// The status bar, when it changed.
    pub status: Option<StatusLine>,
    /// All notes, when one of them changed.
    pub notes: Option<Vec<Note>>,
    /// What changed of the opened cluster.
    pub detail: Option<DetailPatch>,
}

/// The ages of a row of which nothing else changed.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RowAge {
    /// The row's key.
    pub key: String,
    /// See [`ClusterRow::state_at`].
    pub state_at: f64,
    /// See [`ClusterRow::steps_at`].
    pub steps_at: Option<f64>,
    /// See [`ClusterRow::stale_after`].
    pub stale_after: Option<f64>,
}

/// What changed of the opened cluster.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DetailPatch {
    /// Its key; a patch of another key than the opened one is dropped.
    pub key: String,
    /// All but the steps, whole.
    pub head: DetailHead,
    /// Steps that are new or changed, whole.
    pub steps: Vec<StepRow>,
}

/// The clock that engine, tray and UI share.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ClockView {
    /// The moment this was made, on the engine's clock.
    pub now: f64,
    /// Engine milliseconds in a real one: 1 but in the demo and tests.
    pub speed: f64,
}

/// Real accounts or the demo.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase", tag = "is")]
pub enum Mode {
    /// Real accounts.
    Live,
    /// The demo fleet.
    Demo {
        /// Which scenario.
        scenario: String,
        /// How much faster than real time.
        speed: f64,
        /// Whether it was asked for; else it opened because no AWS profile was found.
        asked: bool,
    },
}

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

/// `data-health` of a watch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Type)]
#[serde(rename_all = "lowercase")]
pub enum Health {
    /// Not read yet.
    Loading,
    /// Answers on time.
    Live,
    /// AWS refuses for rate.
    Throttled,
    /// No usable credentials.
    SignedOut,
    /// Not allowed to list.
    Denied,
    /// No way to AWS.
    Offline,
    /// AWS fails, or its answers cannot be understood.
    Failing,
    /// The last answer is older than three intervals.
    Stale,
    /// This computer's clock is wrong.
    ClockWrong,
    /// The profile names no Region: one must be chosen.
    NoRegion,
    /// Another watch asks for the same scope; this one stands by.
    Standby,
}

/// A watch in the sidebar.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct WatchRow {
    /// `profile/region`.
    pub id: String,
    /// The profile.
    pub profile: String,
    /// The Region; empty while none is chosen.
    pub region: String,
    /// `account/region` it leads to.
    pub scope: String,
    /// Its health.
    pub health: Health,
    /// Since when, where that matters.
    pub since: Option<f64>,
    /// The last good answer to the list of live clusters.
    pub last: Option<f64>,
    /// When it will be asked next.
    pub next: Option<f64>,
    /// Clusters that have not ended.
    pub live: u32,
    /// Clusters listed in all.
    pub clusters: u32,
    /// What is wrong.
    pub trouble: Option<TroubleView>,
    /// The watch that asks in its place, when it stands by.
    pub asked_by: Option<String>,
    /// Which swatch colour (1 to 5) tells the profile.
    pub swatch: u32,
}

/// Why something cannot be read.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct TroubleView {
    /// Its kind.
    pub kind: TroubleKind,
    /// AWS's code.
    pub code: Option<String>,
    /// What was said.
    pub message: String,
    /// Since when.
    pub since: f64,
    /// The operation that meets it, such as `ListSteps`.
    pub operation: String,
}

/// The status bar.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct StatusLine {
    /// The oldest of the scopes' last good heartbeats; None before the first.
    pub refreshed: Option<f64>,
    /// Free share (0 to 1) of the tightest bucket.
    pub budget_free: f64,
    /// Which operation's bucket that is.
    pub budget_tightest: String,
    /// Calls in the last minute of the engine's clock.
    pub calls_a_minute: u32,
    /// Calls AWS refused for rate in the last 10 minutes.
    pub throttles: u32,
    /// Watches that are throttled, and the next try.
    pub throttled: u32,
    /// When the next try of a throttled or failing scope is due.
    pub next_try: Option<f64>,
    /// Watches that are signed out.
    pub signed_out: u32,
    /// Watches that are denied.
    pub denied: u32,
    /// Since when no scope could be reached.
    pub offline_since: Option<f64>,
    /// The archive.
    pub archive: ArchiveView,
}

/// Whether what is seen is also kept.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ArchiveView {
    /// Whether it works.
    pub kept: bool,
    /// Since when it does not.
    pub not_kept_since: Option<f64>,
    /// What is wrong and what to do.
    pub message: Option<String>,
}

/// How grave a note is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "lowercase")]
pub enum NoteLevel {
    /// Good to know.
    Info,
    /// Something does not work as written.
    Warning,
    /// Something important does not work.
    Error,
}

/// Something the user should know about a file or a setting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Note {
    /// Stable, so that a dismissed one stays dismissed until it changes.
    pub id: String,
    /// How grave.
    pub level: NoteLevel,
    /// What is so.
    pub title: String,
    /// Where and what to do.
    pub body: String,
}
