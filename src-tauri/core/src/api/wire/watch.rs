//! A watch in the sidebar.

use crate::model::TroubleKind;
use serde::Serialize;
use specta::Type;

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
    /// Asking is paused.
    Paused,
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
    /// What the user calls the profile; empty: nothing else than its name.
    pub label: String,
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
