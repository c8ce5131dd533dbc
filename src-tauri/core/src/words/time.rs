//! Moments as a wall clock and a calendar show them in a zone, as `ui/src/view/time/clock.ts` makes them. A moment beyond the years
//! that jiff knows (-9999 to 9999) is a dash.

use super::NO_TIME;
use crate::time::At;
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

/// Within this many days the weekday tells enough.
const WEEK: i32 = 7;
const HOUR_MINUTE: &str = "%H:%M";
const DAY_MONTH: &str = "%-d %b";

/// `14:19`; within the same week's length `Mon 22:10`; farther `30 Jun`; in another year `30 Jun 2025`.
#[must_use]
pub fn clock(at: At, now: At, zone: &TimeZone) -> String {
    let Some(wall) = wall_at(at, zone) else { return NO_TIME.to_owned() };
    match day_seen_from(&wall, now, zone) {
        Day::Today => shown(&wall, HOUR_MINUTE),
        Day::Weekday(day) => format!("{day} {}", shown(&wall, HOUR_MINUTE)),
        Day::Date(day) => day,
    }
}

/// `Tue 14 Jul 2026, 14:19:42 UTC+02:00`: with the zone's offset, so that a repeated hour is told apart.
#[must_use]
pub fn exact(at: At, zone: &TimeZone) -> String {
    wall_at(at, zone).map_or_else(
        || NO_TIME.to_owned(),
        |wall| format!("{}{}", shown(&wall, "%a %-d %b %-Y, %H:%M:%S UTC"), offset_of(&wall)),
    )
}

/// `15:02–15:24`, `Sun 22:10–Mon 04:00`, `30 Jun 22:10–23:00`: the day is said once where both ends name the same, and not at all
/// when it is today.
#[must_use]
pub fn range(from: At, until: At, now: At, zone: &TimeZone) -> String {
    let (start_day, start) = day_and_time(from, now, zone);
    let (end_day, end) = day_and_time(until, now, zone);
    let end_day = if end_day == start_day { "" } else { &end_day };
    format!("{}–{}", joined(&start_day, &start), joined(end_day, &end))
}

/// `14 Jul`.
#[must_use]
pub fn day(at: At, zone: &TimeZone) -> String {
    wall_at(at, zone).map_or_else(|| NO_TIME.to_owned(), |wall| shown(&wall, DAY_MONTH))
}

enum Day {
    Today,
    Weekday(String),
    Date(String),
}

/// How a day is named on the day that is now: by calendar days, since one may have 23 or 25 hours.
fn day_seen_from(wall: &Zoned, now: At, zone: &TimeZone) -> Day {
    // Without a now to set it against, the time alone is true.
    let Some(today) = wall_at(now, zone) else { return Day::Today };
    let away = wall.date().since(today.date()).map_or(i32::MAX, |span| span.get_days().abs());
    match away {
        0 => Day::Today,
        _ if away < WEEK => Day::Weekday(shown(wall, "%a")),
        _ if wall.year() == today.year() => Day::Date(shown(wall, DAY_MONTH)),
        _ => Day::Date(shown(wall, "%-d %b %-Y")),
    }
}

fn day_and_time(at: At, now: At, zone: &TimeZone) -> (String, String) {
    let Some(wall) = wall_at(at, zone) else { return (String::new(), NO_TIME.to_owned()) };
    let day = match day_seen_from(&wall, now, zone) {
        Day::Today => String::new(),
        Day::Weekday(day) | Day::Date(day) => day,
    };
    (day, shown(&wall, HOUR_MINUTE))
}

fn joined(day: &str, time: &str) -> String {
    if day.is_empty() { time.to_owned() } else { format!("{day} {time}") }
}

/// `+02:00`, `-03:30`, or nothing at UTC. No zone has had seconds since 1972, decades before EMR.
fn offset_of(wall: &Zoned) -> String {
    let minutes = wall.offset().seconds() / 60;
    let sign = if minutes < 0 { '-' } else { '+' };
    match minutes.abs() {
        0 => String::new(),
        away => format!("{sign}{:02}:{:02}", away / 60, away % 60),
    }
}

/// jiff's formats are in English, whatever the computer's language, as the window is.
fn shown(wall: &Zoned, format: &str) -> String {
    wall.strftime(format).to_string()
}

fn wall_at(at: At, zone: &TimeZone) -> Option<Zoned> {
    Some(Timestamp::from_millisecond(at.0).ok()?.to_zoned(zone.clone()))
}
