//! Each way AWS can fail, once, in one scope: its rows say why and since when, the others are on time, nobody storms, and it is
//! live again when the fault ends.

use crate::calls::in_scope;
use emr_monitor_aws::Limits;
use emr_monitor_core::api::wire::{ClusterRow, Health, Snapshot};
use emr_monitor_core::model::TroubleKind;
use emr_monitor_sim::{FaultKind, FaultRule, Scenario};
use emr_monitor_tests::{Host, HostSetup, all_live, passing, sim, watch};
use std::time::Duration;

const SCOPE: (&str, &str) = ("111122223333", "eu-west-1");
const WATCH: &str = "demo-cat/eu-west-1";
const MINUTE: i64 = 60_000;
/// Slow, so that a busy machine makes nothing stale; time passes by jumps.
const SPEED: f64 = 10.0;

/// What a fault looks like.
struct Case {
    kind: FaultKind,
    /// Only this operation fails; all when None.
    operation: Option<&'static str>,
    health: Health,
    trouble: TroubleKind,
    limits: Limits,
    /// Requests in three minutes, at most.
    most: usize,
    /// Only a person's hand ends it soon.
    by_hand: bool,
}

fn case(kind: FaultKind, health: Health, trouble: TroubleKind) -> Case {
    // What every call would meet alike is found out by the heartbeat alone.
    let most = if matches!(trouble, TroubleKind::SignedOut | TroubleKind::ClockWrong) { 12 } else { 36 };
    Case { kind, operation: None, health, trouble, limits: Limits::default(), most, by_hand: false }
}

/// Short enough that a hang is noticed, long enough that a busy machine answers in time.
fn short() -> Limits {
    Limits {
        connect: Duration::from_secs(1),
        attempt: Duration::from_millis(900),
        operation: Duration::from_millis(1_500),
        credentials: Duration::from_secs(5),
    }
}

fn rows(snapshot: &Snapshot) -> impl Iterator<Item = &ClusterRow> {
    snapshot.rows.iter().filter(|row| row.account == SCOPE.0 && row.region == SCOPE.1 && row.ended.is_none())
}

fn others_on_time(snapshot: &Snapshot) -> bool {
    snapshot.watches.iter().filter(|watch| watch.id != WATCH).all(|watch| watch.health == Health::Live)
}

async fn journey(case: Case) {
    let folder = tempfile::tempdir().unwrap();
    let sim = sim(Scenario::BusyDay, SPEED).await;
    let setup = HostSetup { speed: SPEED, limits: case.limits, ..HostSetup::default() };
    let host = Host::on_sim(&sim, folder.path(), setup).await;
    passing(&host, &sim, "all is read", |s| {
        all_live(s) && s.rows.len() >= 12 && s.rows.iter().all(|row| row.steps_at.is_some())
    })
    .await;

    let begun = host.clock.now().0;
    sim.fault(FaultRule {
        operation: case.operation.map(str::to_owned),
        region: Some(SCOPE.1.to_owned()),
        account: Some(SCOPE.0.to_owned()),
        key: None,
        kind: case.kind,
        times: None,
    });
    let met = |s: &Snapshot| {
        let watch = watch(s, WATCH).unwrap();
        let told = watch.trouble.as_ref().is_some_and(|trouble| trouble.kind == case.trouble);
        let shown =
            |row: &ClusterRow| row.trouble.as_ref().is_some_and(|trouble| trouble.kind == case.trouble);
        watch.health == case.health && told && rows(s).count() > 0 && rows(s).all(shown)
    };
    let snapshot = passing(&host, &sim, "the watch and its rows say what is wrong", met).await;
    assert!(others_on_time(&snapshot), "{:#?}", snapshot.watches);
    for row in rows(&snapshot) {
        let trouble = row.trouble.as_ref().unwrap();
        // A call that was already under way when the fault began can meet it.
        assert!(trouble.since >= (begun - 30_000) as f64, "since when: {trouble:?}");
        assert!(!trouble.message.is_empty());
    }

    let met_first = watch(&snapshot, WATCH).unwrap().trouble.clone().unwrap();
    let from = host.clock.now().0;
    let before = snapshot.watches.iter().map(|watch| watch.last).collect::<Vec<_>>();
    let snapshot = passing(&host, &sim, "three minutes pass", |s| {
        assert!(others_on_time(s), "{:#?}", s.watches);
        s.clock.now >= (from + 3 * MINUTE) as f64
    })
    .await;
    let calls = in_scope(&sim, SCOPE, from);
    assert!(calls <= case.most, "{calls} calls in three minutes of {:?}", case.kind);
    let still = watch(&snapshot, WATCH).unwrap().trouble.clone().unwrap();
    assert_eq!((still.kind, still.since), (met_first.kind, met_first.since), "since when it began");
    for (watch, before) in snapshot.watches.iter().zip(before) {
        assert!(watch.id == WATCH || watch.last > before, "{} was read meanwhile", watch.id);
    }

    sim.clear_faults();
    let cleared = host.clock.now().0 as f64;
    if case.by_hand {
        host.api.try_now(WATCH).await.unwrap();
    }
    passing(&host, &sim, "it is live again, rows too", |s| {
        let fresh = rows(s).all(|row| row.trouble.is_none() && row.state_at > cleared);
        watch(s, WATCH).unwrap().health == Health::Live && fresh
    })
    .await;
    host.stop().await;
    sim.stop().await;
}

macro_rules! faults {
    ($($name:ident: $case:expr;)+) => {
        $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
        async fn $name() {
            journey($case).await;
        })+
    };
}

faults! {
    throttled_everywhere_is_told_and_outlived: case(FaultKind::Throttled, Health::Throttled, TroubleKind::Throttled);
    an_internal_error_is_told_and_outlived: case(FaultKind::InternalError500, Health::Failing, TroubleKind::Server);
    an_unavailable_service_is_told_and_outlived: case(FaultKind::Unavailable503, Health::Failing, TroubleKind::Server);
    a_reset_in_mid_answer_is_told_and_outlived: case(FaultKind::ResetMidAnswer, Health::Failing, TroubleKind::BadAnswer);
    an_answer_that_is_not_json_is_told_and_outlived: case(FaultKind::NotJson, Health::Failing, TroubleKind::BadAnswer);
    a_portals_page_is_told_and_outlived: case(FaultKind::HtmlPage200, Health::Failing, TroubleKind::BadAnswer);
    a_wrong_clock_is_told_and_outlived: case(FaultKind::WrongClock, Health::ClockWrong, TroubleKind::ClockWrong);
    a_hang_is_told_and_outlived: Case { limits: short(), ..case(FaultKind::Hang, Health::Failing, TroubleKind::TimedOut) };
    a_slow_drip_is_told_and_outlived: Case { limits: short(), ..case(FaultKind::SlowDrip, Health::Failing, TroubleKind::TimedOut) };
    an_expired_token_is_told_and_outlived: Case { by_hand: true, ..case(FaultKind::ExpiredToken, Health::SignedOut, TroubleKind::SignedOut) };
    a_denied_list_is_told_and_outlived: Case { by_hand: true, operation: Some("ListClusters"), ..case(FaultKind::AccessDenied, Health::Denied, TroubleKind::Denied) };
    denied_steps_are_told_while_the_list_goes_on: Case { by_hand: true, operation: Some("ListSteps"), ..case(FaultKind::AccessDenied, Health::Live, TroubleKind::Denied) };
}
