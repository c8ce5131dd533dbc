//! A cluster's life in pieces, and its queue as a curve: pure, from what is believed. Gaps are told as such, never guessed over.

use crate::api::wire::{LifeKind, LifePiece, QueuePoint};
use crate::model::{Cluster, ClusterState, Passage, Step, StepState};
use crate::time::At;
use std::collections::BTreeMap;

/// A stretch of time; an open end means "still so".
type Stretch = (At, Option<At>);

/// The lifetime, oldest piece first, without gaps, from creation to the end or now (an open last piece).
#[must_use]
pub fn life(cluster: &Cluster) -> Vec<LifePiece> {
    let Some(created) = cluster.told.created else {
        return Vec::new();
    };
    let end = cluster.told.ended.map(|end| end.max(created));
    let mut pieces = Vec::new();
    let ready = up_from(cluster, created);
    before_ready(cluster, created, ready.or(end), &mut pieces);
    let Some(ready) = ready else { return pieces };
    let down = passage(cluster, &ClusterState::Terminating).map(|at| at.max(ready)).or(end);
    while_up(cluster, (ready, down), &mut pieces);
    if let Some(down) = down
        && passage(cluster, &ClusterState::Terminating).is_some()
    {
        push(&mut pieces, LifeKind::Terminating, down, end);
    }
    pieces
}

/// When it was ready, by EMR's word; else by having been seen up.
fn up_from(cluster: &Cluster, created: At) -> Option<At> {
    let seen = || {
        passage(cluster, &ClusterState::Running)
            .into_iter()
            .chain(passage(cluster, &ClusterState::Waiting))
            .min()
    };
    cluster.told.ready.or_else(seen).map(|ready| ready.max(created))
}

/// Capacity and bootstrap, apart only if the border between them was seen; else one piece.
fn before_ready(cluster: &Cluster, created: At, until: Option<At>, pieces: &mut Vec<LifePiece>) {
    let border =
        cluster.passages.iter().find(|p| p.state == ClusterState::Bootstrapping && p.before.is_some());
    let first = cluster.passages.first().map(|passage: &Passage| &passage.state);
    if let Some(border) = border.map(|passage| passage.seen.max(created)) {
        push(pieces, LifeKind::Capacity, created, Some(border));
        push(pieces, LifeKind::Bootstrap, border, until);
    } else if first == Some(&ClusterState::Starting) && until.is_none() {
        push(pieces, LifeKind::Capacity, created, None);
    } else {
        push(pieces, LifeKind::Starting, created, until);
    }
}

/// Busy is the union of what ran, idle is the rest; where steps were not read, neither is claimed.
fn while_up(cluster: &Cluster, (from, to): Stretch, pieces: &mut Vec<LifePiece>) {
    if cluster.steps_read.at.is_none() {
        return push(pieces, LifeKind::Unknown, from, to);
    }
    let ran = union(cluster.steps.iter().filter_map(|step| ran(step)));
    let mut at = from;
    for (start, end) in ran {
        let start = start.max(from);
        if at < start {
            let kind = rest(cluster, (at, Some(start)));
            push(pieces, kind, at, Some(start));
        }
        let end = match (end, to) {
            (Some(end), Some(to)) => Some(end.min(to)),
            (end, to) => end.or(to),
        };
        push(pieces, LifeKind::Busy, at.max(start), end);
        match end {
            Some(end) => at = at.max(end),
            None => return,
        }
    }
    if to.is_none_or(|to| at < to) {
        let kind = rest(cluster, (at, to));
        push(pieces, kind, at, to);
    }
}

/// What a stretch is in which no known step ran.
fn rest(cluster: &Cluster, (from, to): Stretch) -> LifeKind {
    let oldest = cluster.steps.iter().filter_map(|step| step.told.created).min();
    if !cluster.steps_read.whole && oldest.is_none_or(|oldest| from < oldest) {
        return LifeKind::Unknown;
    }
    if to.is_none() && cluster.told.state == ClusterState::Running {
        return LifeKind::Other;
    }
    LifeKind::Idle
}

/// The stretch a step ran. An end before its start (a clock that was set) counts as no time.
fn ran(step: &Step) -> Option<Stretch> {
    let start = step.told.started?;
    let end = step.told.ended.or_else(|| step.told.state.ended().then_some(step.end_seen).flatten());
    Some((start, end.map(|end| end.max(start))))
}

fn union(stretches: impl Iterator<Item = Stretch>) -> Vec<Stretch> {
    let mut sorted: Vec<_> = stretches.collect();
    sorted.sort_by_key(|(start, _)| *start);
    let mut joined: Vec<Stretch> = Vec::new();
    for (start, end) in sorted {
        match joined.last_mut() {
            Some((_, None)) => break,
            Some((_, Some(last))) if start <= *last => match end {
                Some(end) => *last = (*last).max(end),
                None => joined.last_mut().into_iter().for_each(|stretch| stretch.1 = None),
            },
            _ => joined.push((start, end)),
        }
    }
    joined
}

fn passage(cluster: &Cluster, state: &ClusterState) -> Option<At> {
    cluster.passages.iter().find(|passage| passage.state == *state).map(|passage| passage.seen)
}

fn push(pieces: &mut Vec<LifePiece>, kind: LifeKind, from: At, to: Option<At>) {
    if to.is_none_or(|to| from < to) {
        pieces.push(LifePiece { kind, from: from.wire(), to: to.map(At::wire) });
    }
}

/// How many steps waited, as a step curve: one up at submission, one down when it began or ended unstarted.
#[must_use]
pub fn queue(cluster: &Cluster) -> Vec<QueuePoint> {
    let mut moves: BTreeMap<At, i64> = BTreeMap::new();
    for step in cluster.steps.iter() {
        let Some(created) = step.told.created else {
            continue;
        };
        let left = step
            .told
            .started
            .or(step.told.ended)
            .or_else(|| (step.told.state != StepState::Pending).then_some(step.at));
        *moves.entry(created).or_default() += 1;
        if let Some(left) = left {
            *moves.entry(left.max(created)).or_default() -= 1;
        }
    }
    let mut pending = 0i64;
    let curve = moves.into_iter().filter(|(_, by)| *by != 0).map(|(at, by)| {
        pending += by;
        QueuePoint { at: at.wire(), pending: u32::try_from(pending.max(0)).unwrap_or(u32::MAX) }
    });
    curve.collect()
}

/// Slots to draw: the greater of what the cluster allows at once and what was seen at once; one at least.
#[must_use]
pub fn slots(cluster: &Cluster) -> u32 {
    let allowed =
        cluster.description.last().and_then(|description| description.step_concurrency).unwrap_or(1);
    let seen = cluster.steps.iter().filter_map(|step| step.slot).max().map_or(0, |slot| u32::from(slot) + 1);
    allowed.max(seen).max(1)
}
