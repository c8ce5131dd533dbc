//! What is asked next, and when.

mod following;

use crate::given::{T0, Told, at, cluster_id, step};
use emr_monitor_core::model::{Capacity, ClusterId, StepId, StepSummary, TroubleKind};
use emr_monitor_core::poll::budget::Budget;
use emr_monitor_core::poll::ledger::Ledger;
use emr_monitor_core::poll::pace::{Pace, pace};
use emr_monitor_core::poll::plan::{Errand, Focus, HeldUp, Next, held_up, next};
use emr_monitor_core::source::Call;
use emr_monitor_core::world::{Reach, Seen};
use std::collections::BTreeSet;

/// A planner on a scope: asks and answers without a wire.
struct Planner {
    told: Told,
    ledger: Ledger,
    focus: Focus,
    budget: Budget,
    now: i64,
}

impl Planner {
    fn new(told: Told) -> Self {
        Planner {
            told,
            ledger: Ledger::default(),
            focus: Focus::default(),
            budget: Budget::new(0.5, T0),
            now: 0,
        }
    }

    fn next(&mut self) -> Next {
        let now = at(self.now);
        self.budget.advance(now);
        let pace = self.pace();
        next(&self.told.0, &self.ledger, &self.focus, (&self.budget, &pace), now)
    }

    fn pace(&self) -> Pace {
        pace(&self.told.0, &self.focus, &self.budget, self.ledger.heartbeat_pages)
    }

    fn held_up(&self) -> Vec<HeldUp> {
        let (now, pace) = (at(self.now), pace(&self.told.0, &self.focus, &self.budget, 1));
        held_up(&self.told.0, &self.ledger, &self.focus, (&self.budget, &pace), now)
    }

    /// The errands asked for now, each begun and none answered, while the budget allows.
    fn burst(&mut self) -> Vec<Errand> {
        let mut asked = Vec::new();
        while let Next::Ask(errand, call) = self.next() {
            self.budget.spend(call.operation(), 1, at(self.now));
            self.ledger.begin(&errand, at(self.now));
            asked.push(errand);
        }
        asked
    }

    /// Asks and at once answers with nothing new, as time passes; how often each errand was asked in `seconds`.
    fn run(&mut self, seconds: i64) -> Vec<(i64, Errand, Call)> {
        let mut asked = Vec::new();
        let end = self.now + seconds;
        while self.now < end {
            match self.next() {
                Next::Wait(until) => self.now = ((until.0 - T0.0) / 1000 + 1).max(self.now + 1),
                Next::Ask(errand, call) => {
                    self.budget.spend(call.operation(), 1, at(self.now));
                    self.ledger.begin(&errand, at(self.now));
                    self.ledger.answered(&errand, None);
                    self.answer(&errand, &call);
                    asked.push((self.now, errand, call));
                }
            }
        }
        asked
    }

    fn answer(&mut self, errand: &Errand, call: &Call) {
        match (errand, call) {
            (Errand::Heartbeat, _) => {
                let live = self.told.0.clusters.values().filter(|c| !c.ended());
                let ids: BTreeSet<ClusterId> = live.clone().map(|c| c.id().clone()).collect();
                let page = live.map(|c| c.told.clone()).collect();
                self.told.see(self.now, Seen::Clusters(page));
                self.told.see(self.now, Seen::LiveListEnded(ids));
            }
            (Errand::Sweep, _) => {
                self.ledger.sweep_after = None;
                self.told.see(self.now, Seen::SweepEnded);
            }
            (Errand::Describe(id), _) => {
                let state = self.told.state(id.as_str()).as_emr().to_owned();
                self.told.describe(self.now, id.as_str(), &state);
            }
            (_, Call::ListSteps { cluster, .. }) => {
                let steps = self.told.0.clusters[cluster]
                    .steps
                    .iter()
                    .map(|s| StepSummary::clone(&s.told))
                    .take(50)
                    .collect();
                let reach = Reach::Newest { more: false };
                self.told.see(self.now, Seen::Steps { cluster: cluster.clone(), steps, reach });
            }
            (_, Call::ListStepsById { cluster, steps }) => {
                let held = &self.told.0.clusters[cluster].steps;
                let page = steps.iter().map(|id| StepSummary::clone(&held.get(id).unwrap().told)).collect();
                let reach = Reach::ById(steps.clone());
                self.told.see(self.now, Seen::Steps { cluster: cluster.clone(), steps: page, reach });
            }
            (_, Call::DescribeStep { cluster, step }) => {
                let held = &self.told.0.clusters[cluster].steps.get(step).unwrap();
                let page = vec![StepSummary::clone(&held.told)];
                let reach = Reach::ById(vec![step.clone()]);
                self.told.see(self.now, Seen::Steps { cluster: cluster.clone(), steps: page, reach });
            }
            (Errand::Capacity(id), _) => {
                self.told.see(self.now, Seen::Capacity(id.clone(), Capacity::Groups(Vec::new())));
            }
            _ => {}
        }
    }
}

