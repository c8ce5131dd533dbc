//! A first run on the busy day: everything is there, with its steps, within the budget.

use crate::calls::count;
use emr_monitor_core::api::wire::{ClusterRow, Status};
use emr_monitor_sim::{CallOutcome, Scenario};
use emr_monitor_tests::{Host, HostSetup, all_live, eventually, sim};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_whole_fleet_with_its_steps_arrives_and_aws_never_refuses() {
    let folder = tempfile::tempdir().unwrap();
    let sim = sim(Scenario::BusyDay, 60.0).await;
    let host = Host::on_sim(&sim, folder.path(), HostSetup { speed: 60.0, ..HostSetup::default() }).await;
    let snapshot = eventually(&host, "every cluster's steps are read and every watch is live", |s| {
        let read = |row: &ClusterRow| row.steps_at.is_some();
        s.rows.len() >= 12 && all_live(s) && s.rows.iter().all(read)
    })
    .await;
    for status in [Status::Failed, Status::Running, Status::Done] {
        assert!(snapshot.rows.iter().any(|row| row.status == status), "the busy day has {status:?}");
    }
    assert_eq!(
        count(&sim, |call| call.outcome == CallOutcome::Throttled),
        0,
        "the app stays within its share"
    );
    host.stop().await;
    sim.stop().await;
}
