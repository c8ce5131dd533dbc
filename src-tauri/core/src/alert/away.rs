//! Spans in which nobody looked (the app was closed, asleep, offline or paused). What happened in one becomes one digest.

use crate::model::Scope;
use crate::time::{At, MINUTE, Millis};
use crate::world::World;
use std::collections::{BTreeMap, BTreeSet};

/// No good list for this long, and what happened meanwhile is a digest and not a burst of notices.
pub(super) const AWAY_AFTER: Millis = 10 * MINUTE;
/// The digest waits for the reading of what was missed, but not longer than this.
pub(super) const READ_WITHIN: Millis = 5 * MINUTE;

/// One span of one scope.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Gap {
    /// The last good list before it.
    pub(super) from: At,
    /// The first answer after it.
    pub(super) to: At,
    /// When that was asked for: whatever else is asked from then on tells what was missed, too.
    asked: At,
    /// Everything that may have moved in it has been read.
    settled: bool,
}

/// The spans of all scopes.
#[derive(Debug, Default)]
pub(super) struct Away {
    /// Scopes that nobody looked at since then, and that have not answered again yet.
    dark: BTreeMap<Scope, At>,
    gaps: BTreeMap<Scope, Gap>,
}

impl Away {
    /// Nobody looks at this scope from now on (or nobody did since `from`).
    pub(super) fn darken(&mut self, scope: &Scope, from: At) {
        let from = self.gaps.remove(scope).map_or(from, |gap| gap.from.min(from));
        let held = self.dark.entry(scope.clone()).or_insert(from);
        *held = (*held).min(from);
    }

    /// The scope answers again; a list older than [`AWAY_AFTER`] counts as a span too.
    pub(super) fn answered(&mut self, scope: &Scope, heartbeat: Option<At>, (asked, now): (At, At)) {
        let silent = heartbeat.filter(|at| now.since(*at) > AWAY_AFTER);
        let dark = self.dark.remove(scope);
        let Some(from) = dark.or(silent.filter(|_| !self.gaps.contains_key(scope))) else { return };
        self.gaps.insert(scope.clone(), Gap { from, to: now, asked, settled: false });
    }

    /// Whether something that happened then, in that scope, is for the digest.
    pub(super) fn covers(&self, scope: &Scope, happened: At) -> bool {
        self.gaps.get(scope).is_some_and(|gap| happened <= gap.to)
    }

    /// Whether what was missed in this scope is being read.
    pub(super) fn reads(&self, scope: &Scope) -> bool {
        self.gaps.contains_key(scope)
    }

    /// Looks whether what was missed in this scope has been read.
    pub(super) fn look(&mut self, world: &World) {
        if let Some(gap) = self.gaps.get_mut(&world.scope) {
            gap.settled = gap.settled || read(world, gap);
        }
    }

    /// Whether the reading of what was missed is over, or has had its time.
    pub(super) fn over(&self, now: At) -> bool {
        self.gaps.values().all(|gap| gap.settled || now.since(gap.to) >= READ_WITHIN)
    }

    /// Whether there is any span being read.
    pub(super) fn any(&self) -> bool {
        !self.gaps.is_empty()
    }

    /// The whole of the spans, from the first to the last moment; they are done with.
    pub(super) fn close(&mut self) -> Option<(At, At)> {
        let gaps: BTreeSet<_> =
            std::mem::take(&mut self.gaps).into_values().map(|gap| (gap.from, gap.to)).collect();
        let from = gaps.iter().map(|(from, _)| *from).min()?;
        Some((from, gaps.iter().map(|(_, to)| *to).max()?))
    }
}

/// A sweep since the span, and the steps of every cluster that was or came to life in it.
fn read(world: &World, gap: &Gap) -> bool {
    let swept = world.swept >= Some(gap.asked);
    let concerned = |ended: Option<At>| ended.is_none_or(|at| at >= gap.from);
    let read = |cluster: &crate::model::Cluster| {
        // Steps read before the cluster was seen to move (by the sweep, say) may lack how it ended.
        let moved = cluster.entered().max(gap.asked);
        let since = cluster.steps_read.at >= Some(moved) && cluster.steps_read.whole;
        since || cluster.steps_read.trouble.is_some()
    };
    swept && world.clusters.values().filter(|c| !c.ended() || concerned(c.told.ended)).all(|c| read(c))
}
