//! What the menu says of made-up fleets.

use super::line;
use super::menu::{Action, Entry, FIRST, Item, LABEL, MORE, MenuModel, headline, of};
use emr_monitor_core::model::{Account, ClusterId, ClusterKey, Region, Scope, StepId};
use emr_monitor_core::notices::Target;
use emr_monitor_core::summary::{Line, Look, Sign, Summary};
use emr_monitor_core::time::{At, HOUR};
use jiff::tz::TimeZone;
use proptest::prelude::*;

/// Tuesday, 14 July 2026, 12:19:42 in UTC.
const FAILED_AT: At = At(1_784_031_582_000);
const NOW: At = At(1_784_032_320_000);

fn summary(look: Look) -> Summary {
    Summary {
        look,
        demo: false,
        failed: 0,
        running: 0,
        idle: 0,
        unknown: 0,
        unseen: 0,
        signed_out: Vec::new(),
        paused: None,
        attention: Vec::new(),
        active: Vec::new(),
    }
}

fn line(sign: Sign, name: &str, word: &str) -> Line {
    let scope =
        Scope { account: Account::Known("111122223333".to_owned()), region: Region::new("eu-west-1") };
    Line {
        cluster: ClusterKey { scope, cluster: ClusterId::new("j-2KX8N4T7QWE1M") },
        step: Some(StepId::new("s-3F0V4SY2H9UKW")),
        sign,
        name: name.to_owned(),
        word: word.to_owned(),
        step_name: None,
        steps: None,
        at: Some(FAILED_AT),
    }
}

fn said(line: &Line) -> String {
    line::text(line, NOW, &TimeZone::UTC)
}

fn menu(summary: &Summary) -> MenuModel {
    of(summary, NOW, &TimeZone::UTC)
}

fn head(summary: &Summary) -> String {
    headline(summary, NOW, &TimeZone::UTC)
}

/// All that can be read, from top to bottom; what is within "More clusters" after a `>`.
fn texts(model: &MenuModel) -> Vec<String> {
    read(&model.entries, "")
}

fn read(entries: &[Entry], before: &str) -> Vec<String> {
    let texts = entries.iter().map(|entry| match entry {
        Entry::Item(item) => vec![format!("{before}{}", item.text)],
        Entry::Separator => vec!["-".to_owned()],
        Entry::Submenu(text, inner) => [vec![text.clone()], read(inner, "> ")].concat(),
    });
    texts.collect::<Vec<_>>().concat()
}

#[test]
fn the_headline_counts_the_worst_first() {
    let fleet = Summary { failed: 2, idle: 1, running: 5, ..summary(Look::Failed) };
    assert_eq!(head(&fleet), "2 failed, 1 idle, 5 running");
    assert_eq!(head(&Summary { demo: true, ..fleet }), "Demo · 2 failed, 1 idle, 5 running");
    let paused = Summary { paused: Some(FAILED_AT), failed: 1, ..summary(Look::Failed) };
    assert_eq!(head(&paused), "Paused since 12:19 · 1 failed");
    assert_eq!(head(&Summary { unknown: 3, ..summary(Look::Offline) }), "Offline · 3 not known");
}

#[test]
fn only_a_fleet_that_was_read_is_called_quiet() {
    assert_eq!(head(&summary(Look::Quiet)), "All quiet");
    for look in [Look::Offline, Look::SignedOut, Look::Stale] {
        assert!(!head(&summary(look)).contains("quiet"), "{look:?}");
    }
    let paused = Summary { paused: Some(FAILED_AT), ..summary(Look::Paused) };
    assert_eq!(head(&paused), "Paused since 12:19");
}

#[test]
fn a_line_says_what_is_so_of_one_cluster() {
    let step = |line: Line| Line { step_name: Some("Vulnerability join".to_owned()), ..line };
    let failed = line(Sign::Failed, "US-EQ_v9_2026Q2", "Step failed");
    assert_eq!(said(&failed), "US-EQ_v9_2026Q2: step failed, 12:19");
    assert_eq!(said(&step(failed)), "US-EQ_v9_2026Q2: Vulnerability join failed, 12:19");
    let running = Line { steps: Some((9, 16)), ..line(Sign::Running, "EU-WS_v12", "Running") };
    assert_eq!(said(&running), "EU-WS_v12: 9/16, running");
    assert_eq!(said(&step(running)), "EU-WS_v12: 9/16, Vulnerability join");
    assert_eq!(said(&line(Sign::Idle, "EU-WS_v12", "Idle")), "EU-WS_v12: idle since 12:19");
    assert_eq!(said(&line(Sign::Unknown, "EU-WS_v12", "Not known")), "EU-WS_v12: not known, last read 12:19");
    assert_eq!(said(&line(Sign::Waiting, "EU-WS_v12", "Starting")), "EU-WS_v12: starting");
}

#[test]
fn a_time_of_yesterday_carries_its_day() {
    let failed = line(Sign::Failed, "US-EQ", "Step failed");
    assert_eq!(line::text(&failed, NOW + 24 * HOUR, &TimeZone::UTC), "US-EQ: step failed, Tue 12:19");
}

