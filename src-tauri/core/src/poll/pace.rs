//! How often each thing is planned to be read: what the budget gives, spread over what there is. Pure.

use super::budget::Budget;
use super::plan::{Attention, Focus};
use crate::model::{Cluster, ClusterState, Step, StepState};
use crate::source::Operation;
use crate::time::{At, MINUTE, Millis, SECOND};
use crate::world::World;
use std::sync::Arc;

/// The heartbeat's interval while it fits on one page.
pub const HEARTBEAT: Millis = 10 * SECOND;
/// Steps of a cluster on which one runs: of what moves on it, 19 in 20 are seen within 45 seconds.
pub const STEPS_RUNNING: Millis = 45_500;
/// Steps of a cluster on which none is known to run: its state changes when one begins, and then it is read at once.
pub const STEPS_WAITING: Millis = 180 * SECOND;
/// The running steps of a cluster that is looked at or watched.
pub const FOLLOWED: Millis = 15 * SECOND;
/// The newest page of a cluster that is looked at: its running steps are asked for by themselves, and when one ends it is read
/// at once, so that it only has to show what was added.
pub const PAGE_VIEWED: Millis = 90 * SECOND;
/// The same of a cluster that is watched.
pub const PAGE_WATCHED: Millis = 180 * SECOND;
/// A sweep over all states while all goes well.
pub const SWEEP: Millis = 5 * MINUTE;
/// The part of what the budget gives that is planned ahead; the rest is for what people ask for and what moved.
const PLANNED: f64 = 0.9;
/// The part of that which following several running steps of a cluster at a time may take from ListSteps: the rest is for pages,
/// so that the clusters that nobody looks at are not left.
const FOLLOWING: f64 = 0.5;

/// The intervals planned for a scope, in milliseconds of the engine's clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    /// Between two lists of live clusters.
    pub heartbeat: Millis,
    /// Between two readings of the steps of a cluster on which one runs.
    pub steps_running: Millis,
    /// The same for the other live clusters.
    pub steps_waiting: Millis,
    /// Between two askings for the running steps of a cluster that is looked at or watched.
    pub followed: Millis,
    /// Between two sweeps over all states.
    pub sweep: Millis,
    /// When the heartbeat is due next.
    pub next: Option<At>,
}

impl Default for Pace {
    fn default() -> Self {
        Self {
            heartbeat: HEARTBEAT,
            steps_running: STEPS_RUNNING,
            steps_waiting: STEPS_WAITING,
            followed: FOLLOWED,
            sweep: SWEEP,
            next: None,
        }
    }
}

impl Pace {
    /// The interval planned for the newest page of steps of a cluster in this state.
    #[must_use]
    pub fn steps(&self, state: &ClusterState, attention: Attention) -> Millis {
        let unseen = match state {
            ClusterState::Running => self.steps_running,
            ClusterState::Starting
            | ClusterState::Bootstrapping
            | ClusterState::Waiting
            | ClusterState::Terminating
            | ClusterState::Terminated
            | ClusterState::TerminatedWithErrors
            | ClusterState::Other(_) => self.steps_waiting,
        };
        match attention {
            Attention::None => unseen,
            Attention::Viewed => PAGE_VIEWED.max(self.steps_running),
            Attention::Watched => PAGE_WATCHED.max(self.steps_running),
        }
    }
}

/// The pace for this world under this budget: never faster than the constants, stretched when there is more to read than the
/// refill carries.
#[must_use]
pub fn pace(world: &World, focus: &Focus, budget: &Budget, heartbeat_pages: u32) -> Pace {
    let followed = |cluster: &Cluster| focus.attention(cluster.id()) != Attention::None;
    let busy = count(world, |cluster| cluster.told.state == ClusterState::Running && !followed(cluster));
    let other = count(world, |cluster| !cluster.ended() && cluster.told.state != ClusterState::Running);
    let looked_at = count(world, |cluster| !cluster.ended() && followed(cluster));
    let pages = f64::from(heartbeat_pages.max(1));
    let heartbeat = stretched(HEARTBEAT, pages, budget.rate(Operation::ListClusters));
    // Weighed so that waiting clusters are read a quarter as often as busy ones, and followed ones half as often, as the
    // constants are.
    let calls = busy + other / 4.0 + looked_at / 2.0;
    // One running step is asked for by DescribeStep, several by ListSteps, which the pages need too.
    let several = count(world, |cluster| !cluster.ended() && followed(cluster) && runs_several(cluster));
    let lists = budget.rate(Operation::ListSteps);
    let described = stretched(FOLLOWED, looked_at, budget.rate(Operation::DescribeStep));
    let followed = described.max(stretched(FOLLOWED, several, FOLLOWING * lists));
    #[expect(clippy::cast_precision_loss, reason = "an interval is minutes or hours")]
    let for_pages = lists - several * 1000.0 / followed as f64;
    let steps_running = stretched(STEPS_RUNNING, calls, for_pages);
    let steps_waiting = STEPS_WAITING.max(steps_running * 4);
    // Sweeps draw from the heartbeat's bucket: where that is short, they grow rarer alike.
    let sweep = SWEEP.max(heartbeat * (SWEEP / HEARTBEAT));
    Pace { heartbeat, steps_running, steps_waiting, followed, sweep, next: None }
}

fn runs_several(cluster: &Cluster) -> bool {
    let runs = |step: &&Arc<Step>| matches!(step.told.state, StepState::Running | StepState::CancelPending);
    cluster.steps.iter().filter(runs).nth(1).is_some()
}

fn count(world: &World, which: impl Fn(&Cluster) -> bool) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "at most some thousand clusters")]
    let n = world.clusters.values().filter(|cluster| which(cluster)).count() as f64;
    n
}

fn stretched(least: Millis, calls: f64, rate: f64) -> Millis {
    #[expect(clippy::cast_possible_truncation, reason = "an interval is minutes or hours")]
    let needed = (calls / (PLANNED * rate) * 1000.0).ceil() as Millis;
    least.max(needed)
}
