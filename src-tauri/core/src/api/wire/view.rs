//! How the window is looked at; lives in Rust so that the web view can be dropped and come back as it was.

use serde::{Deserialize, Serialize};
use specta::Type;

/// Filter, selection, sort and sizes. No field is optional: empty text and 0 mean "none", so both directions share one type.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ViewState {
    /// The section: `clusters`, `timeline`, `alerts`, `accounts`, `health` or `settings`; empty: clusters.
    pub section: String,
    /// The text in the filter box, as `core::filter` reads it.
    pub filter: String,
    /// Status keys the summary strip narrows to; empty: all.
    pub statuses: Vec<String>,
    /// The sorted column's key; empty: needs attention first.
    pub sort: String,
    /// Whether that sort is reversed.
    pub descending: bool,
    /// The selected cluster's key; empty: none.
    pub selected: String,
    /// The selected step's id; empty: none.
    pub step: String,
    /// Whether the detail is shown.
    pub detail_open: bool,
    /// The detail's tab: `steps` or `configuration`; empty: steps.
    pub tab: String,
    /// The detail's height in CSS pixels; 0: the default.
    pub splitter: f64,
    /// The profile selected in Accounts; empty: none.
    pub profile: String,
    /// The grid's scroll offset in CSS pixels.
    pub scroll: f64,
    /// Whether the calls behind the budget meter are shown.
    pub budget_open: bool,
    /// The fleet's timeline.
    pub lanes: LanesView,
}

/// How the fleet's timeline is looked at.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct LanesView {
    /// How long the span is that ends now, in milliseconds; 0: the default.
    pub span: f64,
    /// What lanes are grouped by: `status`, `profile`, `region` or `none`; empty: status.
    pub grouping: String,
    /// The keys of the groups that are folded away.
    pub folded: Vec<String>,
    /// Whether the steps are shown as a table.
    pub table: bool,
    /// Whether all lanes are made to fit into the window.
    pub fitted: bool,
}

/// The section that shows how the app is.
pub(crate) const HEALTH: &str = "health";
/// The section that shows the fleet over time.
const TIMELINE: &str = "timeline";

impl ViewState {
    /// Whether what is looked at needs a [`super::HealthView`].
    #[must_use]
    pub fn shows_health(&self) -> bool {
        self.section == HEALTH || self.budget_open
    }

    /// Whether the fleet's timeline is looked at.
    #[must_use]
    pub fn shows_timeline(&self) -> bool {
        self.section == TIMELINE
    }
}
