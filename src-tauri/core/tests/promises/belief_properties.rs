//! Whatever order answers come in, belief keeps to its rules.

use crate::given::{Told, at, cluster_id, step, summary};
use emr_monitor_core::model::{ClusterState, StepId, StepState};
use emr_monitor_core::world::{Reach, Seen};
use proptest::prelude::*;

const CLUSTER_STATES: [&str; 8] = [
    "STARTING",
    "BOOTSTRAPPING",
    "RUNNING",
    "WAITING",
    "TERMINATING",
    "TERMINATED",
    "TERMINATED_WITH_ERRORS",
    "HIBERNATING",
];
const STEP_STATES: [&str; 8] =
    ["PENDING", "RUNNING", "CANCEL_PENDING", "COMPLETED", "CANCELLED", "FAILED", "INTERRUPTED", "PAUSED"];

#[derive(Debug, Clone)]
enum Event {
    Cluster(usize, usize),
    Step(usize, usize),
    ListWithout,
    Unknown(usize),
}

fn event() -> impl Strategy<Value = (i64, Event)> {
    let kind = prop_oneof![
        (0..3usize, 0..8usize).prop_map(|(id, state)| Event::Cluster(id, state)),
        (0..4usize, 0..8usize).prop_map(|(id, state)| Event::Step(id, state)),
        Just(Event::ListWithout),
        (0..3usize).prop_map(Event::Unknown),
    ];
    (0..500i64, kind)
}

fn see(told: &mut Told, asked: i64, event: &Event) {
    match event {
        Event::Cluster(id, state) => {
            told.see(asked, Seen::Clusters(vec![summary(&format!("j-{id}"), CLUSTER_STATES[*state])]));
        }
        Event::Step(id, state) => {
            let started = (*state > 0).then_some(-100);
            let steps = vec![step(&format!("s-{id}"), STEP_STATES[*state], started, None)];
            told.see(
                asked,
                Seen::Steps { cluster: cluster_id("j-0"), steps, reach: Reach::Newest { more: false } },
            );
        }
        Event::ListWithout => {
            told.see(asked, Seen::LiveListEnded([].into()));
        }
        Event::Unknown(id) => {
            told.see(asked, Seen::ClusterUnknown(cluster_id(&format!("j-{id}"))));
        }
    }
}

proptest! {
    #[test]
    fn nothing_goes_back_vanishes_or_gets_younger_than_the_truth(events in prop::collection::vec(event(), 1..80)) {
        let mut told = Told::nothing();
        for (asked, event) in events {
            let before = told.0.clone();
            see(&mut told, asked, &event);
            for (id, was) in &before.clusters {
                let is = told.0.clusters.get(id);
                prop_assert!(is.is_some(), "a cluster once seen stays");
                let is = is.expect("just asserted");
                prop_assert!(is.told.state == was.told.state || was.told.state.may_become(&is.told.state));
                prop_assert!(is.state_at >= was.state_at && is.state_at <= at(500));
                prop_assert!(!was.ended() || is.ended(), "an end is for good");
                for held in was.steps.iter() {
                    let now = is.steps.get(&held.told.id).expect("a step once seen stays");
                    prop_assert!(now.told.state == held.told.state || held.told.state.may_become(&now.told.state));
                    prop_assert!(held.slot.is_none() || held.slot == now.slot, "a slot is kept");
                }
            }
        }
    }

    #[test]
    fn the_same_answer_twice_changes_nothing_the_second_time(events in prop::collection::vec(event(), 1..40)) {
        let mut told = Told::nothing();
        for (asked, event) in events {
            see(&mut told, asked, &event);
            let once = told.0.clone();
            see(&mut told, asked, &event);
            prop_assert_eq!(&once, &told.0);
        }
    }

    #[test]
    fn steps_that_run_side_by_side_never_share_a_slot(runs in prop::collection::vec((0..300i64, 1..120i64), 1..40)) {
        let mut told = Told::nothing();
        told.list(0, &[("j-0", "RUNNING")]);
        let steps = runs.iter().enumerate();
        let steps = steps.map(|(n, (from, long))| step(&format!("s-{n:03}"), "COMPLETED", Some(*from), Some(from + long)));
        told.steps(600, "j-0", steps.collect());
        let held = &told.0.clusters[&cluster_id("j-0")].steps;
        for a in held.iter() {
            for b in held.iter().filter(|b| b.told.id != a.told.id && b.slot == a.slot) {
                let apart = a.told.ended <= b.told.started || b.told.ended <= a.told.started;
                prop_assert!(apart, "{:?} and {:?} share slot {:?}", a.told.id, b.told.id, a.slot);
            }
        }
    }
}

#[test]
fn every_state_word_used_here_is_known_or_kept() {
    assert!(
        CLUSTER_STATES.iter().filter(|s| matches!(ClusterState::from(**s), ClusterState::Other(_))).count()
            == 1
    );
    assert!(STEP_STATES.iter().filter(|s| matches!(StepState::from(**s), StepState::Other(_))).count() == 1);
    assert_eq!(StepId::new("s-1").as_str(), "s-1");
}
