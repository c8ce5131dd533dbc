//! When the steps of a cluster are asked about.

use super::super::ledger::Ledger;
use super::super::pace::Pace;
use super::{Attention, Due, Errand, Focus, Rank, live};
use crate::model::{Cluster, Listing, Step, StepId, StepState};
use crate::time::{At, MINUTE, Millis};
use std::sync::Arc;

/// EMR takes at most 10 StepIds in one ListSteps call (API reference).
const IDS_A_CALL: usize = 10;
/// Of these, so many for running steps (those asked longest ago first) and then so many for the next in line.
const RUNNING_A_CALL: usize = 8;
const NEXT_A_CALL: usize = 5;
/// A failed step without FailureDetails, and a step left unsettled by the end of its cluster, is asked again after these spans,
/// then never.
const AGAIN_AFTER: [Millis; 5] = [MINUTE, 2 * MINUTE, 5 * MINUTE, 10 * MINUTE, 20 * MINUTE];

pub(super) fn due(cluster: &Cluster, ledger: &Ledger, focus: &Focus, pace: &Pace, due: &mut Vec<Due>) {
    if matches!(cluster.listing, Listing::NotListed { .. }) {
        return;
    }
    let id = cluster.id().clone();
    let attention = focus.attention(&id);
    let steps = ledger.record(&Errand::Steps(id.clone()));
    let page = if steps.marker.is_some() || steps.wanted.is_some() {
        steps.asked.or(steps.wanted).map(|at| (rank(attention, Rank::Round), at))
    } else {
        newest_page(cluster, ledger, attention, pace)
    };
    due.extend(page.map(|(rank, at)| Due { rank, at, errand: Errand::Steps(id.clone()) }));
    let every = if attention == Attention::None { pace.steps_running } else { pace.followed };
    if let Some(at) = by_id(cluster, ledger, every) {
        due.push(Due { rank: rank(attention, Rank::Moved), at, errand: Errand::StepsById(id) });
    }
    if attention != Attention::None && live(&cluster.told.state) {
        due.extend(followed(cluster, ledger, (focus, attention), pace));
    }
}

/// The rank of what has attention, else this one.
fn rank(attention: Attention, else_this: Rank) -> Rank {
    match attention {
        Attention::Viewed => Rank::Viewed,
        Attention::Watched => Rank::Watched,
        Attention::None => else_this,
    }
}

/// Page 1: at once when never read, when the cluster's state moved since, or when nobody looked for a while; else by the pace. Of
/// an ended cluster only until its steps are settled.
fn newest_page(cluster: &Cluster, ledger: &Ledger, attention: Attention, pace: &Pace) -> Option<(Rank, At)> {
    let moved = cluster.entered();
    let Some(read) = cluster.steps_read.at else {
        let unseen = if cluster.ended() { Rank::Spare } else { Rank::Discovery };
        return Some((rank(attention, unseen), moved));
    };
    if read < moved {
        return Some((rank(attention, Rank::Moved), moved));
    }
    if cluster.ended() {
        return None;
    }
    if let Some(back) = ledger.back_at.filter(|back| read < *back) {
        return Some((rank(attention, Rank::Round), back));
    }
    // What became of a step that is followed by itself is known before the page tells what runs next.
    let ahead = || cluster.steps.iter().filter(|step| step.told.state.ended() && step.at > read);
    if attention != Attention::None
        && let Some(ahead) = ahead().map(|step| step.at).min()
    {
        return Some((rank(attention, Rank::Round), ahead));
    }
    Some((rank(attention, Rank::Round), read + pace.steps(&cluster.told.state, attention)))
}

/// When something is worth asking by id: what was not on the newest page, at the pace of the pages; and reasons that have not
/// come.
fn by_id(cluster: &Cluster, ledger: &Ledger, every: Millis) -> Option<At> {
    let asked = ledger.record(&Errand::StepsById(cluster.id().clone())).asked;
    let outlook = cluster.steps.outlook();
    let left = cluster.steps_read.at.zip(outlook.oldest_open).and_then(|(read, oldest)| {
        if cluster.ended() {
            return unsettled_at(cluster, oldest);
        }
        (oldest < read).then(|| asked.map_or(read, |asked| read.max(asked + every)))
    });
    let unexplained = outlook.unexplained.iter().filter_map(|step| cluster.steps.get(step));
    let reason = unexplained.filter_map(|step| reason_at(step)).min();
    left.into_iter().chain(reason).min()
}

/// The ids to ask for now, at most ten: failed ones whose reason is due, running ones, the next in line, and those not looked at
/// for longest.
pub(super) fn worth_asking(cluster: &Cluster, now: At) -> Vec<StepId> {
    let read = cluster.steps_read.at.unwrap_or(now);
    let mut open: Vec<_> = cluster.steps_in_order();
    open.retain(|step| !step.told.state.ended());
    let (waiting, mut running): (Vec<_>, Vec<_>) =
        open.into_iter().partition(|step| step.told.state == StepState::Pending);
    running.sort_by_key(|step| step.at);
    let left = running.split_off(running.len().min(RUNNING_A_CALL));
    // What was on the newest page carries that page's moment, and need not be asked again.
    let behind = |step: &&Arc<Step>| step.at < read || cluster.ended();
    let later = waiting.iter().skip(NEXT_A_CALL).copied().filter(behind);
    let mut rest: Vec<_> = left.into_iter().chain(later).collect();
    rest.sort_by_key(|step| step.at);
    let next = running.into_iter().chain(waiting.iter().take(NEXT_A_CALL).copied()).chain(rest);
    let due = |step: &&Arc<Step>| reason_at(step).is_some_and(|at| at <= now);
    let failed = cluster.steps.iter().filter(due);
    let reasons: Vec<_> = failed.map(|step| step.told.id.clone()).take(IDS_A_CALL / 2).collect();
    let open = next.map(|step| step.told.id.clone()).take(IDS_A_CALL - reasons.len());
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

/// How the running steps of a cluster that has attention are followed: one by DescribeStep, which has a bucket of its own (the
/// selected one, if it runs), and several more by one ListSteps for all of them.
fn followed(
    cluster: &Cluster,
    ledger: &Ledger,
    (focus, attention): (&Focus, Attention),
    pace: &Pace,
) -> Vec<Due> {
    let id = cluster.id();
    let running: Vec<_> = cluster
        .steps
        .iter()
        .filter(|step| matches!(step.told.state, StepState::Running | StepState::CancelPending))
        .collect();
    let selected = running.iter().find(|step| focus.step.as_ref() == Some(&step.told.id));
    let alone = if running.len() == 1 { running.first() } else { selected };
    let due = |at: At, errand| Due { rank: rank(attention, Rank::Round), at: at + pace.followed, errand };
    let one = alone.map(|step| due(step.at, Errand::Step(id.clone(), step.told.id.clone())));
    let others = running.iter().filter(|step| alone.is_none_or(|one| one.told.id != step.told.id));
    let by_id = Errand::StepsById(id.clone());
    // More than one call holds take turns.
    let last = ledger.record(&by_id).asked;
    let several = others.map(|step| step.at).min().map(|at| due(last.map_or(at, |last| at.max(last)), by_id));
    one.into_iter().chain(several).collect()
}
