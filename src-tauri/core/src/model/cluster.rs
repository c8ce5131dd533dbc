//! A cluster, as EMR lists it and as the app believes it.

use super::{
    AutoTermination, BootstrapAction, Capacity, ClusterId, ClusterState, Description, Fact, ManagedScaling,
    Step, Steps, Trouble,
};
use crate::time::At;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;

/// `StateChangeReason` of a cluster.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StateReason {
    /// Such as `BOOTSTRAP_FAILURE`, `STEP_FAILURE`, `USER_REQUEST`; as EMR spells it.
    pub code: Option<String>,
    /// EMR's words.
    pub message: Option<String>,
}

/// One of a cluster's `ErrorDetails` (at most 10).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ErrorDetail {
    /// Stable code, such as `BOOTSTRAP_FAILURE_PRIMARY_WITH_NON_ZERO_CODE`.
    pub code: Option<String>,
    /// EMR's words.
    pub message: Option<String>,
    /// `ErrorData`: facts by name.
    pub data: Vec<BTreeMap<String, String>>,
}

/// What ListClusters says of a cluster (DescribeCluster says it too).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ClusterSummary {
    /// The id.
    pub id: ClusterId,
    /// The name its maker gave; may be empty.
    pub name: String,
    /// The ARN, which also tells the account.
    pub arn: Option<String>,
    /// The state.
    pub state: ClusterState,
    /// Why it is in that state.
    pub reason: Option<StateReason>,
    /// What went wrong, by stable codes.
    pub errors: Vec<ErrorDetail>,
    /// When it was asked for.
    pub created: Option<At>,
    /// When it was ready for steps.
    pub ready: Option<At>,
    /// When it ended.
    pub ended: Option<At>,
    /// `NormalizedInstanceHours`: m1.small hours, approximate, late.
    pub normalized_hours: Option<i32>,
}

/// Whether AWS's lists still show the cluster. Absence is never taken for an end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Listing {
    /// On the last list it should be on.
    Listed,
    /// Not on it; being asked for by id.
    Missing {
        /// Since when.
        since: At,
    },
    /// AWS no longer knows it; kept as last known.
    NotListed {
        /// Since when.
        since: At,
    },
}

/// A state the app saw a cluster in, and from when; for the lifetime bar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passage {
    /// The state.
    pub state: ClusterState,
    /// When it was first seen in it.
    pub seen: At,
    /// When it was last seen in the state before; the change happened between the two. None at the first sight.
    pub before: Option<At>,
}

/// How far a cluster's steps have been read.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct StepsRead {
    /// When the newest page was last asked for with success.
    pub at: Option<At>,
    /// Whether the pages were once read to the end, so that counts are of all steps and not of the newest ones.
    pub whole: bool,
    /// Why the last try failed, if it did.
    pub trouble: Option<Trouble>,
}

/// A cluster as believed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Cluster {
    /// What EMR last said in a list or description.
    pub told: ClusterSummary,
    /// When that was asked.
    pub state_at: At,
    /// Whether lists still show it.
    pub listing: Listing,
    /// The states it was seen in, oldest first.
    pub passages: Vec<Passage>,
    /// DescribeCluster.
    pub description: Fact<Arc<Description>>,
    /// ListInstanceGroups or ListInstanceFleets.
    pub capacity: Fact<Capacity>,
    /// ListBootstrapActions.
    pub bootstrap: Fact<Vec<BootstrapAction>>,
    /// GetAutoTerminationPolicy; None inside means EMR has none set.
    pub auto_termination: Fact<Option<AutoTermination>>,
    /// GetManagedScalingPolicy; None inside means EMR has none set.
    pub managed_scaling: Fact<Option<ManagedScaling>>,
    /// How far the steps were read.
    pub steps_read: StepsRead,
    /// The steps, by id. Kept apart in the archive, and apart here too: lists tell of clusters far more often than of steps.
    #[serde(skip)]
    pub steps: Arc<Steps>,
}

impl Cluster {
    /// The id.
    #[must_use]
    pub fn id(&self) -> &ClusterId {
        &self.told.id
    }

    /// The name its maker gave; the id where that is blank.
    #[must_use]
    pub fn name_or_id(&self) -> &str {
        let name = self.told.name.trim();
        if name.is_empty() { self.id().as_str() } else { name }
    }

    /// When it was first seen in the state it is in.
    #[must_use]
    pub fn entered(&self) -> At {
        self.passages.last().map_or(self.state_at, |passage| passage.seen)
    }

    /// Whether it has ended.
    #[must_use]
    pub fn ended(&self) -> bool {
        self.told.state.ended()
    }

    /// The steps in the order they were submitted.
    #[must_use]
    pub fn steps_in_order(&self) -> Vec<&Arc<Step>> {
        let mut steps: Vec<_> = self.steps.iter().collect();
        steps.sort_by(|a, b| {
            (a.ordinal, a.told.created, &a.told.id).cmp(&(b.ordinal, b.told.created, &b.told.id))
        });
        steps
    }
}
