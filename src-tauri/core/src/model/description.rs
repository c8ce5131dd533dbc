//! What DescribeCluster and its neighbours say of a cluster: the Configuration tab.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// An application EMR installed, such as Spark 3.5.1.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Application {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: Option<String>,
}

/// `InstanceCollectionType`: which of the two lists tells the capacity.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Collection {
    /// `INSTANCE_GROUP`.
    Groups,
    /// `INSTANCE_FLEET`.
    Fleets,
    /// Anything else, as EMR spelt it.
    Other(String),
}

/// One entry of `Configurations`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Configuration {
    /// Such as `spark-defaults`.
    pub classification: String,
    /// Its settings.
    pub properties: BTreeMap<String, String>,
    /// Entries inside it.
    pub inner: Vec<Configuration>,
}

/// What DescribeCluster says beyond the summary. Everything optional that EMR may leave out.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Description {
    /// Such as `emr-7.9.0`.
    pub release: Option<String>,
    /// The applications.
    pub applications: Vec<Application>,
    /// The tags, in EMR's order.
    pub tags: Vec<(String, String)>,
    /// Where logs go.
    pub log_uri: Option<String>,
    /// The KMS key logs are encrypted with.
    pub log_encryption_key: Option<String>,
    /// Steps that may run at once; 1 when EMR does not say.
    pub step_concurrency: Option<u32>,
    /// Groups or fleets.
    pub collection: Option<Collection>,
    /// Whether the API may not end it.
    pub termination_protected: Option<bool>,
    /// Whether it ends itself after its last step.
    pub auto_terminate: Option<bool>,
    /// Whether EMR replaces unhealthy nodes.
    pub unhealthy_node_replacement: Option<bool>,
    /// The primary node's public name.
    pub primary_dns: Option<String>,
    /// The service role.
    pub service_role: Option<String>,
    /// The instance profile.
    pub instance_profile: Option<String>,
    /// The auto scaling role.
    pub auto_scaling_role: Option<String>,
    /// The subnet.
    pub subnet: Option<String>,
    /// The Availability Zone.
    pub zone: Option<String>,
    /// The EC2 key pair's name.
    pub key_name: Option<String>,
    /// Security groups by use: primary, worker, service access, additional.
    pub security_groups: Vec<(String, String)>,
    /// The security configuration's name.
    pub security_configuration: Option<String>,
    /// `ScaleDownBehavior`.
    pub scale_down: Option<String>,
    /// The custom AMI.
    pub custom_ami: Option<String>,
    /// The Amazon Linux release.
    pub os_release: Option<String>,
    /// Root volume size in GiB.
    pub root_volume_gib: Option<i32>,
    /// Application settings.
    pub configurations: Vec<Configuration>,
}

/// A bootstrap action, in the order they run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BootstrapAction {
    /// Its name.
    pub name: String,
    /// The script's address.
    pub script: Option<String>,
    /// Its arguments.
    pub args: Vec<String>,
}

/// The auto-termination policy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct AutoTermination {
    /// Seconds of idleness after which EMR ends the cluster (60 to 604,800).
    pub idle_seconds: i64,
}

/// The managed scaling policy's limits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ManagedScaling {
    /// Instances, InstanceFleetUnits or VCPU, as EMR spells it.
    pub unit: String,
    /// Never fewer.
    pub minimum: i32,
    /// Never more.
    pub maximum: i32,
    /// Never more On-Demand, when limited.
    pub maximum_on_demand: Option<i32>,
    /// Never more core units, when limited.
    pub maximum_core: Option<i32>,
}
