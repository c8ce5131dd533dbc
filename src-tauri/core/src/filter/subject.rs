//! What a filter is asked of.

use crate::api::wire::Status;
use crate::model::ClusterState;
use crate::time::At;
use std::sync::Arc;

/// A cluster with all that a filter may ask of it. Texts are [`folded`], one a line where there are several.
#[derive(Debug, Clone, PartialEq)]
pub struct Subject {
    /// Its name.
    pub name: String,
    /// Its id.
    pub id: String,
    /// The names of its steps.
    pub steps: Arc<str>,
    /// The profiles that lead to it, by name and as the user calls them.
    pub profiles: String,
    /// The watches that lead to it, `profile/region`, one a line.
    pub watches: String,
    /// The Region.
    pub region: String,
    /// The account.
    pub account: String,
    /// Who owns it, by its tags.
    pub owner: Option<String>,
    /// The release.
    pub release: Option<String>,
    /// Its tags.
    pub tags: Vec<(String, String)>,
    /// Its state.
    pub state: ClusterState,
    /// The one word's key.
    pub status: Status,
    /// Whether EMR gave a reason for its state.
    pub has_reason: bool,
    /// Whether a person watches it.
    pub starred: bool,
    /// When it was asked for.
    pub created: Option<At>,
    /// When it ended.
    pub ended: Option<At>,
    /// Since when it has had nothing to run.
    pub idle_since: Option<At>,
    /// When it was read, unless it has ended.
    pub read: Option<At>,
    /// When something last happened to it.
    pub newest: Option<At>,
    /// How many steps it has; None: not read yet.
    pub step_count: Option<i64>,
    /// How many of them failed.
    pub failed_steps: Option<i64>,
}

/// A text as it is compared: in small letters, so that case does not count.
#[must_use]
pub fn folded(text: &str) -> String {
    text.to_lowercase()
}
