//! The port to AWS: calls out, answers in. One [`Source`] speaks for one watch (profile × Region).

mod account_quota;

pub use account_quota::{AccountQuota, QuotaPart};

use crate::model::{
    Account, AutoTermination, BootstrapAction, Capacity, ClusterId, ClusterState, ClusterSummary, Collection,
    Description, ManagedScaling, StepId, StepSummary, Trouble, TroubleKind, Watch,
};
use crate::time::{At, Millis};
use futures::future::BoxFuture;
use serde::{Deserialize, Serialize};

/// The operations the app uses; each has its own token bucket at AWS (quotas of "Amazon EMR" in Service Quotas).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Operation {
    /// ListClusters.
    ListClusters,
    /// DescribeCluster.
    DescribeCluster,
    /// ListSteps.
    ListSteps,
    /// DescribeStep.
    DescribeStep,
    /// ListInstanceGroups.
    ListInstanceGroups,
    /// ListInstanceFleets.
    ListInstanceFleets,
    /// ListBootstrapActions.
    ListBootstrapActions,
    /// GetAutoTerminationPolicy.
    GetAutoTerminationPolicy,
    /// GetManagedScalingPolicy.
    GetManagedScalingPolicy,
}

impl Operation {
    /// All of them, in the order of declaration.
    pub const ALL: [Operation; 9] = [
        Operation::ListClusters,
        Operation::DescribeCluster,
        Operation::ListSteps,
        Operation::DescribeStep,
        Operation::ListInstanceGroups,
        Operation::ListInstanceFleets,
        Operation::ListBootstrapActions,
        Operation::GetAutoTerminationPolicy,
        Operation::GetManagedScalingPolicy,
    ];

    /// EMR's name for it, as in an IAM policy after `elasticmapreduce:`.
    #[must_use]
    pub const fn as_emr(self) -> &'static str {
        match self {
            Operation::ListClusters => "ListClusters",
            Operation::DescribeCluster => "DescribeCluster",
            Operation::ListSteps => "ListSteps",
            Operation::DescribeStep => "DescribeStep",
            Operation::ListInstanceGroups => "ListInstanceGroups",
            Operation::ListInstanceFleets => "ListInstanceFleets",
            Operation::ListBootstrapActions => "ListBootstrapActions",
            Operation::GetAutoTerminationPolicy => "GetAutoTerminationPolicy",
            Operation::GetManagedScalingPolicy => "GetManagedScalingPolicy",
        }
    }
}

/// One call: exactly one request on the wire when all goes well, one page where EMR pages.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Call {
    /// One page of clusters.
    ListClusters {
        /// Only these states; all when empty.
        states: Vec<ClusterState>,
        /// Only those created after this moment.
        created_after: Option<At>,
        /// Where the page before ended.
        marker: Option<String>,
    },
    /// Everything of one cluster.
    DescribeCluster(ClusterId),
    /// One page of steps, newest first.
    ListSteps {
        /// Of this cluster.
        cluster: ClusterId,
        /// Where the page before ended.
        marker: Option<String>,
    },
    /// At most 10 steps by id (EMR's limit).
    ListStepsById {
        /// Of this cluster.
        cluster: ClusterId,
        /// These steps.
        steps: Vec<StepId>,
    },
    /// One step.
    DescribeStep {
        /// Of this cluster.
        cluster: ClusterId,
        /// This one.
        step: StepId,
    },
    /// The capacity, all pages of it (few clusters have more than one).
    ListCapacity {
        /// Of this cluster.
        cluster: ClusterId,
        /// Groups or fleets, as DescribeCluster said.
        collection: Collection,
    },
    /// The bootstrap actions, all pages.
    ListBootstrapActions(ClusterId),
    /// The auto-termination policy.
    GetAutoTerminationPolicy(ClusterId),
    /// The managed scaling policy.
    GetManagedScalingPolicy(ClusterId),
}

impl Call {
    /// Which operation, and so which token bucket, it draws from.
    #[must_use]
    pub fn operation(&self) -> Operation {
        match self {
            Call::ListClusters { .. } => Operation::ListClusters,
            Call::DescribeCluster(_) => Operation::DescribeCluster,
            Call::ListSteps { .. } | Call::ListStepsById { .. } => Operation::ListSteps,
            Call::DescribeStep { .. } => Operation::DescribeStep,
            Call::ListCapacity { collection: Collection::Fleets, .. } => Operation::ListInstanceFleets,
            Call::ListCapacity { collection: Collection::Groups | Collection::Other(_), .. } => {
                Operation::ListInstanceGroups
            }
            Call::ListBootstrapActions(_) => Operation::ListBootstrapActions,
            Call::GetAutoTerminationPolicy(_) => Operation::GetAutoTerminationPolicy,
            Call::GetManagedScalingPolicy(_) => Operation::GetManagedScalingPolicy,
        }
    }
}

