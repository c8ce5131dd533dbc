//! Amounts: spans of time such as `1h30m`, and numbers.

use crate::time::{HOUR, MINUTE, Millis, SECOND};
use std::fmt::Write;

const DAY: Millis = 24 * HOUR;
/// The longest first, as they are written.
const UNITS: [(char, Millis); 4] = [('d', DAY), ('h', HOUR), ('m', MINUTE), ('s', SECOND)];

/// Reads a span such as `30m`, `2h` or `1h30m`, in milliseconds.
pub(super) fn span(text: &str) -> Option<Millis> {
    let mut sum: Millis = 0;
    let mut rest = text;
    while !rest.is_empty() {
        let digits = rest.find(|c: char| !c.is_ascii_digit())?;
        let number: Millis = rest.get(..digits)?.parse().ok()?;
        let mut behind = rest.get(digits..)?.chars();
        let unit = behind.next()?.to_ascii_lowercase();
        let (_, length) = UNITS.into_iter().find(|(known, _)| *known == unit)?;
        sum = sum.checked_add(number.checked_mul(length)?)?;
        rest = behind.as_str();
    }
    (!text.is_empty()).then_some(sum)
}

/// Reads a whole number.
pub(super) fn number(text: &str) -> Option<i64> {
    text.chars().all(|c| c.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}

/// Writes a span as [`span`] reads it; it is whole in seconds.
pub(super) fn span_text(mut span: Millis) -> String {
    let mut text = String::new();
    for (unit, length) in UNITS {
        if span >= length {
            // Writing into a String cannot fail.
            let _ = write!(text, "{}{unit}", span / length);
            span %= length;
        }
    }
    if text.is_empty() { "0s".to_owned() } else { text }
}
