//! How the app and its asking are: told while somebody looks, true, and without names when it leaves the computer.

use crate::engine::fake::{Reaction, Rig};
use crate::given::summary;
use emr_monitor_core::api::wire::{Batch, Health, HealthView, OperationView, ViewState};
use emr_monitor_core::api::{Api, AppFacts};
use emr_monitor_core::engine::Engine;
use emr_monitor_core::model::TroubleKind;
use emr_monitor_core::support::Names;
use std::time::Duration;
use tokio::sync::mpsc::Receiver;

fn looks() -> ViewState {
    ViewState { section: "health".into(), ..ViewState::default() }
}

async fn engine(rig: &Rig) -> Engine {
    rig.clusters("alpha", vec![summary("j-1", "RUNNING")]);
    let engine = rig.start().await;
    rig.eventually(&engine, |now| now.rows.len() == 1).await;
    engine
}

/// The first view of which `holds` is true, by the batches alone.
async fn told(batches: &mut Receiver<Batch>, holds: impl Fn(&HealthView) -> bool) -> HealthView {
    let told = async {
        loop {
            let batch = batches.recv().await.unwrap();
            if let Some(health) = batch.health.filter(|health| holds(health)) {
                return health;
            }
        }
    };
    tokio::time::timeout(Duration::from_secs(2 * 3600), told).await.unwrap()
}

fn of<'a>(health: &'a HealthView, operation: &str) -> Option<&'a OperationView> {
    health.budgets.iter().flat_map(|budget| &budget.operations).find(|one| one.operation == operation)
}

async fn told_of(api: &Api) -> Option<HealthView> {
    api.snapshot().await.unwrap().health
}

#[tokio::test(start_paused = true)]
async fn health_is_told_while_somebody_looks_and_at_no_other_time() {
    let rig = Rig::new(&["alpha"]);
    let engine = engine(&rig).await;
    let (api, looked_at) = (engine.api(), engine.api().health_looked_at());
    let mut batches = api.subscribe().await;
    tokio::time::sleep(Duration::from_secs(5)).await;
    while let Ok(batch) = batches.try_recv() {
        assert_eq!(batch.health, None, "nobody looks");
    }
    assert!(told_of(&api).await.is_none() && !*looked_at.borrow());
    api.set_view(looks()).await;
    let health = told(&mut batches, |_| true).await;
    assert_eq!(health.watches[0].id, "alpha/eu-west-1");
    assert!(told_of(&api).await.is_some() && *looked_at.borrow());
    api.set_view(ViewState::default()).await;
    assert!(told_of(&api).await.is_none() && !*looked_at.borrow());
    api.set_view(ViewState { budget_open: true, ..ViewState::default() }).await;
    told(&mut batches, |_| true).await;
    api.set_visible(false);
    rig.eventually(&engine, |_| !*looked_at.borrow()).await;
    engine.stop().await;
}

#[tokio::test(start_paused = true)]
async fn every_call_is_counted_with_its_operation_and_its_latency() {
    let rig = Rig::new(&["alpha"]);
    let engine = engine(&rig).await;
    let mut batches = engine.api().subscribe().await;
    engine.api().set_view(looks()).await;
    let asked = || u32::try_from(rig.asked("alpha")).unwrap();
    let counted = |health: &HealthView| health.budgets[0].operations.iter().map(|one| one.hour).sum::<u32>();
    let health = told(&mut batches, |health| counted(health) > 8 && counted(health) == asked()).await;
    assert!(of(&health, "ListClusters").is_some_and(|one| one.minute > 0 && one.refused == 0));
    let watch = &health.watches[0];
    assert!(watch.calls.len() > 8 && watch.calls.iter().all(|call| call.good));
    assert!(watch.median <= watch.p95 && watch.median.is_some() && watch.errors.is_empty());
    let budget = &health.budgets[0];
    assert_eq!((budget.account.as_str(), budget.region.as_str()), ("000000000001", "eu-west-1"));
    assert!((budget.all.burst - 12.5).abs() < 1e-9 && (budget.all.granted_burst - 25.0).abs() < 1e-9);
    engine.stop().await;
}

