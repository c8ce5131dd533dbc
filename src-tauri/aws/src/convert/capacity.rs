//! Instance groups and instance fleets.

use super::text::said;
use aws_sdk_emr::types;
use emr_monitor_core::model::{FleetOption, InstanceFleet, InstanceGroup};

/// A page of ListInstanceGroups.
pub(crate) fn groups(groups: Vec<types::InstanceGroup>) -> Vec<InstanceGroup> {
    groups.into_iter().filter_map(group).collect()
}

/// A page of ListInstanceFleets.
pub(crate) fn fleets(fleets: Vec<types::InstanceFleet>) -> Vec<InstanceFleet> {
    fleets.into_iter().filter_map(fleet).collect()
}

fn group(group: types::InstanceGroup) -> Option<InstanceGroup> {
    let (state, reason) = match group.status {
        Some(status) => (
            status.state.map(|state| state.as_str().to_owned()),
            status.state_change_reason.and_then(|reason| reason.message),
        ),
        None => (None, None),
    };
    Some(InstanceGroup {
        id: said(group.id)?,
        name: said(group.name),
        role: group.instance_group_type.map_or_else(String::new, |role| role.as_str().to_owned()),
        market: said(group.market.map(|market| market.as_str().to_owned())),
        instance_type: group.instance_type.unwrap_or_default(),
        requested: group.requested_instance_count.unwrap_or_default(),
        running: group.running_instance_count.unwrap_or_default(),
        state: said(state),
        reason: said(reason),
    })
}

fn fleet(fleet: types::InstanceFleet) -> Option<InstanceFleet> {
    let (state, reason) = match fleet.status {
        Some(status) => (
            status.state.map(|state| state.as_str().to_owned()),
            status.state_change_reason.and_then(|reason| reason.message),
        ),
        None => (None, None),
    };
    Some(InstanceFleet {
        id: said(fleet.id)?,
        name: said(fleet.name),
        role: fleet.instance_fleet_type.map_or_else(String::new, |role| role.as_str().to_owned()),
        target_on_demand: fleet.target_on_demand_capacity.unwrap_or_default(),
        target_spot: fleet.target_spot_capacity.unwrap_or_default(),
        on_demand: fleet.provisioned_on_demand_capacity.unwrap_or_default(),
        spot: fleet.provisioned_spot_capacity.unwrap_or_default(),
        options: fleet.instance_type_specifications.into_iter().flatten().filter_map(option).collect(),
        state: said(state),
        reason: said(reason),
    })
}

/// An instance counts for one unit unless EMR says otherwise.
fn option(option: types::InstanceTypeSpecification) -> Option<FleetOption> {
    Some(FleetOption {
        instance_type: said(option.instance_type)?,
        weight: option.weighted_capacity.unwrap_or(1),
    })
}
