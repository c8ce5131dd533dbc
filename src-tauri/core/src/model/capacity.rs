//! What a cluster runs on: instance groups or instance fleets.

use serde::{Deserialize, Serialize};

/// An instance group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InstanceGroup {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: Option<String>,
    /// MASTER, CORE or TASK, as EMR spells it.
    pub role: String,
    /// ON_DEMAND or SPOT.
    pub market: Option<String>,
    /// The EC2 type.
    pub instance_type: String,
    /// Instances asked for.
    pub requested: i32,
    /// Instances that run.
    pub running: i32,
    /// The state, as EMR spells it.
    pub state: Option<String>,
    /// Why it is in that state.
    pub reason: Option<String>,
}

/// One instance type a fleet may use.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FleetOption {
    /// The EC2 type.
    pub instance_type: String,
    /// Units one of it counts for.
    pub weight: i32,
}

/// An instance fleet. Numbers are units (weights), not instances.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InstanceFleet {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: Option<String>,
    /// MASTER, CORE or TASK, as EMR spells it.
    pub role: String,
    /// On-Demand units wanted.
    pub target_on_demand: i32,
    /// Spot units wanted.
    pub target_spot: i32,
    /// On-Demand units there.
    pub on_demand: i32,
    /// Spot units there.
    pub spot: i32,
    /// The types it may use.
    pub options: Vec<FleetOption>,
    /// The state, as EMR spells it.
    pub state: Option<String>,
    /// Why it is in that state.
    pub reason: Option<String>,
}

/// What a cluster runs on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Capacity {
    /// Instance groups.
    Groups(Vec<InstanceGroup>),
    /// Instance fleets.
    Fleets(Vec<InstanceFleet>),
}

/// Wanted against there: instances of groups, units of fleets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CapacityCount {
    /// Wanted.
    pub wanted: i32,
    /// There.
    pub running: i32,
}

impl Capacity {
    /// Wanted against there, over all groups or fleets.
    #[must_use]
    pub fn count(&self) -> CapacityCount {
        let (wanted, running) = match self {
            Capacity::Groups(groups) => {
                groups.iter().fold((0, 0), |(w, r), group| (w + group.requested, r + group.running))
            }
            Capacity::Fleets(fleets) => fleets.iter().fold((0, 0), |(w, r), fleet| {
                (w + fleet.target_on_demand + fleet.target_spot, r + fleet.on_demand + fleet.spot)
            }),
        };
        CapacityCount { wanted, running }
    }
}