#[tokio::test(start_paused = true)]
async fn a_refusal_tells_its_operation_the_cut_and_when_that_is_over() {
    let rig = Rig::new(&["alpha"]);
    let engine = engine(&rig).await;
    let mut batches = engine.api().subscribe().await;
    engine.api().set_view(looks()).await;
    rig.react("alpha", Reaction::Fail(TroubleKind::Throttled));
    let is_cut = |health: &HealthView| of(health, "ListClusters").is_some_and(|one| one.refused > 0);
    let health = told(&mut batches, is_cut).await;
    let cut = of(&health, "ListClusters").unwrap();
    assert!(cut.bucket.rate_share <= 0.5 && cut.bucket.whole_at > cut.refused_at, "{cut:?}");
    assert!(health.budgets[0].waiting.iter().any(|wait| wait.operation == "ListClusters"));
    let error = health.watches[0].errors.iter().find(|error| error.operation == "ListClusters").unwrap();
    assert_eq!(error.kind, TroubleKind::Throttled);
    let twice = |health: &HealthView| health.watches[0].errors.iter().any(|error| error.in_a_row > 1);
    told(&mut batches, twice).await;
    rig.react("alpha", Reaction::Answer);
    told(&mut batches, |health| health.watches[0].errors.is_empty()).await;
    told(&mut batches, |health| of(health, "ListClusters").is_some_and(|one| one.bucket.whole_at.is_none()))
        .await;
    engine.stop().await;
}

#[tokio::test(start_paused = true)]
async fn a_watch_that_stands_by_has_no_calls_of_its_own() {
    let rig = Rig::new(&["alpha", "alpha-too"]);
    rig.same_account("alpha", "alpha-too");
    let engine = engine(&rig).await;
    let both =
        |s: &emr_monitor_core::api::wire::Snapshot| s.watches.iter().any(|w| w.health == Health::Standby);
    let snapshot = rig.eventually(&engine, both).await;
    let standby = snapshot.watches.iter().find(|w| w.health == Health::Standby).unwrap().id.clone();
    engine.api().set_view(looks()).await;
    let health = told_of(&engine.api()).await.unwrap();
    for watch in &health.watches {
        assert_eq!(watch.calls.is_empty(), watch.id == standby, "{}", watch.id);
    }
    assert_eq!((health.budgets.len(), health.budgets[0].watches.len()), (1, 2), "they share one budget");
    engine.stop().await;
}

#[tokio::test(start_paused = true)]
async fn a_panic_in_a_scope_is_counted_with_its_time_and_words() {
    let rig = Rig::new(&["alpha"]);
    let engine = engine(&rig).await;
    let mut batches = engine.api().subscribe().await;
    engine.api().set_view(looks()).await;
    rig.react("alpha", Reaction::PanicOnce);
    let health = told(&mut batches, |health| !health.app.restarts.is_empty()).await;
    let met = &health.app.restarts[0];
    assert_eq!(
        (met.scope.as_str(), met.count, met.said.as_str()),
        ("000000000001/eu-west-1", 1, "a planted panic")
    );
    assert!(met.last > health.app.started);
    engine.stop().await;
}

#[tokio::test(start_paused = true)]
async fn what_the_shell_measures_is_told_with_its_time() {
    let rig = Rig::new(&["alpha"]);
    let engine = engine(&rig).await;
    let mut batches = engine.api().subscribe().await;
    engine.api().set_view(looks()).await;
    let before = told(&mut batches, |_| true).await;
    assert_eq!((before.app.measured, before.app.pss), (None, None), "unknown is no number");
    let facts = AppFacts { pss: Some(61_000_000), archive: Some(4_096), ..AppFacts::default() };
    engine.api().set_app_facts(facts).await;
    let health = told(&mut batches, |health| health.app.measured.is_some()).await;
    assert_eq!(
        (health.app.pss, health.app.archive, health.app.rss),
        (Some(61_000_000.0), Some(4_096.0), None)
    );
    engine.stop().await;
}

#[tokio::test(start_paused = true)]
async fn a_support_bundle_of_a_running_app_names_nothing_and_nobody() {
    let rig = Rig::new(&["alpha"]);
    let engine = engine(&rig).await;
    let log = ["WARN alpha in 000000000001 met name of j-1 at alpha-laptop".to_owned()];
    let mut names = Names::default();
    names.host("alpha-laptop");
    let text = engine.api().support_bundle(&log, names).await.unwrap();
    for secret in ["alpha", "000000000001", "name of", "j-1"] {
        assert!(!text.contains(secret), "{secret} in\n{text}");
    }
    for told in [
        "profile-1/eu-west-1",
        "Live",
        "ListClusters: ",
        "WARN profile-1 in account-1 met cluster-1 at host-1",
    ] {
        assert!(text.contains(told), "{told} is missing in\n{text}");
    }
    engine.stop().await;
}
