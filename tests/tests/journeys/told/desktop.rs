//! Desktops that do not show, or do not say.

use super::{ENDINGS, MINUTE, Watched, at, one_digest_of_all, titled};
use emr_monitor_core::alert::Phase;
use emr_monitor_sim::Scenario;
use emr_monitor_tests::{Mood, START};

const TITLE: &str = "Failed: Ground-up loss, PF-12";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_a_daemon_an_alert_waits_and_is_told_once_when_there_is_one() {
    let watched = Watched::begun(Scenario::FailedStep, Mood::Absent).await;
    watched.until("the desktop refuses", |_| !watched.desktop.refused().is_empty()).await;
    let again = watched.desktop.refused().len();
    let last = watched.until("it is tried again", |_| watched.desktop.refused().len() > again).await;
    assert_eq!(titled(&last, TITLE).len(), 1, "the list has it meanwhile");
    watched.desktop.turns(Mood::Shows);
    watched.host.api.notices_back().await;
    watched.shown(1).await;
    let until = watched.sim.now_ms() + 3 * MINUTE;
    let last = watched.until("three minutes pass", |s| s.clock.now >= until as f64).await;
    assert_eq!(watched.desktop.titles(), [TITLE]);
    assert_eq!(titled(&last, TITLE)[0].phase, Phase::Told);
    let watched = watched.closed_for(MINUTE).await;
    let until = watched.sim.now_ms() + 3 * MINUTE;
    watched.until("three minutes pass", |s| s.clock.now >= until as f64).await;
    assert_eq!(watched.desktop.shown().len(), 1, "nor after a restart");
    watched.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_digest_that_no_daemon_took_is_still_one_digest_when_there_is_one() {
    let watched = Watched::begun(Scenario::Endings, Mood::Absent).await;
    let rest = START + 9 * MINUTE + 30_000 - watched.sim.now_ms();
    let watched = watched.closed_for(rest).await;
    watched.until("the desktop refuses", |_| !watched.desktop.refused().is_empty()).await;
    watched.until("all is known", |s| s.alerts.rows.len() >= ENDINGS.len()).await;
    watched.desktop.turns(Mood::Shows);
    watched.host.api.notices_back().await;
    watched.shown(1).await;
    let last = watched.until("all is told", |s| s.clock.now >= at(16, 0)).await;
    one_digest_of_all(&last, &watched.desktop);
    watched.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_notice_of_unknown_fate_is_never_shown_again_and_stands_in_the_next_digest() {
    let watched = Watched::begun(Scenario::FailedStep, Mood::Dumb).await;
    watched.until("the desktop is asked", |_| !watched.desktop.refused().is_empty()).await;
    watched.desktop.turns(Mood::Shows);
    watched.host.api.notices_back().await;
    let until = watched.sim.now_ms() + 3 * MINUTE;
    let last = watched.until("three minutes pass", |s| s.clock.now >= until as f64).await;
    assert_eq!(watched.desktop.titles(), [""; 0]);
    assert_eq!(watched.desktop.refused().len(), 1, "it was asked once");
    let row = titled(&last, TITLE)[0];
    assert_eq!((row.phase, row.seen), (Phase::Sending, false), "unseen in the list");
    let key = row.key.clone();

    let watched = watched.closed_for(MINUTE).await;
    let last = watched.until("the digest is shown", |_| !watched.desktop.shown().is_empty()).await;
    let until = watched.sim.now_ms() + 3 * MINUTE;
    watched.until("three minutes pass", |s| s.clock.now >= until as f64).await;
    assert_eq!(watched.desktop.titles(), ["1 update while you were away"]);
    assert_eq!(last.alerts.digest.unwrap().alerts, [key]);
    watched.end().await;
}
