//! A token bucket: pure, told the time.

use super::cut::Cut;
use super::look::BucketLook;
use super::quota::Quota;
use crate::time::{At, Millis};

/// A bucket of a share of a quota. A cut lowers its refill and its size alike, for a burst empties what others draw from too.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Bucket {
    burst: f64,
    refill: f64,
    cut: Cut,
    level: f64,
    at: At,
}

impl Bucket {
    /// A full bucket holding `share` (0 to 1) of `quota`. A burst below one call would never let any through: it is one at least.
    pub(super) fn new(quota: Quota, share: f64, now: At) -> Self {
        let burst = (quota.burst * share).max(1.0);
        Self { burst, refill: quota.refill * share, cut: Cut::none(share), level: burst, at: now }
    }

    /// Becomes a bucket of another share of `quota`, with no more tokens than it has.
    pub(super) fn resize(&mut self, quota: Quota, share: f64) {
        self.burst = (quota.burst * share).max(1.0);
        self.refill = quota.refill * share;
        self.cut.resize(share);
        self.level = self.level.min(self.size());
    }

    /// Lets time pass. A clock set back passes no time.
    pub(super) fn advance(&mut self, now: At) {
        #[expect(clippy::cast_precision_loss, reason = "spans are far below 2^53 ms")]
        let seconds = now.since(self.at) as f64 / 1000.0;
        self.cut.mend(self.at, now);
        self.at = now;
        self.level = (self.level + seconds * self.rate()).min(self.size());
    }

    /// Calls a second it now gives.
    pub(super) fn rate(&self) -> f64 {
        self.refill * self.cut.left()
    }

    /// Whether a call may go now.
    pub(super) fn ready(&self) -> bool {
        self.level >= 1.0
    }

    /// When the next call may go, if no other takes the token.
    pub(super) fn ready_at(&self) -> At {
        if self.ready() {
            return self.at;
        }
        #[expect(clippy::cast_possible_truncation, reason = "a wait of a bucket is minutes at most")]
        let wait = ((1.0 - self.level) / self.rate() * 1000.0).ceil() as Millis;
        self.at + wait
    }

    /// Takes tokens; a call that turned out to be several may take it below zero.
    pub(super) fn take(&mut self, calls: f64) {
        self.level -= calls;
    }

    /// AWS refused: empties the bucket and cuts it.
    pub(super) fn refused(&mut self, now: At) {
        self.level = self.level.min(0.0);
        self.cut.deepen(now);
    }

    /// AWS answered.
    pub(super) fn answered(&mut self) {
        self.cut.answered();
    }

    /// The free share, 0 to 1.
    pub(super) fn free(&self) -> f64 {
        (self.level / self.size()).clamp(0.0, 1.0)
    }

    /// How it stands, beside what AWS grants.
    pub(super) fn look(&self, granted: Quota) -> BucketLook {
        BucketLook {
            level: self.level.clamp(0.0, self.burst),
            burst: self.burst,
            refill: self.refill,
            rate: self.rate(),
            granted,
            whole_at: self.cut.whole_at(self.at),
        }
    }

    /// Calls it holds when full.
    fn size(&self) -> f64 {
        (self.burst * self.cut.left()).max(1.0)
    }
}
