//! What EMR says of clusters, steps and their capacity, in EMR's own terms.

mod arguments;
mod caller;
mod capacity;
mod cluster;
mod description;
mod fact;
mod ids;
mod state;
mod step;
mod steps;
mod trouble;

pub use arguments::Arguments;
pub use caller::callers_names;
pub use capacity::{Capacity, CapacityCount, FleetOption, InstanceFleet, InstanceGroup};
pub use cluster::{Cluster, ClusterSummary, ErrorDetail, Listing, Passage, StateReason, StepsRead};
pub use description::{
    Application, AutoTermination, BootstrapAction, Collection, Configuration, Description, ManagedScaling,
};
pub use fact::Fact;
pub use ids::{Account, ClusterId, ClusterKey, ProfileName, Region, Scope, StepId, Watch};
pub use state::{ClusterState, StepState};
pub use step::{FailureDetails, Step, StepSummary};
pub use steps::{Outlook, Steps};
pub use trouble::{Trouble, TroubleKind};
