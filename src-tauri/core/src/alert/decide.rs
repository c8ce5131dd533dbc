//! Which alerts a cluster as now believed gives rise to: a pure function of its state, not of single changes, so that nothing is
//! lost by an answer out of order, a step first seen already failed, or a crash between two writes. Keys make it idempotent.

use super::{Alert, AlertFacts, AlertKey, AlertKind, Phase, facts};
use crate::model::{Cluster, ClusterState, Region, Step, StepId, StepState};
use crate::status::last_ended;
use crate::time::{At, MINUTE, Millis};
use std::sync::Arc;

/// All steps are done when nothing followed for this long: EMR is WAITING between two steps too.
pub const DONE_AFTER: Millis = MINUTE;
/// A cluster that ended because a step failed is told by that step; when no such step is read within this, by itself.
const STEP_TELLS_WITHIN: Millis = 5 * MINUTE;
/// A failure without an end time, seen within this of the first look at its scope, is taken for past.
const FIRST_LOOK: Millis = 10 * MINUTE;

/// What is asked about a cluster.
pub struct Asked<'a> {
    /// Its account, known.
    pub account: &'a str,
    /// Its Region.
    pub region: &'a Region,
    /// The cluster, its instants on this computer's clock.
    pub cluster: &'a Cluster,
    /// When its scope was first looked at: what happened before is past.
    pub begun: At,
    /// When all its steps were last done, by the alert that told so.
    pub done_before: Option<At>,
    /// Now.
    pub now: At,
}

/// What was decided.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Decided {
    /// Alerts, due; those that were known already are among them.
    pub alerts: Vec<Alert>,
    /// When to look again though nothing changed.
    pub again: Option<At>,
}

/// Decides.
#[must_use]
pub fn decide(asked: &Asked<'_>) -> Decided {
    let mut decided = Decided::default();
    let failed = asked.cluster.steps.iter().filter(|step| step.told.state == StepState::Failed);
    decided.alerts.extend(failed.filter_map(|step| step_failed(asked, step)));
    cluster_failed(asked, &mut decided);
    steps_done(asked, &mut decided);
    decided
}

fn step_failed(asked: &Asked<'_>, step: &Arc<Step>) -> Option<Alert> {
    let seen = step.end_seen.unwrap_or(step.at);
    let happened = match step.told.ended {
        Some(ended) => ended,
        None if seen.since(asked.begun) < FIRST_LOOK => return None,
        None => seen,
    };
    let facts = facts::of_step(asked.cluster, step);
    alert(asked, AlertKind::StepFailed, Some(step.told.id.clone()), happened, (step.reason_at, facts))
}

fn cluster_failed(asked: &Asked<'_>, decided: &mut Decided) {
    let cluster = asked.cluster;
    if cluster.told.state != ClusterState::TerminatedWithErrors {
        return;
    }
    let seen = cluster.entered();
    let by_step = cluster.told.reason.as_ref().and_then(|r| r.code.as_deref()) == Some("STEP_FAILURE");
    if by_step {
        if cluster.steps.iter().any(|step| step.told.state == StepState::Failed) {
            return;
        }
        let read = cluster.steps_read.whole && cluster.steps_read.at >= Some(seen);
        if !read && asked.now.since(seen) < STEP_TELLS_WITHIN {
            decided.again = Some(seen + STEP_TELLS_WITHIN);
            return;
        }
    }
    let happened = match cluster.told.ended {
        Some(ended) => ended,
        None if seen.since(asked.begun) < FIRST_LOOK => return,
        None => seen,
    };
    let facts = facts::of_cluster(cluster);
    decided.alerts.extend(alert(asked, AlertKind::ClusterFailed, None, happened, (None, facts)));
}

fn steps_done(asked: &Asked<'_>, decided: &mut Decided) {
    let cluster = asked.cluster;
    let open = cluster.steps.iter().any(|step| !step.told.state.ended());
    let well = last_ended(cluster).is_some_and(|last| last.told.state == StepState::Completed);
    if open || !well || !cluster.steps_read.whole {
        return;
    }
    let Some(ended) = cluster.steps.iter().filter_map(|step| step.told.ended).max() else { return };
    let Some(newest) = cluster.steps_in_order().last().map(|step| step.told.id.clone()) else { return };
    // Steps read before the cluster came to rest may lack the one that was added since.
    let read_since = cluster.steps_read.at >= Some(cluster.entered());
    let at_rest = match &cluster.told.state {
        // EMR rests from the last step's end on; that it still rests a minute later must have been told, not just waited for.
        ClusterState::Waiting => cluster.state_at >= ended + DONE_AFTER,
        ClusterState::Terminating | ClusterState::Terminated => true,
        ClusterState::Starting
        | ClusterState::Bootstrapping
        | ClusterState::Running
        | ClusterState::TerminatedWithErrors
        | ClusterState::Other(_) => return,
    };
    if !at_rest || !read_since {
        // The answer that is waited for may change nothing else.
        decided.again = Some((ended + DONE_AFTER).max(asked.now + DONE_AFTER / 6));
        return;
    }
    let facts = facts::of_done(cluster, asked.done_before);
    decided.alerts.extend(alert(asked, AlertKind::StepsDone, Some(newest), ended, (None, facts)));
}

fn alert(
    asked: &Asked<'_>,
    kind: AlertKind,
    step: Option<StepId>,
    happened: At,
    (reason_at, facts): (Option<At>, AlertFacts),
) -> Option<Alert> {
    let past = happened < asked.begun || asked.now.since(happened) > crate::archive::ALERTS_KEPT;
    let key = AlertKey {
        account: asked.account.to_owned(),
        region: asked.region.clone(),
        cluster: asked.cluster.id().clone(),
        step,
        kind,
    };
    (!past).then_some(Alert {
        key,
        happened,
        decided: asked.now,
        reason_at,
        phase: Phase::Due,
        seen: None,
        facts,
    })
}
