//! What is told, once, and what is held for the digest: the ledger on worlds made by observations.

mod any_order;

use crate::given::{Told, at, cluster_id, scope, step, summary};
use emr_monitor_core::alert::{Alert, AlertKind, AlertLedger, Outcome, Phase, Telling};
use emr_monitor_core::change::Change;
use emr_monitor_core::model::{FailureDetails, StateReason, StepSummary};
use emr_monitor_core::time::SECOND;
use emr_monitor_core::world::Seen;

const BURST: i64 = 10 * SECOND;

/// A world and its ledger, as the engine keeps them.
struct Watched {
    told: Told,
    ledger: AlertLedger,
}

impl Watched {
    /// First looked at one second after T0, with a cluster that waits.
    fn begun() -> Self {
        let mut watched = Self { told: Told::nothing(), ledger: AlertLedger::default() };
        watched.ledger.begin(&scope(), at(1));
        watched.told.list(1, &[("j-1", "WAITING")]);
        watched
    }

    fn steps(&mut self, now: i64, steps: Vec<StepSummary>) -> Vec<Alert> {
        let changes = self.told.steps(now, "j-1", steps);
        self.decide(&changes, now)
    }

    fn decide(&mut self, changes: &[Change], now: i64) -> Vec<Alert> {
        self.ledger.decide(&self.told.0, changes.iter().filter_map(Change::cluster), at(now))
    }

    fn take(&mut self, now: i64) -> Vec<Telling> {
        self.ledger.take(at(now), BURST).tellings
    }
}

fn failed(id: &str, ended: i64) -> StepSummary {
    step(id, "FAILED", Some(ended - 60), Some(ended))
}

fn kinds(tellings: &[Telling]) -> Vec<&'static str> {
    let kind = |telling: &Telling| match telling {
        Telling::One(_) => "one",
        Telling::Several(_) => "several",
        Telling::Digest { .. } => "digest",
        Telling::Reason(_) => "reason",
    };
    tellings.iter().map(kind).collect()
}

fn told(watched: &mut Watched, tellings: &[Telling], now: i64) {
    for telling in tellings {
        let keys: Vec<_> = telling.alerts().iter().map(|alert| alert.key.clone()).collect();
        watched.ledger.went(&keys, Outcome::Told, matches!(telling, Telling::One(_)), at(now));
    }
}

#[test]
fn a_first_look_tells_nothing_that_is_past_and_what_fails_after_it_once() {
    let mut watched = Watched::begun();
    assert_eq!(watched.steps(5, vec![failed("s-1", -60)]), [], "it failed before anybody looked");
    let news = watched.steps(20, vec![failed("s-1", -60), failed("s-2", 10)]);
    assert_eq!(news.len(), 1, "first seen already failed, but it failed since");
    let tellings = watched.take(21);
    assert_eq!(kinds(&tellings), ["one"]);
    assert_eq!(watched.ledger.get(&news[0].key).unwrap().phase, Phase::Sending, "before anybody is called");
    told(&mut watched, &tellings, 21);
    assert_eq!(watched.steps(40, vec![failed("s-1", -60), failed("s-2", 10)]), []);
    assert_eq!(watched.take(60), []);
}

#[test]
fn a_reason_that_comes_later_changes_the_notice_and_is_no_second_one() {
    let mut watched = Watched::begun();
    watched.steps(20, vec![failed("s-1", 10)]);
    let first = watched.take(21);
    let explained = || {
        let failure = FailureDetails { reason: Some("No space.".into()), message: None, log_file: None };
        vec![StepSummary { failure: Some(Box::new(failure)), ..failed("s-1", 10) }]
    };
    let moved = watched.steps(200, explained());
    assert_eq!(moved.len(), 1);
    assert_eq!(watched.take(201), [], "its first notice is still on the way");
    told(&mut watched, &first, 202);
    let tellings = watched.take(203);
    assert_eq!(kinds(&tellings), ["reason"]);
    assert!(tellings[0].notice().body.contains("No space."), "{:?}", tellings[0].notice());
    let alert = watched.ledger.get(&moved[0].key).unwrap();
    assert_eq!((alert.decided, alert.reason_at), (at(20), Some(at(200))), "both times are kept");
    assert_eq!(watched.take(300), []);
    assert_eq!(watched.steps(400, explained()), []);
}

#[test]
fn when_emr_knows_no_reason_its_message_is_told() {
    let mut watched = Watched::begun();
    let failure = FailureDetails {
        reason: Some("Unknown Error.".into()),
        message: Some("java.lang.OutOfMemoryError: heap".into()),
        log_file: None,
    };
    watched.steps(20, vec![StepSummary { failure: Some(Box::new(failure)), ..failed("s-1", 10) }]);
    let body = watched.take(21)[0].notice().body;
    assert!(body.contains("OutOfMemoryError") && !body.contains("Unknown"), "{body}");
}

