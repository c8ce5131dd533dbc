//! GetAutoTerminationPolicy and GetManagedScalingPolicy; an empty answer when there is none.

use serde_json::{Value, json};

use super::input::OfCluster;
use super::{Refusal, Scope};
use crate::script::Capacity;

pub(super) fn auto_termination(scope: &Scope<'_>, input: &OfCluster) -> Result<Value, Refusal> {
    let cluster = scope.cluster(input.cluster_id()?)?;
    Ok(match cluster.script.ends_after_idle_ms.filter(|idle| *idle > 0) {
        Some(idle) => json!({"AutoTerminationPolicy": {"IdleTimeout": idle / 1000}}),
        None => json!({}),
    })
}

pub(super) fn managed_scaling(scope: &Scope<'_>, input: &OfCluster) -> Result<Value, Refusal> {
    let cluster = scope.cluster(input.cluster_id()?)?;
    let unit = match cluster.script.capacity {
        Capacity::Groups { .. } => "Instances",
        Capacity::Fleets { .. } => "InstanceFleetUnits",
    };
    Ok(match cluster.script.scaling {
        Some((low, high)) => json!({"ManagedScalingPolicy": {"ComputeLimits": {
            "UnitType": unit, "MinimumCapacityUnits": low, "MaximumCapacityUnits": high, "MaximumCoreCapacityUnits": high,
        }}}),
        None => json!({}),
    })
}
