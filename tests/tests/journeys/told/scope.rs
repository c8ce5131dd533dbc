//! One failure, seen in more than one way.

use super::{MINUTE, titled};
use emr_monitor_aws::Limits;
use emr_monitor_core::api::wire::Snapshot;
use emr_monitor_sim::{FaultKind, FaultRule, Scenario};
use emr_monitor_tests::{
    Host, HostSetup, Mood, Pages, Recorder, START, Shade, Shaded, eventually, passing, row, sim, sources_of,
    watches_of,
};
use std::sync::Arc;

const TITLE: &str = "Failed: Ground-up loss, PF-12";
const NAME: &str = "EU-WS_v12_2026Q2";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_failure_seen_through_two_watches_is_told_once() {
    let folder = tempfile::tempdir().unwrap();
    let sim = sim(Scenario::FailedStep, 1.0).await;
    let desktop = Recorder::new(Mood::Shows);
    let profiles = [sim.profiles(), sim.second_profiles()].concat();
    let sources = Arc::new(sources_of(&sim, &profiles, Limits::default()));
    let setup = HostSetup { notices: Some(Arc::clone(&desktop) as _), ..HostSetup::default() };
    let host = Host::with(&sim, sources, watches_of(&profiles), folder.path(), &setup).await;
    passing(&host, &sim, "it is shown", |_| !desktop.shown().is_empty()).await;
    let key = sim.profiles()[0].access_key_id.clone();
    // The first way goes, the second takes over and reads all anew.
    sim.fault(FaultRule {
        operation: None,
        region: None,
        account: None,
        key: Some(key),
        kind: FaultKind::ExpiredToken,
        times: None,
    });
    let until = host.clock.now().0 + 3 * MINUTE;
    let last = passing(&host, &sim, "three minutes pass", |s| s.clock.now >= until as f64).await;
    assert_eq!(desktop.titles(), [TITLE]);
    assert_eq!(last.alerts.rows.len(), 1);
    host.stop().await;
    sim.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_answer_from_before_the_failure_that_comes_after_it_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let sim = sim(Scenario::FailedStep, 1.0).await;
    let (desktop, shade) = (Recorder::new(Mood::Shows), Shade::new(true));
    let beneath = sources_of(&sim, &sim.profiles(), Limits::default());
    let sources = Arc::new(Shaded { beneath, shade: shade.clone() });
    let setup = HostSetup { notices: Some(Arc::clone(&desktop) as _), ..HostSetup::default() };
    let host = Host::with(&sim, sources, watches_of(&sim.profiles()), folder.path(), &setup).await;
    let read = |s: &Snapshot| row(s, NAME).is_some_and(|row| row.steps.running == 1);
    let snapshot = passing(&host, &sim, "its steps are read", read).await;
    let (key, id) = row(&snapshot, NAME).map(|row| (row.key.clone(), row.id.clone())).unwrap();
    host.api.open_cluster(&key).await.unwrap();

    // The page says RUNNING and is held back; DescribeStep says FAILED meanwhile.
    shade.hold_next_page(&id);
    host.api.refresh(&key).await.unwrap();
    eventually(&host, "a page is answered", |_| shade.page() == Pages::Held).await;
    assert!(sim.now_ms() < START + MINUTE, "while the step still runs");
    passing(&host, &sim, "the failure is shown", |_| !desktop.shown().is_empty()).await;
    let failed = |s: &Snapshot| row(s, NAME).is_some_and(|row| row.steps.failed == 1);
    eventually(&host, "the row says so", failed).await;
    shade.release_page();
    let until = host.clock.now().0 + 3 * MINUTE;
    let last = passing(&host, &sim, "three minutes pass", |s| {
        assert!(failed(s), "it went back");
        s.clock.now >= until as f64
    })
    .await;
    assert_eq!(desktop.titles(), [TITLE]);
    assert_eq!((titled(&last, TITLE).len(), last.alerts.rows.len()), (1, 1));
    host.stop().await;
    sim.stop().await;
}
