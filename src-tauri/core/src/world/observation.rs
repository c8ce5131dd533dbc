//! One thing an answer from AWS said, and when it was asked.

use crate::model::{
    AutoTermination, BootstrapAction, Capacity, ClusterId, ClusterSummary, Description, ManagedScaling,
    StepId, StepSummary, Trouble,
};
use crate::source::Operation;
use crate::time::{At, Millis};
use std::collections::BTreeSet;

/// Something seen.
#[derive(Debug, Clone, PartialEq)]
pub struct Observation {
    /// When it was asked (not answered): the age shown is never younger than the truth.
    pub at: At,
    /// What was seen.
    pub seen: Seen,
}

/// How far a page of steps reaches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reach {
    /// The newest page; `more` pages follow.
    Newest {
        /// Whether older steps exist.
        more: bool,
    },
    /// A later page of the same reading; `more` pages follow.
    Older {
        /// Whether still older steps exist.
        more: bool,
    },
    /// Those asked for by id.
    ById(Vec<StepId>),
}

/// The kinds of things seen, closed.
#[derive(Debug, Clone, PartialEq)]
pub enum Seen {
    /// One page of a list of clusters.
    Clusters(Vec<ClusterSummary>),
    /// The list of live clusters was read to its end; these were on it. `Observation::at` is when its first page was asked.
    LiveListEnded(BTreeSet<ClusterId>),
    /// The sweep over all states was read to its end.
    SweepEnded,
    /// DescribeCluster.
    Described {
        /// What a list says too.
        summary: Box<ClusterSummary>,
        /// The rest.
        description: Box<Description>,
    },
    /// AWS says it does not know this id.
    ClusterUnknown(ClusterId),
    /// Steps.
    Steps {
        /// Of which cluster.
        cluster: ClusterId,
        /// What was said.
        steps: Vec<StepSummary>,
        /// Which part of all.
        reach: Reach,
    },
    /// Groups or fleets.
    Capacity(ClusterId, Capacity),
    /// Bootstrap actions.
    Bootstrap(ClusterId, Vec<BootstrapAction>),
    /// The auto-termination policy.
    AutoTermination(ClusterId, Option<AutoTermination>),
    /// The managed scaling policy.
    ManagedScaling(ClusterId, Option<ManagedScaling>),
    /// A call was answered: it works, and this is how far AWS's clock is ahead.
    Answered {
        /// Which operation.
        operation: Operation,
        /// AWS's clock less this computer's.
        clock_offset: Option<Millis>,
    },
    /// A call brought nothing.
    Failed {
        /// Which operation.
        operation: Operation,
        /// About which cluster, if about one.
        cluster: Option<ClusterId>,
        /// Why.
        trouble: Trouble,
        /// AWS's clock less this computer's, where the refusal told.
        clock_offset: Option<Millis>,
    },
}
