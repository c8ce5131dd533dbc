//! The fleet's timeline: what is in memory and what only the archive holds, of one stretch of time.

use crate::engine::fake::Rig;
use crate::given::{T0, Told, at, cluster_id, scope, step, summary};
use emr_monitor_core::api::wire::{FleetTimeline, LifeKind, ViewState};
use emr_monitor_core::engine::Engine;
use emr_monitor_core::model::{Account, Cluster, Region, Scope};
use emr_monitor_core::time::{HOUR, MINUTE};
use emr_monitor_core::world::Seen;
use std::sync::atomic::Ordering;

const DAY: i64 = 24 * HOUR;

/// The first profile's scope in a [`Rig`].
fn own_scope() -> Scope {
    Scope { account: Account::Known(format!("{:012}", 1)), region: Region::new("eu-west-1") }
}

/// A cluster that ended so many seconds after [`T0`], an hour after it was made, with two steps of one name.
fn ended(id: &str, end: i64) -> Cluster {
    let mut told = Told::nothing();
    let mut cluster = summary(id, "TERMINATED");
    (cluster.created, cluster.ready, cluster.ended) =
        (Some(at(end - 3600)), Some(at(end - 3000)), Some(at(end)));
    told.see(end, Seen::Clusters(vec![cluster]));
    // As EMR lists them: newest first.
    let mut steps = vec![
        step("s-2", "FAILED", Some(end - 1900), Some(end - 1000)),
        step("s-1", "COMPLETED", Some(end - 2500), Some(end - 2000)),
    ];
    steps.iter_mut().for_each(|step| step.name = "Load".to_owned());
    told.steps(end, id, steps);
    assert_eq!(told.0.scope, scope());
    Cluster::clone(&told.0.clusters[&cluster_id(id)])
}

async fn seen_fleet(rig: &Rig) -> Engine {
    rig.clusters("alpha", vec![summary("j-live", "RUNNING")]);
    let engine = rig.start().await;
    rig.eventually(&engine, |now| now.rows.len() == 1).await;
    engine
}

async fn look(engine: &Engine, back: i64) -> FleetTimeline {
    engine.api().timeline((T0 - back).wire(), (T0 + HOUR).wire()).await.unwrap()
}

fn keys(view: &FleetTimeline) -> Vec<&str> {
    view.lanes.iter().filter_map(|lane| lane.key.rsplit('/').next()).collect()
}

#[tokio::test(start_paused = true)]
async fn a_stretch_that_memory_reaches_is_never_read_from_the_archive() {
    let rig = Rig::new(&["alpha"]);
    let engine = seen_fleet(&rig).await;
    let view = look(&engine, 12 * HOUR).await;
    assert_eq!(keys(&view), ["j-live"]);
    assert!(view.lanes[0].row.is_none(), "its row is in the snapshot");
    assert_eq!(view.life.kind.first(), Some(&LifeKind::Starting));
    assert_eq!(view.begins, Some(at(-3600).wire()));
    assert_eq!(rig.archive.readings.load(Ordering::SeqCst), 0);
    engine.stop().await;
}

#[tokio::test(start_paused = true)]
async fn what_left_memory_comes_from_the_archive_with_its_row_and_is_read_once_in_a_while() {
    let rig = Rig::new(&["alpha"]);
    let old = -3 * DAY / 1000;
    let elsewhere =
        Scope { account: Account::Known("999900001111".into()), region: Region::new("eu-west-1") };
    *rig.archive.past.lock().unwrap() = vec![
        (own_scope(), ended("j-old", old)),
        (own_scope(), ended("j-older", -9 * DAY / 1000)),
        (elsewhere, ended("j-not-watched", old)),
        (own_scope(), ended("j-live", old)),
    ];
    let engine = seen_fleet(&rig).await;
    let view = look(&engine, 7 * DAY).await;
    assert_eq!(keys(&view), ["j-live", "j-old"], "memory knows better, and only what is watched is shown");
    assert!(view.lanes[0].row.is_none());
    let row = view.lanes[1].row.as_ref().unwrap();
    assert_eq!(
        (row.id.as_str(), row.ended, row.profiles.as_slice()),
        ("j-old", Some(at(old).wire()), &["alpha".to_owned()][..])
    );
    for _ in 0..5 {
        look(&engine, 6 * DAY).await;
    }
    assert_eq!(rig.archive.readings.load(Ordering::SeqCst), 1);
    rig.clock.sleep_until(rig.clock.now() + 6 * MINUTE).await;
    look(&engine, 6 * DAY).await;
    assert_eq!(rig.archive.readings.load(Ordering::SeqCst), 2);
    engine.stop().await;
}

