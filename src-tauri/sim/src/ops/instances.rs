//! ListInstances: active instances and those that ended in the last 30 days.

use serde_json::{Map, Value, json};

use super::capacity::{Pool, UNITS_A_WORKER, pools};
use super::input::{ListInstances, states};
use super::page::page;
use super::status::{timeline, with_marker};
use super::{Refusal, Scope};
use crate::cluster::Cluster;
use crate::course::ClusterState;
use crate::ident::{ec2_id, emr_id, mix};
use crate::script::{Capacity, minutes};

/// The size of EMR's page is not documented.
const PAGE: usize = 100;
const STATES: [&str; 5] = ["AWAITING_FULFILLMENT", "PROVISIONING", "BOOTSTRAPPING", "RUNNING", "TERMINATED"];

struct Instance<'a> {
    pool: &'a Pool,
    number: u64,
}

pub(super) fn list_instances(scope: &Scope<'_>, input: &ListInstances) -> Result<Value, Refusal> {
    let cluster = scope.cluster(input.cluster_id()?)?;
    let wanted = states(input.instance_states.as_deref(), &STATES, "instanceStates")?;
    let state = state(cluster, scope.now);
    let gone = cluster.course.ended.is_some_and(|at| scope.now > at + minutes(30 * 24 * 60));
    let fleets = matches!(cluster.script.capacity, Capacity::Fleets { .. });
    let pools = pools(cluster, scope.now);
    let mut instances = Vec::new();
    for pool in pools.iter().filter(|pool| asked_for(pool, fleets, input)) {
        let workers =
            if fleets && pool.role != "MASTER" { pool.held() / UNITS_A_WORKER } else { pool.held() };
        instances.extend(
            (0..workers).map(|_| pool).enumerate().map(|(n, pool)| Instance { pool, number: n as u64 }),
        );
    }
    if gone || wanted.is_some_and(|wanted| !wanted.iter().any(|name| name == state)) {
        instances.clear();
    }
    let salt = scope.salt(&format!("instances/{}", cluster.id));
    let key = |instance: &Instance<'_>| instance.number * 4 + role_number(instance.pool.role);
    let (instances, marker) = page(instances, key, input.marker.as_deref(), salt, PAGE)?;
    let instances: Vec<Value> =
        instances.iter().map(|instance| shown(cluster, instance, fleets, state, scope.now)).collect();
    Ok(with_marker(json!({"Instances": instances}), marker))
}

fn role_number(role: &str) -> u64 {
    match role {
        "MASTER" => 0,
        "CORE" => 1,
        _ => 2,
    }
}

fn asked_for(pool: &Pool, fleets: bool, input: &ListInstances) -> bool {
    let is = |wanted: &Option<String>, given: &str, fits: bool| {
        wanted.as_deref().is_none_or(|wanted| fits && wanted == given)
    };
    let roles = input.instance_group_types.as_ref().filter(|roles| !roles.is_empty());
    is(&input.instance_group_id, &pool.id, !fleets)
        && is(&input.instance_fleet_id, &pool.id, fleets)
        && is(&input.instance_fleet_type, pool.role, fleets)
        && roles.is_none_or(|roles| !fleets && roles.iter().any(|role| role == pool.role))
}

fn state(cluster: &Cluster, now: i64) -> &'static str {
    match cluster.course.state(now) {
        None | Some(ClusterState::Starting) => "PROVISIONING",
        Some(ClusterState::Bootstrapping) => "BOOTSTRAPPING",
        Some(ClusterState::Running | ClusterState::Waiting | ClusterState::Terminating) => "RUNNING",
        Some(ClusterState::Terminated | ClusterState::TerminatedWithErrors) => "TERMINATED",
    }
}

fn shown(cluster: &Cluster, instance: &Instance<'_>, fleets: bool, state: &str, now: i64) -> Value {
    let Instance { pool, number } = instance;
    let label = format!("instance/{}/{number}", pool.role);
    let address = mix(cluster.seed(), &label);
    let (third, fourth) = (address % 256, address / 256 % 250 + 1);
    let kind = pool.instance_types.get((address % pool.instance_types.len().max(1) as u64) as usize);
    let reason = if state == "TERMINATED" {
        json!({"Code": "CLUSTER_TERMINATED", "Message": "Instance was terminated."})
    } else {
        json!({})
    };
    let mut fields = Map::new();
    fields.insert(if fleets { "InstanceFleetId" } else { "InstanceGroupId" }.to_owned(), json!(pool.id));
    let rest = json!({
        "Id": emr_id("ci-", cluster.seed(), &label),
        "Ec2InstanceId": ec2_id("i-", cluster.seed(), &label),
        "PublicDnsName": "",
        "PrivateDnsName": format!("ip-10-0-{third}-{fourth}.{}.compute.internal", cluster.script.region),
        "PrivateIpAddress": format!("10.0.{third}.{fourth}"),
        "Status": {
            "State": state,
            "StateChangeReason": reason,
            "Timeline": timeline(now, cluster.course.created, ("ReadyDateTime", cluster.course.ready), cluster.course.ended),
        },
        "Market": pool.market,
        "InstanceType": kind,
        "EbsVolumes": [{"Device": "/dev/sdb", "VolumeId": ec2_id("vol-", cluster.seed(), &label)}],
    });
    if let Value::Object(rest) = rest {
        fields.extend(rest);
    }
    Value::Object(fields)
}
