//! The one word a person needs.

use crate::given::{Told, at, cluster_id, step, summary};
use emr_monitor_core::api::wire::Status;
use emr_monitor_core::model::{StateReason, Trouble, TroubleKind};
use emr_monitor_core::status::{Verdict, verdict};
use emr_monitor_core::world::Seen;

fn judged(told: &Told, trouble: Option<TroubleKind>, now: i64) -> Verdict {
    let trouble = trouble.map(|kind| Trouble { kind, code: None, message: String::new(), since: at(0) });
    verdict(&told.0.clusters[&cluster_id("j-1")], trouble.as_ref(), at(now))
}

fn cluster(state: &str) -> Told {
    let mut told = Told::nothing();
    told.see(0, Seen::Clusters(vec![summary("j-1", state)]));
    told
}

#[test]
fn every_state_has_its_word() {
    let cases = [
        ("STARTING", Status::Capacity, "Waiting for capacity"),
        ("BOOTSTRAPPING", Status::Bootstrapping, "Bootstrapping"),
        ("RUNNING", Status::Running, "Running"),
        ("WAITING", Status::Waiting, "Waiting"),
        ("TERMINATING", Status::Terminating, "Terminating"),
        ("TERMINATED", Status::Done, "Ended"),
        ("TERMINATED_WITH_ERRORS", Status::Failed, "Ended with errors"),
        ("HIBERNATING", Status::Unknown, "Not known"),
    ];
    for (state, status, word) in cases {
        let verdict = judged(&cluster(state), None, 1);
        assert_eq!((verdict.status, verdict.word), (status, word), "{state}");
    }
}

#[test]
fn a_failed_last_step_is_open_until_something_runs_after_it() {
    let mut told = cluster("WAITING");
    told.steps(1, "j-1", vec![step("s-1", "FAILED", Some(-90), Some(-60))]);
    assert_eq!(judged(&told, None, 2).word, "Step failed");
    let again = vec![step("s-1", "FAILED", Some(-90), Some(-60)), step("s-2", "RUNNING", Some(3), None)];
    told.steps(4, "j-1", again);
    assert_ne!(judged(&told, None, 5).status, Status::Failed, "it is being tried again");
    told.steps(60, "j-1", vec![step("s-2", "COMPLETED", Some(3), Some(50))]);
    assert_ne!(judged(&told, None, 61).status, Status::Failed, "it is mended");
}

#[test]
fn steps_cancelled_by_a_failure_do_not_hide_it() {
    let mut told = cluster("WAITING");
    let steps = vec![step("s-1", "FAILED", Some(-90), Some(-60)), step("s-2", "CANCELLED", None, Some(-59))];
    told.steps(1, "j-1", steps);
    assert_eq!(judged(&told, None, 2).word, "Step failed");
}

#[test]
fn an_end_with_errors_is_told_by_its_cause() {
    for (code, word) in [("BOOTSTRAP_FAILURE", "Bootstrap failed"), ("STEP_FAILURE", "Step failed")] {
        let mut told = Told::nothing();
        let mut ended = summary("j-1", "TERMINATED_WITH_ERRORS");
        ended.reason = Some(StateReason { code: Some(code.into()), message: None });
        told.see(0, Seen::Clusters(vec![ended]));
        assert_eq!(judged(&told, None, 1).word, word);
    }
}

#[test]
fn idle_needs_thirty_minutes_with_steps_read_and_none_open() {
    let mut told = cluster("WAITING");
    assert_eq!(judged(&told, None, 800).status, Status::Waiting, "steps not read: nothing is claimed");
    told.steps(1, "j-1", vec![step("s-1", "COMPLETED", Some(-1700), Some(-1000))]);
    assert_eq!(judged(&told, None, 799).status, Status::Waiting, "a second short of 30 minutes");
    let verdict = judged(&told, None, 800);
    assert_eq!((verdict.status, verdict.idle_since), (Status::Idle, Some(at(-1000))));
}

#[test]
fn what_cannot_be_asked_is_not_known_and_never_green() {
    for kind in [TroubleKind::SignedOut, TroubleKind::Denied, TroubleKind::ClockWrong, TroubleKind::Profile] {
        assert_eq!(judged(&cluster("RUNNING"), Some(kind), 1).status, Status::Unknown, "{kind:?} at once");
    }
    for kind in [TroubleKind::Offline, TroubleKind::Throttled, TroubleKind::Server] {
        assert_eq!(
            judged(&cluster("RUNNING"), Some(kind), 899).status,
            Status::Running,
            "{kind:?}: 14:59 min"
        );
        assert_eq!(judged(&cluster("RUNNING"), Some(kind), 900).status, Status::Unknown, "{kind:?}: 15 min");
    }
    assert_eq!(
        judged(&cluster("TERMINATED"), Some(TroubleKind::SignedOut), 9999).status,
        Status::Done,
        "an end is final"
    );
}
