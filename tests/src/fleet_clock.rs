//! The sim's own clock as the engine's: what jumps for one jumps for the other, as when a computer sleeps.

use emr_monitor_core::clock::Clock;
use emr_monitor_core::time::At;
use emr_monitor_sim::SimHandle;
use futures::future::BoxFuture;
use std::time::Duration;

/// A wait looks at the clock at least this often, so that a jump is noticed.
const LOOK: Duration = Duration::from_millis(10);

/// A clock that is the sim's.
pub struct FleetClock {
    /// The sim.
    pub sim: SimHandle,
    /// How fast it runs.
    pub speed: f64,
}

impl Clock for FleetClock {
    fn now(&self) -> At {
        At(self.sim.now_ms())
    }

    fn sleep_until(&self, until: At) -> BoxFuture<'_, ()> {
        Box::pin(async move {
            loop {
                #[expect(clippy::cast_precision_loss, reason = "spans are far below 2^53 ms")]
                let real = until.since(self.now()) as f64 / 1000.0 / self.speed;
                // One real millisecond more than none, so that a rounded-down wait never spins.
                tokio::time::sleep((Duration::from_secs_f64(real) + Duration::from_millis(1)).min(LOOK))
                    .await;
                if self.now() >= until {
                    return;
                }
            }
        })
    }

    fn speed(&self) -> f64 {
        self.speed
    }
}