impl Call {
    /// The same call in AWS's time: what is narrowed by a moment of ours is narrowed by AWS's clock, which is `offset` ahead.
    #[must_use]
    pub fn on_aws_clock(self, offset: Option<Millis>) -> Self {
        match self {
            Call::ListClusters { states, created_after, marker } => {
                let created_after = created_after.map(|at| at + offset.unwrap_or(0));
                Call::ListClusters { states, created_after, marker }
            }
            other => other,
        }
    }
}

/// What a call brought, by kind of call.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// Of ListClusters.
    Clusters {
        /// The page, in EMR's order, which means nothing.
        clusters: Vec<ClusterSummary>,
        /// Where the next page begins.
        marker: Option<String>,
    },
    /// Of DescribeCluster.
    Cluster {
        /// What a list says too.
        summary: Box<ClusterSummary>,
        /// The rest.
        description: Box<Description>,
    },
    /// Of ListSteps, with or without ids.
    Steps {
        /// The page.
        steps: Vec<StepSummary>,
        /// Where the next page begins.
        marker: Option<String>,
    },
    /// Of DescribeStep.
    Step(Box<StepSummary>),
    /// Of ListInstanceGroups or ListInstanceFleets.
    Capacity(Capacity),
    /// Of ListBootstrapActions.
    BootstrapActions(Vec<BootstrapAction>),
    /// Of GetAutoTerminationPolicy.
    AutoTermination(Option<AutoTermination>),
    /// Of GetManagedScalingPolicy.
    ManagedScaling(Option<ManagedScaling>),
}

/// An answer with what its carrying told.
#[derive(Debug, Clone, PartialEq)]
pub struct Reply {
    /// The answer.
    pub answer: Answer,
    /// Requests that were sent for it: 1, more when the SDK tried again or pages were read.
    pub requests: u32,
    /// AWS's clock less this computer's in milliseconds, by the Date header; None when there was none.
    pub clock_offset: Option<Millis>,
}

/// A call that brought nothing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct AskError {
    /// Its kind.
    pub kind: TroubleKind,
    /// AWS's code, when it gave one.
    pub code: Option<String>,
    /// What was said, for people; holds no secret.
    pub message: String,
    /// Requests that were sent all the same.
    pub requests: u32,
    /// See [`Reply::clock_offset`].
    pub clock_offset: Option<Millis>,
}

impl AskError {
    /// As a trouble that was met at that moment.
    #[must_use]
    pub fn trouble(&self, since: At) -> Trouble {
        Trouble { kind: self.kind, code: self.code.clone(), message: self.message.clone(), since }
    }
}

/// What STS GetCallerIdentity says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// The account; None when the answer names none.
    pub account: Option<String>,
    /// The caller's own name and what else it may be called, as its ARN tells; none for a role without a person.
    pub names: Vec<String>,
    /// Requests that were sent for it.
    pub requests: u32,
}

/// A way to ask AWS as one profile in one Region.
pub trait Source: Send + Sync + 'static {
    /// Makes one call. Ends within the adapter's own time limit, on real time. Never panics on a strange answer.
    fn ask<'a>(&'a self, call: &'a Call) -> BoxFuture<'a, Result<Reply, AskError>>;

    /// The account the credentials answer for: `aws_account_id` of the profile, else STS GetCallerIdentity.
    /// `Ok(None)` when neither can tell (STS denied, say); the first ClusterArn then does.
    fn account(&self) -> BoxFuture<'_, Result<Option<Account>, AskError>>;

    /// Who the credentials belong to, asked of STS each time: for testing a connection. STS has no bucket of EMR's.
    fn identity(&self) -> BoxFuture<'_, Result<Identity, AskError>>;

    /// What Service Quotas says of EMR's request quotas of this account in this Region; those it does not name are as documented.
    /// ListServiceQuotas has no bucket of EMR's. An error is no matter of the watch: the right to ask is optional.
    fn quotas(&self) -> BoxFuture<'_, Result<Vec<AccountQuota>, AskError>>;
}

/// Opens sources: reads the profile and builds a client. May be asked again whenever the credentials may have changed.
pub trait Sources: Send + Sync + 'static {
    /// The source for one watch. An error tells why the profile cannot be used; it is shown, and opening is tried again.
    fn open<'a>(&'a self, watch: &'a Watch) -> BoxFuture<'a, Result<std::sync::Arc<dyn Source>, AskError>>;
}
