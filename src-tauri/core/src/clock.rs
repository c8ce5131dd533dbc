//! The one port through which core waits and learns the time, and the scaled clock of demo and tests.

mod onward;

pub(crate) use onward::Onward;

use crate::time::{At, Millis};
use futures::future::BoxFuture;
use std::time::Duration;
use tokio::time::Instant;

/// The clock that engine, tray and UI share. The shell gives the computer's own; demo and tests give a scaled one.
pub trait Clock: Send + Sync + 'static {
    /// The moment now.
    fn now(&self) -> At;
    /// Ends at or shortly after `until`, at once when it has passed. Notices the wall clock being set and the computer having slept.
    fn sleep_until(&self, until: At) -> BoxFuture<'_, ()>;
    /// Engine milliseconds in one real millisecond: 1 but for the demo and tests.
    fn speed(&self) -> f64;
    /// How far [`Clock::now`] is ahead of the computer's own clock, because that was set back.
    fn ahead(&self) -> Millis {
        0
    }
}

/// A clock that begins at a given moment and runs `speed` times as fast as the runtime's timer.
#[derive(Debug, Clone)]
pub struct ScaledClock {
    start: At,
    origin: Instant,
    speed: f64,
}

impl ScaledClock {
    /// Begins at `start`; a speed that is not a positive number counts as 1.
    #[must_use]
    pub fn new(start: At, speed: f64) -> Self {
        let speed = if speed.is_finite() && speed > 0.0 { speed } else { 1.0 };
        Self { start, origin: Instant::now(), speed }
    }
}

impl Clock for ScaledClock {
    fn now(&self) -> At {
        #[expect(clippy::cast_possible_truncation, reason = "elapsed milliseconds fit for millions of years")]
        let elapsed = (self.origin.elapsed().as_secs_f64() * 1000.0 * self.speed) as i64;
        self.start + elapsed
    }

    fn sleep_until(&self, until: At) -> BoxFuture<'_, ()> {
        #[expect(clippy::cast_precision_loss, reason = "spans are far below 2^53 ms")]
        let real = until.since(self.now()) as f64 / 1000.0 / self.speed;
        // One real millisecond more than none, so that a rounded-down wait never spins.
        Box::pin(tokio::time::sleep(Duration::from_secs_f64(real) + Duration::from_millis(1)))
    }

    fn speed(&self) -> f64 {
        self.speed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_scaled_clock_runs_as_many_times_faster() {
        let clock = ScaledClock::new(At(1_000), 60.0);
        clock.sleep_until(At(61_000)).await;
        assert!(clock.now() >= At(61_000), "a minute of its time has passed");
        assert!(clock.origin.elapsed() < Duration::from_millis(1_100), "in a second of the runtime's");
    }

    #[tokio::test(start_paused = true)]
    async fn waiting_for_the_past_ends_at_once() {
        let clock = ScaledClock::new(At(1_000), 1.0);
        clock.sleep_until(At(0)).await;
        assert!(clock.origin.elapsed() < Duration::from_millis(5));
    }
}