#[test]
fn all_steps_are_done_after_a_minute_of_rest_and_again_after_the_next_ones() {
    let mut watched = Watched::begun();
    let done = |id: &str, ended: i64| step(id, "COMPLETED", Some(ended - 30), Some(ended));
    assert_eq!(watched.steps(40, vec![done("s-1", 30)]), [], "another step may follow at once");
    assert_eq!(watched.decide(&[], 80), []);
    assert_eq!(watched.decide(&[], 101), [], "nobody told that it still rests");
    watched.told.list(110, &[("j-1", "WAITING")]);
    let alerts = watched.decide(&[], 112);
    assert_eq!(
        alerts.iter().map(|a| (a.key.kind, a.happened)).collect::<Vec<_>>(),
        [(AlertKind::StepsDone, at(30))]
    );
    assert_eq!((alerts[0].facts.completed, alerts[0].facts.total), (1, 1));
    let more = step("s-2", "RUNNING", Some(200), None);
    assert_eq!(watched.steps(210, vec![more, done("s-1", 30)]), []);
    assert_eq!(watched.decide(&[], 400), [], "one runs");
    assert_eq!(watched.steps(510, vec![done("s-2", 500), done("s-1", 30)]), []);
    watched.told.list(590, &[("j-1", "WAITING")]);
    let again = watched.decide(&[], 600);
    assert_eq!(again.len(), 1, "a new newest step is a new end");
    assert_eq!((again[0].facts.completed, again[0].facts.total), (1, 1), "of what ran since");
}

#[test]
fn a_step_added_within_the_minute_takes_the_news_back() {
    let mut watched = Watched::begun();
    let first = || step("s-1", "COMPLETED", Some(10), Some(30));
    watched.steps(40, vec![first()]);
    watched.steps(70, vec![step("s-2", "PENDING", None, None), first()]);
    assert_eq!(watched.decide(&[], 200), []);
}

#[test]
fn a_cluster_that_ends_by_a_step_is_told_by_that_step_alone() {
    let ended = |code: &str, asked: i64| {
        let reason = Some(StateReason { code: Some(code.into()), message: Some("It said so".into()) });
        let summary = emr_monitor_core::model::ClusterSummary {
            ended: Some(at(asked - 1)),
            reason,
            ..summary("j-1", "TERMINATED_WITH_ERRORS")
        };
        Seen::Clusters(vec![summary])
    };
    let mut watched = Watched::begun();
    let changes = watched.told.see(100, ended("STEP_FAILURE", 100));
    assert_eq!(watched.decide(&changes, 100), [], "its step is still to be read");
    let alerts = watched.steps(110, vec![failed("s-1", 95)]);
    assert_eq!(alerts.iter().map(|alert| alert.key.kind).collect::<Vec<_>>(), [AlertKind::StepFailed]);
    assert_eq!(watched.decide(&[], 1_000), []);

    let mut watched = Watched::begun();
    let changes = watched.told.see(100, ended("BOOTSTRAP_FAILURE", 100));
    let alerts = watched.decide(&changes, 100);
    assert_eq!(alerts.iter().map(|alert| alert.key.kind).collect::<Vec<_>>(), [AlertKind::ClusterFailed]);
    let notice = watched.take(101)[0].notice();
    assert_eq!(
        (notice.title.as_str(), notice.body.contains("It said so.")),
        ("Bootstrap failed: name of j-1", true)
    );

    let mut watched = Watched::begun();
    let changes = watched.told.see(100, ended("STEP_FAILURE", 100));
    watched.decide(&changes, 100);
    assert_eq!(watched.decide(&[], 401).len(), 1, "when no step is read, the end is told by itself");
}

#[test]
fn what_happened_while_nobody_looked_is_one_digest_when_it_has_been_read() {
    let mut watched = Watched::begun();
    watched.ledger.darken(&scope(), at(1));
    watched.ledger.answered(&scope(), Some(at(1)), (at(4_999), at(5_000)));
    watched.told.list(5_000, &[("j-1", "WAITING")]);
    let past = (1..=5).map(|n| failed(&format!("s-{n}"), 100 * n)).collect();
    assert_eq!(watched.steps(5_001, past).len(), 5);
    assert_eq!(watched.take(5_002), [], "the sweep is still to come");
    watched.told.see(5_003, Seen::SweepEnded);
    watched.decide(&[], 5_003);
    let tellings = watched.take(5_004);
    assert_eq!(kinds(&tellings), ["digest"]);
    assert_eq!(tellings[0].alerts().len(), 5);
    assert!(tellings[0].notice().title.starts_with("5 updates"), "{:?}", tellings[0].notice());
    told(&mut watched, &tellings, 5_005);
    watched.steps(5_100, vec![failed("s-9", 5_050)]);
    assert_eq!(kinds(&watched.take(5_101)), ["one"], "what happens now is told now");
}

