//! Moments of the last run that are later than now: the computer's clock was ahead then and has been set right since. Believed as
//! they are, they would outrank every answer until their time comes.

use crate::archive::Kept;
use crate::model::{Cluster, Fact, Listing};
use crate::status::UNKNOWN_AFTER;
use crate::time::{At, Millis};
use std::sync::Arc;

/// Moves all of this app's own moments of a scope by as much as the latest of them is too late. How long ago that truly was
/// nobody knows: long enough that its rows are not taken for known.
pub(super) fn set_right(kept: &mut Kept, now: At) {
    let latest = kept.clusters.iter().map(latest).chain(kept.heartbeat).max();
    if let Some(latest) = latest.filter(|latest| *latest > now) {
        let by = latest.since(now) + UNKNOWN_AFTER;
        earlier(&mut kept.heartbeat, by);
        kept.clusters.iter_mut().for_each(|cluster| all_earlier(cluster, by));
    }
    kept.begun = kept.begun.map(|begun| begun.min(now));
}

fn latest(cluster: &Cluster) -> At {
    let steps = cluster.steps.iter().map(|step| step.at).max();
    [cluster.steps_read.at, steps].into_iter().flatten().fold(cluster.state_at, At::max)
}

fn all_earlier(cluster: &mut Cluster, by: Millis) {
    cluster.state_at = cluster.state_at - by;
    match &mut cluster.listing {
        Listing::Missing { since } | Listing::NotListed { since } => *since = *since - by,
        Listing::Listed => {}
    }
    for passage in &mut cluster.passages {
        passage.seen = passage.seen - by;
        earlier(&mut passage.before, by);
    }
    fact_earlier(&mut cluster.description, by);
    fact_earlier(&mut cluster.capacity, by);
    fact_earlier(&mut cluster.bootstrap, by);
    fact_earlier(&mut cluster.auto_termination, by);
    fact_earlier(&mut cluster.managed_scaling, by);
    earlier(&mut cluster.steps_read.at, by);
    if let Some(trouble) = &mut cluster.steps_read.trouble {
        trouble.since = trouble.since - by;
    }
    for step in Arc::make_mut(&mut cluster.steps).iter_mut() {
        step.at = step.at - by;
        earlier(&mut step.reason_at, by);
        earlier(&mut step.end_seen, by);
    }
}

fn fact_earlier<T>(fact: &mut Fact<T>, by: Millis) {
    match fact {
        Fact::Absent => {}
        Fact::Known { at, .. } => *at = *at - by,
        Fact::Failed { trouble, last_at, .. } => {
            trouble.since = trouble.since - by;
            earlier(last_at, by);
        }
    }
}

fn earlier(at: &mut Option<At>, by: Millis) {
    *at = at.map(|at| at - by);
}
