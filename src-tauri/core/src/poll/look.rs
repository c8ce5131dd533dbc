//! How a bucket stands, for those who show it.

use super::quota::Quota;
use crate::time::At;

/// A bucket at one moment: calls, and calls a second.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BucketLook {
    /// Calls that may go at once.
    pub level: f64,
    /// Calls it holds when full: the share of the quota that the app allows itself.
    pub burst: f64,
    /// Calls a second it is given while it is not cut.
    pub refill: f64,
    /// Calls a second it is given now.
    pub rate: f64,
    /// What AWS grants to everybody together.
    pub granted: Quota,
    /// When the rate is whole again after a cut, if no other follows; None: it is whole.
    pub whole_at: Option<At>,
}

impl BucketLook {
    /// What a cut leaves of the rate, 0 to 1.
    #[must_use]
    pub fn rate_share(&self) -> f64 {
        if self.refill > 0.0 { self.rate / self.refill } else { 1.0 }
    }
}
