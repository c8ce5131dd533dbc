//! Lengths of time in few letters, as `ui/src/view/time/span.ts` makes them. Less than nothing is nothing.

use crate::time::{HOUR, MINUTE, Millis, SECOND};

const DAY: Millis = 24 * HOUR;

/// `12s`, `48m 36s`, `4h 28m`, `2d 3h`.
#[must_use]
pub fn span(ms: Millis) -> String {
    match ms.max(0) {
        ms if ms < MINUTE => format!("{}s", ms / SECOND),
        ms if ms < HOUR => format!("{}m {:02}s", ms / MINUTE, ms % MINUTE / SECOND),
        ms => hours_or_days(ms),
    }
}

/// Like [`span`], in whole minutes below an hour: for what must not change each second.
#[must_use]
pub fn minutes(ms: Millis) -> String {
    match ms.max(0) {
        ms if ms < HOUR => format!("{}m", ms / MINUTE),
        ms => hours_or_days(ms),
    }
}

/// How old something is: `8 s`, `14 min`, `3h 12m`, `2d 3h`.
#[must_use]
pub fn age(ms: Millis) -> String {
    match ms.max(0) {
        ms if ms < MINUTE => format!("{} s", ms / SECOND),
        ms if ms < HOUR => format!("{} min", ms / MINUTE),
        ms => hours_or_days(ms),
    }
}

fn hours_or_days(ms: Millis) -> String {
    if ms < DAY {
        format!("{}h {:02}m", ms / HOUR, ms % HOUR / MINUTE)
    } else {
        format!("{}d {}h", ms / DAY, ms % DAY / HOUR)
    }
}
