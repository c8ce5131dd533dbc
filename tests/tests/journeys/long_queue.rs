//! 200 steps wait, so that the running one is not on the newest page.

use crate::calls::count;
use emr_monitor_core::api::wire::StepCounts;
use emr_monitor_sim::{CallOutcome, Scenario};
use emr_monitor_tests::{Host, HostSetup, eventually, passing, row, sim};

const NAME: &str = "EU-WS_v12_2026Q2_allPF";
const MINUTE: i64 = 60_000;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_row_names_the_running_step_behind_200_waiting_ones_at_few_calls() {
    let folder = tempfile::tempdir().unwrap();
    let sim = sim(Scenario::LongQueue, 120.0).await;
    let host = Host::on_sim(&sim, folder.path(), HostSetup { speed: 120.0, ..HostSetup::default() }).await;
    let current = |s: &_| row(s, NAME).and_then(|row| row.current.clone()).map(|c| (c.name, c.state));
    let snapshot = eventually(&host, "all pages are read", |s| {
        row(s, NAME).is_some_and(|row| row.steps.whole && row.steps.total == 202)
    })
    .await;
    let hazard = Some(("Hazard footprint, gust grid".to_owned(), "RUNNING".to_owned()));
    assert_eq!(current(&snapshot), hazard);
    let whole = StepCounts {
        total: 202,
        completed: 1,
        running: 1,
        pending: 200,
        whole: true,
        ..StepCounts::default()
    };
    assert_eq!(row(&snapshot, NAME).unwrap().steps, whole);

    let from = host.clock.now().0;
    passing(&host, &sim, "five minutes pass", |s| s.clock.now >= (from + 5 * MINUTE) as f64).await;
    let asked =
        count(&sim, |call| call.operation == "ListSteps" && (from..from + 5 * MINUTE).contains(&call.at_ms));
    // Two clusters, a page each 45 s, and the running step by its id.
    assert!((5..=25).contains(&asked), "{asked} ListSteps calls in five minutes");

    sim.advance(120 * MINUTE);
    let next =
        |s: &_| current(s).is_some_and(|(name, state)| name.starts_with("Ground-up") && state == "RUNNING");
    let snapshot = eventually(&host, "the running step's end and the next one are seen", |s| {
        next(s) && row(s, NAME).is_some_and(|row| row.steps.completed >= 2)
    })
    .await;
    assert_eq!(row(&snapshot, NAME).unwrap().steps.total, 202);
    assert_eq!(count(&sim, |call| call.outcome == CallOutcome::Throttled), 0);
    host.stop().await;
    sim.stop().await;
}
