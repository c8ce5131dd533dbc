//! From what was seen to what changed: pure, total, in one place.

use super::{LISTED_FOR, Observation, Seen, World, capacity, clusters, steps};
use crate::change::Change;
use crate::model::{ClusterId, ClusterSummary, Trouble, TroubleKind};
use crate::source::Operation;
use crate::time::At;

/// Takes one observation into the world; gives the differences. `now` is when it was taken in.
pub fn reduce(world: &mut World, observation: Observation, now: At) -> Vec<Change> {
    let at = observation.at;
    match observation.seen {
        Seen::Clusters(mut page) => {
            page.retain(|summary| world.clusters.contains_key(&summary.id) || !long_ended(summary, now));
            page.into_iter().flat_map(|summary| clusters::learn(world, summary, at)).collect()
        }
        Seen::LiveListEnded(listed) => clusters::settle_absent(world, &listed, at),
        Seen::SweepEnded => {
            world.swept = world.swept.max(Some(at));
            Vec::new()
        }
        Seen::Described { summary, description } => {
            let id = summary.id.clone();
            // Asked for before it was let go of: that answer must not bring it back.
            if !world.clusters.contains_key(&id) && long_ended(&summary, now) {
                return Vec::new();
            }
            let mut changes = clusters::learn(world, *summary, at);
            changes.extend(clusters::describe(world, &id, *description, at));
            changes
        }
        Seen::ClusterUnknown(id) => clusters::not_known(world, &id, at),
        Seen::Steps { cluster, steps: page, reach } => {
            steps::learn_page(world, &cluster, page, &reach, (at, now))
        }
        Seen::Capacity(id, value) => capacity::learn(world, &id, value, at),
        Seen::Bootstrap(id, value) => setup(world, &id, |cluster| cluster.bootstrap.learn(value, at)),
        Seen::AutoTermination(id, value) => {
            setup(world, &id, |cluster| cluster.auto_termination.learn(value, at))
        }
        Seen::ManagedScaling(id, value) => {
            setup(world, &id, |cluster| cluster.managed_scaling.learn(value, at))
        }
        Seen::Answered { operation, clock_offset } => {
            world.clock_offset = clock_offset.or(world.clock_offset);
            world.health.answered(operation, at).into_iter().collect()
        }
        Seen::Failed { operation, cluster, trouble, clock_offset } => {
            world.clock_offset = clock_offset.or(world.clock_offset);
            failed(world, operation, cluster, trouble)
        }
    }
}

/// Ended longer ago than clusters are listed for: a sweep meets many of these, and they are nobody's concern.
fn long_ended(summary: &ClusterSummary, now: At) -> bool {
    summary.state.ended() && summary.ended.is_some_and(|ended| now.since(ended) > LISTED_FOR)
}

fn setup(
    world: &mut World,
    id: &ClusterId,
    learn: impl FnOnce(&mut crate::model::Cluster) -> bool,
) -> Vec<Change> {
    let Some(cluster) = world.cluster_mut(id) else {
        return Vec::new();
    };
    if learn(cluster) { vec![Change::SetupChanged { cluster: id.clone() }] } else { Vec::new() }
}

fn failed(
    world: &mut World,
    operation: Operation,
    cluster: Option<ClusterId>,
    trouble: Trouble,
) -> Vec<Change> {
    let mut changes = Vec::new();
    // A refused request is about that one cluster; anything else is about the operation.
    if trouble.kind != TroubleKind::Refused || cluster.is_none() {
        changes.extend(world.health.failed(operation, trouble.clone()));
    }
    let Some(id) = cluster else { return changes };
    let Some(held) = world.cluster_mut(&id) else {
        return changes;
    };
    let kind = trouble.kind;
    let news = match operation {
        Operation::DescribeCluster => fail(&mut held.description, trouble),
        Operation::ListInstanceGroups | Operation::ListInstanceFleets => fail(&mut held.capacity, trouble),
        Operation::ListBootstrapActions => fail(&mut held.bootstrap, trouble),
        Operation::GetAutoTerminationPolicy => fail(&mut held.auto_termination, trouble),
        Operation::GetManagedScalingPolicy => fail(&mut held.managed_scaling, trouble),
        Operation::ListSteps => steps::fail(&mut held.steps_read, trouble),
        // One step is asked for beside the pages: what they say, and how old it is, stands.
        Operation::ListClusters | Operation::DescribeStep => false,
    };
    if news {
        changes.push(Change::AskFailed { cluster: id, operation, trouble: kind });
    }
    changes
}

/// True when the fact did not already fail in this way.
fn fail<T>(fact: &mut crate::model::Fact<T>, trouble: Trouble) -> bool {
    let kind = trouble.kind;
    let known = matches!(fact, crate::model::Fact::Failed { trouble, .. } if trouble.kind == kind);
    fact.fail(trouble);
    !known
}
