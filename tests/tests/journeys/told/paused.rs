//! Paused: nothing is asked, over a restart too; going on is one sweep and one digest.

use super::{ENDINGS, MINUTE, Watched, one_digest_of_all};
use emr_monitor_core::alert::Phase;
use emr_monitor_core::api::wire::Snapshot;
use emr_monitor_sim::Scenario;
use emr_monitor_tests::{Mood, START, eventually};

/// The engine has seen that this much time passed, in strides in which it would have asked.
async fn paused_for(watched: &Watched, strides: i64) -> Snapshot {
    let mut last = watched.host.snapshot().await;
    for _ in 0..strides {
        watched.sim.advance(15_000);
        let now = watched.sim.now_ms();
        last = eventually(&watched.host, "the engine sees the time", |s| s.clock.now >= now as f64).await;
    }
    last
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn paused_nothing_is_asked_over_a_restart_too_and_going_on_is_one_digest() {
    let watched = Watched::begun(Scenario::Endings, Mood::Shows).await;
    watched.host.api.pause().await;
    let paused = |s: &Snapshot| s.status.paused_since.is_some();
    eventually(&watched.host, "it is paused", paused).await;
    // What was under way when it was paused is answered.
    paused_for(&watched, 2).await;
    let calls = watched.sim.calls().len();
    let last = paused_for(&watched, 12).await;
    assert!(paused(&last));
    assert_eq!(watched.sim.calls().len(), calls, "nothing is asked");

    let watched = watched.closed_for(MINUTE).await;
    let last = paused_for(&watched, 12).await;
    assert!(paused(&last), "it is still paused");
    assert_eq!(watched.sim.calls().len(), calls, "no call after the start either");
    assert_eq!(last.alerts.rows, []);

    watched.sim.advance(START + 9 * MINUTE + 30_000 - watched.sim.now_ms());
    watched.host.api.resume().await;
    let listed = |s: &Snapshot| {
        let rows = &s.alerts.rows;
        rows.len() >= ENDINGS.len() && rows.iter().all(|row| row.phase == Phase::Listed)
    };
    watched.until("all is listed", listed).await;
    let last = watched.up_to(16 * MINUTE).await;
    assert!(!paused(&last));
    one_digest_of_all(&last, &watched.desktop);
    let watched = watched.closed_for(0).await;
    let last = watched.host.snapshot().await;
    assert!(!paused(&last), "and it stays so");
    watched.end().await;
}
