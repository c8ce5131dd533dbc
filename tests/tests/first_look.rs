//! A first run on the busy day: everything is there, with its steps, within the budget.

use emr_monitor_core::api::wire::{Health, Status};
use emr_monitor_sim::{CallOutcome, Scenario, Sim, SimConfig};
use emr_monitor_tests::{Host, HostSetup, eventually};

const START: i64 = 1_795_420_000_000;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_whole_fleet_with_its_steps_arrives_and_aws_never_refuses() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let sim = Sim::start(SimConfig { speed: 60.0, ..SimConfig::new(Scenario::BusyDay, START) })
        .await
        .expect("a sim");
    let host = Host::on_sim(&sim, folder.path(), HostSetup { speed: 60.0, ..HostSetup::default() }).await;
    let snapshot = eventually(&host, "every live cluster's steps are read and every watch is live", |s| {
        let live = |w: &emr_monitor_core::api::wire::WatchRow| w.health == Health::Live;
        let read = |r: &emr_monitor_core::api::wire::ClusterRow| r.steps_at.is_some();
        s.rows.len() >= 12 && s.watches.iter().all(live) && s.rows.iter().all(read)
    })
    .await;
    for status in [Status::Failed, Status::Running, Status::Done] {
        assert!(snapshot.rows.iter().any(|row| row.status == status), "the busy day has {status:?}");
    }
    let refused = sim.calls().iter().filter(|call| matches!(call.outcome, CallOutcome::Throttled)).count();
    assert_eq!(refused, 0, "the app stays within its share");
    host.stop().await;
    sim.stop().await;
}
