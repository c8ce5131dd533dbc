//! Instants as the app knows them: UTC epoch milliseconds.

use serde::{Deserialize, Serialize};
use std::ops::{Add, Sub};

/// A moment in UTC epoch milliseconds. Never read from a clock here: it comes from an answer or through [`crate::clock::Clock`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct At(pub i64);

/// A span in milliseconds.
pub type Millis = i64;

/// One second, in milliseconds.
pub const SECOND: Millis = 1_000;
/// One minute, in milliseconds.
pub const MINUTE: Millis = 60 * SECOND;
/// One hour, in milliseconds.
pub const HOUR: Millis = 60 * MINUTE;

impl At {
    /// How long ago `earlier` was, in milliseconds; never negative.
    #[must_use]
    pub fn since(self, earlier: At) -> Millis {
        (self.0 - earlier.0).max(0)
    }

    /// The same moment for IPC, where all numbers are f64 (exact up to 2^53 ms, about the year 287396).
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "epoch milliseconds stay far below 2^53")]
    pub fn wire(self) -> f64 {
        self.0 as f64
    }
}

impl Add<Millis> for At {
    type Output = At;
    fn add(self, ms: Millis) -> At {
        At(self.0.saturating_add(ms))
    }
}

impl Sub<Millis> for At {
    type Output = At;
    fn sub(self, ms: Millis) -> At {
        At(self.0.saturating_sub(ms))
    }
}
