//! The computer's own clock, as the engine's. The only place that reads it.

use emr_monitor_core::clock::Clock;
use emr_monitor_core::time::{At, Millis};
use futures::FutureExt as _;
use futures::future::BoxFuture;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

/// The longest single wait: after a sleep of the computer, or a turn of its clock, a waiter looks again within this.
const SLICE: Millis = 1_000;

/// Wall time in UTC. A wait ends by the wall clock, so that a sleep of the computer counts; or, when that was set back
/// meanwhile, after as much time awake as was left at first.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct SystemClock;

impl Clock for SystemClock {
    #[expect(
        clippy::disallowed_methods,
        reason = "this is the adapter through which everything else learns the time"
    )]
    fn now(&self) -> At {
        let ms = |span: Duration| Millis::try_from(span.as_millis()).unwrap_or(Millis::MAX);
        match SystemTime::now().duration_since(UNIX_EPOCH) {
            Ok(span) => At(ms(span)),
            Err(before) => At(-ms(before.duration())),
        }
    }

    fn sleep_until(&self, until: At) -> BoxFuture<'_, ()> {
        async move {
            let begun = Instant::now();
            let at_first = until.0.saturating_sub(self.now().0);
            loop {
                let awake = Millis::try_from(begun.elapsed().as_millis()).unwrap_or(Millis::MAX);
                let left = until.0.saturating_sub(self.now().0).min(at_first.saturating_sub(awake));
                let Ok(wait @ 1..) = u64::try_from(left.min(SLICE)) else { return };
                tokio::time::sleep(Duration::from_millis(wait)).await;
            }
        }
        .boxed()
    }

    fn speed(&self) -> f64 {
        1.0
    }
}

#[cfg(test)]
mod tests {
    use super::SystemClock;
    use emr_monitor_core::clock::Clock as _;

    #[tokio::test]
    async fn a_wait_ends_at_its_moment_and_at_once_when_that_has_passed() {
        let clock = SystemClock;
        let start = clock.now();
        clock.sleep_until(start - 5_000).await;
        clock.sleep_until(start + 30).await;
        let waited = clock.now().since(start);
        assert!((30..5_000).contains(&waited), "{waited} ms");
    }
}
