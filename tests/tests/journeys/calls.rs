//! Counting what reached the fleet.

use emr_monitor_sim::{CallRecord, Sim};

/// The calls about a cluster that fulfil `which`.
pub(crate) fn about(sim: &Sim, cluster: &str) -> usize {
    count(sim, |call| call.cluster.as_deref() == Some(cluster))
}

/// The calls that fulfil `which`.
pub(crate) fn count(sim: &Sim, which: impl Fn(&CallRecord) -> bool) -> usize {
    sim.calls().iter().filter(|call| which(call)).count()
}
