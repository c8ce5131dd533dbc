//! Any capacity.

use super::text;
use emr_monitor_core::model::{Capacity, FleetOption, InstanceFleet, InstanceGroup};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::{Strategy, any, prop_oneof};

pub(super) fn capacity() -> impl Strategy<Value = Capacity> + Clone {
    let group =
        (text(), of(text()), text(), any::<i32>()).prop_map(|(id, name, role, requested)| InstanceGroup {
            id,
            name: name.clone(),
            role,
            market: name.clone(),
            instance_type: "r7g.4xlarge".into(),
            requested,
            running: requested,
            state: name.clone(),
            reason: name,
        });
    let fleet =
        (text(), of(text()), text(), any::<i32>()).prop_map(|(id, name, role, units)| InstanceFleet {
            id,
            name: name.clone(),
            role: role.clone(),
            target_on_demand: units,
            target_spot: units,
            on_demand: units,
            spot: units,
            options: vec![FleetOption { instance_type: role, weight: units }],
            state: name.clone(),
            reason: name,
        });
    prop_oneof![vec(group, 0..3).prop_map(Capacity::Groups), vec(fleet, 0..3).prop_map(Capacity::Fleets),]
        .boxed()
}
