//! The status bar, and notes about files and settings.

use serde::Serialize;
use specta::Type;

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
    /// Since when asking is paused.
    pub paused_since: Option<f64>,
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
