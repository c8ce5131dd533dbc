//! Words for tray and notices: the same times as the window's, and nothing of AWS's text that could do harm.

use emr_monitor_core::time::At;
use emr_monitor_core::words;
use jiff::tz::TimeZone;
use proptest::prelude::*;
use serde_json::Value;

/// The table that the interface's tests read too.
fn cases(kind: &str) -> Vec<Value> {
    let table = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/time-cases.json");
    let all: Vec<Value> = serde_json::from_str(&std::fs::read_to_string(table).unwrap()).unwrap();
    all.into_iter().filter(|case| case["kind"] == kind).collect()
}

#[test]
fn spans_are_those_of_the_window() {
    let cases = cases("span");
    assert!(cases.len() > 10);
    for case in cases {
        assert_eq!(words::span(case["input"].as_f64().unwrap() as i64), case["expected"].as_str().unwrap());
    }
}

#[test]
fn moments_are_those_of_the_window_in_every_zone() {
    let cases = cases("clock");
    assert!(cases.len() > 10);
    for case in cases {
        let at = |name: &str| At(case[name].as_f64().unwrap() as i64);
        let zone = TimeZone::get(case["zone"].as_str().unwrap()).unwrap();
        assert_eq!(words::clock(at("input"), at("now"), &zone), case["expected"].as_str().unwrap(), "{case}");
    }
}

#[test]
fn text_from_aws_is_one_plain_line() {
    assert_eq!(words::inert("a\n\tb\u{202e}c\u{0}", 80), "a bc");
    assert_eq!(words::inert("  \u{200b} ", 80), "");
    assert_eq!(words::inert("Vulnerability join", 10), "Vulnerabi…");
    assert_eq!(words::inert("família 👩‍👩‍👧", 80), "família 👩‍👩‍👧", "letters and joined signs stay");
    assert_eq!(words::without_markup("<b>A & \"B\"</b>"), "&lt;b&gt;A &amp; &quot;B&quot;&lt;/b&gt;");
}

proptest! {
    #[test]
    fn whatever_aws_says_is_short_plain_and_the_same_when_said_again(text in any::<String>(), limit in 1usize..200) {
        let line = words::inert(&text, limit);
        prop_assert!(line.chars().count() <= limit);
        let harmful = line.chars().any(|sign| sign.is_control() || ('\u{202a}'..='\u{202e}').contains(&sign));
        prop_assert!(!harmful, "{line:?}");
        prop_assert!(!words::without_markup(&line).contains(['<', '>']));
        prop_assert_eq!(words::inert(&line, limit), line);
    }

    #[test]
    fn no_number_is_too_odd_for_a_span_or_a_moment(ms in any::<i64>(), now in any::<i64>()) {
        prop_assert!(!words::span(ms).is_empty());
        prop_assert!(!words::clock(At(ms), At(now), &TimeZone::UTC).is_empty());
    }
}
