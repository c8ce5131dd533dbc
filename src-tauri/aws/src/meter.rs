//! Counts the requests of one ask and reads AWS's clock off the answers.

use aws_sdk_emr::config::interceptors::{
    BeforeDeserializationInterceptorContextRef, BeforeTransmitInterceptorContextRef,
};
use aws_sdk_emr::config::{ConfigBag, Intercept, RuntimeComponents};
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_types::date_time::{DateTime, Format};
use emr_monitor_core::time::Millis;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU32, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

/// No Date header was seen.
const UNSEEN: i64 = i64::MIN;

/// One ask's counters, shared with the SDK while it works.
#[derive(Debug, Clone)]
pub(crate) struct Meter(Arc<Counters>);

#[derive(Debug)]
struct Counters {
    requests: AtomicU32,
    offset: AtomicI64,
}

impl Meter {
    pub(crate) fn new() -> Self {
        Self(Arc::new(Counters { requests: AtomicU32::new(0), offset: AtomicI64::new(UNSEEN) }))
    }

    /// Requests sent so far, tries that found no connection included.
    pub(crate) fn requests(&self) -> u32 {
        self.0.requests.load(Ordering::Relaxed)
    }

    /// AWS's clock less this computer's, by the last answer.
    pub(crate) fn clock_offset(&self) -> Option<Millis> {
        match self.0.offset.load(Ordering::Relaxed) {
            UNSEEN => None,
            offset => Some(offset),
        }
    }
}

impl Intercept for Meter {
    fn name(&self) -> &'static str {
        "Meter"
    }

    fn read_before_transmit(
        &self,
        _context: &BeforeTransmitInterceptorContextRef<'_>,
        _components: &RuntimeComponents,
        _bag: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        self.0.requests.fetch_add(1, Ordering::Relaxed);
        Ok(())
    }

    fn read_after_transmit(
        &self,
        context: &BeforeDeserializationInterceptorContextRef<'_>,
        _components: &RuntimeComponents,
        _bag: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        #[expect(
            clippy::disallowed_methods,
            reason = "the clock that is compared with AWS's is the computer's own"
        )]
        let now = SystemTime::now();
        let date = context.response().headers().get("date");
        if let Some(offset) = date.and_then(|date| offset(date, now)) {
            self.0.offset.store(offset, Ordering::Relaxed);
        }
        Ok(())
    }
}

/// How far `date` is ahead of `now`. The header has whole seconds, cut off, so half a second is added.
fn offset(date: &str, now: SystemTime) -> Option<Millis> {
    let theirs = DateTime::from_str(date, Format::HttpDate).ok()?.to_millis().ok()?;
    let ours = i64::try_from(now.duration_since(UNIX_EPOCH).ok()?.as_millis()).ok()?;
    theirs.checked_add(500)?.checked_sub(ours)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn the_offset_is_how_far_aws_is_ahead() {
        let now = UNIX_EPOCH + Duration::from_millis(1_000_000_000_500);
        assert_eq!(offset("Sun, 09 Sep 2001 01:46:50 GMT", now), Some(10_000));
        assert_eq!(offset("Sun, 09 Sep 2001 01:46:30 GMT", now), Some(-10_000));
        assert_eq!(offset("yesterday", now), None);
    }
}
