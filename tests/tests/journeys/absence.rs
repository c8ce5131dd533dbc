//! Absence is not an end: what lists no longer show is asked for by id.

use crate::calls::count;
use emr_monitor_aws::Limits;
use emr_monitor_core::api::wire::{ListingView, Status};
use emr_monitor_sim::{FaultKind, FaultRule, Scenario, Sim, SimConfig};
use emr_monitor_tests::{
    Host, HostSetup, START, Shade, Shaded, eventually, passing, row, sim, sources_of, watches_of,
};
use std::path::Path;
use std::sync::Arc;

const MINUTE: i64 = 60_000;
const NAME: &str = "EU-HAIL_v2_2026Q2";

fn setup() -> HostSetup {
    HostSetup { speed: 60.0, ..HostSetup::default() }
}

async fn shaded(sim: &Sim, folder: &Path, shade: &Shade) -> Host {
    let beneath = sources_of(sim, &sim.profiles(), Limits::default());
    let sources = Arc::new(Shaded { beneath, shade: shade.clone() });
    Host::with(sim, sources, watches_of(&sim.profiles()), folder, &setup()).await
}

fn describes(sim: &Sim, id: &str, from: i64) -> usize {
    count(sim, |call| {
        call.operation == "DescribeCluster" && call.cluster.as_deref() == Some(id) && call.at_ms >= from
    })
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_cluster_that_lists_leave_out_is_asked_for_by_id_and_never_taken_for_ended() {
    let folder = tempfile::tempdir().unwrap();
    let sim = sim(Scenario::FailedStep, 60.0).await;
    let shade = Shade::new(true);
    let host = shaded(&sim, folder.path(), &shade).await;
    let snapshot =
        eventually(&host, "it is listed", |s| row(s, NAME).is_some_and(|row| row.steps_at.is_some())).await;
    let id = row(&snapshot, NAME).unwrap().id.clone();

    sim.fault(FaultRule {
        operation: Some("DescribeCluster".to_owned()),
        region: None,
        account: None,
        key: None,
        kind: FaultKind::InternalError500,
        times: None,
    });
    shade.hide(&id);
    let snapshot = eventually(&host, "it is missed", |s| {
        row(s, NAME).is_some_and(|row| row.listing == ListingView::Missing)
    })
    .await;
    let missing = row(&snapshot, NAME).unwrap();
    assert_eq!(
        (missing.state.as_str(), missing.status),
        ("RUNNING", Status::Running),
        "absence ends nothing"
    );
    let from = host.clock.now().0;
    // One try with its retries takes real time, in which the fleet's minutes may fly by.
    passing(&host, &sim, "two minutes pass and it is asked for by id", |s| {
        let held = row(s, NAME).unwrap();
        assert_eq!((held.state.as_str(), held.ended, held.listing), ("RUNNING", None, ListingView::Missing));
        s.clock.now >= (from + 2 * MINUTE) as f64 && describes(&sim, &id, from) > 0
    })
    .await;
    let (tries, minutes) = (describes(&sim, &id, from), (host.clock.now().0 - from) / MINUTE);
    assert!(tries as i64 <= 6 * minutes, "it was asked for calmly: {tries} requests in {minutes} minutes");

    sim.clear_faults();
    let answered = host.clock.now().0 as f64;
    eventually(&host, "its own answer settles it", |s| {
        row(s, NAME).is_some_and(|row| row.state == "RUNNING" && row.state_at > answered)
    })
    .await;
    let from = host.clock.now().0;
    passing(&host, &sim, "five minutes pass", |s| s.clock.now >= (from + 5 * MINUTE) as f64).await;
    let asked = describes(&sim, &id, from);
    assert!(asked <= 31, "no more often than the list itself: {asked} in five minutes");
    shade.show_all();
    eventually(&host, "it is listed again", |s| {
        row(s, NAME).is_some_and(|row| row.listing == ListingView::Listed && row.state == "RUNNING")
    })
    .await;
    host.stop().await;
    sim.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_end_between_two_lists_is_told_by_the_cluster_itself() {
    let folder = tempfile::tempdir().unwrap();
    let sim = sim(Scenario::BusyDay, 60.0).await;
    let host = Host::on_sim(&sim, folder.path(), setup()).await;
    let calib = "US-HU_v14_calib";
    let snapshot = eventually(&host, "it is being shut down and its steps are read", |s| {
        row(s, calib).is_some_and(|row| row.state == "TERMINATING" && row.steps_at.is_some())
    })
    .await;
    let id = row(&snapshot, calib).unwrap().id.clone();
    let snapshot = passing(&host, &sim, "its end is seen", |s| {
        row(s, calib).is_some_and(|row| row.state == "TERMINATED")
    })
    .await;
    let ended = row(&snapshot, calib).unwrap().ended.unwrap();
    assert!(
        describes(&sim, &id, ended as i64) >= 1,
        "it was asked for by id after it left the list of live ones"
    );
    host.stop().await;
    sim.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_aws_no_longer_knows_stays_as_last_known_and_is_asked_for_no_more() {
    let folder = tempfile::tempdir().unwrap();
    let first = sim(Scenario::FailedStep, 60.0).await;
    let host = Host::on_sim(&first, folder.path(), setup()).await;
    let snapshot =
        eventually(&host, "it is listed", |s| row(s, NAME).is_some_and(|row| row.steps_at.is_some())).await;
    let (id, key) = row(&snapshot, NAME).map(|row| (row.id.clone(), row.key.clone())).unwrap();
    host.stop().await;
    first.stop().await;

    // The same account, in which nobody has ever heard of those ids.
    let other = SimConfig { seed: 2, speed: 60.0, ..SimConfig::new(Scenario::Quiet, START + 10 * MINUTE) };
    let other = Sim::start(other).await.unwrap();
    let host = Host::on_sim(&other, folder.path(), setup()).await;
    let of = |s: &emr_monitor_core::api::wire::Snapshot| s.rows.iter().find(|row| row.key == key).cloned();
    let snapshot = eventually(&host, "it is marked as not listed", |s| {
        of(s).is_some_and(|row| row.listing == ListingView::NotListed)
    })
    .await;
    let kept = of(&snapshot).unwrap();
    assert_eq!((kept.state.as_str(), kept.ended, kept.status), ("RUNNING", None, Status::Unknown));
    assert!(kept.listing_since.is_some());
    let asked = crate::calls::about(&other, &id);
    let from = host.clock.now().0;
    passing(&host, &other, "five minutes pass", |s| s.clock.now >= (from + 5 * MINUTE) as f64).await;
    assert_eq!(crate::calls::about(&other, &id), asked, "it is left alone");
    host.stop().await;
    other.stop().await;
}
