//! How often each thing is planned to be read: what the budget gives, spread over what there is. Pure.

use super::budget::Budget;
use crate::model::ClusterState;
use crate::source::Operation;
use crate::time::{At, Millis, SECOND};
use crate::world::World;

/// The heartbeat's interval while it fits on one page.
pub const HEARTBEAT: Millis = 10 * SECOND;
/// Steps of a cluster on which one runs.
pub const STEPS_RUNNING: Millis = 45 * SECOND;
/// Steps of a cluster on which none is known to run: its state changes when one begins, and then it is read at once.
pub const STEPS_WAITING: Millis = 180 * SECOND;
/// The running steps of the cluster that is looked at.
pub const VIEWED: Millis = 15 * SECOND;

/// The intervals planned for a scope, in milliseconds of the engine's clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    /// Between two lists of live clusters.
    pub heartbeat: Millis,
    /// Between two readings of the steps of a cluster on which one runs.
    pub steps_running: Millis,
    /// The same for the other live clusters.
    pub steps_waiting: Millis,
    /// When the heartbeat is due next.
    pub next: Option<At>,
}

impl Default for Pace {
    fn default() -> Self {
        Self { heartbeat: HEARTBEAT, steps_running: STEPS_RUNNING, steps_waiting: STEPS_WAITING, next: None }
    }
}

impl Pace {
    /// The interval planned for the steps of a cluster in this state.
    #[must_use]
    pub fn steps(&self, state: &ClusterState) -> Millis {
        match state {
            ClusterState::Running => self.steps_running,
            ClusterState::Starting
            | ClusterState::Bootstrapping
            | ClusterState::Waiting
            | ClusterState::Terminating
            | ClusterState::Terminated
            | ClusterState::TerminatedWithErrors
            | ClusterState::Other(_) => self.steps_waiting,
        }
    }
}

/// The pace for this world under this budget: never faster than the constants, stretched when there is more to read than the
/// refill carries (three quarters of it: the rest is for what people ask and for what moved).
#[must_use]
pub fn pace(world: &World, budget: &Budget, heartbeat_pages: u32) -> Pace {
    let busy = count(world, |state| *state == ClusterState::Running);
    let other = count(world, |state| !state.ended() && *state != ClusterState::Running);
    let pages = f64::from(heartbeat_pages.max(1));
    let heartbeat = stretched(HEARTBEAT, pages, 0.75 * budget.rate(Operation::ListClusters));
    // Weighed so that waiting clusters are read a quarter as often as busy ones, as the constants are.
    let calls = busy + other / 4.0;
    let steps_running = stretched(STEPS_RUNNING, calls, 0.75 * budget.rate(Operation::ListSteps));
    let steps_waiting = STEPS_WAITING.max(steps_running * 4);
    Pace { heartbeat, steps_running, steps_waiting, next: None }
}

fn count(world: &World, which: impl Fn(&ClusterState) -> bool) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "at most some thousand clusters")]
    let n = world.clusters.values().filter(|cluster| which(&cluster.told.state)).count() as f64;
    n
}

fn stretched(least: Millis, calls: f64, rate: f64) -> Millis {
    #[expect(clippy::cast_possible_truncation, reason = "an interval is minutes or hours")]
    let needed = (calls / rate * 1000.0).ceil() as Millis;
    least.max(needed)
}