/// Ten clusters on which a step runs, all described and read.
fn ten_running() -> Planner {
    running_clusters(10, 1)
}

/// So many clusters on which so many steps run at a time.
fn running_clusters(clusters: usize, steps: usize) -> Planner {
    let mut told = Told::nothing();
    let ids: Vec<String> = (0..clusters).map(|n| format!("j-{n}")).collect();
    let list: Vec<_> = ids.iter().map(|id| (id.as_str(), "RUNNING")).collect();
    told.list(0, &list);
    for id in &ids {
        told.describe(0, id, "RUNNING");
        let name = |n: usize| if n == 0 { format!("s-{id}") } else { format!("s-{id}-{n}") };
        told.steps(0, id, (0..steps).map(|n| step(&name(n), "RUNNING", Some(-100), None)).collect());
    }
    Planner::new(told)
}

#[test]
fn the_first_thing_asked_is_the_list_of_live_clusters() {
    assert_eq!(Planner::new(Told::nothing()).burst(), [Errand::Heartbeat]);
}

#[test]
fn a_steady_fleet_of_ten_is_read_within_24_calls_a_minute_and_none_is_left_out() {
    let mut planner = ten_running();
    planner.run(300);
    let asked = planner.run(600);
    let a_minute = asked.len() / 10;
    assert!(a_minute <= 24, "{a_minute} calls a minute: {asked:#?}");
    for n in 0..10 {
        let errand = Errand::Steps(cluster_id(&format!("j-{n}")));
        let times: Vec<i64> = asked.iter().filter(|(_, e, _)| *e == errand).map(|(t, _, _)| *t).collect();
        let gap = times.windows(2).map(|pair| pair[1] - pair[0]).max().unwrap_or(i64::MAX);
        assert!(gap <= 60, "steps of j-{n} were left for {gap} s: {times:?}");
    }
}

#[test]
fn what_is_looked_at_comes_before_the_round() {
    let mut planner = ten_running();
    planner.run(120);
    planner.focus = Focus { cluster: Some(cluster_id("j-7")), ..Focus::default() };
    let asked = planner.run(120);
    let of_it = |t: i64| {
        asked.iter().filter(|(at, e, _)| *at <= t && e.cluster() == Some(&cluster_id("j-7"))).count()
    };
    assert!(of_it(planner.now) >= 8, "its running step is followed each 15 s: {asked:#?}");
}

#[test]
fn a_missing_cluster_is_asked_for_by_id_before_the_round() {
    let mut planner = ten_running();
    planner.run(30);
    let rest: Vec<_> = (1..10).map(|n| format!("j-{n}")).collect();
    let list: Vec<_> = rest.iter().map(|id| (id.as_str(), "RUNNING")).collect();
    let now = planner.now + 1;
    planner.told.list(now, &list);
    planner.now = now;
    let asked = planner.burst();
    let first = asked.iter().find(|errand| **errand != Errand::Heartbeat);
    assert_eq!(first, Some(&Errand::Describe(cluster_id("j-0"))), "{asked:?}");
}

