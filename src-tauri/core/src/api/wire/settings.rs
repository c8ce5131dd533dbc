//! What Settings shows.

use super::SavedView;
use serde::{Deserialize, Serialize};
use specta::Type;

/// All of it, as used now.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SettingsView {
    /// Light, dark, or as the system has it.
    pub appearance: Appearance,
    /// The share of EMR's quotas the app allows itself.
    pub share: f64,
    /// The smallest share that can be set.
    pub share_min: f64,
    /// The greatest.
    pub share_max: f64,
    /// The share when none is set.
    pub share_default: f64,
    /// Whether the app starts, hidden, when the user signs in to the computer; None: the system does not tell.
    pub start_at_login: Option<bool>,
    /// Days for which clusters that ended are kept.
    pub retention_days: u32,
    /// The fewest days that can be set.
    pub retention_min: u32,
    /// The most.
    pub retention_max: u32,
    /// The folder the archive is in now.
    pub data_folder: String,
    /// The folder it will be in from the next start; the same as `data_folder` unless another was chosen.
    pub data_folder_next: String,
    /// The names by which owners' tags mean the user; empty: those in `me_guessed`.
    pub me: Vec<String>,
    /// The names that AWS gives the callers of the watches.
    pub me_guessed: Vec<String>,
    /// The tags that name an owner, the first that a cluster has counts.
    pub owner_tags: Vec<String>,
    /// The user's own views.
    pub views: Vec<SavedView>,
    /// The settings file.
    pub file: String,
    /// Whether nothing can be changed, because this is the demo that was asked for.
    pub fixed: bool,
}

/// Light, dark, or as the system has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "lowercase")]
pub enum Appearance {
    /// As the system has it.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}
