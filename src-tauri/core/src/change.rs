//! Differences between two worlds, closed: the vocabulary of the log, of alerts and of the UI's batches.

use crate::model::{CapacityCount, ClusterId, ClusterState, StepId, StepState, TroubleKind};
use crate::source::Operation;
use serde::{Deserialize, Serialize};

/// One difference. Carries ids and what moved; the things themselves are in the world.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Change {
    /// A cluster was seen for the first time.
    ClusterAppeared {
        /// Which.
        cluster: ClusterId,
        /// In this state.
        state: ClusterState,
    },
    /// A cluster's state moved on.
    ClusterStateChanged {
        /// Which.
        cluster: ClusterId,
        /// Before.
        from: ClusterState,
        /// Now.
        to: ClusterState,
    },
    /// Anything else a list says of it: name, times, reason, error details.
    ClusterUpdated {
        /// Which.
        cluster: ClusterId,
    },
    /// DescribeCluster told something new.
    ClusterDescribed {
        /// Which.
        cluster: ClusterId,
    },
    /// Its groups or fleets changed.
    CapacityChanged {
        /// Which.
        cluster: ClusterId,
        /// Wanted and running now.
        count: CapacityCount,
    },
    /// Its bootstrap actions or a policy became known or changed.
    SetupChanged {
        /// Which.
        cluster: ClusterId,
    },
    /// It is missing from the list it should be on, and is being asked for.
    ClusterMissing {
        /// Which.
        cluster: ClusterId,
    },
    /// AWS no longer knows it.
    ClusterNotListed {
        /// Which.
        cluster: ClusterId,
    },
    /// It is on the list again.
    ClusterListedAgain {
        /// Which.
        cluster: ClusterId,
    },
    /// Its steps were read for the first time, or to the end for the first time.
    StepsRead {
        /// Of which.
        cluster: ClusterId,
        /// To the end.
        whole: bool,
    },
    /// A step was seen for the first time.
    StepAppeared {
        /// Of which cluster.
        cluster: ClusterId,
        /// Which.
        step: StepId,
        /// In this state.
        state: StepState,
    },
    /// A step's state moved on.
    StepStateChanged {
        /// Of which cluster.
        cluster: ClusterId,
        /// Which.
        step: StepId,
        /// Before.
        from: StepState,
        /// Now.
        to: StepState,
    },
    /// EMR now says why a step failed.
    StepReasonArrived {
        /// Of which cluster.
        cluster: ClusterId,
        /// Which.
        step: StepId,
    },
    /// Anything else EMR says of a step.
    StepUpdated {
        /// Of which cluster.
        cluster: ClusterId,
        /// Which.
        step: StepId,
    },
    /// Asking for something of a cluster failed in a new way.
    AskFailed {
        /// Of which.
        cluster: ClusterId,
        /// By which operation.
        operation: Operation,
        /// How.
        trouble: TroubleKind,
    },
    /// A scope's health moved: an operation began to fail in this way, or works again (None).
    HealthChanged {
        /// The operation.
        operation: Operation,
        /// The trouble now.
        trouble: Option<TroubleKind>,
    },
}

impl Change {
    /// The cluster it speaks of, if of one.
    #[must_use]
    pub fn cluster(&self) -> Option<&ClusterId> {
        match self {
            Change::ClusterAppeared { cluster, .. }
            | Change::ClusterStateChanged { cluster, .. }
            | Change::ClusterUpdated { cluster }
            | Change::ClusterDescribed { cluster }
            | Change::CapacityChanged { cluster, .. }
            | Change::SetupChanged { cluster }
            | Change::ClusterMissing { cluster }
            | Change::ClusterNotListed { cluster }
            | Change::ClusterListedAgain { cluster }
            | Change::StepsRead { cluster, .. }
            | Change::StepAppeared { cluster, .. }
            | Change::StepStateChanged { cluster, .. }
            | Change::StepReasonArrived { cluster, .. }
            | Change::StepUpdated { cluster, .. }
            | Change::AskFailed { cluster, .. } => Some(cluster),
            Change::HealthChanged { .. } => None,
        }
    }

    /// The step it speaks of, if of one.
    #[must_use]
    pub fn step(&self) -> Option<&StepId> {
        match self {
            Change::StepAppeared { step, .. }
            | Change::StepStateChanged { step, .. }
            | Change::StepReasonArrived { step, .. }
            | Change::StepUpdated { step, .. } => Some(step),
            Change::ClusterAppeared { .. }
            | Change::ClusterStateChanged { .. }
            | Change::ClusterUpdated { .. }
            | Change::ClusterDescribed { .. }
            | Change::CapacityChanged { .. }
            | Change::SetupChanged { .. }
            | Change::ClusterMissing { .. }
            | Change::ClusterNotListed { .. }
            | Change::ClusterListedAgain { .. }
            | Change::StepsRead { .. }
            | Change::AskFailed { .. }
            | Change::HealthChanged { .. } => None,
        }
    }

    /// The kind's name, as the log spells it.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Change::ClusterAppeared { .. } => "cluster_appeared",
            Change::ClusterStateChanged { .. } => "cluster_state_changed",
            Change::ClusterUpdated { .. } => "cluster_updated",
            Change::ClusterDescribed { .. } => "cluster_described",
            Change::CapacityChanged { .. } => "capacity_changed",
            Change::SetupChanged { .. } => "setup_changed",
            Change::ClusterMissing { .. } => "cluster_missing",
            Change::ClusterNotListed { .. } => "cluster_not_listed",
            Change::ClusterListedAgain { .. } => "cluster_listed_again",
            Change::StepsRead { .. } => "steps_read",
            Change::StepAppeared { .. } => "step_appeared",
            Change::StepStateChanged { .. } => "step_state_changed",
            Change::StepReasonArrived { .. } => "step_reason_arrived",
            Change::StepUpdated { .. } => "step_updated",
            Change::AskFailed { .. } => "ask_failed",
            Change::HealthChanged { .. } => "health_changed",
        }
    }
}
