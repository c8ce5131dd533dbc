//! Watches switched on and off while the engine runs, and connections tested, on fake ports and paused time.

use crate::engine::fake::{Reaction, Rig};
use crate::given::summary;
use emr_monitor_core::api::wire::{Health, Snapshot, TestOutcome};
use emr_monitor_core::engine::{Engine, WatchSetup};
use emr_monitor_core::model::{ProfileName, Region, TroubleKind, Watch};
use emr_monitor_core::time::MINUTE;

fn setup(profile: &str) -> WatchSetup {
    WatchSetup { profile: ProfileName::new(profile), region: Some(Region::new("eu-west-1")) }
}

async fn both(rig: &Rig) -> Engine {
    rig.clusters("alpha", vec![summary("j-1", "RUNNING")]);
    rig.clusters("beta", vec![summary("j-2", "RUNNING")]);
    let engine = rig.start().await;
    rig.eventually(&engine, |now| now.rows.len() == 2).await;
    engine
}

#[tokio::test(start_paused = true)]
async fn a_watch_that_is_switched_off_is_asked_no_more_and_the_others_go_on() {
    let rig = Rig::new(&["alpha", "beta"]);
    let engine = both(&rig).await;
    engine.api().set_watches(vec![setup("beta")]).await;
    let now = rig.eventually(&engine, |now| now.watches.len() == 1).await;
    assert_eq!((now.rows.len(), now.rows[0].id.as_str()), (1, "j-2"));
    let (off, on) = (rig.asked("alpha"), rig.asked("beta"));
    rig.eventually(&engine, |_| rig.asked("beta") > on + 20).await;
    assert_eq!(rig.asked("alpha"), off);
    engine.stop().await;
}

#[tokio::test(start_paused = true)]
async fn switched_on_again_it_shows_at_once_what_was_known_and_reads_on() {
    let rig = Rig::new(&["alpha", "beta"]);
    let engine = both(&rig).await;
    engine.api().set_watches(vec![setup("beta")]).await;
    rig.eventually(&engine, |now| now.rows.len() == 1).await;
    rig.react("alpha", Reaction::Hang);
    engine.api().set_watches(vec![setup("alpha"), setup("beta")]).await;
    let now = rig.eventually(&engine, |now| now.rows.len() == 2).await;
    let order: Vec<&str> = now.watches.iter().map(|watch| watch.profile.as_str()).collect();
    assert_eq!(order, ["alpha", "beta"], "in the order that was given");
    rig.react("alpha", Reaction::Answer);
    engine.stop().await;
}

#[tokio::test(start_paused = true)]
async fn a_watch_that_goes_on_is_not_touched_by_others_that_come_and_go() {
    let rig = Rig::new(&["alpha", "beta"]);
    let engine = both(&rig).await;
    let asked = rig.asked("alpha");
    for watches in [vec![setup("alpha")], vec![setup("beta"), setup("alpha")], vec![setup("alpha")]] {
        engine.api().set_watches(watches).await;
    }
    let now = rig.eventually(&engine, |now| now.watches.len() == 1).await;
    assert_eq!(now.watches[0].health, Health::Live, "it was never taken for new");
    assert_eq!(rig.asked("alpha"), asked, "and nothing was asked anew");
    engine.stop().await;
}

#[tokio::test(start_paused = true)]
async fn a_profile_that_is_written_anew_is_opened_anew_and_keeps_its_rows_meanwhile() {
    let rig = Rig::new(&["alpha", "beta"]);
    let engine = both(&rig).await;
    let asked = rig.asked("alpha");
    engine.api().reopen(vec![ProfileName::new("alpha")]).await;
    assert_eq!(engine.api().snapshot().await.unwrap().rows.len(), 2);
    rig.eventually(&engine, |now| {
        rig.asked("alpha") > asked && now.watches.iter().all(|watch| watch.health == Health::Live)
    })
    .await;
    engine.stop().await;
}

#[tokio::test(start_paused = true)]
async fn a_test_draws_from_the_budget_of_the_scope_it_asks() {
    let rig = Rig::new(&["alpha"]);
    let engine = rig.start().await;
    rig.eventually(&engine, |now| now.status.calls_a_minute > 0).await;
    let before = engine.api().snapshot().await.unwrap().status.calls_a_minute;
    let watch = Watch { profile: ProfileName::new("alpha"), region: Region::new("eu-west-1") };
    let test = engine.api().test(Ok(rig.source("alpha")), &watch).await;
    assert_eq!((test.outcome, test.calls), (TestOutcome::Good, 2));
    let now = engine.api().snapshot().await.unwrap();
    assert_eq!(now.status.calls_a_minute, before + 1, "the list is counted; STS has no bucket of EMR's");
    engine.stop().await;
}

#[tokio::test(start_paused = true)]
async fn what_stops_every_call_is_not_asked_twice() {
    let rig = Rig::new(&["alpha"]);
    let engine = rig.start().await;
    let watch = Watch { profile: ProfileName::new("alpha"), region: Region::new("eu-west-1") };
    for (kind, expected) in [
        (TroubleKind::SignedOut, TestOutcome::Expired),
        (TroubleKind::WrongRegion, TestOutcome::WrongRegion),
        (TroubleKind::ClockWrong, TestOutcome::ClockOff),
        (TroubleKind::Keyring, TestOutcome::Keyring),
    ] {
        rig.react("alpha", Reaction::Fail(kind));
        let test = engine.api().test(Ok(rig.source("alpha")), &watch).await;
        assert_eq!(test.outcome, expected);
        assert_eq!(test.checks[1].outcome, TestOutcome::NotAsked, "{kind:?}");
    }
    engine.stop().await;
}

#[tokio::test(start_paused = true)]
async fn a_watch_that_stood_aside_for_another_is_tried_again_by_itself_and_stands_by() {
    for kind in [TroubleKind::SignedOut, TroubleKind::Denied] {
        let rig = Rig::new(&["alpha", "alpha-too"]);
        rig.same_account("alpha", "alpha-too");
        let engine = rig.start().await;
        let of = |now: &Snapshot, health: Health| {
            now.watches.iter().find(|watch| watch.health == health).map(|watch| watch.profile.clone())
        };
        let both = |now: &Snapshot| of(now, Health::Live).is_some() && of(now, Health::Standby).is_some();
        let now = rig.eventually(&engine, both).await;
        let (asking, other) = (of(&now, Health::Live).unwrap(), of(&now, Health::Standby).unwrap());
        rig.react(&asking, Reaction::Fail(kind));
        let now = rig.eventually(&engine, |now| of(now, Health::Live) == Some(other.clone())).await;
        assert!(now.watches.iter().any(|watch| watch.trouble.is_some()), "{kind:?}: the first says why");
        let (asked, from) = (rig.asked(&asking), rig.clock.now());
        rig.eventually(&engine, |now| {
            assert_eq!(of(now, Health::Live), Some(other.clone()), "{kind:?}: the scope is on time");
            rig.clock.now().since(from) >= 15 * MINUTE
        })
        .await;
        let tried = rig.asked(&asking) - asked;
        assert!((3..=5).contains(&tried), "{kind:?}: {tried} tries in a quarter of an hour");
        rig.react(&asking, Reaction::Answer);
        let from = rig.clock.now();
        rig.eventually(&engine, both).await;
        assert!(rig.clock.now().since(from) <= 6 * MINUTE, "{kind:?}: by itself, soon");
        engine.stop().await;
    }
}
