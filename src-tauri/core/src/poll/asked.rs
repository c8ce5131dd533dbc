//! From a call and its reply to observations: what was said, and what the ledger should go on with.

use super::ledger::Ledger;
use super::plan::Errand;
use crate::model::{ClusterId, StepSummary, Trouble, TroubleKind};
use crate::source::{Answer, AskError, Call, Reply};
use crate::time::At;
use crate::world::{Observation, Reach, Seen, World};

/// What a good reply says, as observations; the ledger is told where to go on.
pub(super) fn observed(
    world: &World,
    ledger: &mut Ledger,
    errand: &Errand,
    (call, at): (&Call, At),
    reply: Reply,
) -> Vec<Observation> {
    let operation = call.operation();
    let mut seen = vec![Seen::Answered { operation, clock_offset: reply.clock_offset }];
    let mut began = None;
    match reply.answer {
        Answer::Clusters { clusters, marker } => {
            let ended = marker.is_none();
            let pages = ledger.page_read(errand);
            if *errand == Errand::Heartbeat {
                ledger.listed.extend(clusters.iter().map(|cluster| cluster.id.clone()));
            }
            seen.push(Seen::Clusters(clusters));
            began = ledger.answered(errand, marker);
            if ended && *errand == Errand::Heartbeat {
                ledger.heartbeat_pages = pages;
                seen.push(Seen::LiveListEnded(std::mem::take(&mut ledger.listed)));
            } else if ended {
                ledger.sweep_after = None;
                seen.push(Seen::SweepEnded);
            }
        }
        Answer::Steps { steps, marker } => seen.push(steps_seen(world, ledger, errand, call, steps, marker)),
        answer => {
            ledger.answered(errand, None);
            seen.extend(about_cluster(errand, answer));
        }
    }
    let stamp = |seen| match seen {
        // A list is as old as the asking for its first page.
        Seen::LiveListEnded(_) | Seen::SweepEnded => Observation { at: began.unwrap_or(at), seen },
        seen => Observation { at, seen },
    };
    seen.into_iter().map(stamp).collect()
}

/// What a failure says; the ledger is told to wait.
pub(super) fn failed(
    ledger: &mut Ledger,
    errand: &Errand,
    (call, at): (&Call, At),
    error: AskError,
    now: At,
) -> Observation {
    ledger.failed(errand, (error.kind, error.requests > 0), now);
    let cluster = errand.cluster().cloned();
    if let (Call::DescribeCluster(id), TroubleKind::Refused) = (call, error.kind) {
        return Observation { at, seen: Seen::ClusterUnknown(id.clone()) };
    }
    let trouble = Trouble { kind: error.kind, code: error.code, message: error.message, since: at };
    let operation = call.operation();
    Observation { at, seen: Seen::Failed { operation, cluster, trouble, clock_offset: error.clock_offset } }
}

/// Reads on while a page holds an unknown step, or until the end was reached once.
fn steps_seen(
    world: &World,
    ledger: &mut Ledger,
    errand: &Errand,
    call: &Call,
    steps: Vec<StepSummary>,
    marker: Option<String>,
) -> Seen {
    let (cluster, reach) = match call {
        Call::ListStepsById { cluster, steps } => (cluster.clone(), Reach::ById(steps.clone())),
        Call::ListSteps { cluster, marker: None } => {
            (cluster.clone(), Reach::Newest { more: marker.is_some() })
        }
        Call::ListSteps { cluster, marker: Some(_) } => {
            (cluster.clone(), Reach::Older { more: marker.is_some() })
        }
        // Only the two calls above are answered with steps; anything else is taken as by id, which claims nothing.
        other => (
            errand.cluster().cloned().unwrap_or_else(|| ClusterId::new(other.operation().as_emr())),
            Reach::ById(Vec::new()),
        ),
    };
    let known = world.clusters.get(&cluster);
    let whole = known.is_some_and(|held| held.steps_read.whole);
    let news = known.is_none_or(|held| steps.iter().any(|step| !held.steps.contains(&step.id)));
    ledger.answered(errand, marker.filter(|_| news || !whole));
    Seen::Steps { cluster, steps, reach }
}

fn about_cluster(errand: &Errand, answer: Answer) -> Option<Seen> {
    let id = errand.cluster()?.clone();
    match answer {
        Answer::Cluster { summary, description } => Some(Seen::Described { summary, description }),
        Answer::Step(step) => {
            let asked = vec![step.id.clone()];
            Some(Seen::Steps { cluster: id, steps: vec![*step], reach: Reach::ById(asked) })
        }
        Answer::Capacity(capacity) => Some(Seen::Capacity(id, capacity)),
        Answer::BootstrapActions(actions) => Some(Seen::Bootstrap(id, actions)),
        Answer::AutoTermination(policy) => Some(Seen::AutoTermination(id, policy)),
        Answer::ManagedScaling(policy) => Some(Seen::ManagedScaling(id, policy)),
        Answer::Clusters { .. } | Answer::Steps { .. } => None,
    }
}
