//! An account with other quotas than the documented ones: the budget goes by them, and by the documented ones where it may not ask.

use crate::calls::count;
use emr_monitor_core::api::wire::{Health, HealthView, Snapshot, ViewState};
use emr_monitor_core::model::TroubleKind;
use emr_monitor_sim::{CallOutcome, FaultKind, FaultRule, Scenario, Sim};
use emr_monitor_tests::{Host, HostSetup, all_live, eventually, sim};

const MINUTE: i64 = 60_000;
/// A heartbeat each 170 ms.
const SPEED: f64 = 60.0;
/// More than can be read as often as is wished for within the documented quota of ListSteps.
const CLUSTERS: usize = 40;

struct House {
    sim: Sim,
    host: Host,
    _folder: tempfile::TempDir,
}

/// A host that has read everything on a fleet prepared by `before`, with Health open.
async fn opened(before: impl FnOnce(&Sim)) -> House {
    let folder = tempfile::tempdir().unwrap();
    let sim = sim(Scenario::Fleet { clusters: CLUSTERS }, SPEED).await;
    before(&sim);
    let host = Host::on_sim(&sim, folder.path(), HostSetup { speed: SPEED, ..HostSetup::default() }).await;
    host.api.set_view(ViewState { section: "health".into(), ..ViewState::default() }).await;
    let all_read = |s: &Snapshot| {
        s.rows.len() == CLUSTERS && s.rows.iter().all(|row| row.steps_at.is_some()) && all_live(s)
    };
    eventually(&host, "all steps are read", all_read).await;
    House { sim, host, _folder: folder }
}

/// What ListSteps is given a second.
fn refill(health: &HealthView) -> Option<f64> {
    let operations = health.budgets.iter().flat_map(|budget| &budget.operations);
    operations.filter(|one| one.operation == "ListSteps").map(|one| one.bucket.refill).next()
}

async fn steps_in_three_minutes(House { sim, host, .. }: &House) -> usize {
    let from = host.clock.now().0;
    eventually(host, "three minutes pass", |s| s.clock.now >= (from + 3 * MINUTE) as f64).await;
    let within = |at: i64| (from..from + 3 * MINUTE).contains(&at);
    count(sim, |call| call.operation == "ListSteps" && within(call.at_ms))
}

fn health(snapshot: &Snapshot) -> Option<&HealthView> {
    snapshot.health.as_ref().filter(|health| !health.budgets.is_empty())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_account_with_twice_the_quota_of_list_steps_is_read_twice_as_often_and_never_refuses() {
    let house = opened(|sim| sim.raise_quota("ListSteps", 2.0)).await;
    let read = |s: &Snapshot| health(s).is_some_and(|h| h.budgets[0].quotas_read.is_some());
    let snapshot = eventually(&house.host, "the account's own quotas are in force", read).await;
    assert_eq!(health(&snapshot).and_then(refill), Some(0.5));
    let raised = steps_in_three_minutes(&house).await;
    let (sim, host) = (&house.sim, &house.host);
    assert_eq!(count(sim, |call| call.outcome == CallOutcome::Throttled), 0);
    assert_eq!(count(sim, |call| call.operation == "ListServiceQuotas"), 2, "two pages, once");
    eventually(host, "it is live", all_live).await;

    let usual = opened(|_| ()).await;
    let documented = steps_in_three_minutes(&usual).await;
    assert!(
        raised * 2 >= documented * 3,
        "{raised} calls in three minutes, {documented} by the documented quota"
    );
    for House { sim, host, .. } in [house, usual] {
        host.stop().await;
        sim.stop().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn however_reading_quotas_fails_the_documented_ones_hold_and_no_watch_is_in_trouble() {
    for (fault, kind) in [
        (FaultKind::AccessDenied, TroubleKind::Denied),
        (FaultKind::ExpiredToken, TroubleKind::SignedOut),
        (FaultKind::InternalError500, TroubleKind::Server),
        (FaultKind::HtmlPage200, TroubleKind::BadAnswer),
    ] {
        let strike = |sim: &Sim| {
            let operation = Some("ListServiceQuotas".to_owned());
            sim.fault(FaultRule {
                operation,
                region: None,
                account: None,
                key: None,
                kind: fault,
                times: None,
            });
        };
        let House { sim, host, _folder } = opened(strike).await;
        let failed = |s: &Snapshot| health(s).is_some_and(|h| h.budgets[0].quotas_trouble == Some(kind));
        let snapshot =
            eventually(&host, "the budget says so of a live watch", |s| failed(s) && all_live(s)).await;
        let told = health(&snapshot).unwrap();
        assert_eq!((refill(told), told.budgets[0].quotas_read), (Some(0.25), None), "{kind:?}");
        let watch = &snapshot.watches[0];
        assert!(watch.health == Health::Live && watch.trouble.is_none(), "{kind:?}: {watch:?}");
        assert!(snapshot.rows.iter().all(|row| row.trouble.is_none()), "{kind:?}");
        assert!(told.watches[0].errors.is_empty() && snapshot.status.throttled == 0, "{kind:?}");
        host.stop().await;
        sim.stop().await;
    }
}
