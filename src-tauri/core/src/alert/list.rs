//! The alerts as the engine publishes them: for the window's list, the tray and the title.

use super::{Alert, AlertKey};
use crate::time::At;

/// What happened in a span when nobody looked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Digest {
    /// From when nobody looked.
    pub from: At,
    /// Until when.
    pub to: At,
    /// Its alerts.
    pub alerts: Vec<AlertKey>,
}

/// All alerts that are kept in memory.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AlertList {
    /// The one decided last first.
    pub newest_first: Vec<Alert>,
    /// The last digest, until it is dismissed.
    pub digest: Option<Digest>,
}

impl AlertList {
    /// Those nobody has seen yet, the newest first.
    pub fn unseen(&self) -> impl Iterator<Item = &Alert> {
        self.newest_first.iter().filter(|alert| alert.seen.is_none())
    }
}
