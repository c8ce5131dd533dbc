//! What to ask next: a pure function of the world, the ledger, the focus, the budget and now. A plan, not a timer.
//!
//! Ranks, lowest first: what a person asked for; the heartbeat; what is looked at; what is watched; what nothing is known of yet;
//! what is due to have changed; the rest.

mod clusters;
mod errand;
mod focus;
mod steps;

pub use errand::Errand;
pub use focus::{Attention, Focus};

use super::budget::Budget;
use super::ledger::Ledger;
use super::pace::Pace;
use crate::model::{ClusterId, ClusterState, TroubleKind};
use crate::source::{Call, Operation};
use crate::time::{At, HOUR, MINUTE, Millis};
use crate::world::World;

/// How far before the last good heartbeat a sweep looks, for what was born and died unseen.
pub const SWEEP_SLACK: Millis = HOUR;
/// How far back the first sweep of a first run looks for clusters that ended in the last 24 hours: lists can be narrowed by
/// creation only, and few clusters live longer than this.
pub const FIRST_SWEEP: Millis = 14 * 24 * HOUR;
/// Calls under way at once in one scope, where no quota limits them: with 32 the first picture of a hundred clusters took 15 round
/// trips by sockets, with 64 nine (`npm run bench pace`).
pub const AT_ONCE: usize = 64;

/// How urgent an errand is; the order of declaration is the order of asking.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    Wanted,
    Heartbeat,
    Viewed,
    Watched,
    Discovery,
    Moved,
    Round,
    Sweep,
    Settle,
    Spare,
}

/// An errand and from when it may be run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Due {
    pub(super) rank: Rank,
    pub(super) at: At,
    pub(super) errand: Errand,
}

/// What the plan says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Next {
    /// Ask this now.
    Ask(Errand, Call),
    /// Nothing before this moment.
    Wait(At),
}

/// An operation whose bucket holds up what is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldUp {
    /// The operation.
    pub operation: Operation,
    /// How many errands are due and wait for it.
    pub errands: u32,
    /// What the most urgent of them is about, if about one cluster.
    pub next: Option<ClusterId>,
}

/// The next thing to ask. The budget was advanced to `now`.
#[must_use]
pub fn next(
    world: &World,
    ledger: &Ledger,
    focus: &Focus,
    (budget, pace): (&Budget, &Pace),
    now: At,
) -> Next {
    let room = ledger.calls_under_way() < AT_ONCE;
    let mut wake = now + MINUTE;
    for d in in_order(world, ledger, focus, pace, now) {
        let Some(call) = d.errand.call(world, ledger, now) else {
            continue;
        };
        let at = d.at.max(budget.ready_at(call.operation()));
        if at <= now && room {
            return Next::Ask(d.errand, call);
        }
        wake = wake.min(at);
    }
    // With all places taken, an answer wakes the task: no need to spin.
    Next::Wait(if room { wake } else { now + MINUTE })
}

/// What is due and waits for a bucket alone, by operation, the most urgent first. The budget was advanced to `now`.
#[must_use]
pub fn held_up(
    world: &World,
    ledger: &Ledger,
    focus: &Focus,
    (budget, pace): (&Budget, &Pace),
    now: At,
) -> Vec<HeldUp> {
    let mut held: Vec<HeldUp> = Vec::new();
    for d in in_order(world, ledger, focus, pace, now).into_iter().filter(|d| d.at <= now) {
        let Some(operation) = d.errand.call(world, ledger, now).map(|call| call.operation()) else {
            continue;
        };
        match held.iter_mut().find(|held| held.operation == operation) {
            Some(held) => held.errands += 1,
            None if !budget.ready(operation) => {
                held.push(HeldUp { operation, errands: 1, next: d.errand.cluster().cloned() });
            }
            None => {}
        }
    }
    held
}

/// What is worth a call, now or later, the most urgent first.
fn in_order(world: &World, ledger: &Ledger, focus: &Focus, pace: &Pace, now: At) -> Vec<Due> {
    let mut due = Vec::new();
    lists(world, ledger, pace, now, &mut due);
    for cluster in world.clusters.values() {
        clusters::due(cluster, ledger, focus, now, &mut due);
        steps::due(cluster, ledger, focus, pace, &mut due);
    }
    // While nothing can get through, one knock finds out; the rest waits for it.
    let shut = world.health.listing().is_some_and(|trouble| shuts(trouble.kind));
    due.retain(|d| !ledger.under_way(&d.errand) && (!shut || d.errand == Errand::Heartbeat));
    for d in &mut due {
        let record = ledger.record(&d.errand);
        if let Some(wanted) = record.wanted {
            (d.rank, d.at) = (Rank::Wanted, d.at.min(wanted));
        }
        d.at = d.at.max(record.not_before.unwrap_or(d.at));
        if record.marker.is_some() {
            d.at = d.at.min(now);
        }
    }
    due.sort_by_key(|d| (d.rank, d.at));
    due
}

/// Troubles that every call would meet alike.
fn shuts(kind: TroubleKind) -> bool {
    match kind {
        TroubleKind::SignedOut
        | TroubleKind::Offline
        | TroubleKind::ClockWrong
        | TroubleKind::Profile
        | TroubleKind::WrongRegion
        | TroubleKind::Keyring => true,
        TroubleKind::Throttled
        | TroubleKind::Denied
        | TroubleKind::TimedOut
        | TroubleKind::Server
        | TroubleKind::BadAnswer
        | TroubleKind::Refused => false,
    }
}

fn lists(world: &World, ledger: &Ledger, pace: &Pace, now: At, due: &mut Vec<Due>) {
    let heartbeat = ledger.record(&Errand::Heartbeat);
    let at = heartbeat.began.map_or(now, |began| began + pace.heartbeat);
    due.push(Due { rank: Rank::Heartbeat, at, errand: Errand::Heartbeat });
    // A sweep only makes sense once the live ones are known: it is what lies outside them.
    if world.heartbeat.is_some() && heartbeat.answered.is_some() {
        let sweep = ledger.record(&Errand::Sweep);
        let at = if ledger.sweep_after.is_some() { now } else { sweep.began.map_or(now, |b| b + pace.sweep) };
        due.push(Due { rank: Rank::Sweep, at, errand: Errand::Sweep });
    }
}

/// Whether the cluster is one that lists of live states can show.
pub(super) fn live(state: &ClusterState) -> bool {
    !state.ended()
}
