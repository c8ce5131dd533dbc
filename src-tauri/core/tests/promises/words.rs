//! Words for tray and notices: the same times as the window's, and nothing of AWS's text that could do harm.

use emr_monitor_core::time::{At, Millis};
use emr_monitor_core::words;
use jiff::tz::TimeZone;
use proptest::prelude::*;
use serde::Deserialize;

/// A row of the table that the interface's tests read too.
#[derive(Debug, Deserialize)]
struct Case {
    kind: String,
    input: Millis,
    until: Option<Millis>,
    now: Option<Millis>,
    zone: Option<String>,
    expected: String,
}

fn said_of(case: &Case) -> String {
    let zone = case.zone.as_deref().map_or(TimeZone::UTC, |name| TimeZone::get(name).unwrap());
    let (at, now) = (At(case.input), At(case.now.unwrap_or_default()));
    match case.kind.as_str() {
        "span" => words::span(case.input),
        "age" => words::age(case.input),
        "minutes" => words::minutes(case.input),
        "clock" => words::clock(at, now, &zone),
        "exact" => words::exact(at, &zone),
        "range" => words::range(at, At(case.until.unwrap()), now, &zone),
        "day" => words::day(at, &zone),
        other => panic!("the table has a kind of case that nobody here reads: {other}"),
    }
}

#[test]
fn moments_are_those_of_the_window_in_every_zone() {
    let table = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/time-cases.json");
    let cases: Vec<Case> = serde_json::from_str(&std::fs::read_to_string(table).unwrap()).unwrap();
    assert!(cases.len() > 60, "{}", cases.len());
    for case in cases {
        assert_eq!(said_of(&case), case.expected, "{case:?}");
    }
}

#[test]
fn a_moment_that_no_calendar_holds_is_a_dash() {
    for at in [At(i64::MIN), At(i64::MAX), At(9_000_000_000_000_000)] {
        let now = At(0);
        assert_eq!(words::clock(at, now, &TimeZone::UTC), "–");
        assert_eq!(words::exact(at, &TimeZone::UTC), "–");
        assert_eq!(words::day(at, &TimeZone::UTC), "–");
        assert_eq!(words::range(now, at, now, &TimeZone::UTC), "00:00––");
        assert_eq!(words::clock(now, at, &TimeZone::UTC), "00:00", "without a now the time alone is told");
    }
}

#[test]
fn text_from_aws_is_one_plain_line() {
    assert_eq!(words::inert("a\n\tb\u{202e}c\u{0}", 80), "a bc");
    assert_eq!(words::inert("one\r\ntwo\u{2028}three\u{85}four", 80), "one two three four");
    assert_eq!(words::inert("Vulnerability join", 10), "Vulnerabi…");
    assert_eq!(words::inert("família 👩‍👩‍👧", 80), "família 👩‍👩‍👧", "letters and joined signs stay");
    assert_eq!(words::without_markup("<b>A & \"B\"</b>"), "&lt;b&gt;A &amp; &quot;B&quot;&lt;/b&gt;");
}

#[test]
fn text_of_nothing_that_shows_is_empty() {
    for text in ["", "  \u{200b} ", "\u{200d}", " \u{200c}\n\u{feff}\u{202e}"] {
        assert_eq!(words::inert(text, 80), "", "{text:?}");
    }
}

#[test]
fn what_is_cut_keeps_its_signs_whole() {
    assert_eq!(words::inert("e\u{301}e\u{301}e\u{301}", 4), "e\u{301}…");
    assert_eq!(words::inert("ab👩‍👩‍👧👩‍👩‍👧", 9), "ab👩‍👩‍👧…");
    assert_eq!(words::inert("ab👩‍👩‍👧👩‍👩‍👧", 7), "ab…");
    assert_eq!(
        words::inert(&format!("e{}", "\u{301}".repeat(10_000)), 5).chars().count(),
        5,
        "an endless sign ends"
    );
}

#[test]
fn names_that_differ_in_their_ends_stay_apart_when_cut() {
    let [one, other] =
        ["A", "B"].map(|end| words::inert_name(&format!("EU-WS_v12_2026Q2_long-name_sens-{end}"), 20));
    assert_eq!([one.as_str(), other.as_str()], ["EU-WS_v12_2…e_sens-A", "EU-WS_v12_2…e_sens-B"]);
    assert_eq!(words::inert_name("EU-WS_v12", 9), "EU-WS_v12");
    assert_eq!(
        words::inert_name("Hazard footprints 2026-07", 18),
        "Hazard foo…2026-07",
        "no space beside the cut"
    );
}

/// What reorders, hides or breaks a line; of what has no width only the two joiners stay.
fn is_harmful(sign: char) -> bool {
    sign.is_control()
        || matches!(sign, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{61c}')
        || matches!(sign, '\u{ad}' | '\u{200b}' | '\u{2060}'..='\u{2065}' | '\u{feff}')
}

/// Text in which what is harmful comes often.
fn any_text() -> impl Strategy<Value = String> {
    let signs = prop_oneof![
        any::<char>(),
        proptest::char::range('\0', '\u{ad}'),
        proptest::char::range('\u{2000}', '\u{206f}'),
        proptest::char::range('\u{300}', '\u{310}'),
        proptest::sample::select(vec!['👩', '\u{200d}', ' ', 'a', '\u{feff}', '&', '<']),
    ];
    proptest::collection::vec(signs, 0..80).prop_map(String::from_iter)
}

proptest! {
    #[test]
    fn whatever_aws_says_is_short_plain_and_the_same_when_said_again(text in any_text(), limit in 0usize..60) {
        for made in [words::inert, words::inert_name] {
            let line = made(&text, limit);
            prop_assert!(line.chars().count() <= limit);
            prop_assert!(!line.contains(is_harmful), "{line:?}");
            prop_assert_eq!(line.trim(), &line);
            prop_assert!(!words::without_markup(&line).contains(['<', '>']));
            prop_assert_eq!(made(&line, limit), line);
        }
    }

    #[test]
    fn what_fits_is_not_cut(text in any_text()) {
        let whole = words::inert(&text, usize::MAX);
        let length = whole.chars().count();
        prop_assert_eq!(&words::inert(&text, length), &whole);
        prop_assert_eq!(&words::inert_name(&text, length), &whole);
    }

    #[test]
    fn no_number_is_too_odd_for_a_span_or_a_moment(ms in any::<i64>(), now in any::<i64>()) {
        for said in [words::span(ms), words::age(ms), words::minutes(ms)] {
            prop_assert!(said.starts_with(|sign: char| sign.is_ascii_digit()), "{said}");
        }
        let (at, now, zone) = (At(ms), At(now), TimeZone::get("America/St_Johns").unwrap());
        for said in [words::clock(at, now, &zone), words::exact(at, &zone), words::day(at, &zone), words::range(at, now, at, &zone)] {
            prop_assert!(!said.is_empty());
        }
    }

    #[test]
    fn moments_of_our_time_are_told_in_every_zone(ms in 0i64..4_000_000_000_000, away in -400_000_000i64..400_000_000) {
        for zone in ["Europe/Berlin", "America/St_Johns", "Pacific/Apia", "Antarctica/Troll"] {
            let zone = TimeZone::get(zone).unwrap();
            let clock = words::clock(At(ms), At(ms + away), &zone);
            let day = words::day(At(ms), &zone);
            let time = &words::exact(At(ms), &zone).split(", ").nth(1).unwrap()[..5].to_owned();
            prop_assert!(clock.ends_with(time.as_str()) || clock.starts_with(&day), "{clock} {day} {time}");
        }
    }
}
