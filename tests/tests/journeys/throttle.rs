//! A stranger eats the account's quota: our refusals cut our own rate, and it recovers when the stranger is gone.

use crate::calls::count;
use emr_monitor_core::api::wire::Snapshot;
use emr_monitor_sim::{CallOutcome, CallRecord, Scenario, Sim};
use emr_monitor_tests::{Host, HostSetup, Wire, all_live, eventually, sim};
use serde_json::json;
use std::time::Duration;

const MINUTE: i64 = 60_000;
const STRANGER: &str = "j-STRANGER";
const SPEED: f64 = 120.0;

fn ours(call: &CallRecord) -> bool {
    call.operation == "ListSteps" && call.cluster.as_deref() != Some(STRANGER)
}

/// Our ListSteps calls in the next three minutes.
async fn three_minutes(host: &Host, sim: &Sim) -> usize {
    let from = host.clock.now().0;
    eventually(host, "three minutes pass", |s| s.clock.now >= (from + 3 * MINUTE) as f64).await;
    count(sim, |call| ours(call) && (from..from + 3 * MINUTE).contains(&call.at_ms))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn refusals_cut_our_rate_at_once_and_it_recovers_when_the_stranger_is_gone() {
    let folder = tempfile::tempdir().unwrap();
    let sim = sim(Scenario::Fleet { clusters: 20 }, SPEED).await;
    let host = Host::on_sim(&sim, folder.path(), HostSetup { speed: SPEED, ..HostSetup::default() }).await;
    let read =
        |s: &Snapshot| s.rows.len() == 20 && s.rows.iter().all(|row| row.steps_at.is_some()) && all_live(s);
    eventually(&host, "all steps are read", read).await;
    let before = three_minutes(&host, &sim).await;
    assert!(before >= 10, "{before} calls in three minutes");
    assert_eq!(count(&sim, |call| call.outcome == CallOutcome::Throttled), 0, "alone we are never refused");

    let profile = sim.profiles().remove(0);
    let wire = Wire::new(&sim.endpoint(), &profile.access_key_id, &profile.regions[0]);
    let stranger = tokio::spawn(async move {
        let input = json!({"ClusterId": STRANGER});
        loop {
            wire.call("ListSteps", &input).await.unwrap();
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
    });
    eventually(&host, "refusals are counted", |s| s.status.throttles >= 3).await;
    let during = three_minutes(&host, &sim).await;
    assert!(during * 2 <= before, "{during} calls under refusal, {before} before");
    let snapshot = host.snapshot().await;
    assert!(snapshot.status.throttled >= 1, "the status bar says so");
    assert!(
        snapshot
            .rows
            .iter()
            .all(|row| row.trouble.is_none()
                || row.trouble.as_ref().is_some_and(|t| t.operation == "ListSteps"))
    );

    stranger.abort();
    eventually(&host, "every row is read anew", |s| {
        all_live(s) && s.status.throttles == 0 && s.rows.iter().all(|row| row.trouble.is_none())
    })
    .await;
    // What a refusal took is back soon after an hour.
    sim.advance(80 * MINUTE);
    eventually(&host, "every row is read after the gap", |s| {
        all_live(s) && s.rows.iter().all(|row| row.steps_at.is_some_and(|at| at > s.clock.now - 600_000.0))
    })
    .await;
    let after = three_minutes(&host, &sim).await;
    assert!(after * 10 >= before * 8, "{after} calls afterwards, {before} before");
    host.stop().await;
    sim.stop().await;
}
