//! The fleet at first and what changes of it.

use super::{
    AccountsView, AlertsView, ClusterRow, DesktopRow, DetailHead, FilterView, HealthView, Note, SettingsView,
    StatusLine, StepRow, ViewRow, ViewState, WatchRow,
};
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
    /// Which of them the filter finds.
    pub filter: FilterView,
    /// The views, in the order shown.
    pub views: Vec<ViewRow>,
    /// The watches, in the order of the settings.
    pub watches: Vec<WatchRow>,
    /// The status bar.
    pub status: StatusLine,
    /// Things the user should know about files and settings.
    pub notes: Vec<Note>,
    /// The alerts.
    pub alerts: AlertsView,
    /// What the desktop offers; empty until the shell has looked.
    pub desktop: Vec<DesktopRow>,
    /// The profiles, and where their keys are kept.
    pub accounts: AccountsView,
    /// The settings as used now.
    pub settings: SettingsView,
    /// How the app and its asking are, while that is looked at.
    pub health: Option<HealthView>,
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
    /// What the filter finds, when that or the filter changed: whole, and true of the rows as this batch leaves them.
    pub filter: Option<FilterView>,
    /// All views, when one of them or what it finds changed.
    pub views: Option<Vec<ViewRow>>,
    /// All watches, when one of them changed.
    pub watches: Option<Vec<WatchRow>>,
    /// The status bar, when it changed.
    pub status: Option<StatusLine>,
    /// All notes, when one of them changed.
    pub notes: Option<Vec<Note>>,
    /// The alerts, when one of them changed.
    pub alerts: Option<AlertsView>,
    /// What the desktop offers, when that changed.
    pub desktop: Option<Vec<DesktopRow>>,
    /// The profiles, when one of them or the keyring changed.
    pub accounts: Option<AccountsView>,
    /// The settings, when one of them changed.
    pub settings: Option<SettingsView>,
    /// How the app and its asking are, while that is looked at and when it changed.
    pub health: Option<HealthView>,
    /// How the window is to be looked at, when something outside it opened a cluster (a notice, the tray).
    pub view: Option<ViewState>,
    /// What changed of the opened cluster.
    pub detail: Option<DetailPatch>,
}

impl Batch {
    /// Whether it tells nothing.
    pub(crate) fn is_empty(&self) -> bool {
        self.rows.is_empty()
            && self.ages.is_empty()
            && self.gone.is_empty()
            && self.filter.is_none()
            && self.views.is_none()
            && self.watches.is_none()
            && self.status.is_none()
            && self.notes.is_none()
            && self.alerts.is_none()
            && self.desktop.is_none()
            && self.accounts.is_none()
            && self.settings.is_none()
            && self.health.is_none()
            && self.view.is_none()
            && self.detail.is_none()
    }
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
