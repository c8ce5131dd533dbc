//! When the steps of a cluster are asked about.

use super::super::ledger::Ledger;
use super::super::pace::{self, Pace};
use super::{Due, Errand, Focus, Rank, live};
use crate::model::{Cluster, Listing, Step, StepId, StepState};
use crate::time::{At, MINUTE, Millis};
use std::sync::Arc;

/// EMR takes at most 10 StepIds in one ListSteps call (API reference).
const IDS_A_CALL: usize = 10;
/// A failed step without FailureDetails, and a step left unsettled by the end of its cluster, is asked again after these spans,
/// then never.
const AGAIN_AFTER: [Millis; 5] = [MINUTE, 2 * MINUTE, 5 * MINUTE, 10 * MINUTE, 20 * MINUTE];
/// Running steps of the viewed cluster that are asked for one by one.
const FOLLOWED: usize = 3;

pub(super) fn due(cluster: &Cluster, ledger: &Ledger, focus: &Focus, pace: &Pace, due: &mut Vec<Due>) {
    if matches!(cluster.listing, Listing::NotListed { .. }) {
        return;
    }
    let id = cluster.id().clone();
    let viewed = focus.cluster.as_ref() == Some(&id);
    let steps = ledger.record(&Errand::Steps(id.clone()));
    let page = if steps.marker.is_some() || steps.wanted.is_some() {
        steps.asked.or(steps.wanted).map(|at| (if viewed { Rank::Viewed } else { Rank::Round }, at))
    } else {
        newest_page(cluster, viewed, pace)
    };
    due.extend(page.map(|(rank, at)| Due { rank, at, errand: Errand::Steps(id.clone()) }));
    let every = if viewed { pace::VIEWED } else { pace.steps_running };
    if let Some(at) = by_id(cluster, ledger, every) {
        let rank = if viewed { Rank::Viewed } else { Rank::Moved };
        due.push(Due { rank, at, errand: Errand::StepsById(id.clone()) });
    }
    if viewed && live(&cluster.told.state) {
        for step in followed(cluster, focus) {
            let at = step.at + pace::VIEWED;
            due.push(Due { rank: Rank::Viewed, at, errand: Errand::Step(id.clone(), step.told.id.clone()) });
        }
    }
}

/// Page 1: at once when never read or when the cluster's state moved since, else by the pace; of an ended cluster only until
/// its steps are settled.
fn newest_page(cluster: &Cluster, viewed: bool, pace: &Pace) -> Option<(Rank, At)> {
    let moved = cluster.entered();
    let ended = cluster.ended();
    let Some(read) = cluster.steps_read.at else {
        let rank = match (viewed, ended) {
            (true, _) => Rank::Viewed,
            (false, false) => Rank::Discovery,
            (false, true) => Rank::Spare,
        };
        return Some((rank, moved));
    };
    if read < moved {
        return Some((if viewed { Rank::Viewed } else { Rank::Moved }, moved));
    }
    if ended {
        return None;
    }
    let every = pace.steps(&cluster.told.state);
    let every = if viewed { every.min(pace.steps_running) } else { every };
    Some((if viewed { Rank::Viewed } else { Rank::Round }, read + every))
}

/// When something is worth asking by id: what was not on the newest page, at the pace of the pages; and reasons that have not
/// come.
fn by_id(cluster: &Cluster, ledger: &Ledger, every: Millis) -> Option<At> {
    let asked = ledger.record(&Errand::StepsById(cluster.id().clone())).asked;
    let open = || cluster.steps.values().filter(|step| !step.told.state.ended());
    let left = cluster.steps_read.at.and_then(|read| {
        if cluster.ended() {
            return unsettled_at(cluster, open().map(|step| step.at).min()?);
        }
        let behind = open().any(|step| step.at != read);
        behind.then(|| asked.map_or(read, |asked| read.max(asked + every)))
    });
    let reason = cluster.steps.values().filter_map(|step| reason_at(step)).min();
    left.into_iter().chain(reason).min()
}

/// The ids to ask for now, at most ten: running ones first, then the next in line, then those not looked at for longest, then
/// failed ones whose reason is due.
pub(super) fn worth_asking(cluster: &Cluster, now: At) -> Vec<StepId> {
    let read = cluster.steps_read.at.unwrap_or(now);
    let mut open: Vec<_> = cluster.steps_in_order();
    open.retain(|step| !step.told.state.ended());
    open.sort_by_key(|step| step.told.state == StepState::Pending);
    let mut next: Vec<_> = open.iter().take(IDS_A_CALL / 2).copied().collect();
    // What was on the newest page carries that page's moment, and need not be asked again.
    let behind = |step: &&Arc<Step>| step.at != read || cluster.ended();
    let mut rest: Vec<_> = open.iter().skip(IDS_A_CALL / 2).copied().filter(behind).collect();
    rest.sort_by_key(|step| step.at);
    next.extend(rest);
    let due = |step: &&Arc<Step>| reason_at(step).is_some_and(|at| at <= now);
    let failed = cluster.steps.values().filter(due);
    let reasons: Vec<_> = failed.map(|step| step.told.id.clone()).take(IDS_A_CALL / 2).collect();
    let open = next.into_iter().map(|step| step.told.id.clone()).take(IDS_A_CALL - reasons.len());
    reasons.iter().cloned().chain(open).collect()
}

/// When a failed step's missing reason is asked for next; None when it came or all tries are used up.
fn reason_at(step: &Step) -> Option<At> {
    let waits = step.told.state == StepState::Failed && step.reason_at.is_none();
    let since = step.told.ended.or(step.end_seen)?;
    if waits { next_try(since, step.at) } else { None }
}

/// When a step that its cluster's end left open is asked for next.
fn unsettled_at(cluster: &Cluster, read: At) -> Option<At> {
    let since = cluster.entered();
    next_try(since, read)
}

fn next_try(since: At, last: At) -> Option<At> {
    AGAIN_AFTER.iter().map(|after| since + *after).find(|at| last < *at)
}

/// The selected step and the first running ones.
fn followed<'a>(cluster: &'a Cluster, focus: &Focus) -> Vec<&'a Step> {
    let running = |step: &Step| matches!(step.told.state, StepState::Running | StepState::CancelPending);
    let selected = focus.step.as_ref().and_then(|id| cluster.steps.get(id)).filter(|s| !s.told.state.ended());
    let first =
        cluster.steps.values().filter(|step| running(step) && focus.step.as_ref() != Some(&step.told.id));
    selected.into_iter().chain(first).map(|step| &**step).take(FOLLOWED).collect()
}
