//! Times and spans, as `ui/src/view/time` makes them.

use crate::time::{At, HOUR, MINUTE, Millis, SECOND};
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

const DAY: Millis = 24 * HOUR;
/// Within this many days the weekday tells enough.
const WEEK: i32 = 7;
const NO_TIME: &str = "–";

/// `12s`, `48m 36s`, `4h 28m`, `2d 3h`; nothing below zero.
#[must_use]
pub fn span(ms: Millis) -> String {
    let ms = ms.max(0);
    match ms {
        _ if ms < MINUTE => format!("{}s", ms / SECOND),
        _ if ms < HOUR => format!("{}m {:02}s", ms / MINUTE, ms % MINUTE / SECOND),
        _ if ms < DAY => format!("{}h {:02}m", ms / HOUR, ms % HOUR / MINUTE),
        _ => format!("{}d {}h", ms / DAY, ms % DAY / HOUR),
    }
}

/// `14:19`; within the same week's length `Mon 22:10`; farther `30 Jun`; in another year `30 Jun 2025`.
#[must_use]
pub fn clock(at: At, now: At, zone: &TimeZone) -> String {
    let (Some(at), Some(today)) = (wall(at, zone), wall(now, zone)) else { return NO_TIME.to_owned() };
    let away = at.date().since(today.date()).map_or(i32::MAX, |span| span.get_days().abs());
    match away {
        0 => at.strftime("%H:%M").to_string(),
        _ if away < WEEK => at.strftime("%a %H:%M").to_string(),
        _ if at.year() == today.year() => at.strftime("%-d %b").to_string(),
        _ => at.strftime("%-d %b %Y").to_string(),
    }
}

fn wall(at: At, zone: &TimeZone) -> Option<Zoned> {
    Some(Timestamp::from_millisecond(at.0).ok()?.to_zoned(zone.clone()))
}