#[tokio::test(start_paused = true)]
async fn what_the_archive_told_is_let_go_when_nobody_looks_any_more() {
    let rig = Rig::new(&["alpha"]);
    *rig.archive.past.lock().unwrap() = vec![(own_scope(), ended("j-old", -3 * DAY / 1000))];
    let engine = seen_fleet(&rig).await;
    let readings = async || {
        look(&engine, 6 * DAY).await;
        rig.archive.readings.load(Ordering::SeqCst)
    };
    let on = |section: &str| ViewState { section: section.to_owned(), ..ViewState::default() };
    engine.api().set_view(on("timeline")).await;
    assert_eq!(readings().await, 1, "looking");
    engine.api().set_view(on("timeline")).await;
    assert_eq!(readings().await, 1, "looking on");
    engine.api().set_view(on("clusters")).await;
    assert_eq!(readings().await, 2, "after another section");
    engine.api().set_visible(false);
    assert_eq!(readings().await, 3, "after it was hidden");
    engine.stop().await;
}

#[tokio::test(start_paused = true)]
async fn bars_are_columns_of_one_length_that_hold_each_text_once() {
    let rig = Rig::new(&["alpha"]);
    *rig.archive.past.lock().unwrap() = vec![(own_scope(), ended("j-old", -3 * DAY / 1000))];
    let engine = seen_fleet(&rig).await;
    let bars = look(&engine, 7 * DAY).await.bars;
    assert_eq!(bars.id, ["s-1", "s-2"]);
    assert_eq!((bars.names, bars.name), (vec!["Load".to_owned()], vec![0, 0]));
    assert_eq!((bars.states, bars.state), (vec!["COMPLETED".to_owned(), "FAILED".to_owned()], vec![0, 1]));
    assert_eq!((bars.lane, bars.number), (vec![1, 1], vec![1, 2]));
    assert_eq!((bars.start.len(), bars.end.len(), bars.slot), (2, 2, vec![Some(0), Some(0)]));
    engine.stop().await;
}

#[tokio::test(start_paused = true)]
async fn what_lies_outside_the_stretch_is_left_out() {
    let rig = Rig::new(&["alpha"]);
    let end = -3 * DAY / 1000;
    *rig.archive.past.lock().unwrap() = vec![(own_scope(), ended("j-old", end))];
    let engine = seen_fleet(&rig).await;
    let view = engine.api().timeline(at(end - 1500).wire(), at(end - 1200).wire()).await.unwrap();
    assert_eq!((keys(&view), view.bars.id.clone()), (vec!["j-old"], vec!["s-2".to_owned()]));
    assert_eq!(view.life.kind, [LifeKind::Busy]);
    assert!(engine.api().timeline(2.0, 1.0).await.is_err());
    assert!(engine.api().timeline(f64::NAN, 1.0).await.is_err());
    engine.stop().await;
}

#[tokio::test(start_paused = true)]
async fn looking_at_the_fleet_s_timeline_costs_no_call() {
    let rig = Rig::new(&["alpha"]);
    *rig.archive.past.lock().unwrap() = vec![(own_scope(), ended("j-old", -3 * DAY / 1000))];
    let (looked, alone) = (asked_in_an_hour(&rig, true).await, asked_in_an_hour(&rig, false).await);
    assert!(looked > 10, "{looked} calls: the fleet is being asked about meanwhile");
    assert_eq!(looked, alone, "an hour of looking costs what an hour of not looking costs");
}

/// How many calls an hour takes, in which the timeline is read each second or not at all.
async fn asked_in_an_hour(rig: &Rig, looks: bool) -> usize {
    let engine = seen_fleet(rig).await;
    let begun = rig.asked("alpha");
    let from = rig.clock.now();
    for second in 0..3600 {
        rig.clock.sleep_until(from + (second + 1) * 1000).await;
        if looks {
            look(&engine, 7 * DAY).await;
        }
    }
    let asked = rig.asked("alpha") - begun;
    engine.stop().await;
    asked
}

#[tokio::test(start_paused = true)]
async fn clusters_that_are_too_many_are_left_out_oldest_first_and_that_is_told() {
    let rig = Rig::new(&["alpha"]);
    let end = -3 * DAY / 1000;
    let many = (0..2_100).map(|n| (own_scope(), ended(&format!("j-{n}"), end - n)));
    *rig.archive.past.lock().unwrap() = many.collect();
    let engine = seen_fleet(&rig).await;
    let view = look(&engine, 7 * DAY).await;
    assert_eq!(view.lanes.len(), 2_000);
    assert!(view.left_out > 0, "what is not shown is told of");
    assert!(
        keys(&view).contains(&"j-live") && keys(&view).contains(&"j-0") && !keys(&view).contains(&"j-2099")
    );
    engine.stop().await;
}
