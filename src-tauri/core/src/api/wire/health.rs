//! How the app and its asking are. Told only while somebody looks at it.

use crate::model::TroubleKind;
use serde::Serialize;
use specta::Type;

/// All of it.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct HealthView {
    /// Watch by watch, in the order of the settings.
    pub watches: Vec<WatchHealth>,
    /// Account by account and Region by Region: what may be asked there, and what was.
    pub budgets: Vec<BudgetView>,
    /// The app itself.
    pub app: AppView,
}

/// How asking through a watch goes.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct WatchHealth {
    /// The watch's, see [`super::WatchRow::id`].
    pub id: String,
    /// The last calls of its scope, oldest first; none before the first, and while another watch asks in its place.
    pub calls: Vec<CallView>,
    /// Real milliseconds within which half of their answers came.
    pub median: Option<f64>,
    /// Real milliseconds within which 95 of 100 came.
    pub p95: Option<f64>,
    /// What fails now.
    pub errors: Vec<ErrorView>,
}

/// A call that ended.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CallView {
    /// When it was asked.
    pub at: f64,
    /// Real milliseconds until its answer or failure.
    pub took: f64,
    /// Whether it brought an answer.
    pub good: bool,
}

/// Failures in a row.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ErrorView {
    /// The operation that fails, such as `ListSteps`; empty: the watch's own credentials.
    pub operation: String,
    /// The kind of the last one.
    pub kind: TroubleKind,
    /// AWS's code for it.
    pub code: Option<String>,
    /// What was said.
    pub message: String,
    /// When the first one was asked.
    pub since: f64,
    /// How many.
    pub in_a_row: u32,
}

/// The budget of an account in a Region.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct BudgetView {
    /// The account; empty while it is not known: all such share one budget a Region.
    pub account: String,
    /// The Region.
    pub region: String,
    /// The ids of the watches that draw from it.
    pub watches: Vec<String>,
    /// The bucket of all operations together.
    pub all: BucketView,
    /// Operation by operation, those of the last hour and those with a cut.
    pub operations: Vec<OperationView>,
    /// What waits for a bucket.
    pub waiting: Vec<WaitView>,
    /// When the account's own quotas were read; None: the documented ones are in force.
    pub quotas_read: Option<f64>,
    /// Why the last try to read them failed; None: it did not, or there was none yet.
    pub quotas_trouble: Option<TroubleKind>,
}

/// A bucket: calls, and calls a second.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct BucketView {
    /// Calls that may go at once, to a tenth.
    pub level: f64,
    /// Calls at once that the app allows itself.
    pub burst: f64,
    /// Calls a second that the app allows itself while it is not cut.
    pub refill: f64,
    /// What a cut leaves of them, 0 to 1.
    pub rate_share: f64,
    /// When it is whole again, if no other cut follows.
    pub whole_at: Option<f64>,
    /// Calls at once that AWS grants to everybody together.
    pub granted_burst: f64,
    /// Calls a second that AWS grants to everybody together.
    pub granted_refill: f64,
}

/// What was asked of one operation.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct OperationView {
    /// As EMR names it.
    pub operation: String,
    /// Its bucket.
    pub bucket: BucketView,
    /// Calls in the last minute of the engine's clock.
    pub minute: u32,
    /// Calls in the last hour.
    pub hour: u32,
    /// Calls of the last hour that AWS refused for rate.
    pub refused: u32,
    /// When it last refused one, in this run.
    pub refused_at: Option<f64>,
}

/// Something that waits until its bucket has a call again.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct WaitView {
    /// The operation whose bucket holds it up.
    pub operation: String,
    /// How many errands are due and wait for it; None: none is due yet.
    pub waiting: Option<u32>,
    /// The name of the cluster that the most urgent of them is about; empty: none, or about none.
    pub next: String,
    /// Until when.
    pub until: f64,
}

/// The app itself.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AppView {
    /// Its version.
    pub version: String,
    /// The system, in the order shown: operating system, desktop, web view.
    pub system: Vec<NamedFact>,
    /// When it was started, on the engine's clock.
    pub started: f64,
    /// When the sizes below were looked up; None: not yet.
    pub measured: Option<f64>,
    /// Bytes of memory it has to itself, shared pages by their part (PSS); None: the system does not tell.
    pub pss: Option<f64>,
    /// Bytes of memory it has in all (RSS).
    pub rss: Option<f64>,
    /// Bytes of memory of the window's web view (PSS).
    pub window: Option<f64>,
    /// Bytes of the archive's files; None: there is none.
    pub archive: Option<f64>,
    /// Since when all that is seen is kept without a gap; while it is not, when that last began.
    pub kept_since: f64,
    /// Faults inside the app, by scope.
    pub restarts: Vec<RestartView>,
}

/// A fact with its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct NamedFact {
    /// What it is about.
    pub name: String,
    /// What is so.
    pub value: String,
}

/// Faults inside the app in one scope, each followed by a new start of that scope alone.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RestartView {
    /// `account/region`.
    pub scope: String,
    /// How many since the app was started.
    pub count: u32,
    /// When the last one was.
    pub last: f64,
    /// What it said.
    pub said: String,
}
