//! The account's own quotas: read once a list came, then daily, by nobody's budget; a failure is told with the budget alone.

use crate::engine::fake::{Reaction, Rig};
use crate::given::summary;
use emr_monitor_core::api::wire::{BudgetView, Health, Snapshot, ViewState};
use emr_monitor_core::engine::Engine;
use emr_monitor_core::model::TroubleKind;
use emr_monitor_core::source::{AccountQuota, Operation, QuotaPart};
use std::time::Duration;

fn doubled() -> Vec<AccountQuota> {
    let of = |part, value| AccountQuota { operation: Some(Operation::ListSteps), part, value };
    vec![of(QuotaPart::Burst, 20.0), of(QuotaPart::Refill, 1.0)]
}

async fn started(rig: &Rig) -> Engine {
    rig.clusters("alpha", vec![summary("j-1", "RUNNING")]);
    let engine = rig.start().await;
    engine.api().set_view(ViewState { section: "health".into(), ..ViewState::default() }).await;
    engine
}

fn budget(snapshot: &Snapshot) -> Option<&BudgetView> {
    snapshot.health.as_ref()?.budgets.first()
}

/// What ListSteps is given a second when it is not cut.
fn refill(budget: &BudgetView) -> Option<f64> {
    let steps = budget.operations.iter().find(|one| one.operation == "ListSteps")?;
    Some(steps.bucket.refill)
}

/// Time passes in one leap, as while the computer sleeps.
async fn hours_later(hours: u64) {
    tokio::time::advance(Duration::from_secs(hours * 3600)).await;
}

/// The next good list after now.
async fn listed(rig: &Rig, engine: &Engine) {
    let now = rig.clock.now().wire();
    rig.eventually(engine, |s| s.watches[0].last > Some(now)).await;
}

#[tokio::test(start_paused = true)]
async fn an_account_with_twice_the_quota_is_asked_twice_as_often_and_asked_for_it_once_a_day() {
    let rig = Rig::new(&["alpha"]);
    rig.quotas("alpha", Ok(doubled()));
    let engine = started(&rig).await;
    let read = |s: &Snapshot| budget(s).is_some_and(|b| b.quotas_read.is_some() && refill(b) == Some(0.5));
    let told = rig.eventually(&engine, read).await;
    assert_eq!(budget(&told).unwrap().quotas_trouble, None);
    assert_eq!(rig.quotas_asked("alpha"), 1);
    for (hours, asked) in [(23, 1), (1, 2), (12, 2), (12, 3)] {
        hours_later(hours).await;
        listed(&rig, &engine).await;
        assert_eq!(rig.quotas_asked("alpha"), asked);
    }
    engine.stop().await;
}

#[tokio::test(start_paused = true)]
async fn who_may_not_read_quotas_goes_by_the_documented_ones_and_the_watch_has_no_trouble() {
    let rig = Rig::new(&["alpha"]);
    let engine = started(&rig).await;
    let denied = |s: &Snapshot| {
        let budget = budget(s).filter(|b| b.quotas_trouble == Some(TroubleKind::Denied));
        budget.and_then(refill) == Some(0.25)
    };
    let told = rig.eventually(&engine, denied).await;
    assert_eq!(told.watches[0].health, Health::Live);
    assert!(told.watches[0].trouble.is_none() && told.rows.iter().all(|row| row.trouble.is_none()));
    let health = told.health.unwrap();
    assert!(health.watches[0].errors.is_empty() && health.watches[0].calls.iter().all(|call| call.good));
    assert_eq!(rig.quotas_asked("alpha"), 1);
    engine.stop().await;
}

#[tokio::test(start_paused = true)]
async fn another_failure_is_asked_after_an_hour_later_and_what_was_read_before_stays() {
    let rig = Rig::new(&["alpha"]);
    rig.quotas("alpha", Err(TroubleKind::Server));
    let engine = started(&rig).await;
    let failed = |s: &Snapshot| budget(s).is_some_and(|b| b.quotas_trouble == Some(TroubleKind::Server));
    rig.eventually(&engine, failed).await;
    rig.quotas("alpha", Ok(doubled()));
    tokio::time::advance(Duration::from_secs(50 * 60)).await;
    listed(&rig, &engine).await;
    assert_eq!(rig.quotas_asked("alpha"), 1, "not within the hour");
    hours_later(1).await;
    let read = |s: &Snapshot| budget(s).and_then(refill) == Some(0.5);
    rig.eventually(&engine, read).await;
    rig.quotas("alpha", Err(TroubleKind::Offline));
    hours_later(24).await;
    let told = rig.eventually(&engine, |s| budget(s).is_some_and(|b| b.quotas_trouble.is_some())).await;
    assert_eq!(budget(&told).and_then(refill), Some(0.5), "what was read holds");
    engine.stop().await;
}

#[tokio::test(start_paused = true)]
async fn nobody_asks_for_quotas_while_lists_are_refused() {
    let rig = Rig::new(&["alpha"]);
    rig.react("alpha", Reaction::Fail(TroubleKind::SignedOut));
    let engine = started(&rig).await;
    rig.eventually(&engine, |s| s.watches[0].health == Health::SignedOut).await;
    for _ in 0..10 {
        hours_later(1).await;
        let asked = rig.asked("alpha");
        rig.eventually(&engine, |_| rig.asked("alpha") > asked).await;
    }
    assert_eq!(rig.quotas_asked("alpha"), 0);
    rig.react("alpha", Reaction::Answer);
    rig.eventually(&engine, |s| budget(s).is_some_and(|b| b.quotas_trouble.is_some())).await;
    engine.stop().await;
}
