//! Groups and fleets.

use super::World;
use crate::change::Change;
use crate::model::{Capacity, ClusterId};
use crate::time::At;

/// Takes what a list of groups or fleets says.
pub(super) fn learn(world: &mut World, id: &ClusterId, value: Capacity, at: At) -> Vec<Change> {
    let Some(cluster) = world.cluster_mut(id) else {
        return Vec::new();
    };
    let count = value.count();
    if cluster.capacity.learn(value, at) {
        vec![Change::CapacityChanged { cluster: id.clone(), count }]
    } else {
        Vec::new()
    }
}
