//! What is believed after what was seen.

use crate::given::{Told, at, cluster_id, step, summary};
use emr_monitor_core::change::Change;
use emr_monitor_core::model::{
    ClusterState, FailureDetails, Listing, StepId, StepState, Trouble, TroubleKind,
};
use emr_monitor_core::source::Operation;
use emr_monitor_core::world::{Reach, Seen};

fn kinds(changes: &[Change]) -> Vec<&'static str> {
    changes.iter().map(Change::kind).collect()
}

#[test]
fn absence_from_the_list_is_not_an_end_but_a_question() {
    let mut told = Told::nothing();
    told.list(0, &[("j-1", "RUNNING"), ("j-2", "WAITING")]);
    let changes = told.list(10, &[("j-1", "RUNNING")]);
    assert_eq!(kinds(&changes), ["cluster_missing"]);
    assert_eq!(*told.state("j-2"), ClusterState::Waiting, "its state is as last known");
    assert_eq!(told.0.clusters[&cluster_id("j-2")].listing, Listing::Missing { since: at(10) });
    let changes = told.describe(11, "j-2", "TERMINATED");
    assert!(kinds(&changes).contains(&"cluster_state_changed"), "asking by id settles it");
}

#[test]
fn a_cluster_aws_does_not_know_is_kept_and_marked() {
    let mut told = Told::nothing();
    told.list(0, &[("j-1", "RUNNING")]);
    let changes = told.see(5, Seen::ClusterUnknown(cluster_id("j-1")));
    assert_eq!(kinds(&changes), ["cluster_not_listed"]);
    assert_eq!(*told.state("j-1"), ClusterState::Running, "what was last known stays");
    assert!(told.see(6, Seen::ClusterUnknown(cluster_id("j-1"))).is_empty(), "told once");
}

#[test]
fn a_cluster_first_seen_after_a_list_was_asked_is_not_missing_from_it() {
    let mut told = Told::nothing();
    told.see(10, Seen::Clusters(vec![summary("j-1", "STARTING")]));
    let changes = told.see(9, Seen::LiveListEnded([].into()));
    assert!(changes.is_empty(), "the list is older than the cluster's sight");
}

#[test]
fn an_unknown_state_is_kept_and_never_counts_as_missing() {
    let mut told = Told::nothing();
    told.see(0, Seen::Clusters(vec![summary("j-1", "HIBERNATING")]));
    assert!(told.list(10, &[]).is_empty(), "no filter can name a state this version does not know");
    assert_eq!(told.state("j-1").as_emr(), "HIBERNATING");
}

#[test]
fn an_answer_out_of_order_changes_nothing() {
    let mut told = Told::nothing();
    told.list(10, &[("j-1", "WAITING")]);
    let late = told.see(5, Seen::Clusters(vec![summary("j-1", "RUNNING")]));
    assert!(late.is_empty(), "asked before what is believed was asked");
    told.steps(20, "j-1", vec![step("s-1", "COMPLETED", Some(-100), Some(-50))]);
    let back = told.steps(30, "j-1", vec![step("s-1", "RUNNING", Some(-100), None)]);
    assert!(back.is_empty(), "nothing goes back in state, even when AWS says so later");
}

#[test]
fn a_step_that_fails_and_is_explained_later_makes_one_change_each() {
    let mut told = Told::nothing();
    told.list(0, &[("j-1", "RUNNING")]);
    let changes = told.steps(1, "j-1", vec![step("s-1", "PENDING", None, None)]);
    assert_eq!(kinds(&changes), ["step_appeared", "steps_read"]);
    let changes = told.steps(40, "j-1", vec![step("s-1", "FAILED", Some(5), Some(30))]);
    assert_eq!(kinds(&changes), ["step_state_changed"], "PENDING to FAILED in one look is one change");
    let mut explained = step("s-1", "FAILED", Some(5), Some(30));
    let failure = FailureDetails { reason: Some("Unknown Error.".into()), message: None, log_file: None };
    explained.failure = Some(Box::new(failure));
    assert_eq!(kinds(&told.steps(90, "j-1", vec![explained.clone()])), ["step_reason_arrived"]);
    assert!(told.steps(95, "j-1", vec![explained]).is_empty(), "told once");
    let forgot = told.steps(99, "j-1", vec![step("s-1", "FAILED", Some(5), Some(30))]);
    assert!(forgot.is_empty(), "an answer that leaves the reason out does not take it away");
}

