//! Groups and fleets as rows.

use crate::api::wire::{CapacityRow, CapacityView};
use crate::model::{Capacity, InstanceFleet, InstanceGroup};

/// The groups or fleets; None when there are none.
pub(super) fn view(capacity: &Capacity) -> Option<CapacityView> {
    let (collection, rows): (_, Vec<_>) = match capacity {
        Capacity::Groups(groups) => ("instance groups", groups.iter().map(group).collect()),
        Capacity::Fleets(fleets) => ("instance fleets", fleets.iter().map(fleet).collect()),
    };
    (!rows.is_empty()).then(|| CapacityView {
        collection: collection.into(),
        summary: summary(capacity),
        rows,
    })
}

/// Such as `1 + 16 r6i.4xlarge`: the primary, then each other group with its type; types told once when they are the same. What
/// runs, or, where nothing runs any more or yet, what was asked for.
fn summary(capacity: &Capacity) -> String {
    let count = capacity.count();
    match capacity {
        Capacity::Groups(groups) => {
            let number =
                |group: &InstanceGroup| if count.running > 0 { group.running } else { group.requested };
            let told: Vec<_> = groups.iter().filter(|group| number(group) > 0).collect();
            let same = told.windows(2).all(|pair| pair[0].instance_type == pair[1].instance_type);
            let one = |group: &&InstanceGroup| {
                let number = number(group);
                if same { number.to_string() } else { format!("{number} {}", group.instance_type) }
            };
            let counts = told.iter().map(one).collect::<Vec<_>>().join(" + ");
            match told.first().filter(|_| same) {
                Some(first) => format!("{counts} {}", first.instance_type),
                None => counts,
            }
        }
        Capacity::Fleets(_) => format!("{} of {} fleet units", count.running, count.wanted),
    }
}

fn group(group: &InstanceGroup) -> CapacityRow {
    CapacityRow {
        id: group.id.clone(),
        name: group.name.clone(),
        role: group.role.clone(),
        types: group.instance_type.clone(),
        market: group.market.clone(),
        wanted: group.requested,
        running: group.running,
        state: group.state.clone(),
        reason: group.reason.clone(),
    }
}

fn fleet(fleet: &InstanceFleet) -> CapacityRow {
    let types =
        fleet.options.iter().map(|option| option.instance_type.as_str()).collect::<Vec<_>>().join(", ");
    let market = match (fleet.target_on_demand > 0, fleet.target_spot > 0) {
        (true, true) => Some("ON_DEMAND, SPOT"),
        (true, false) => Some("ON_DEMAND"),
        (false, true) => Some("SPOT"),
        (false, false) => None,
    };
    CapacityRow {
        id: fleet.id.clone(),
        name: fleet.name.clone(),
        role: fleet.role.clone(),
        types,
        market: market.map(str::to_owned),
        wanted: fleet.target_on_demand + fleet.target_spot,
        running: fleet.on_demand + fleet.spot,
        state: fleet.state.clone(),
        reason: fleet.reason.clone(),
    }
}
