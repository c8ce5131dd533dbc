//! What has ended: listed for a day, its steps read with spare budget or when opened, then left alone. And what is asked only when
//! a cluster is opened.

use crate::calls::about;
use emr_monitor_core::api::wire::{ClusterDetail, FactState, FactView, Snapshot};
use emr_monitor_sim::Scenario;
use emr_monitor_tests::{Host, HostSetup, eventually, passing, row, sim};

const ENDED: &str = "EU-WS_v11_backtest";
const MINUTE: i64 = 60_000;

fn setup(speed: f64) -> HostSetup {
    HostSetup { speed, ..HostSetup::default() }
}

fn told<T>(fact: &FactView<T>) -> bool {
    matches!(fact.state, FactState::Known | FactState::Empty)
}

/// The detail once everything about the cluster was told; the window keeps it open meanwhile.
async fn opened(host: &Host, key: &str) -> ClusterDetail {
    let mut asked = host.clock.now().0 as f64;
    loop {
        let detail = host.api.open_cluster(key).await.unwrap();
        let head = &detail.head;
        let all = told(&head.steps) && told(&head.description) && told(&head.capacity);
        if all && told(&head.bootstrap) && told(&head.auto_termination) && told(&head.managed_scaling) {
            return detail;
        }
        eventually(host, "two more seconds of the engine's pass", |s| s.clock.now > asked + 2_000.0).await;
        asked = host.clock.now().0 as f64;
        assert!(asked < (emr_monitor_tests::START + 60 * MINUTE) as f64, "{:#?}", detail.head);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_ended_and_settled_cluster_is_never_asked_again_until_it_is_opened() {
    let folder = tempfile::tempdir().unwrap();
    let sim = sim(Scenario::Quiet, 60.0).await;
    let host = Host::on_sim(&sim, folder.path(), setup(60.0)).await;
    let snapshot = eventually(&host, "its steps are read with spare budget", |s| {
        row(s, ENDED).is_some_and(|row| row.steps.whole && row.steps.completed == 3)
    })
    .await;
    let (key, id) = row(&snapshot, ENDED).map(|row| (row.key.clone(), row.id.clone())).unwrap();
    assert_eq!(row(&snapshot, ENDED).unwrap().stale_after, None, "what has ended does not age");
    let described = host.clock.now().0 + 2 * MINUTE;
    passing(&host, &sim, "it is described too", |s| s.clock.now > described as f64).await;
    let asked = about(&sim, &id);
    let until = host.clock.now().0 + 12 * MINUTE;
    passing(&host, &sim, "twelve minutes and two sweeps pass", |s| s.clock.now > until as f64).await;
    assert_eq!(about(&sim, &id), asked, "it is left alone");

    let detail = opened(&host, &key).await;
    assert_eq!(detail.steps.len(), 3);
    let asked = about(&sim, &id);
    assert!(asked > 0);
    let until = host.clock.now().0 + 20 * MINUTE;
    passing(&host, &sim, "twenty minutes pass with it open", |s| s.clock.now > until as f64).await;
    assert_eq!(about(&sim, &id), asked, "what is known of an ended cluster is not asked again");
    host.stop().await;
    sim.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_day_after_its_end_a_cluster_leaves_the_list_and_does_not_come_back() {
    let folder = tempfile::tempdir().unwrap();
    let sim = sim(Scenario::Quiet, 60.0).await;
    let host = Host::on_sim(&sim, folder.path(), setup(60.0)).await;
    eventually(&host, "it is listed", |s| row(s, ENDED).is_some()).await;
    sim.advance(24 * 60 * MINUTE);
    eventually(&host, "it has left", |s| row(s, ENDED).is_none()).await;
    let until = host.clock.now().0 + 12 * MINUTE;
    let gone = |s: &Snapshot| {
        assert!(row(s, ENDED).is_none(), "it came back");
        s.clock.now > until as f64
    };
    let snapshot = passing(&host, &sim, "twelve minutes and two sweeps pass", gone).await;
    assert_eq!(snapshot.rows.len(), 1);
    host.stop().await;
    sim.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_opened_cluster_tells_its_whole_configuration_by_groups_or_by_fleets() {
    let folder = tempfile::tempdir().unwrap();
    let sim = sim(Scenario::BusyDay, 60.0).await;
    let host = Host::on_sim(&sim, folder.path(), setup(60.0)).await;
    let (groups, fleets) = ("EU-WS_v12_2026Q2", "US-HU_v14_2026Q2_stoch");
    let snapshot =
        eventually(&host, "both are listed", |s| row(s, groups).is_some() && row(s, fleets).is_some()).await;
    let key = |name: &str| row(&snapshot, name).map(|row| row.key.clone()).unwrap();

    let head = opened(&host, &key(groups)).await.head;
    let capacity = head.capacity.value.unwrap();
    assert_eq!((capacity.collection.as_str(), capacity.rows.len()), ("instance groups", 3));
    let description = head.description.value.unwrap();
    assert!(description.release.is_some_and(|release| release.starts_with("emr-")));
    assert!(
        !description.applications.is_empty() && !description.tags.is_empty() && description.log_uri.is_some()
    );
    assert_eq!(description.step_concurrency, 3);
    assert_eq!(head.auto_termination.value.map(|policy| policy.idle_ms), Some((120 * MINUTE) as f64));
    let scaling = head.managed_scaling.value.unwrap();
    assert_eq!((scaling.minimum, scaling.maximum), (8, 24));

    let head = opened(&host, &key(fleets)).await.head;
    let capacity = head.capacity.value.unwrap();
    assert_eq!(capacity.collection, "instance fleets");
    assert!(capacity.rows.iter().any(|row| row.types.contains(", ")), "{capacity:#?}");
    let scaling = head.managed_scaling.value.unwrap();
    assert_eq!((scaling.minimum, scaling.maximum), (32, 256));
    host.stop().await;
    sim.stop().await;
}
