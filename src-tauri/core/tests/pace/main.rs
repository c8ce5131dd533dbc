//! The engine on an account in memory with EMR's documented quotas, for hours of paused time: how soon changes are seen, what that
//! costs, and what it does to others. The numbers are the promises of README's section on the account's quotas.

#![expect(clippy::panic, reason = "a test fails by panicking")]

mod account;
mod app;
mod first_picture;
mod fleet;
mod quota;
mod run;
mod seen;

use emr_monitor_core::source::Operation;
use run::{Report, Setup, run};

fn told(report: &Report) -> String {
    let least = |operation| report.smallest_share_of(operation);
    format!(
        "{:.1} calls a minute, {:.2} % throttled, bystander {:.2} % refused, least share {:.2} (lists {:.2}, steps {:.2}), \
         cluster change p95 {:.1} s, step change p95 {:.1} s, viewed {:.1} s",
        report.calls_a_minute(),
        report.throttled() * 100.0,
        report.bystander_refused() * 100.0,
        report.smallest_share(),
        least(Operation::ListClusters),
        least(Operation::ListSteps),
        report.cluster_change(),
        report.step_change(),
        report.viewed_step_change(),
    )
}

/// One app is alive and harms nobody.
fn holds_alone(report: &Report) {
    let told = told(report);
    assert!(report.calls_a_minute() <= 24.0, "{told}");
    assert!(report.throttled() == 0.0 && report.bystander_refused() == 0.0, "{told}");
    assert!(report.cluster_change() <= 10.0, "{told}");
    assert!(report.step_change() <= 45.0, "{told}");
}

#[test]
fn one_app_is_alive_within_24_calls_a_minute_and_nobody_is_refused() {
    holds_alone(&run(Setup::one_app()));
}

#[test]
fn one_app_with_an_open_cluster_follows_its_steps_within_the_same_calls() {
    let report = run(Setup { views: true, ..Setup::one_app() });
    holds_alone(&report);
    assert!(report.viewed_step_change() <= 15.0, "{}", told(&report));
}

#[test]
fn each_watched_cluster_is_followed_like_an_open_one_for_three_calls_a_minute_more() {
    for watches in [1, 3] {
        let report = run(Setup { watches, ..Setup::one_app() });
        let told = told(&report);
        #[expect(clippy::cast_precision_loss, reason = "a few clusters")]
        let more = 3.0 * (watches - 1) as f64;
        assert!(report.calls_a_minute() <= 24.0 + more, "{told}");
        assert!(report.viewed_step_change() <= 15.0, "{told}");
        assert!(report.throttled() == 0.0 && report.bystander_refused() == 0.0, "{told}");
        assert!(report.cluster_change() <= 10.0 && report.step_change() <= 45.0, "{told}");
    }
}

/// Several apps that do not know of each other settle.
fn holds_among(apps: usize) {
    let report = run(Setup::several(apps));
    let told = told(&report);
    assert!(report.bystander_refused() <= 0.01, "{told}");
    assert!(report.throttled() <= 0.01, "{told}");
    assert!(report.smallest_share() >= 0.5, "{told}");
    assert!(report.cluster_change() <= 30.0, "{told}");
}

#[test]
fn four_apps_settle_fairly_without_talking() {
    holds_among(4);
}

#[test]
fn eight_apps_settle_fairly_without_talking() {
    holds_among(8);
}
