//! ListInstanceGroups and ListInstanceFleets; asking for the kind that a cluster does not use is refused.

use serde_json::{Value, json};

use super::describe_cluster::refuse_marker;
use super::input::OfCluster;
use super::status::timeline;
use super::{Refusal, Scope};
use crate::cluster::Cluster;
use crate::course::ClusterState;
use crate::ident::emr_id;
use crate::script::Capacity;

/// One group or fleet of a cluster.
pub(super) struct Pool {
    pub(super) id: String,
    /// MASTER, CORE or TASK.
    pub(super) role: &'static str,
    pub(super) market: &'static str,
    pub(super) instance_types: Vec<&'static str>,
    /// Instances of a group, units of a fleet.
    pub(super) target: i64,
}

/// A fleet's workers count for so many units each.
pub(super) const UNITS_A_WORKER: i64 = 4;

pub(super) fn pools(cluster: &Cluster) -> Vec<Pool> {
    let (prefix, types, core, task): (_, Vec<&'static str>, _, _) = match cluster.script.capacity {
        Capacity::Groups { instance_type, core, task } => ("ig-", vec![instance_type], core, task),
        Capacity::Fleets { instance_types, core_on_demand, task_spot } => {
            ("if-", instance_types.to_vec(), core_on_demand, task_spot)
        }
    };
    let pool = |role: &'static str, market, instance_types: Vec<&'static str>, target| Pool {
        id: emr_id(prefix, cluster.seed(), role),
        role,
        market,
        instance_types,
        target,
    };
    let mut pools = vec![
        pool("MASTER", "ON_DEMAND", vec!["m6i.xlarge"], 1),
        pool("CORE", "ON_DEMAND", types.clone(), core),
    ];
    if task > 0 {
        pools.push(pool("TASK", "SPOT", types, task));
    }
    pools
}

/// The state of a group or fleet, and whether its instances are there.
fn pool_state(cluster: &Cluster, now: i64) -> (&'static str, bool) {
    match cluster.course.state(now) {
        None | Some(ClusterState::Starting) => ("PROVISIONING", false),
        Some(ClusterState::Bootstrapping) => ("BOOTSTRAPPING", true),
        Some(ClusterState::Running | ClusterState::Waiting) => ("RUNNING", true),
        Some(ClusterState::Terminating) => ("TERMINATING", cluster.course.bootstrapping.is_some()),
        Some(ClusterState::Terminated | ClusterState::TerminatedWithErrors) => ("TERMINATED", false),
    }
}

fn pool_status(cluster: &Cluster, now: i64) -> Value {
    let (state, _) = pool_state(cluster, now);
    let reason = match state {
        "TERMINATED" => json!({"Code": "CLUSTER_TERMINATED", "Message": "Job flow terminated"}),
        _ => json!({"Message": ""}),
    };
    json!({
        "State": state,
        "StateChangeReason": reason,
        "Timeline": timeline(now, cluster.course.created, ("ReadyDateTime", cluster.course.ready), cluster.course.ended),
    })
}

pub(super) fn list_instance_groups(scope: &Scope<'_>, input: &OfCluster) -> Result<Value, Refusal> {
    let cluster = scope.cluster(input.cluster_id()?)?;
    if matches!(cluster.script.capacity, Capacity::Fleets { .. }) {
        return Err(Refusal::wrong_collection("Instance groups", "instance fleets"));
    }
    refuse_marker(input)?;
    let (_, there) = pool_state(cluster, scope.now);
    let groups: Vec<Value> = pools(cluster)
        .iter()
        .map(|pool| {
            json!({
                "Id": pool.id,
                "Name": pool.role,
                "Market": pool.market,
                "InstanceGroupType": pool.role,
                "InstanceType": pool.instance_types.first(),
                "RequestedInstanceCount": pool.target,
                "RunningInstanceCount": if there { pool.target } else { 0 },
                "Status": pool_status(cluster, scope.now),
                "Configurations": [],
                "ConfigurationsVersion": 0,
                "LastSuccessfullyAppliedConfigurations": [],
                "LastSuccessfullyAppliedConfigurationsVersion": 0,
                "EbsBlockDevices": [{"VolumeSpecification": {"VolumeType": "gp3", "SizeInGB": 128}, "Device": "/dev/sdb"}],
                "EbsOptimized": true,
                "ShrinkPolicy": {},
            })
        })
        .collect();
    Ok(json!({"InstanceGroups": groups}))
}

pub(super) fn list_instance_fleets(scope: &Scope<'_>, input: &OfCluster) -> Result<Value, Refusal> {
    let cluster = scope.cluster(input.cluster_id()?)?;
    if matches!(cluster.script.capacity, Capacity::Groups { .. }) {
        return Err(Refusal::wrong_collection("Instance fleets", "instance groups"));
    }
    refuse_marker(input)?;
    let (_, there) = pool_state(cluster, scope.now);
    let fleets: Vec<Value> = pools(cluster)
        .iter()
        .map(|pool| {
            let (on_demand, spot) = if pool.market == "SPOT" { (0, pool.target) } else { (pool.target, 0) };
            let weight = if pool.role == "MASTER" { 1 } else { UNITS_A_WORKER };
            let types: Vec<Value> = pool
                .instance_types
                .iter()
                .map(|name| json!({"InstanceType": name, "WeightedCapacity": weight, "BidPriceAsPercentageOfOnDemandPrice": 100.0, "EbsBlockDevices": []}))
                .collect();
            json!({
                "Id": pool.id,
                "Name": pool.role,
                "Status": pool_status(cluster, scope.now),
                "InstanceFleetType": pool.role,
                "TargetOnDemandCapacity": on_demand,
                "TargetSpotCapacity": spot,
                "ProvisionedOnDemandCapacity": if there { on_demand } else { 0 },
                "ProvisionedSpotCapacity": if there { spot } else { 0 },
                "InstanceTypeSpecifications": types,
            })
        })
        .collect();
    Ok(json!({"InstanceFleets": fleets}))
}
