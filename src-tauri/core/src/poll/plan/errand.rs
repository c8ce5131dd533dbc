//! The kinds of things asked, and the call each makes.

use super::super::ledger::Ledger;
use super::{FIRST_SWEEP, SWEEP_SLACK, steps};
use crate::model::{ClusterId, ClusterState, Collection, StepId};
use crate::source::Call;
use crate::time::At;
use crate::world::World;

/// Something worth a call or several (pages).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Errand {
    /// The list of live clusters.
    Heartbeat,
    /// The list of clusters in all states, created after a moment.
    Sweep,
    /// DescribeCluster: on discovery, on change, and to settle what is missing from the list.
    Describe(ClusterId),
    /// ListSteps from the newest on.
    Steps(ClusterId),
    /// ListSteps by id: what is known as not ended and was not on the newest page; failed steps without a reason.
    StepsById(ClusterId),
    /// DescribeStep of one running step that is looked at.
    Step(ClusterId, StepId),
    /// Groups or fleets.
    Capacity(ClusterId),
    /// Bootstrap actions.
    Bootstrap(ClusterId),
    /// The auto-termination policy.
    AutoTermination(ClusterId),
    /// The managed scaling policy.
    ManagedScaling(ClusterId),
}

impl Errand {
    /// The cluster it is about, if about one.
    #[must_use]
    pub fn cluster(&self) -> Option<&ClusterId> {
        match self {
            Errand::Heartbeat | Errand::Sweep => None,
            Errand::Describe(id)
            | Errand::Steps(id)
            | Errand::StepsById(id)
            | Errand::Step(id, _)
            | Errand::Capacity(id)
            | Errand::Bootstrap(id)
            | Errand::AutoTermination(id)
            | Errand::ManagedScaling(id) => Some(id),
        }
    }

    /// The call it makes now; None when there is nothing to ask.
    pub(super) fn call(&self, world: &World, ledger: &Ledger, now: At) -> Option<Call> {
        let marker = ledger.record(self).marker;
        Some(match self {
            Errand::Heartbeat => {
                Call::ListClusters { states: ClusterState::LIVE.to_vec(), created_after: None, marker }
            }
            Errand::Sweep => Call::ListClusters {
                states: Vec::new(),
                created_after: Some(sweep_from(world, ledger, now)),
                marker,
            },
            Errand::Describe(id) => Call::DescribeCluster(id.clone()),
            Errand::Steps(id) => Call::ListSteps { cluster: id.clone(), marker },
            Errand::StepsById(id) => {
                let steps = steps::worth_asking(world.clusters.get(id)?, now);
                if steps.is_empty() {
                    return None;
                }
                Call::ListStepsById { cluster: id.clone(), steps }
            }
            Errand::Step(cluster, step) => {
                Call::DescribeStep { cluster: cluster.clone(), step: step.clone() }
            }
            Errand::Capacity(id) => {
                let description = world.clusters.get(id)?.description.last()?.clone();
                let collection = description.collection.clone().unwrap_or(Collection::Groups);
                Call::ListCapacity { cluster: id.clone(), collection }
            }
            Errand::Bootstrap(id) => Call::ListBootstrapActions(id.clone()),
            Errand::AutoTermination(id) => Call::GetAutoTerminationPolicy(id.clone()),
            Errand::ManagedScaling(id) => Call::GetManagedScalingPolicy(id.clone()),
        })
    }
}

/// From when a sweep looks. A reading of several pages keeps to the moment its first page was asked with.
fn sweep_from(world: &World, ledger: &Ledger, now: At) -> At {
    ledger.sweep_after.unwrap_or_else(|| world.heartbeat.map_or(now - FIRST_SWEEP, |at| at - SWEEP_SLACK))
}
