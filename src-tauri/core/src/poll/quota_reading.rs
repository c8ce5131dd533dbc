//! When the account's own quotas are read, and what came of it. Pure, told the time.

use crate::model::TroubleKind;
use crate::time::{At, HOUR, Millis};

/// Quotas change by a person's request at AWS, which takes hours.
const READ_EVERY: Millis = 24 * HOUR;
/// After a failure they are asked for again, once.
const AGAIN_AFTER: Millis = HOUR;

/// How reading them went.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct QuotaReading {
    /// When those in force were read; None: the documented ones are in force.
    pub read: Option<At>,
    /// When the last try failed, and how; None: it went well, or there was none.
    pub failed: Option<(At, TroubleKind)>,
}

impl QuotaReading {
    /// Whether it is time to ask. Who may not read them is told so once a day.
    #[must_use]
    pub fn due(&self, now: At) -> bool {
        match (self.failed, self.read) {
            (Some((at, TroubleKind::Denied)), _) => now.since(at) >= READ_EVERY,
            (Some((at, _)), _) => now.since(at) >= AGAIN_AFTER,
            (None, Some(read)) => now.since(read) >= READ_EVERY,
            (None, None) => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::MINUTE;

    const T0: At = At(1_780_000_000_000);

    fn after(kind: TroubleKind) -> QuotaReading {
        QuotaReading { read: None, failed: Some((T0, kind)) }
    }

    #[test]
    fn they_are_read_at_first_then_once_a_day_and_an_hour_after_a_failure() {
        assert!(QuotaReading::default().due(T0));
        let read = QuotaReading { read: Some(T0), failed: None };
        assert!(!read.due(T0 + 23 * HOUR) && read.due(T0 + 24 * HOUR));
        let failed = after(TroubleKind::Server);
        assert!(!failed.due(T0 + 59 * MINUTE) && failed.due(T0 + HOUR));
        let denied = after(TroubleKind::Denied);
        assert!(!denied.due(T0 + 23 * HOUR) && denied.due(T0 + 24 * HOUR));
    }
}
