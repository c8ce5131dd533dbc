//! Clusters that a person watches: followed without being opened, over a restart and a failing disk.

use crate::engine::fake::{Reaction, Rig};
use crate::given::{step, summary};
use emr_monitor_core::api::FaultCode;
use emr_monitor_core::api::wire::{ClusterRow, Snapshot};
use emr_monitor_core::engine::Engine;
use emr_monitor_core::model::TroubleKind;
use emr_monitor_core::time::{MINUTE, Millis, SECOND};
use std::sync::atomic::Ordering;

const WATCHED: &str = "000000000001/eu-west-1/j-1";

/// Two clusters with a running step each.
fn rig() -> Rig {
    let rig = Rig::new(&["alpha"]);
    rig.clusters("alpha", vec![summary("j-1", "RUNNING"), summary("j-2", "RUNNING")]);
    rig.step("alpha", step("s-1", "RUNNING", Some(-60), None));
    rig
}

fn row<'a>(snapshot: &'a Snapshot, id: &str) -> &'a ClusterRow {
    snapshot.rows.iter().find(|row| row.id == id).unwrap()
}

fn watched(snapshot: &Snapshot) -> Vec<&str> {
    snapshot.rows.iter().filter(|row| row.watched).map(|row| row.id.as_str()).collect()
}

/// Lets this long pass on the engine's clock.
async fn pass(rig: &Rig, engine: &Engine, span: Millis) -> Snapshot {
    let from = rig.clock.now();
    rig.eventually(engine, |_| rig.clock.now().since(from) >= span).await
}

async fn read(rig: &Rig, engine: &Engine) -> Snapshot {
    let read = |s: &Snapshot| s.rows.len() == 2 && s.rows.iter().all(|row| row.steps_at.is_some());
    rig.eventually(engine, read).await
}

#[tokio::test(start_paused = true)]
async fn the_step_of_a_watched_cluster_is_described_each_15_seconds_and_of_another_never() {
    let rig = rig();
    let engine = rig.start().await;
    read(&rig, &engine).await;
    pass(&rig, &engine, 5 * MINUTE).await;
    assert_eq!((rig.followed("alpha", "j-1"), rig.followed("alpha", "j-2")), (0, 0), "nobody looks");
    engine.api().watch_cluster(WATCHED, true).await.unwrap();
    let told = pass(&rig, &engine, 10 * MINUTE).await;
    let asked = rig.followed("alpha", "j-1");
    assert!((36..=41).contains(&asked), "{asked} calls in ten minutes");
    assert_eq!((rig.followed("alpha", "j-2"), watched(&told)), (0, vec!["j-1"]));
    engine.api().watch_cluster(WATCHED, false).await.unwrap();
    let told = pass(&rig, &engine, MINUTE).await;
    let asked = rig.followed("alpha", "j-1");
    pass(&rig, &engine, 10 * MINUTE).await;
    assert_eq!((rig.followed("alpha", "j-1"), watched(&told)), (asked, vec![]), "no longer");
    engine.stop().await;
}

#[tokio::test(start_paused = true)]
async fn it_is_watched_after_a_restart_before_any_call_and_its_end_is_kept_too() {
    let rig = rig();
    rig.archive.keep("alpha", vec![summary("j-1", "RUNNING"), summary("j-2", "RUNNING")], rig.clock.now());
    for on in [true, false, true] {
        let engine = rig.start().await;
        engine.api().watch_cluster(WATCHED, on).await.unwrap();
        rig.eventually(&engine, |s| watched(s).contains(&"j-1") == on).await;
        engine.stop().await;
        rig.react("alpha", Reaction::Fail(TroubleKind::Offline));
        let engine = rig.start().await;
        let painted = engine.api().snapshot().await.unwrap();
        assert_eq!(row(&painted, "j-1").watched, on, "at once");
        rig.react("alpha", Reaction::Answer);
        let before = rig.followed("alpha", "j-1");
        pass(&rig, &engine, 5 * MINUTE).await;
        assert_eq!(rig.followed("alpha", "j-1") > before + 10, on, "and followed without a press");
        engine.stop().await;
    }
}

#[tokio::test(start_paused = true)]
async fn while_the_disk_fails_it_is_watched_all_the_same_and_kept_when_the_disk_returns() {
    let rig = rig();
    let engine = rig.start().await;
    read(&rig, &engine).await;
    rig.archive.fail.store(true, Ordering::SeqCst);
    engine.api().watch_cluster(WATCHED, true).await.unwrap();
    let told = rig.eventually(&engine, |s| watched(s) == ["j-1"]).await;
    assert!(!told.status.archive.kept, "it is said that it is not kept");
    pass(&rig, &engine, 5 * MINUTE).await;
    assert!(rig.followed("alpha", "j-1") >= 15);
    rig.archive.fail.store(false, Ordering::SeqCst);
    rig.eventually(&engine, |s| s.status.archive.kept).await;
    engine.stop().await;
    let engine = rig.start().await;
    rig.eventually(&engine, |s| watched(s) == ["j-1"]).await;
    engine.stop().await;
}

#[tokio::test(start_paused = true)]
async fn a_watched_row_is_never_stale_while_all_goes_well_nor_one_that_ended_ever_asked() {
    let rig = rig();
    let engine = rig.start().await;
    read(&rig, &engine).await;
    engine.api().watch_cluster(WATCHED, true).await.unwrap();
    let from = rig.clock.now();
    rig.eventually(&engine, |s| {
        for row in &s.rows {
            let age = s.clock.now - row.state_at.min(row.steps_at.unwrap());
            assert!(
                age <= row.stale_after.unwrap(),
                "{} is {age} ms old, stale from {:?}",
                row.id,
                row.stale_after
            );
        }
        rig.clock.now().since(from) >= 15 * MINUTE
    })
    .await;
    rig.clusters("alpha", vec![summary("j-1", "TERMINATED"), summary("j-2", "RUNNING")]);
    rig.step("alpha", step("s-1", "COMPLETED", Some(-60), Some(-30)));
    rig.eventually(&engine, |s| row(s, "j-1").stale_after.is_none()).await;
    let told = pass(&rig, &engine, MINUTE).await;
    let asked = rig.followed("alpha", "j-1");
    pass(&rig, &engine, 10 * MINUTE).await;
    assert_eq!(
        (rig.followed("alpha", "j-1"), watched(&told)),
        (asked, vec!["j-1"]),
        "an ended one costs nothing"
    );
    engine.stop().await;
}

#[tokio::test(start_paused = true)]
async fn what_is_not_listed_cannot_be_watched() {
    let rig = rig();
    let engine = rig.start().await;
    let fault = engine.api().watch_cluster("000000000001/eu-west-1/j-9", true).await.unwrap_err();
    assert_eq!(fault.code, FaultCode::NotFound);
    pass(&rig, &engine, SECOND).await;
    engine.stop().await;
}
