//! What a cluster is made of: the Configuration tab.

use super::NamedValue;
use serde::Serialize;
use specta::Type;

/// What DescribeCluster says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DescriptionView {
    /// Such as `emr-7.9.0`.
    pub release: Option<String>,
    /// Name and version of each application.
    pub applications: Vec<ApplicationView>,
    /// The tags.
    pub tags: Vec<NamedValue>,
    /// Where logs go; None: nowhere in S3.
    pub log_uri: Option<String>,
    /// Steps that may run at once.
    pub step_concurrency: u32,
    /// Everything else, by EMR's own names, in a fixed order: only what EMR told.
    pub settings: Vec<NamedValue>,
    /// Application settings, secrets masked.
    pub configurations: Vec<ConfigurationView>,
}

/// An application.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ApplicationView {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: Option<String>,
}

/// One entry of `Configurations`, inner ones flattened as `outer / inner`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ConfigurationView {
    /// Such as `spark-defaults`.
    pub classification: String,
    /// Its settings.
    pub properties: Vec<NamedValue>,
}

/// The groups or fleets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CapacityView {
    /// `instance groups` or `instance fleets`.
    pub collection: String,
    /// One short sentence, such as `1 + 16 r6i.4xlarge`.
    pub summary: String,
    /// One row each.
    pub rows: Vec<CapacityRow>,
}

/// An instance group or fleet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CapacityRow {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: Option<String>,
    /// MASTER, CORE or TASK.
    pub role: String,
    /// The instance types: one for a group, those allowed for a fleet.
    pub types: String,
    /// ON_DEMAND, SPOT, or both for a fleet.
    pub market: Option<String>,
    /// Wanted: instances of a group, units of a fleet.
    pub wanted: i32,
    /// There.
    pub running: i32,
    /// The state, as EMR spells it.
    pub state: Option<String>,
    /// Why it is in that state.
    pub reason: Option<String>,
}

/// A bootstrap action.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct BootstrapActionView {
    /// Its name.
    pub name: String,
    /// The script.
    pub script: Option<String>,
    /// Its arguments, secrets masked.
    pub args: Vec<String>,
}

/// The auto-termination policy.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AutoTerminationView {
    /// Idle milliseconds after which EMR ends the cluster.
    pub idle_ms: f64,
}

/// The managed scaling limits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ManagedScalingView {
    /// Instances, InstanceFleetUnits or VCPU.
    pub unit: String,
    /// Never fewer.
    pub minimum: i32,
    /// Never more.
    pub maximum: i32,
    /// Never more On-Demand.
    pub maximum_on_demand: Option<i32>,
    /// Never more core units.
    pub maximum_core: Option<i32>,
}