#[test]
fn a_slot_once_given_is_kept_whatever_comes_later() {
    let mut told = Told::nothing();
    told.list(0, &[("j-1", "RUNNING")]);
    told.steps(
        1,
        "j-1",
        vec![step("s-b", "RUNNING", Some(-50), None), step("s-a", "RUNNING", Some(-100), None)],
    );
    let slot =
        |told: &Told, id: &str| told.0.clusters[&cluster_id("j-1")].steps.get(&StepId::new(id)).unwrap().slot;
    assert_eq!((slot(&told, "s-a"), slot(&told, "s-b")), (Some(0), Some(1)), "in the order they began");
    told.see(
        2,
        Seen::Steps {
            cluster: cluster_id("j-1"),
            steps: vec![step("s-0", "COMPLETED", Some(-200), Some(-60))],
            reach: Reach::Older { more: false },
        },
    );
    assert_eq!((slot(&told, "s-a"), slot(&told, "s-b")), (Some(0), Some(1)), "a late fact moves nothing");
    assert_eq!(slot(&told, "s-0"), Some(1), "it takes the lowest slot that was free over its run");
}

#[test]
fn a_failing_call_is_trouble_with_a_beginning_and_ends_with_an_answer() {
    let mut told = Told::nothing();
    let failed = |asked: i64, kind| Seen::Failed {
        operation: Operation::ListClusters,
        cluster: None,
        trouble: Trouble { kind, code: None, message: "no way".into(), since: at(asked) },
        clock_offset: None,
    };
    assert_eq!(kinds(&told.see(0, failed(0, TroubleKind::Offline))), ["health_changed"]);
    assert!(told.see(10, failed(10, TroubleKind::Offline)).is_empty(), "the same trouble is no news");
    assert_eq!(told.0.health.listing().map(|t| t.since), Some(at(0)), "it began with the first failure");
    told.see(20, failed(20, TroubleKind::SignedOut));
    assert_eq!(told.0.health.listing().map(|t| t.since), Some(at(20)), "another kind begins anew");
    let good = Seen::Answered { operation: Operation::ListClusters, clock_offset: None };
    assert_eq!(kinds(&told.see(30, good)), ["health_changed"]);
    assert!(told.0.health.listing().is_none());
}

#[test]
fn a_sweep_does_not_bring_in_what_ended_long_ago() {
    let mut told = Told::nothing();
    let mut old = summary("j-old", "TERMINATED");
    old.ended = Some(at(-25 * 3600));
    told.see(0, Seen::Clusters(vec![old, summary("j-new", "TERMINATED")]));
    assert_eq!(told.0.clusters.len(), 1, "only what ended in the last 24 hours is listed");
    assert!(!told.0.outlives(at(0)));
    assert!(told.0.outlives(at(25 * 3600)));
    told.0.let_go(at(25 * 3600));
    assert!(told.0.clusters.is_empty(), "and let go of when it is older");
    let late = told.describe(25 * 3600, "j-new", "TERMINATED");
    assert!(
        late.is_empty() && told.0.clusters.is_empty(),
        "an answer asked for before does not bring it back"
    );
}

#[test]
fn states_of_ended_steps_are_as_emr_spells_them() {
    let mut told = Told::nothing();
    told.list(0, &[("j-1", "RUNNING")]);
    told.steps(1, "j-1", vec![step("s-1", "PAUSED", None, None)]);
    let held = &told.0.clusters[&cluster_id("j-1")].steps.get(&StepId::new("s-1")).unwrap();
    assert_eq!(held.told.state, StepState::Other("PAUSED".into()));
}

#[test]
fn steps_keep_the_order_emr_lists_them_in_however_they_are_read() {
    let mut told = Told::nothing();
    told.list(0, &[("j-1", "RUNNING")]);
    let pending = |id: &str| step(id, "PENDING", None, None);
    let cluster = cluster_id("j-1");
    let page = |ids: &[&str], reach| Seen::Steps {
        cluster: cluster.clone(),
        steps: ids.iter().map(|id| pending(id)).collect(),
        reach,
    };
    told.see(1, page(&["s-f", "s-a", "s-z"], Reach::Newest { more: true }));
    told.see(2, page(&["s-c", "s-y"], Reach::Older { more: false }));
    told.see(60, page(&["s-b", "s-x", "s-f", "s-a"], Reach::Newest { more: true }));
    let held = &told.0.clusters[&cluster];
    let order: Vec<_> = held.steps_in_order().iter().map(|step| step.told.id.as_str().to_owned()).collect();
    assert_eq!(order, ["s-y", "s-c", "s-z", "s-a", "s-f", "s-x", "s-b"], "oldest first");
}
