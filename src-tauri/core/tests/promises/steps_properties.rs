//! The steps of a cluster are what was put in, each once, and what the plan is told of them is never from before a change.

use crate::given::{at, step};
use emr_monitor_core::model::{Outlook, Step, StepId, StepState, Steps};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

const STATES: [&str; 4] = ["PENDING", "RUNNING", "COMPLETED", "FAILED"];

#[derive(Debug, Clone)]
enum Change {
    Insert(u8, usize, i64),
    End(u8, i64),
    AllLater,
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        (0..12u8, 0..STATES.len(), 0..100i64).prop_map(|(id, state, when)| Change::Insert(id, state, when)),
        (0..12u8, 0..100i64).prop_map(|(id, when)| Change::End(id, when)),
        Just(Change::AllLater),
    ]
}

fn name(id: u8) -> String {
    format!("s-{id}")
}

fn held(id: u8, state: usize, when: i64) -> Step {
    let told = step(&name(id), STATES[state], None, None);
    let end_seen = told.state.ended().then(|| at(when + 1));
    let reason_at = (when % 2 == 0).then(|| at(when));
    Step { told: Arc::new(told), at: at(when), ordinal: 0, slot: None, reason_at, end_seen }
}

fn end(step: &mut Step, when: i64) {
    Arc::make_mut(&mut step.told).state = StepState::Failed;
    step.end_seen = Some(at(when));
}

fn later(step: &mut Step) {
    step.at = step.at + 1_000;
}

fn apply(change: &Change, steps: &mut Steps, plain: &mut BTreeMap<StepId, Step>) {
    match *change {
        Change::Insert(id, state, when) => {
            steps.insert(Arc::new(held(id, state, when)));
            plain.insert(StepId::new(name(id)), held(id, state, when));
        }
        Change::End(id, when) => {
            let id = StepId::new(name(id));
            steps.get_mut(&id).into_iter().for_each(|step| end(step, when));
            plain.get_mut(&id).into_iter().for_each(|step| end(step, when));
        }
        Change::AllLater => {
            steps.iter_mut().for_each(later);
            plain.values_mut().for_each(later);
        }
    }
}

fn outlook(plain: &BTreeMap<StepId, Step>) -> Outlook {
    let failed = |step: &&Step| step.told.state == StepState::Failed && step.reason_at.is_none();
    Outlook {
        oldest_open: plain.values().filter(|step| !step.told.state.ended()).map(|step| step.at).min(),
        unexplained: plain.values().filter(failed).map(|step| step.told.id.clone()).collect(),
        last_end: plain.values().filter_map(|step| step.end_seen).max(),
    }
}

proptest! {
    #[test]
    fn steps_are_what_was_put_in_and_their_outlook_is_of_now(changes in prop::collection::vec(change(), 1..40)) {
        let (mut steps, mut plain) = (Steps::default(), BTreeMap::new());
        for change in &changes {
            apply(change, &mut steps, &mut plain);
            prop_assert_eq!(steps.outlook(), &outlook(&plain));
            prop_assert!(steps.iter().map(|step| &**step).eq(plain.values()));
            prop_assert!(plain.iter().all(|(id, step)| steps.contains(id) && **steps.get(id).unwrap() == *step));
        }
        let again: Steps = steps.iter().rev().cloned().collect();
        prop_assert_eq!(again, steps, "in whatever order they come");
    }

    #[test]
    fn of_two_with_one_id_the_later_is_kept(first in 0..STATES.len(), then in 0..STATES.len()) {
        let steps: Steps = [held(1, first, 0), held(1, then, 1)].into_iter().map(Arc::new).collect();
        prop_assert!(steps.iter().map(|step| &**step).eq([&held(1, then, 1)]));
        prop_assert!(!steps.is_empty() && steps.len() == 1);
    }
}
