//! A watched cluster: its running step is followed on the wire without its being opened, also after a restart.

use emr_monitor_core::api::wire::Snapshot;
use emr_monitor_sim::{CallOutcome, CallRecord, Scenario, Sim};
use emr_monitor_tests::{Host, HostSetup, all_live, eventually, row, sim};
use std::path::Path;

/// One step of it runs for three hours.
const NAME: &str = "EU-HAIL_v2_2026Q2";
const SPEED: f64 = 60.0;
const MINUTE: i64 = 60_000;
/// As planned, with room for a busy machine: at this speed an eighth of a second is seven.
const EACH: i64 = 15_000 + 10_000;

async fn watching(sim: &Sim, folder: &Path) -> (Host, Snapshot) {
    let host = Host::on_sim(sim, folder, HostSetup { speed: SPEED, ..HostSetup::default() }).await;
    let painted = host.snapshot().await;
    let read =
        |s: &Snapshot| all_live(s) && s.rows.len() == 3 && s.rows.iter().all(|row| row.steps_at.is_some());
    eventually(&host, "the fleet is read", read).await;
    (host, painted)
}

/// The calls that tell of steps while three minutes pass.
async fn asked(sim: &Sim, host: &Host) -> Vec<CallRecord> {
    let (from, until) = (sim.now_ms(), sim.now_ms() + 3 * MINUTE);
    eventually(host, "three minutes pass", |s| s.clock.now >= until as f64).await;
    let of_steps = |call: &CallRecord| matches!(call.operation.as_str(), "DescribeStep" | "ListSteps");
    sim.calls().into_iter().filter(|call| call.at_ms >= from && of_steps(call)).collect()
}

/// Those of DescribeStep.
fn described(calls: &[CallRecord]) -> Vec<&CallRecord> {
    calls.iter().filter(|call| call.operation == "DescribeStep").collect()
}

fn each_15_seconds(calls: &[CallRecord], cluster: &str) {
    let of_it = |call: &&CallRecord| call.cluster.as_deref() == Some(cluster);
    let single = described(calls);
    assert!(single.iter().all(of_it), "of no other: {single:#?}");
    assert!((8..=13).contains(&single.len()), "{} calls in three minutes", single.len());
    // A page tells of the running step, too: the next call for it alone comes 15 seconds later.
    let told: Vec<_> = calls.iter().filter(of_it).map(|call| call.at_ms).collect();
    let gap = told.windows(2).map(|pair| pair[1] - pair[0]).max();
    assert!(gap <= Some(EACH), "left for {gap:?} ms");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_running_step_of_a_watched_cluster_is_read_each_15_seconds_also_after_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let sim = sim(Scenario::FailedStep, SPEED).await;
    let (host, fresh) = watching(&sim, folder.path()).await;
    assert!(fresh.rows.iter().all(|row| !row.watched));
    assert!(described(&asked(&sim, &host).await).is_empty(), "nobody watches");

    let (key, id) = row(&host.snapshot().await, NAME).map(|row| (row.key.clone(), row.id.clone())).unwrap();
    host.api.watch_cluster(&key, true).await.unwrap();
    eventually(&host, "it is watched", |s| row(s, NAME).unwrap().watched).await;
    each_15_seconds(&asked(&sim, &host).await, &id);
    host.stop().await;

    let (host, painted) = watching(&sim, folder.path()).await;
    let watched: Vec<_> = painted.rows.iter().filter(|row| row.watched).map(|row| &row.name).collect();
    assert_eq!(watched, [NAME], "before any call");
    each_15_seconds(&asked(&sim, &host).await, &id);

    host.api.watch_cluster(&key, false).await.unwrap();
    eventually(&host, "it is watched no longer", |s| !row(s, NAME).unwrap().watched).await;
    let calls = asked(&sim, &host).await;
    // One may have been under way.
    assert!(described(&calls).len() <= 1, "{calls:#?}");
    let refused = |call: &CallRecord| call.outcome == CallOutcome::Throttled;
    assert!(!sim.calls().iter().any(refused), "and AWS never refused");
    host.stop().await;
    sim.stop().await;
}
