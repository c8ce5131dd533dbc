//! How clusters that have attention are followed, and what is read after nobody looked.

use super::{Planner, running_clusters, ten_running};
use crate::given::{Told, at, cluster_id, step};
use emr_monitor_core::model::{ClusterState, StepId};
use emr_monitor_core::poll::plan::{Errand, Focus};
use emr_monitor_core::source::{Call, Operation};

#[test]
fn each_watched_cluster_is_followed_for_three_calls_a_minute_more() {
    let mut planner = ten_running();
    planner.focus = Focus { cluster: Some(cluster_id("j-0")), ..Focus::default() };
    planner.run(300);
    let one = planner.run(600).len();
    planner.focus.watched = ["j-1", "j-2"].map(cluster_id).into();
    planner.run(300);
    let asked = planner.run(600);
    assert!(asked.len() <= one + 2 * 3 * 10, "{one} calls in ten minutes, then {}", asked.len());
    for id in ["j-0", "j-1", "j-2"] {
        let step = Errand::Step(cluster_id(id), StepId::new(format!("s-{id}")));
        let tells = |e: &Errand| *e == step || *e == Errand::Steps(cluster_id(id));
        let times: Vec<i64> = asked.iter().filter(|(_, e, _)| tells(e)).map(|(t, _, _)| *t).collect();
        let gap = times.windows(2).map(|pair| pair[1] - pair[0]).max().unwrap_or(i64::MAX);
        assert!(gap <= 16, "the step of {id} was left for {gap} s");
    }
}

#[test]
fn after_nobody_looked_the_steps_of_every_live_cluster_are_read_at_once() {
    let mut told = Told::nothing();
    told.list(0, &[("j-1", "WAITING"), ("j-2", "RUNNING")]);
    for id in ["j-1", "j-2"] {
        told.describe(0, id, told.state(id).as_emr().to_owned().as_str());
        told.steps(1, id, Vec::new());
    }
    let mut planner = Planner::new(told);
    planner.now = 20;
    planner.ledger.back_at = Some(at(20));
    let asked = planner.run(5);
    for id in ["j-1", "j-2"] {
        assert!(asked.iter().any(|(_, e, _)| *e == Errand::Steps(cluster_id(id))), "{id}: {asked:?}");
    }
}

#[test]
fn several_running_steps_of_an_open_cluster_are_followed_by_one_call() {
    let mut told = Told::nothing();
    told.list(0, &[("j-1", "RUNNING")]);
    told.describe(0, "j-1", "RUNNING");
    let running = |n: i32| step(&format!("s-{n}"), "RUNNING", Some(-10), None);
    told.steps(0, "j-1", (0..12).map(running).collect());
    let mut planner = Planner::new(told);
    planner.focus = Focus { cluster: Some(cluster_id("j-1")), ..Focus::default() };
    planner.run(60);
    let asked = planner.run(120);
    let seen = |n: i32| {
        let id = StepId::new(format!("s-{n}"));
        asked
            .iter()
            .any(|(_, _, call)| matches!(call, Call::ListStepsById { steps, .. } if steps.contains(&id)))
    };
    assert!((0..12).all(seen), "each of the twelve in its turn");
    let by_id = asked.iter().filter(|(_, e, _)| matches!(e, Errand::StepsById(_))).count();
    assert!((6..=9).contains(&by_id), "one call each 15 s: {by_id}");
}

/// Ten clusters with so many running steps each, of which `watched` are watched, after half an hour.
fn with_watched(steps: usize, watched: usize) -> (Planner, Vec<(i64, Errand, Call)>) {
    let mut planner = running_clusters(10, steps);
    planner.focus.watched = (0..watched).map(|n| cluster_id(&format!("j-{n}"))).collect();
    planner.run(600);
    let asked = planner.run(1800);
    (planner, asked)
}

#[test]
fn however_many_are_watched_none_is_left_so_long_that_it_turns_stale() {
    for (steps, watched) in [(1, 3), (1, 10), (3, 1), (3, 3), (3, 9)] {
        let (planner, asked) = with_watched(steps, watched);
        let pace = planner.pace();
        for n in 0..10 {
            let id = cluster_id(&format!("j-{n}"));
            let page = Errand::Steps(id.clone());
            let times: Vec<i64> = asked.iter().filter(|(_, e, _)| *e == page).map(|(t, _, _)| *t).collect();
            let gap = times.windows(2).map(|pair| pair[1] - pair[0]).max().unwrap_or(i64::MAX);
            let planned = pace.steps(&ClusterState::Running, planner.focus.attention(&id)) / 1000;
            let case = format!("{watched} of ten with {steps} steps each are watched");
            assert!(gap <= 2 * planned, "{case}: {id} was left for {gap} s, planned {planned} s");
        }
    }
}

#[test]
fn what_waits_for_a_bucket_is_told_with_how_much_and_who_is_next() {
    let mut planner = ten_running();
    assert_eq!(planner.held_up(), [], "nothing waits while there are tokens");
    planner.run(30);
    planner.budget.spend(Operation::ListSteps, 5, at(planner.now));
    planner.now += 40;
    planner.budget.advance(at(planner.now));
    planner.budget.spend(Operation::ListSteps, 10, at(planner.now));
    let held = planner.held_up();
    let steps = held.iter().find(|held| held.operation == Operation::ListSteps).unwrap();
    assert!((1..=10).contains(&steps.errands) && steps.next.is_some(), "{held:?}");
    assert!(held.iter().all(|held| !planner.budget.ready(held.operation)), "only what waits: {held:?}");
}
