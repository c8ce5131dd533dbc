//! A cluster's life, drawn from what is believed and no more.

use crate::given::{Told, at, cluster_id, step, summary};
use emr_monitor_core::api::wire::LifeKind::{
    self, Bootstrap, Busy, Capacity, Idle, Other, Starting, Terminating, Unknown,
};
use emr_monitor_core::time::At;
use emr_monitor_core::timeline::{life, queue};
use emr_monitor_core::world::{Reach, Seen};
use proptest::prelude::*;

fn pieces(told: &Told) -> Vec<(LifeKind, i64, Option<i64>)> {
    let seconds = |ms: f64| {
        #[expect(clippy::cast_possible_truncation, reason = "a test's instants are whole")]
        let ms = ms as i64;
        (ms - at(0).0) / 1000
    };
    let all = life(&told.0.clusters[&cluster_id("j-1")]);
    all.iter().map(|piece| (piece.kind, seconds(piece.from), piece.to.map(seconds))).collect()
}

fn seen(asked: i64, told: &mut Told, state: &str, ready: Option<i64>) {
    let mut cluster = summary("j-1", state);
    (cluster.created, cluster.ready) = (Some(at(0)), ready.map(at));
    cluster.ended = cluster.state.ended().then(|| at(asked));
    told.see(asked, Seen::Clusters(vec![cluster]));
}

#[test]
fn capacity_and_bootstrap_are_told_apart_only_when_the_border_was_seen() {
    let mut told = Told::nothing();
    seen(10, &mut told, "STARTING", None);
    assert_eq!(pieces(&told), [(Capacity, 0, None)]);
    seen(60, &mut told, "BOOTSTRAPPING", None);
    seen(120, &mut told, "WAITING", Some(110));
    told.steps(121, "j-1", vec![]);
    assert_eq!(pieces(&told), [(Capacity, 0, Some(60)), (Bootstrap, 60, Some(110)), (Idle, 110, None)]);
    let mut late = Told::nothing();
    seen(120, &mut late, "WAITING", Some(110));
    assert_eq!(pieces(&late), [(Starting, 0, Some(110)), (Unknown, 110, None)], "no invented split");
}

#[test]
fn busy_is_the_union_of_what_ran_and_idle_the_rest() {
    let mut told = Told::nothing();
    seen(1000, &mut told, "WAITING", Some(100));
    let steps = vec![
        step("s-1", "COMPLETED", Some(150), Some(300)),
        step("s-2", "COMPLETED", Some(250), Some(400)),
        step("s-3", "COMPLETED", Some(600), Some(700)),
    ];
    told.steps(1001, "j-1", steps);
    let life = pieces(&told);
    let up = [
        (Idle, 100, Some(150)),
        (Busy, 150, Some(400)),
        (Idle, 400, Some(600)),
        (Busy, 600, Some(700)),
        (Idle, 700, None),
    ];
    assert_eq!(life[1..], up);
}

#[test]
fn work_that_no_step_explains_is_not_called_idle() {
    let mut told = Told::nothing();
    seen(1000, &mut told, "RUNNING", Some(100));
    told.steps(1001, "j-1", vec![step("s-1", "COMPLETED", Some(150), Some(300))]);
    assert_eq!(pieces(&told).last(), Some(&(Other, 300, None)));
}

#[test]
fn an_end_is_shown_with_the_shutting_down_before_it() {
    let mut told = Told::nothing();
    seen(200, &mut told, "WAITING", Some(100));
    told.steps(201, "j-1", vec![]);
    seen(300, &mut told, "TERMINATING", Some(100));
    seen(360, &mut told, "TERMINATED", Some(100));
    assert_eq!(pieces(&told)[1..], [(Idle, 100, Some(300)), (Terminating, 300, Some(360))]);
}

#[test]
fn the_queue_counts_who_waited() {
    let mut told = Told::nothing();
    seen(0, &mut told, "RUNNING", Some(0));
    let mut steps = vec![step("s-1", "RUNNING", Some(10), None), step("s-2", "PENDING", None, None)];
    steps.iter_mut().for_each(|step| step.created = Some(at(5)));
    told.steps(20, "j-1", steps);
    let curve: Vec<_> =
        queue(&told.0.clusters[&cluster_id("j-1")]).iter().map(|p| (p.at, p.pending)).collect();
    assert_eq!(curve, [(at(5).wire(), 2), (at(10).wire(), 1)]);
}

proptest! {
    #[test]
    fn a_life_has_no_gap_no_overlap_and_no_end_before_its_beginning(
        runs in prop::collection::vec((-100..900i64, prop::option::of(-50..300i64)), 0..20),
        ready in prop::option::of(0..400i64),
        whole in any::<bool>(),
        state in prop::sample::select(vec!["STARTING", "RUNNING", "WAITING", "TERMINATING", "TERMINATED"]),
    ) {
        let mut told = Told::nothing();
        seen(1000, &mut told, state, ready);
        let steps = runs.iter().enumerate().map(|(n, (from, long))| {
            let state = if long.is_some() { "COMPLETED" } else { "RUNNING" };
            step(&format!("s-{n}"), state, Some(*from), long.map(|long| from + long))
        });
        let reach = Reach::Newest { more: !whole };
        told.see(1001, Seen::Steps { cluster: cluster_id("j-1"), steps: steps.collect(), reach });
        let life = life(&told.0.clusters[&cluster_id("j-1")]);
        prop_assert_eq!(life.first().map(|piece| piece.from), Some(At(at(0).0).wire()));
        for pair in life.windows(2) {
            prop_assert_eq!(pair[0].to, Some(pair[1].from));
        }
        for piece in &life {
            prop_assert!(piece.to.is_none_or(|to| piece.from < to));
        }
    }
}
