//! What lists and descriptions say of clusters. Absence is never an end; nothing goes back in state.

use super::World;
use crate::change::Change;
use crate::model::{
    Cluster, ClusterId, ClusterState, ClusterSummary, Description, Fact, Listing, Passage, StepsRead,
};
use crate::time::At;
use std::collections::BTreeSet;
use std::sync::Arc;

/// More passages than this are of a cluster that alternates between RUNNING and WAITING all day: those in the middle go.
const PASSAGES_KEPT: usize = 64;

/// Takes one summary.
pub(super) fn learn(world: &mut World, summary: ClusterSummary, at: At) -> Vec<Change> {
    let id = summary.id.clone();
    let Some(cluster) = world.cluster_mut(&id) else {
        let state = summary.state.clone();
        world.clusters.insert(id.clone(), Arc::new(first_seen(summary, at)));
        return vec![Change::ClusterAppeared { cluster: id, state }];
    };
    let back = !cluster.told.state.may_become(&summary.state) && cluster.told.state != summary.state;
    if at < cluster.state_at || back {
        return Vec::new();
    }
    let mut changes = Vec::new();
    if cluster.listing != Listing::Listed {
        cluster.listing = Listing::Listed;
        changes.push(Change::ClusterListedAgain { cluster: id.clone() });
    }
    if cluster.told.state != summary.state {
        let passage = Passage { state: summary.state.clone(), seen: at, before: Some(cluster.state_at) };
        note_passage(&mut cluster.passages, passage);
        changes.push(Change::ClusterStateChanged {
            cluster: id,
            from: cluster.told.state.clone(),
            to: summary.state.clone(),
        });
        cluster.told = merged(&cluster.told, summary);
    } else {
        let next = merged(&cluster.told, summary);
        if cluster.told != next {
            cluster.told = next;
            changes.push(Change::ClusterUpdated { cluster: id });
        }
    }
    cluster.state_at = at;
    changes
}

/// Takes a description.
pub(super) fn describe(world: &mut World, id: &ClusterId, description: Description, at: At) -> Vec<Change> {
    let Some(cluster) = world.cluster_mut(id) else {
        return Vec::new();
    };
    if cluster.description.learn(Arc::new(description), at) {
        vec![Change::ClusterDescribed { cluster: id.clone() }]
    } else {
        Vec::new()
    }
}

/// The list of live clusters, asked for at `at`, is complete: those believed live and not on it are to be asked for by id.
/// What was seen since it was asked is left alone, and so are states this version does not know: no filter can name them.
pub(super) fn settle_absent(world: &mut World, listed: &BTreeSet<ClusterId>, at: At) -> Vec<Change> {
    world.heartbeat = world.heartbeat.max(Some(at));
    let absent = |cluster: &Cluster| {
        !listed.contains(cluster.id())
            && cluster.listing == Listing::Listed
            && cluster.state_at < at
            && ClusterState::LIVE.contains(&cluster.told.state)
    };
    let missing: Vec<_> = world.clusters.values().filter(|c| absent(c)).map(|c| c.id().clone()).collect();
    let mut changes = Vec::new();
    for id in missing {
        if let Some(cluster) = world.cluster_mut(&id) {
            cluster.listing = Listing::Missing { since: at };
            changes.push(Change::ClusterMissing { cluster: id });
        }
    }
    changes
}

/// AWS does not know the id: it stays as last known, marked so, and is not asked for again.
pub(super) fn not_known(world: &mut World, id: &ClusterId, at: At) -> Vec<Change> {
    let Some(cluster) = world.cluster_mut(id) else {
        return Vec::new();
    };
    if matches!(cluster.listing, Listing::NotListed { .. }) {
        return Vec::new();
    }
    cluster.listing = Listing::NotListed { since: at };
    vec![Change::ClusterNotListed { cluster: id.clone() }]
}

fn first_seen(summary: ClusterSummary, at: At) -> Cluster {
    let passages = vec![Passage { state: summary.state.clone(), seen: at, before: None }];
    Cluster {
        told: summary,
        state_at: at,
        listing: Listing::Listed,
        passages,
        description: Fact::Absent,
        capacity: Fact::Absent,
        bootstrap: Fact::Absent,
        auto_termination: Fact::Absent,
        managed_scaling: Fact::Absent,
        steps_read: StepsRead::default(),
        steps: Arc::default(),
    }
}

/// What was told once and is left out later is kept: a list may say less than a description.
fn merged(held: &ClusterSummary, told: ClusterSummary) -> ClusterSummary {
    ClusterSummary {
        arn: told.arn.or_else(|| held.arn.clone()),
        errors: if told.errors.is_empty() { held.errors.clone() } else { told.errors },
        created: told.created.or(held.created),
        ready: told.ready.or(held.ready),
        ended: told.ended.or(held.ended),
        normalized_hours: told.normalized_hours.or(held.normalized_hours),
        ..told
    }
}

fn note_passage(passages: &mut Vec<Passage>, passage: Passage) {
    if passages.len() >= PASSAGES_KEPT {
        passages.remove(passages.len() / 2);
    }
    passages.push(passage);
}
