//! The sim's own clock: a start, a speed, and jumps.

use std::sync::atomic::{AtomicI64, Ordering};

use tokio::time::Instant;

pub(crate) struct SimClock {
    start_ms: i64,
    speed: f64,
    started: Instant,
    jumped_ms: AtomicI64,
}

impl SimClock {
    pub(crate) fn new(start_ms: i64, speed: f64) -> Self {
        Self { start_ms, speed, started: Instant::now(), jumped_ms: AtomicI64::new(0) }
    }

    pub(crate) fn now_ms(&self) -> i64 {
        let real = self.started.elapsed().as_secs_f64() * 1000.0;
        self.start_ms
            .saturating_add((real * self.speed) as i64)
            .saturating_add(self.jumped_ms.load(Ordering::SeqCst))
    }

    /// Jumps forward; a negative jump is none, since nothing here goes back.
    pub(crate) fn advance(&self, ms: i64) {
        self.jumped_ms.fetch_add(ms.max(0), Ordering::SeqCst);
    }
}
