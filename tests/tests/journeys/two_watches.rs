//! Two watches into one scope, and scopes whose account STS does not tell.

use crate::calls::count;
use emr_monitor_aws::Limits;
use emr_monitor_core::api::wire::{Health, Snapshot};
use emr_monitor_core::model::TroubleKind;
use emr_monitor_sim::{FaultKind, FaultRule, Scenario, Sim};
use emr_monitor_tests::{Host, HostSetup, eventually, row, sim, sources_of, watches_of};
use std::path::Path;
use std::sync::Arc;

const NAME: &str = "EU-WS_v12_2026Q2_sens-B";

async fn with_both_keys(sim: &Sim, folder: &Path) -> Host {
    let profiles = [sim.profiles(), sim.second_profiles()].concat();
    let sources = Arc::new(sources_of(sim, &profiles, Limits::default()));
    let setup = HostSetup { speed: 60.0, ..HostSetup::default() };
    Host::with(sim, sources, watches_of(&profiles), folder, &setup).await
}

fn of_health(snapshot: &Snapshot, health: Health) -> Vec<String> {
    let of = snapshot.watches.iter().filter(|watch| watch.health == health);
    of.map(|watch| watch.profile.clone()).collect()
}

fn rule(operation: Option<&str>, key: Option<String>, kind: FaultKind) -> FaultRule {
    FaultRule { operation: operation.map(str::to_owned), region: None, account: None, key, kind, times: None }
}

fn one_asks(s: &Snapshot) -> bool {
    let both = row(s, NAME).is_some_and(|row| row.profiles.len() == 2);
    both && of_health(s, Health::Live).len() == 1 && of_health(s, Health::Standby).len() == 1
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_watches_one_asks_and_the_other_takes_over_when_its_token_expires() {
    let folder = tempfile::tempdir().unwrap();
    let sim = sim(Scenario::Quiet, 60.0).await;
    let host = with_both_keys(&sim, folder.path()).await;
    let snapshot = eventually(&host, "one asks, the other stands by, the row names both", one_asks).await;
    let asking = of_health(&snapshot, Health::Live).remove(0);
    assert_eq!(snapshot.rows.iter().filter(|row| row.name == NAME).count(), 1, "believed once");
    let standing_by = snapshot.watches.iter().find(|watch| watch.health == Health::Standby).unwrap();
    assert_eq!(standing_by.asked_by.as_deref(), Some(format!("{asking}/eu-west-1").as_str()));

    let profiles = [sim.profiles(), sim.second_profiles()].concat();
    let key =
        profiles.iter().find(|profile| profile.name == asking).map(|profile| profile.access_key_id.clone());
    sim.fault(rule(None, key, FaultKind::ExpiredToken));
    let begun = host.clock.now().0 as f64;
    let snapshot = eventually(&host, "the other takes over", |s| {
        let live = of_health(s, Health::Live);
        live.len() == 1 && live[0] != asking && row(s, NAME).is_some_and(|r| r.state_at > begun + 60_000.0)
    })
    .await;
    let out = snapshot.watches.iter().find(|watch| watch.profile == asking).unwrap();
    assert_eq!(out.health, Health::SignedOut);
    assert_eq!(out.trouble.as_ref().map(|trouble| trouble.kind), Some(TroubleKind::SignedOut));
    let row = row(&snapshot, NAME).unwrap();
    assert!(row.trouble.is_none() && row.profiles[0] != asking, "{row:#?}");

    let calls = sim.calls().len();
    sim.clear_faults();
    host.api.try_now(&out.id).await.unwrap();
    eventually(&host, "signed in again, it stands by or asks", one_asks).await;
    assert!(sim.calls().len() > calls);
    host.stop().await;
    sim.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_account_that_sts_may_not_tell_is_learnt_from_the_first_list() {
    let folder = tempfile::tempdir().unwrap();
    let sim = sim(Scenario::Quiet, 60.0).await;
    sim.fault(rule(Some("GetCallerIdentity"), None, FaultKind::AccessDenied));
    let host = with_both_keys(&sim, folder.path()).await;
    let snapshot = eventually(&host, "both watches lead to the account of the list", |s| {
        one_asks(s) && s.rows.len() >= 2
    })
    .await;
    for watch in &snapshot.watches {
        assert_eq!(watch.scope, "111122223333/eu-west-1");
    }
    for row in &snapshot.rows {
        assert_eq!(row.account, "111122223333");
    }
    assert_eq!(snapshot.rows.len(), 2, "each cluster once");
    assert!(count(&sim, |call| call.operation == "GetCallerIdentity") >= 2, "STS was asked");
    host.stop().await;
    sim.stop().await;
}
