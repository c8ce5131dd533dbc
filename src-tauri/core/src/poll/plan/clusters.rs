//! When a cluster itself is asked about: description, capacity, set-up.

use super::super::ledger::Ledger;
use super::{Due, Errand, Focus, Rank, live};
use crate::model::{Cluster, ClusterState, Fact, Listing};
use crate::time::{At, MINUTE, Millis, SECOND};

/// A state this version does not know is on no list of live ones: it is described this often.
const STRANGE_EVERY: Millis = MINUTE;
/// What is looked at is read again when older than this.
const CAPACITY_VIEWED: Millis = 5 * MINUTE;
const SETUP_VIEWED: Millis = 30 * MINUTE;
/// At a step's end the capacity is read again, not more often than this.
const CAPACITY_AFTER_STEP: Millis = 30 * MINUTE;

pub(super) fn due(cluster: &Cluster, ledger: &Ledger, focus: &Focus, now: At, due: &mut Vec<Due>) {
    if matches!(cluster.listing, Listing::NotListed { .. }) {
        return;
    }
    let id = cluster.id().clone();
    let viewed = focus.cluster.as_ref() == Some(&id);
    if let Some((rank, at)) = describe(cluster, viewed, now) {
        due.push(Due { rank, at, errand: Errand::Describe(id.clone()) });
    } else if ledger.record(&Errand::Describe(id.clone())).wanted.is_some() {
        due.push(Due { rank: Rank::Wanted, at: now, errand: Errand::Describe(id.clone()) });
    }
    if let Some((rank, at)) = capacity(cluster, viewed, now) {
        due.push(Due { rank, at, errand: Errand::Capacity(id.clone()) });
    }
    if viewed {
        let bootstrap = setup_at(&cluster.bootstrap, cluster.ended(), now);
        let termination = setup_at(&cluster.auto_termination, cluster.ended(), now);
        let scaling = setup_at(&cluster.managed_scaling, cluster.ended(), now);
        let wanted = [
            (bootstrap, Errand::Bootstrap(id.clone())),
            (termination, Errand::AutoTermination(id.clone())),
            (scaling, Errand::ManagedScaling(id)),
        ];
        due.extend(
            wanted.into_iter().filter_map(|(at, errand)| Some(Due { rank: Rank::Spare, at: at?, errand })),
        );
    }
}

/// On discovery, on change, when missing from the list, and once more after the end.
fn describe(cluster: &Cluster, viewed: bool, now: At) -> Option<(Rank, At)> {
    if let Listing::Missing { since } = cluster.listing {
        return Some((Rank::Moved, since));
    }
    if matches!(cluster.told.state, ClusterState::Other(_)) {
        return Some((Rank::Discovery, cluster.state_at + STRANGE_EVERY));
    }
    let Some(described) = cluster.description.last_at() else {
        let rank = match (viewed, live(&cluster.told.state)) {
            (true, _) => Rank::Viewed,
            (false, true) => Rank::Discovery,
            (false, false) => Rank::Spare,
        };
        return Some((rank, now.min(cluster.state_at)));
    };
    let changed = cluster.passages.last().map(|passage| passage.seen)?;
    let rank = if viewed { Rank::Viewed } else { Rank::Settle };
    (described < changed).then_some((rank, changed))
}

/// At first RUNNING, at step ends within the budget, at the end, and when looked at. An ended cluster found ended is not asked.
fn capacity(cluster: &Cluster, viewed: bool, now: At) -> Option<(Rank, At)> {
    cluster.description.last()?;
    let read = cluster.capacity.last_at();
    let up = matches!(cluster.told.state, ClusterState::Running | ClusterState::Waiting);
    let ended = cluster.ended();
    match read {
        None if viewed => Some((Rank::Viewed, now.min(cluster.state_at))),
        None if up => Some((Rank::Spare, now.min(cluster.state_at))),
        None => None,
        Some(at) if viewed && !ended => Some((Rank::Spare, at + CAPACITY_VIEWED)),
        Some(at) => {
            let seen = cluster.passages.last().map(|passage| passage.seen).filter(|seen| ended && at < *seen);
            let step = cluster.steps.outlook().last_end.filter(|end| up && at < *end);
            let moved = seen.or_else(|| step.map(|end| end.max(at + CAPACITY_AFTER_STEP)));
            moved.map(|when| (Rank::Spare, when))
        }
    }
}

/// When something asked only on view is due; never again once known of an ended cluster.
fn setup_at<T>(fact: &Fact<T>, ended: bool, now: At) -> Option<At> {
    match fact.last_at() {
        None => Some(now - SECOND),
        Some(_) if ended => None,
        Some(at) => Some(at + SETUP_VIEWED),
    }
}
