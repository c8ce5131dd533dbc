//! The fleet's timeline: what is believed of every cluster in a stretch of time, and what the archive keeps of those that left memory.
//! It reads what is known; nothing is asked of AWS for it.

mod columns;
mod past;

pub(super) use past::Past;

use super::detail::numbered;
use super::rows::{RowContext, key};
use super::subject::subject;
use super::told_rows::PastRow;
use super::wire::{FleetLane, FleetTimeline};
use crate::engine::Fleet;
use crate::model::{Cluster, Scope, Step};
use crate::time::At;
use crate::timeline;
use columns::Columns;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// No more clusters than this cross at once; more cannot be told apart on any screen.
const MOST_LANES: usize = 2_000;

/// A stretch of time.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stretch {
    pub(super) from: At,
    pub(super) to: At,
}

impl Stretch {
    /// As the window tells it, in epoch milliseconds; None when its ends are no numbers, or the wrong way round.
    pub(super) fn told(from: f64, to: f64) -> Option<Self> {
        let (from, to) = (moment(from)?, moment(to)?);
        (from < to).then_some(Self { from, to })
    }

    fn holds(self, from: At, to: Option<At>) -> bool {
        from <= self.to && to.is_none_or(|to| self.from <= to)
    }
}

/// A cluster in sight, and whether it is in memory.
struct Seen<'a> {
    scope: &'a Scope,
    cluster: &'a Cluster,
    kept: bool,
}

/// What happened in a stretch, and what a filter may ask of the clusters of `past`, which only the archive holds.
pub(super) fn view(
    fleet: &Fleet,
    past: &[(Scope, Arc<Cluster>)],
    stretch: Stretch,
    now: At,
) -> (FleetTimeline, Vec<PastRow>) {
    let mut seen = in_sight(fleet, past, stretch);
    let left_out = seen.len().saturating_sub(MOST_LANES);
    if left_out > 0 {
        seen.sort_by_key(|one| std::cmp::Reverse(one.cluster.told.created));
        seen.truncate(MOST_LANES);
    }
    seen.sort_by(|a, b| (a.scope, a.cluster.id()).cmp(&(b.scope, b.cluster.id())));
    let mut lanes = Vec::with_capacity(seen.len());
    let mut columns = Columns::default();
    let mut past_rows = Vec::new();
    let of_scope = |(scope, held)| (scope, RowContext::new(fleet, scope, held, now));
    let contexts: BTreeMap<_, _> = fleet.scopes.iter().map(of_scope).collect();
    for Seen { scope, cluster, kept } in seen {
        let Some(context) = contexts.get(scope) else { continue };
        let cluster = context.reckoned(cluster);
        columns.add(&cluster, stretch);
        let row = kept.then(|| context.row(&cluster));
        if let Some(row) = &row {
            let subject = subject(&cluster, row, context.labels());
            past_rows.push(PastRow { key: row.key.clone(), subject });
        }
        lanes.push(FleetLane { key: key(scope, &cluster), slots: timeline::slots(&cluster), row });
    }
    let begins = begins(fleet, past);
    let (life, bars) = columns.whole();
    let told = FleetTimeline {
        from: stretch.from.wire(),
        to: stretch.to.wire(),
        begins: begins.map(At::wire),
        lanes,
        left_out: u32::try_from(left_out).unwrap_or(u32::MAX),
        life,
        bars,
    };
    (told, past_rows)
}

fn in_sight<'a>(fleet: &'a Fleet, past: &'a [(Scope, Arc<Cluster>)], stretch: Stretch) -> Vec<Seen<'a>> {
    let here = fleet.scopes.iter().flat_map(|(scope, view)| {
        view.world.clusters.values().map(move |cluster| Seen { scope, cluster, kept: false })
    });
    let mut seen: Vec<_> = here.filter(|one| is_up(one.cluster, stretch)).collect();
    let known: BTreeSet<_> = fleet
        .scopes
        .iter()
        .flat_map(|(scope, view)| view.world.clusters.keys().map(move |id| (scope, id)))
        .collect();
    let kept = past.iter().filter(|(scope, cluster)| {
        !known.contains(&(scope, cluster.id())) && fleet.scopes.contains_key(scope)
    });
    let kept = kept.map(|(scope, cluster)| Seen { scope, cluster, kept: true });
    seen.extend(kept.filter(|one| is_up(one.cluster, stretch)));
    seen
}

/// Whether it existed in that stretch, as far as is known.
fn is_up(cluster: &Cluster, stretch: Stretch) -> bool {
    let told = &cluster.told;
    let end = told.ended.or_else(|| cluster.ended().then_some(cluster.state_at));
    stretch.holds(told.created.unwrap_or(cluster.state_at), end)
}

fn begins(fleet: &Fleet, past: &[(Scope, Arc<Cluster>)]) -> Option<At> {
    let here = fleet.scopes.values().flat_map(|view| view.world.clusters.values());
    here.chain(past.iter().map(|(_, cluster)| cluster)).filter_map(|cluster| cluster.told.created).min()
}

/// The steps that began, each with its number and its true end.
fn ran(cluster: &Cluster) -> impl Iterator<Item = (&Arc<Step>, u32, At, Option<At>)> {
    numbered(cluster).filter_map(|(step, number)| {
        let start = step.told.started?;
        let end = step.told.ended.or_else(|| step.told.state.ended().then_some(step.end_seen).flatten());
        Some((step, number, start, end.map(|end| end.max(start))))
    })
}

fn moment(milliseconds: f64) -> Option<At> {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "the conversion saturates, and no clock reaches its ends"
    )]
    milliseconds.is_finite().then_some(At(milliseconds as i64))
}
