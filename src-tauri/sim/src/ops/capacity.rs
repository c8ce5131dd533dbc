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
    /// Those of them that Spot took and that are not back.
    pub(super) lost: i64,
}

impl Pool {
    /// What is there of it once the cluster has its capacity.
    pub(super) fn held(&self) -> i64 {
        self.target - self.lost
    }
}

/// A fleet's workers count for so many units each.
pub(super) const UNITS_A_WORKER: i64 = 4;

/// The groups or fleets as they are at `now`.
pub(super) fn pools(cluster: &Cluster, now: i64) -> Vec<Pool> {
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
        lost: 0,
    };
    let mut pools = vec![
        pool("MASTER", "ON_DEMAND", vec!["m6i.xlarge"], 1),
        pool("CORE", "ON_DEMAND", types.clone(), core),
    ];
    if task > 0 {
        pools.push(Pool { lost: lost(cluster, now).min(task), ..pool("TASK", "SPOT", types, task) });
    }
    pools
}

/// Task nodes that Spot took and that are not back at `now`.
fn lost(cluster: &Cluster, now: i64) -> i64 {
    let age = now - cluster.script.created_ms;
    let gone =
        cluster.script.spot_losses.iter().filter(|loss| (loss.at..loss.at + loss.back_after).contains(&age));
    gone.map(|loss| loss.units).sum()
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
    let groups: Vec<Value> = pools(cluster, scope.now)
        .iter()
        .map(|pool| {
            json!({
                "Id": pool.id,
                "Name": pool.role,
                "Market": pool.market,
                "InstanceGroupType": pool.role,
                "InstanceType": pool.instance_types.first(),
                "RequestedInstanceCount": pool.target,
                "RunningInstanceCount": if there { pool.held() } else { 0 },
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
    let fleets: Vec<Value> = pools(cluster, scope.now)
        .iter()
        .map(|pool| {
            let (on_demand, spot) = if pool.market == "SPOT" { (0, pool.target) } else { (pool.target, 0) };
            let weight = if pool.role == "MASTER" { 1 } else { UNITS_A_WORKER };
            let types: Vec<Value> = pool
                .instance_types
                .iter()
                .map(|name| json!({"InstanceType": name, "WeightedCapacity": weight, "BidPriceAsPercentageOfOnDemandPrice": 100.0, "EbsBlockDevices": []}))
                .collect();
            let held = if there { pool.held() } else { 0 };
            json!({
                "Id": pool.id,
                "Name": pool.role,
                "Status": pool_status(cluster, scope.now),
                "InstanceFleetType": pool.role,
                "TargetOnDemandCapacity": on_demand,
                "TargetSpotCapacity": spot,
                "ProvisionedOnDemandCapacity": on_demand.min(held),
                "ProvisionedSpotCapacity": spot.min(held),
                "InstanceTypeSpecifications": types,
            })
        })
        .collect();
    Ok(json!({"InstanceFleets": fleets}))
}
