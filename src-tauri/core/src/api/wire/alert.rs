//! Alerts, the digest, and what the desktop can and cannot do.

use crate::alert::{AlertKind, Phase};
use serde::Serialize;
use specta::Type;

/// One alert in the list.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AlertRow {
    /// `account/region/cluster/step/kind`: unique for ever.
    pub key: String,
    /// What happened.
    pub kind: AlertKind,
    /// The cluster's row key.
    pub cluster: String,
    /// The step's id; empty when it speaks of the cluster.
    pub step: String,
    /// As its notice was titled; text from AWS in it is inert.
    pub title: String,
    /// As its notice said.
    pub body: String,
    /// When it happened.
    pub happened: f64,
    /// When the app learnt it.
    pub decided: f64,
    /// When EMR's reason arrived, where that was later than the failure was learnt.
    pub reason_at: Option<f64>,
    /// How telling it went.
    pub phase: Phase,
    /// Whether the user has seen it.
    pub seen: bool,
}

/// What happened in a span when nobody looked: asked, paused, asleep, offline or not running.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DigestView {
    /// From when nobody looked.
    pub from: f64,
    /// Until when.
    pub to: f64,
    /// Keys of its alerts: failures first, then the rest, oldest first.
    pub alerts: Vec<String>,
}

/// The alerts, newest first, and the last digest until it is dismissed.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AlertsView {
    /// The newest 500.
    pub rows: Vec<AlertRow>,
    /// Not seen yet.
    pub unseen: u32,
    /// What happened while nobody looked.
    pub digest: Option<DigestView>,
}

/// Something the desktop offers the app, or lacks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DesktopRow {
    /// Which: `tray`, `notices`, `instance`.
    pub id: String,
    /// Whether it is there.
    pub ok: bool,
    /// What is so.
    pub title: String,
    /// What that means and what to do; empty when all is well.
    pub body: String,
}
