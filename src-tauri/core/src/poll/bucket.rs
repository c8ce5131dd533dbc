//! A token bucket: pure, told the time.

use super::look::BucketLook;
use super::quota::Quota;
use crate::time::{At, Millis, SECOND};

/// A bucket of a share of a quota. A cut lowers its refill; it recovers slowly.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Bucket {
    burst: f64,
    refill: f64,
    factor: f64,
    level: f64,
    at: At,
    cut_at: Option<At>,
}

/// No cut goes below this share of the bucket's refill, so that one call now and then finds out when AWS answers again.
const LOWEST_FACTOR: f64 = 1.0 / 16.0;
/// After a cut the factor grows by this much for each [`RECOVERY_EVERY`] without another.
const RECOVERY_STEP: f64 = 0.125;
const RECOVERY_EVERY: Millis = 60 * SECOND;

impl Bucket {
    /// A full bucket holding `share` (0 to 1) of `quota`. A burst below one call would never let any through: it is one at least.
    pub(super) fn new(quota: Quota, share: f64, now: At) -> Self {
        let burst = (quota.burst * share).max(1.0);
        Self { burst, refill: quota.refill * share, factor: 1.0, level: burst, at: now, cut_at: None }
    }

    /// Becomes a bucket of another share of `quota`, with no more tokens than it has.
    pub(super) fn resize(&mut self, quota: Quota, share: f64) {
        self.burst = (quota.burst * share).max(1.0);
        self.refill = quota.refill * share;
        self.level = self.level.min(self.burst);
    }

    /// Lets time pass. A clock set back passes no time.
    pub(super) fn advance(&mut self, now: At) {
        #[expect(clippy::cast_precision_loss, reason = "spans are far below 2^53 ms")]
        let seconds = now.since(self.at) as f64 / 1000.0;
        self.at = now;
        self.recover(now);
        self.level = (self.level + seconds * self.rate()).min(self.burst);
    }

    /// Calls a second it now gives.
    pub(super) fn rate(&self) -> f64 {
        self.refill * self.factor
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

    /// AWS refused: empties the bucket and halves its refill.
    pub(super) fn cut(&mut self, now: At) {
        self.level = self.level.min(0.0);
        self.factor = (self.factor / 2.0).max(LOWEST_FACTOR);
        self.cut_at = Some(now);
    }

    /// The free share, 0 to 1.
    pub(super) fn free(&self) -> f64 {
        (self.level / self.burst).clamp(0.0, 1.0)
    }

    /// How it stands, beside what AWS grants.
    pub(super) fn look(&self, granted: Quota) -> BucketLook {
        BucketLook {
            level: self.level.clamp(0.0, self.burst),
            burst: self.burst,
            refill: self.refill,
            rate: self.rate(),
            granted,
            whole_at: self.whole_at(),
        }
    }

    /// When the refill is whole again after a cut, if no other follows.
    fn whole_at(&self) -> Option<At> {
        #[expect(clippy::cast_possible_truncation, reason = "a handful of steps")]
        let steps = ((1.0 - self.factor) / RECOVERY_STEP).ceil() as i64;
        self.cut_at.map(|cut_at| cut_at + steps * RECOVERY_EVERY)
    }

    fn recover(&mut self, now: At) {
        let Some(cut_at) = self.cut_at else { return };
        let steps = now.since(cut_at) / RECOVERY_EVERY;
        if steps > 0 {
            #[expect(clippy::cast_precision_loss, reason = "a handful of steps")]
            let gained = steps as f64 * RECOVERY_STEP;
            self.factor = (self.factor + gained).min(1.0);
            self.cut_at = if self.factor < 1.0 { Some(cut_at + steps * RECOVERY_EVERY) } else { None };
        }
    }
}
