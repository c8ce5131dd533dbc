//! What lists say of a cluster's steps.

use super::{Reach, World, order, slots};
use crate::change::Change;
use crate::model::{Cluster, ClusterId, Step, StepSummary, StepsRead, Trouble};
use crate::time::At;
use std::sync::Arc;

/// Takes a page of steps. `asked` and `now`: when it was asked, and when it is taken in.
pub(super) fn learn_page(
    world: &mut World,
    id: &ClusterId,
    mut page: Vec<StepSummary>,
    reach: &Reach,
    (asked, now): (At, At),
) -> Vec<Change> {
    let Some(cluster) = world.cluster_mut(id) else {
        return Vec::new();
    };
    let places = order::places(cluster, &page, reach);
    // In the order they began, so that slots are handed out as they were taken.
    page.sort_by(|a, b| (a.started, a.created, &a.id).cmp(&(b.started, b.created, &b.id)));
    let mut changes: Vec<_> =
        page.into_iter().flat_map(|told| learn(cluster, told, &places, (asked, now))).collect();
    let read = match reach {
        Reach::Newest { more } => {
            cluster.steps_read.at = cluster.steps_read.at.max(Some(asked));
            Some(!more)
        }
        Reach::Older { more } => Some(!more),
        Reach::ById(_) => None,
    };
    if let Some(to_the_end) = read {
        cluster.steps_read.trouble = None;
        if to_the_end && !cluster.steps_read.whole {
            cluster.steps_read.whole = true;
            changes.push(Change::StepsRead { cluster: id.clone(), whole: true });
        }
    }
    changes
}

/// Notes that steps could not be read; true when not already so in this way.
pub(super) fn fail(read: &mut StepsRead, trouble: Trouble) -> bool {
    let before = read.trouble.as_ref().map(|held| (held.kind, held.since));
    let kind = trouble.kind;
    let since = before.filter(|(held, _)| *held == kind).map_or(trouble.since, |(_, since)| since);
    read.trouble = Some(Trouble { since, ..trouble });
    before.map(|(held, _)| held) != Some(kind)
}

fn learn(
    cluster: &mut Cluster,
    mut told: StepSummary,
    places: &order::Places,
    (asked, now): (At, At),
) -> Vec<Change> {
    let of = cluster.id().clone();
    let step = told.id.clone();
    let Some(held) = cluster.steps.get(&step) else {
        let state = told.state.clone();
        let explained = explained(&told);
        if let Some(another) = cluster.steps.iter().last() {
            told.share_with(&another.told);
        }
        let fresh = Step {
            ordinal: places.get(&step).copied().unwrap_or_default(),
            slot: told.started.and_then(|started| slots::free(cluster, &step, started, told.ended)),
            at: asked,
            reason_at: explained.then_some(asked),
            end_seen: state.ended().then_some(now),
            told: Arc::new(told),
        };
        Arc::make_mut(&mut cluster.steps).insert(Arc::new(fresh));
        return vec![Change::StepAppeared { cluster: of, step, state }];
    };
    let back = held.told.state != told.state && !held.told.state.may_become(&told.state);
    if asked < held.at || back {
        return Vec::new();
    }
    let slot = held
        .slot
        .or_else(|| told.started.and_then(|started| slots::free(cluster, &step, started, told.ended)));
    let Some(held) = Arc::make_mut(&mut cluster.steps).get_mut(&step) else {
        return Vec::new();
    };
    let before = Arc::clone(&held.told);
    told.share_with(&before);
    let told = merged(&before, told);
    if told != *before {
        held.told = Arc::new(told);
    }
    held.at = asked;
    held.slot = slot;
    differences(held, &before, (of, asked, now))
}

fn differences(
    held: &mut Step,
    before: &StepSummary,
    (cluster, asked, now): (ClusterId, At, At),
) -> Vec<Change> {
    let step = held.told.id.clone();
    let mut changes = Vec::new();
    if before.state != held.told.state {
        if held.told.state.ended() {
            held.end_seen = Some(now);
        }
        let (from, to) = (before.state.clone(), held.told.state.clone());
        changes.push(Change::StepStateChanged { cluster: cluster.clone(), step: step.clone(), from, to });
    }
    if held.reason_at.is_none() && explained(&held.told) {
        held.reason_at = Some(asked);
        changes.push(Change::StepReasonArrived { cluster: cluster.clone(), step: step.clone() });
    }
    if changes.is_empty() && *before != *held.told {
        changes.push(Change::StepUpdated { cluster, step });
    }
    changes
}

fn explained(told: &StepSummary) -> bool {
    told.failure.as_deref().is_some_and(crate::model::FailureDetails::says_something)
}

/// What was told once and is left out later is kept: DescribeStep says more than ListSteps.
fn merged(held: &StepSummary, told: StepSummary) -> StepSummary {
    StepSummary {
        failure: told.failure.or_else(|| held.failure.clone()),
        created: told.created.or(held.created),
        started: told.started.or(held.started),
        ended: told.ended.or(held.ended),
        execution_role: told.execution_role.or_else(|| held.execution_role.clone()),
        log_uri: told.log_uri.or_else(|| held.log_uri.clone()),
        ..told
    }
}
