//! The one word a person needs of a cluster: a pure function of what is believed, what is wrong, and now. Grid, tray and sort
//! share it.

use crate::api::wire::Status;
use crate::model::{Cluster, ClusterState, Listing, Step, StepState, Trouble, TroubleKind};
use crate::time::{At, MINUTE, Millis};
use std::sync::Arc;

/// Up with nothing to run for this long is idle.
pub const IDLE_AFTER: Millis = 30 * MINUTE;
/// With no answer for this long a state is not known any more.
pub const UNKNOWN_AFTER: Millis = 15 * MINUTE;

/// A status with its word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// The key.
    pub status: Status,
    /// The word.
    pub word: &'static str,
    /// Up with nothing to run since then.
    pub idle_since: Option<At>,
}

/// The verdict on a cluster. `trouble`: what keeps its scope from being read.
#[must_use]
pub fn verdict(cluster: &Cluster, trouble: Option<&Trouble>, now: At) -> Verdict {
    let idle_since = idle_since(cluster);
    let (status, word) = failed(cluster)
        .map(|word| (Status::Failed, word))
        .or_else(|| not_known(cluster, trouble, now).then_some((Status::Unknown, "Not known")))
        .unwrap_or_else(|| by_state(cluster, idle_since, now));
    Verdict { status, word, idle_since }
}

/// The next moment at which the verdict on a cluster may be another though nothing is heard of it; None: by time alone it stays.
#[must_use]
pub fn turns_at(cluster: &Cluster, now: At) -> Option<At> {
    let unknown = (!cluster.ended()).then(|| cluster.state_at + UNKNOWN_AFTER);
    let idle = idle_since(cluster).map(|since| since + IDLE_AFTER);
    [unknown, idle].into_iter().flatten().filter(|at| *at > now).min()
}

fn by_state(cluster: &Cluster, idle_since: Option<At>, now: At) -> (Status, &'static str) {
    let idle = idle_since.is_some_and(|since| now.since(since) >= IDLE_AFTER);
    match &cluster.told.state {
        ClusterState::Starting => (Status::Capacity, "Waiting for capacity"),
        ClusterState::Bootstrapping => (Status::Bootstrapping, "Bootstrapping"),
        ClusterState::Running => (Status::Running, "Running"),
        ClusterState::Waiting if idle => (Status::Idle, "Idle"),
        ClusterState::Waiting => (Status::Waiting, "Waiting"),
        ClusterState::Terminating => (Status::Terminating, "Terminating"),
        ClusterState::Terminated => (Status::Done, "Ended"),
        // Failed was decided before; kept so that the match stays whole.
        ClusterState::TerminatedWithErrors => (Status::Failed, "Ended with errors"),
        ClusterState::Other(_) => (Status::Unknown, "Not known"),
    }
}

/// The word of a failure, if there is one: an end with errors, or a last ended step that went wrong with nothing running after it.
fn failed(cluster: &Cluster) -> Option<&'static str> {
    let code = cluster.told.reason.as_ref().and_then(|reason| reason.code.as_deref());
    if cluster.told.state == ClusterState::TerminatedWithErrors {
        return Some(match code {
            Some("BOOTSTRAP_FAILURE") => "Bootstrap failed",
            Some("STEP_FAILURE") => "Step failed",
            Some("INSTANCE_FLEET_TIMEOUT") => "No capacity",
            _ if lacks_capacity(cluster) => "No capacity",
            _ => "Ended with errors",
        });
    }
    let last = last_ended(cluster)?;
    let runs = cluster.steps.iter().any(|step| step.told.state == StepState::Running);
    (last.told.state.went_wrong() && !runs).then_some("Step failed")
}

/// Source: Amazon EMR Management Guide, cluster ErrorDetail codes for internal errors.
fn lacks_capacity(cluster: &Cluster) -> bool {
    let codes = ["INTERNAL_ERROR_EC2_INSUFFICIENT_CAPACITY_AZ", "INTERNAL_ERROR_SPOT_NO_CAPACITY_PRIMARY"];
    cluster.told.errors.iter().filter_map(|error| error.code.as_deref()).any(|code| codes.contains(&code))
}

fn not_known(cluster: &Cluster, trouble: Option<&Trouble>, now: At) -> bool {
    if cluster.ended() {
        return false;
    }
    let gone = matches!(cluster.listing, Listing::NotListed { .. });
    let blind = trouble.is_some_and(|trouble| match trouble.kind {
        TroubleKind::SignedOut
        | TroubleKind::Denied
        | TroubleKind::ClockWrong
        | TroubleKind::Profile
        | TroubleKind::WrongRegion
        | TroubleKind::Keyring => true,
        TroubleKind::Throttled
        | TroubleKind::Offline
        | TroubleKind::TimedOut
        | TroubleKind::Server
        | TroubleKind::BadAnswer
        | TroubleKind::Refused => false,
    });
    gone || blind || now.since(cluster.state_at) >= UNKNOWN_AFTER
}

/// Since when a WAITING cluster has had nothing to run: its last step's end, else when it was ready. Only told when its steps
/// were read, since EMR may say WAITING while a new step is about to run.
fn idle_since(cluster: &Cluster) -> Option<At> {
    let open = cluster.steps.iter().any(|step| !step.told.state.ended());
    if cluster.told.state != ClusterState::Waiting || cluster.steps_read.at.is_none() || open {
        return None;
    }
    let last = cluster.steps.iter().filter_map(|step| step.told.ended).max();
    last.or(cluster.told.ready)
}

/// The step that ended last, cancelled ones aside: a failure cancels what follows it.
#[must_use]
pub fn last_ended(cluster: &Cluster) -> Option<&Arc<Step>> {
    let ended = |step: &&Arc<Step>| step.told.state.ended() && step.told.state != StepState::Cancelled;
    cluster.steps.iter().filter(ended).max_by_key(|step| (step.told.ended, step.told.created))
}