#[test]
fn the_running_step_of_a_long_queue_is_asked_for_by_id() {
    let mut told = Told::nothing();
    told.list(0, &[("j-1", "RUNNING")]);
    told.describe(0, "j-1", "RUNNING");
    let pending = |n: i32| step(&format!("s-{n:03}"), "PENDING", None, None);
    let running = step("s-000", "RUNNING", Some(-10), None);
    let older = (1..150).rev().map(pending).chain([running]).collect();
    let cluster = cluster_id("j-1");
    told.see(0, Seen::Steps { cluster: cluster.clone(), steps: older, reach: Reach::Older { more: false } });
    let newest = (150..200).rev().map(pending).collect();
    told.see(50, Seen::Steps { cluster, steps: newest, reach: Reach::Newest { more: true } });
    let mut planner = Planner::new(told);
    planner.now = 51;
    let asked = planner.run(180);
    let by_id: Vec<_> = asked
        .iter()
        .filter_map(|(_, _, call)| match call {
            Call::ListStepsById { steps, .. } => Some(steps),
            _ => None,
        })
        .collect();
    assert!(by_id.iter().all(|steps| steps.len() <= 10), "EMR takes at most ten");
    assert!(by_id.iter().all(|steps| steps.contains(&StepId::new("s-000"))), "the running one each time");
    assert!(by_id.iter().all(|steps| steps.contains(&StepId::new("s-001"))), "and the next in line");
    assert!((2..=6).contains(&by_id.len()), "at the pace of the pages, not in a storm: {}", by_id.len());
}

#[test]
fn an_ended_cluster_is_read_once_more_and_then_left_alone() {
    let mut planner = ten_running();
    planner.run(60);
    let now = planner.now + 1;
    planner.told.describe(now, "j-3", "TERMINATED");
    planner.told.steps(now, "j-3", vec![step("s-j-3", "COMPLETED", Some(-100), Some(now))]);
    planner.now = now + 1;
    planner.run(120);
    let asked = planner.run(1200);
    let of_it: Vec<_> = asked.iter().filter(|(_, e, _)| e.cluster() == Some(&cluster_id("j-3"))).collect();
    assert!(of_it.is_empty(), "ended is finished: {of_it:#?}");
}

#[test]
fn a_failed_step_without_a_reason_is_asked_again_five_times_and_then_never() {
    let mut told = Told::nothing();
    told.list(0, &[("j-1", "WAITING")]);
    told.describe(0, "j-1", "WAITING");
    told.steps(0, "j-1", vec![step("s-1", "FAILED", Some(-50), Some(0))]);
    let mut planner = Planner::new(told);
    let asked = planner.run(3 * 3600);
    let by_id: Vec<i64> =
        asked.iter().filter(|(_, e, _)| matches!(e, Errand::StepsById(_))).map(|(t, _, _)| t / 60).collect();
    assert!(by_id.len() <= 5, "{by_id:?}");
    assert!(by_id.last().is_some_and(|last| *last <= 21), "never after 20 minutes: {by_id:?}");
}

#[test]
fn offline_only_the_heartbeat_knocks() {
    let mut planner = ten_running();
    planner.run(60);
    planner.ledger.failed(&Errand::Heartbeat, (TroubleKind::Offline, true), at(planner.now));
    let trouble = emr_monitor_core::model::Trouble {
        kind: TroubleKind::Offline,
        code: None,
        message: "no network".into(),
        since: at(planner.now),
    };
    let operation = emr_monitor_core::source::Operation::ListClusters;
    planner.told.see(planner.now, Seen::Failed { operation, cluster: None, trouble, clock_offset: None });
    planner.now += 300;
    assert_eq!(planner.burst(), [Errand::Heartbeat], "one call finds out; the rest waits for it");
}

#[test]
fn a_hundred_new_clusters_never_break_the_budget() {
    let mut told = Told::nothing();
    let ids: Vec<String> = (0..100).map(|n| format!("j-{n}")).collect();
    let list: Vec<_> = ids.iter().map(|id| (id.as_str(), "RUNNING")).collect();
    told.list(0, &list);
    let mut planner = Planner::new(told);
    let burst = planner.burst();
    assert!(burst.len() <= 12, "half of the burst of all operations, no more: {}", burst.len());
    assert_eq!(burst[0], Errand::Heartbeat, "the heartbeat first");
}
