//! Nobody looked for a while: the app was closed, the computer slept, the network was gone. What happened is one digest.

use super::{ENDINGS, MINUTE, Watched, at, one_digest_of_all, titled};
use emr_monitor_core::alert::Phase;
use emr_monitor_core::api::wire::{Health, Snapshot};
use emr_monitor_sim::{FaultKind, FaultRule, Scenario};
use emr_monitor_tests::{Mood, START, all_live, eventually};

/// Everything that ended has an alert, and each is where it stays.
fn all_listed(snapshot: &Snapshot) -> bool {
    let rows = &snapshot.alerts.rows;
    rows.len() >= ENDINGS.len() && rows.iter().all(|row| row.phase == Phase::Listed)
}

/// Up to half past nine: everything but the last batch has ended.
fn rest(watched: &Watched) -> i64 {
    START + 9 * MINUTE + 30_000 - watched.sim.now_ms()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_happened_while_the_app_was_closed_is_one_digest_and_no_notice_of_its_own() {
    let watched = Watched::begun(Scenario::Endings, Mood::Shows).await;
    let rest = rest(&watched);
    let watched = watched.closed_for(rest).await;
    watched.until("all is listed", all_listed).await;
    let last = watched.up_to(16 * MINUTE).await;
    one_digest_of_all(&last, &watched.desktop);
    let digest = last.alerts.digest.unwrap();
    assert!(digest.from >= at(0, 0) && digest.from <= at(2, 0), "from the last good list: {}", digest.from);
    assert!(digest.to >= at(9, 30) && digest.to <= at(10, 0), "to the first one: {}", digest.to);
    let last = watched.up_to(24 * MINUTE).await;
    assert_eq!(
        watched.desktop.titles()[1..],
        ["Done: EU-WS_v12_batches"],
        "what ends now is told as it ends"
    );
    assert_eq!(last.alerts.rows.len(), ENDINGS.len() + 1);
    let watched = watched.closed_for(MINUTE).await;
    watched.up_to(30 * MINUTE).await;
    assert_eq!(watched.desktop.shown().len(), 2, "nothing is told again after another start");
    watched.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_happened_while_the_computer_slept_for_hours_is_one_digest() {
    let watched = Watched::begun(Scenario::Endings, Mood::Shows).await;
    watched.sim.advance(3 * 60 * MINUTE);
    watched.until("all is listed", all_listed).await;
    let until = watched.sim.now_ms() + 3 * MINUTE;
    let last = watched.until("three minutes pass", |s| s.clock.now >= until as f64).await;
    one_digest_of_all(&last, &watched.desktop);
    assert_eq!(titled(&last, "batches")[0].happened, at(22, 0), "by its newest step");
    watched.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_happened_while_no_answer_came_through_is_one_digest() {
    let watched = Watched::begun(Scenario::Endings, Mood::Shows).await;
    watched.sim.fault(FaultRule {
        operation: None,
        region: None,
        account: None,
        key: None,
        kind: FaultKind::ResetMidAnswer,
        times: None,
    });
    let gone = |s: &Snapshot| s.watches.iter().all(|watch| watch.health == Health::Failing);
    watched.until("no answer comes through", gone).await;
    watched.sim.advance(START + 12 * MINUTE - watched.sim.now_ms());
    eventually(&watched.host, "still none", |s| gone(s) && s.clock.now >= at(12, 0)).await;
    assert_eq!(watched.desktop.titles(), [""; 0]);
    watched.sim.clear_faults();
    watched.host.api.try_now("demo-cat/eu-west-1").await.unwrap();
    eventually(&watched.host, "answers come through again", all_live).await;
    watched.until("all is listed", all_listed).await;
    let last = watched.up_to(19 * MINUTE).await;
    one_digest_of_all(&last, &watched.desktop);
    watched.end().await;
}
