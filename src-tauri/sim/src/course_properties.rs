//! What holds for every script, however it is written.

use proptest::prelude::{Just, Strategy, any, prop_oneof, proptest};

use crate::course::{ClusterState, Course, StepState};
use crate::script::{ActionOnFailure, ClusterScript, FailureText, Launch, StepScript};

const UNKNOWN: FailureText = FailureText { reason: "Unknown Error.", message: "", known_after_ms: 150 };

fn step() -> impl Strategy<Value = StepScript> {
    let action = prop_oneof![
        Just(ActionOnFailure::Continue),
        Just(ActionOnFailure::CancelAndWait),
        Just(ActionOnFailure::TerminateCluster)
    ];
    (0..2000_i64, 1..400_i64, 0..4_u8, action, proptest::option::of((0..3000_i64, 1..100_i64))).prop_map(
        |(submitted, runs, fails, action, cancel)| {
            let mut step = StepScript::spark("step", runs).submitted(submitted).on_failure(action);
            step.failure = (fails == 0).then_some(UNKNOWN);
            step.cancel = cancel;
            step
        },
    )
}

fn script() -> impl Strategy<Value = ClusterScript> {
    let launch = prop_oneof![8 => Just(Launch::Ready), 1 => Just(Launch::NoCapacity), 1 => Just(Launch::BootstrapFails(1))];
    let ends = (proptest::option::of(0..500_i64), proptest::option::of(0..4000_i64), 1..100_i64);
    (0..200_i64, 0..200_i64, 1..5_usize, launch, ends, proptest::collection::vec(step(), 0..12)).prop_map(
        |(capacity, bootstrap, slots, launch, (idle, terminated, takes), mut steps)| {
            steps.sort_by_key(|step| step.submitted);
            let mut script =
                ClusterScript::new("any", "1", "here", 1_000_000).launching(capacity, bootstrap).slots(slots);
            (script.launch, script.ends_after_idle_ms, script.terminated_at) = (launch, idle, terminated);
            script.terminating_ms = takes;
            script.steps(steps)
        },
    )
}

fn rank(state: Option<ClusterState>) -> u8 {
    match state {
        None => 0,
        Some(ClusterState::Starting) => 1,
        Some(ClusterState::Bootstrapping) => 2,
        Some(ClusterState::Running | ClusterState::Waiting) => 3,
        Some(ClusterState::Terminating) => 4,
        Some(ClusterState::Terminated) => 5,
        Some(ClusterState::TerminatedWithErrors) => 6,
    }
}

fn step_rank(state: StepState) -> u8 {
    match state {
        StepState::Pending => 0,
        StepState::Running => 1,
        StepState::CancelPending => 2,
        StepState::Completed => 3,
        StepState::Cancelled => 4,
        StepState::Failed => 5,
        StepState::Interrupted => 6,
    }
}

/// Every instant at which anything changes, with the ones just before and after.
fn instants(course: &Course) -> Vec<i64> {
    let phases = [
        Some(course.created),
        course.bootstrapping,
        course.ready,
        course.ending.map(|(at, _)| at),
        course.ended,
    ];
    let steps = course
        .steps
        .iter()
        .flatten()
        .flat_map(|s| [Some(s.created), s.started, s.cancel_asked, Some(s.ended), s.details]);
    let mut all: Vec<i64> =
        phases.into_iter().chain(steps).flatten().flat_map(|at| [at - 1, at, at + 1]).collect();
    all.sort_unstable();
    all
}

proptest! {
    #[test]
    fn no_state_ever_goes_back(script in script()) {
        let course = Course::of(&script);
        let mut cluster = None;
        let mut steps = vec![None; course.steps.len()];
        for now in instants(&course) {
            let state = course.state(now);
            assert!(rank(state) >= rank(cluster), "{cluster:?} to {state:?} at {now}");
            assert!(rank(cluster) < 5 || state == cluster);
            cluster = state;
            for (before, step) in steps.iter_mut().zip(&course.steps) {
                let Some(step) = step.as_ref().filter(|step| step.created <= now) else { continue };
                let state = step.state(now);
                if let Some(before) = *before {
                    assert!(step_rank(state) >= step_rank(before), "{before:?} to {state:?} at {now}");
                    assert!(step_rank(before) < 3 || state == before, "{before:?} to {state:?} at {now}");
                }
                *before = Some(state);
            }
        }
    }

    #[test]
    fn steps_run_in_their_slots_and_start_in_the_order_of_submission(script in script()) {
        let course = Course::of(&script);
        let mut last = i64::MIN;
        for step in course.steps.iter().flatten() {
            assert!(step.created <= step.ended);
            if let Some(started) = step.started {
                assert!(started >= last && started >= step.created && course.ready.is_some_and(|ready| started >= ready));
                last = started;
            }
        }
        for now in instants(&course) {
            let on = course.steps.iter().flatten().filter(|s| s.started.is_some_and(|at| at <= now) && now < s.ended).count();
            assert!(on <= script.slots, "{on} at {now}");
        }
    }

    #[test]
    fn an_ending_cluster_leaves_no_step_unsettled(script in script(), late in any::<u16>()) {
        let course = Course::of(&script);
        if let Some((ending, why)) = course.ending {
            for step in course.steps.iter().flatten() {
                assert!(step_rank(step.state(ending + i64::from(late))) >= 3);
                assert!(step.created < ending);
                assert!(step.details.is_none() || step.outcome == StepState::Failed);
            }
            let end = course.state(ending + script.terminating_ms);
            assert_eq!(end == Some(ClusterState::TerminatedWithErrors), why.with_errors());
        }
    }
}