#[test]
fn a_name_from_aws_is_cut_and_what_happened_is_not() {
    let long = Line {
        step_name: Some("\u{202e}evil\nstep ".repeat(1_000)),
        ..line(Sign::Failed, &"name ".repeat(2_000), "Step failed")
    };
    let text = said(&long);
    assert!(text.ends_with(" failed, 12:19") && text.chars().count() <= LABEL, "{text}");
    let nameless = line(Sign::Failed, "\u{202e}\n", "Step failed");
    assert_eq!(said(&nameless), "j-2KX8N4T7QWE1M: step failed, 12:19");
}

#[test]
fn four_lines_of_each_kind_come_first_and_the_rest_is_below_more() {
    let lines = |sign, word: &'static str, many: usize| {
        (0..many).map(|number| line(sign, &format!("c{number}"), word)).collect::<Vec<_>>()
    };
    let fleet = Summary {
        failed: 6,
        unseen: 1,
        signed_out: vec!["data-eng".to_owned()],
        attention: lines(Sign::Failed, "Step failed", 6),
        active: lines(Sign::Waiting, "Starting", 5),
        ..summary(Look::Failed)
    };
    let expected = [
        "6 failed, 5 waiting",
        "-",
        "c0: step failed, 12:19",
        "c1: step failed, 12:19",
        "c2: step failed, 12:19",
        "c3: step failed, 12:19",
        "-",
        "c0: starting",
        "c1: starting",
        "c2: starting",
        "c3: starting",
        "More clusters",
        "> c4: step failed, 12:19",
        "> c5: step failed, 12:19",
        "> c4: starting",
        "-",
        "1 unread alert",
        "Sign in to data-eng…",
        "Pause watching",
        "-",
        "Open EMR Monitor",
        "Quit",
    ];
    assert_eq!(texts(&menu(&fleet)), expected);
}

#[test]
fn a_quiet_fleet_has_a_short_menu() {
    let expected = ["All quiet", "-", "Pause watching", "-", "Open EMR Monitor", "Quit"];
    assert_eq!(texts(&menu(&summary(Look::Quiet))), expected);
    let paused = Summary { paused: Some(FAILED_AT), ..summary(Look::Paused) };
    assert!(texts(&menu(&paused)).contains(&"Resume watching".to_owned()));
}

#[test]
fn pressing_a_line_opens_that_cluster_and_step() {
    let failed = line(Sign::Failed, "US-EQ", "Step failed");
    let target = Target::Cluster(failed.cluster.clone(), failed.step.clone());
    let fleet = Summary { attention: vec![failed], ..summary(Look::Failed) };
    let opens = |entry: &Entry| matches!(entry, Entry::Item(Item { action: Some(Action::Open(to)), .. }) if *to == target);
    assert_eq!(menu(&fleet).entries.iter().filter(|entry| opens(entry)).count(), 1);
}

fn any_line() -> impl Strategy<Value = Line> {
    let sign =
        prop::sample::select(vec![Sign::Failed, Sign::Unknown, Sign::Idle, Sign::Running, Sign::Waiting]);
    let text = || prop_oneof![any::<String>(), "[a-z_&]{0,200}"];
    (sign, text(), text(), prop::option::of(text()), any::<Option<(u32, u32)>>(), any::<Option<i64>>())
        .prop_map(|(sign, name, word, step_name, steps, at)| Line {
            step_name,
            steps,
            at: at.map(At),
            ..line(sign, &name, &word)
        })
}

fn any_summary() -> impl Strategy<Value = Summary> {
    let look = prop::sample::select(vec![
        Look::Failed,
        Look::Paused,
        Look::Offline,
        Look::SignedOut,
        Look::Stale,
        Look::Running,
        Look::Quiet,
    ]);
    let lines = || prop::collection::vec(any_line(), 0..60);
    let counts = any::<(u32, u32, u32, u32, u32)>();
    let rest = (any::<bool>(), any::<Option<i64>>(), prop::collection::vec(any::<String>(), 0..8));
    (look, counts, rest, lines(), lines()).prop_map(
        |(look, (failed, running, idle, unknown, unseen), (demo, paused, signed_out), attention, active)| {
            Summary {
                look,
                demo,
                failed,
                running,
                idle,
                unknown,
                unseen,
                signed_out,
                paused: paused.map(At),
                attention,
                active,
            }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn whatever_the_fleet_the_menu_is_short_and_its_labels_are_one_plain_line(summary in any_summary(), now: i64) {
        let model = of(&summary, At(now), &TimeZone::UTC);
        for text in texts(&model) {
            let own = text.strip_prefix("> ").unwrap_or(&text);
            prop_assert!(!own.is_empty() && own.chars().count() <= LABEL, "{:?}", text);
            prop_assert!(!own.chars().any(|sign| sign.is_control() || ('\u{202a}'..='\u{202e}').contains(&sign)), "{:?}", text);
        }
        let clusters = |entry: &Entry| matches!(entry, Entry::Item(Item { sign: Some(_), .. }));
        prop_assert!(model.entries.iter().filter(|entry| clusters(entry)).count() <= 2 * FIRST);
        for entry in &model.entries {
            if let Entry::Submenu(_, items) = entry {
                prop_assert!(items.len() <= MORE + 1);
            }
        }
        let rules = model.entries.windows(2).filter(|pair| pair == &[Entry::Separator, Entry::Separator]).count();
        prop_assert_eq!(rules, 0);
        let last = texts(&model).pop();
        prop_assert_eq!(last.as_deref(), Some("Quit"));
    }
}