#[test]
fn a_sweep_asked_for_together_with_the_first_list_tells_what_was_missed() {
    let mut watched = Watched::begun();
    watched.ledger.darken(&scope(), at(1));
    watched.told.see(5_000, Seen::SweepEnded);
    watched.ledger.answered(&scope(), Some(at(1)), (at(5_000), at(5_001)));
    watched.told.list(5_001, &[("j-1", "WAITING")]);
    assert_eq!(watched.steps(5_002, vec![failed("s-1", 100)]).len(), 1);
    assert_eq!(kinds(&watched.take(5_003)), ["digest"]);
}

#[test]
fn what_a_crash_left_untold_is_named_in_the_next_digest_and_not_notified_again() {
    let mut before = Watched::begun();
    before.steps(20, vec![failed("s-1", 10), failed("s-2", 11)]);
    let sending = before.take(21);
    assert_eq!(kinds(&sending), ["one", "one"]);
    let kept: Vec<_> = before.ledger.list().newest_first;
    let mut after = AlertLedger::load(kept, at(60));
    assert_eq!(after.take(at(61), BURST).tellings, [], "a digest of what else happened may come");
    let tellings = after.take(at(60 + 301), BURST).tellings;
    assert_eq!(kinds(&tellings), ["digest"]);
    assert_eq!(tellings[0].alerts().len(), 2);
}

#[test]
fn more_than_three_at_once_are_one_and_the_fourth_within_ten_seconds_waits() {
    let mut watched = Watched::begun();
    watched.steps(20, (1..=5).map(|n| failed(&format!("s-{n}"), 10)).collect());
    assert_eq!(kinds(&watched.take(21)), ["several"]);

    let mut watched = Watched::begun();
    watched.steps(20, (1..=3).map(|n| failed(&format!("s-{n}"), 10)).collect());
    assert_eq!(kinds(&watched.take(21)), ["one", "one", "one"]);
    watched.steps(25, vec![failed("s-8", 22), failed("s-9", 22)]);
    let waiting = watched.ledger.take(at(26), BURST);
    assert_eq!((waiting.tellings, waiting.again), (Vec::new(), Some(at(31))));
    assert_eq!(kinds(&watched.take(31)), ["one", "one"]);
}

#[test]
fn what_the_desktop_did_not_show_is_told_when_it_can_and_what_it_may_have_shown_is_not() {
    let mut watched = Watched::begun();
    let alert = watched.steps(20, vec![failed("s-1", 10)]).remove(0);
    watched.take(21);
    watched.ledger.went(std::slice::from_ref(&alert.key), Outcome::NotShown, true, at(22));
    assert_eq!(watched.take(23), [], "not at once");
    watched.ledger.desktop_is_back();
    assert_eq!(kinds(&watched.take(24)), ["one"]);
    watched.ledger.went(std::slice::from_ref(&alert.key), Outcome::NotKnown, true, at(25));
    assert_eq!(watched.take(1_000), []);
    assert_eq!(watched.ledger.get(&alert.key).unwrap().phase, Phase::Sending, "for the next run's digest");
}

#[test]
fn seeing_an_alert_takes_its_notice_away_once() {
    let mut watched = Watched::begun();
    let alert = watched.steps(20, vec![failed("s-1", 10)]).remove(0);
    let tellings = watched.take(21);
    told(&mut watched, &tellings, 21);
    assert_eq!(watched.ledger.see(|key| key.cluster == cluster_id("j-1"), at(30)).len(), 1);
    assert_eq!(watched.ledger.take(at(31), BURST).withdraw, [alert.key]);
    assert_eq!(watched.ledger.see(|_| true, at(40)), []);
    assert_eq!(watched.ledger.take(at(41), BURST).withdraw, []);
}

#[test]
fn a_hostile_name_is_one_short_plain_line() {
    let mut watched = Watched::begun();
    let name = format!("<b>\u{202e}x</b>\n{}", "y".repeat(10_000));
    watched.steps(20, vec![StepSummary { name, ..failed("s-1", 10) }]);
    let notice = watched.take(21)[0].notice();
    assert!(notice.title.starts_with("Failed: <b>x</b> yyy"), "{}", notice.title);
    assert!(notice.title.chars().count() <= 90 && !notice.title.contains(['\n', '\u{202e}']));
}
