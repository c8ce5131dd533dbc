//! What a fake way answers when all goes well.

use super::Way;
use emr_monitor_core::model::{Capacity, ClusterSummary};
use emr_monitor_core::source::{Answer, Call};

pub(super) fn answer(call: &Call, way: &Way) -> Answer {
    let (clusters, step) = (way.clusters.clone(), way.step.clone());
    match call {
        Call::ListClusters { states, .. } => {
            let asked = |c: &ClusterSummary| states.is_empty() || states.contains(&c.state);
            Answer::Clusters { clusters: clusters.into_iter().filter(asked).collect(), marker: None }
        }
        Call::DescribeCluster(id) => {
            let summary = clusters.into_iter().find(|cluster| cluster.id == *id).unwrap();
            Answer::Cluster { summary: Box::new(summary), description: Box::new(way.description.clone()) }
        }
        Call::ListSteps { .. } | Call::ListStepsById { .. } => {
            Answer::Steps { steps: step.into_iter().collect(), marker: None }
        }
        Call::DescribeStep { .. } => Answer::Step(Box::new(step.unwrap())),
        Call::ListCapacity { .. } => Answer::Capacity(Capacity::Groups(Vec::new())),
        Call::ListBootstrapActions(_) => Answer::BootstrapActions(Vec::new()),
        Call::GetAutoTerminationPolicy(_) => Answer::AutoTermination(None),
        Call::GetManagedScalingPolicy(_) => Answer::ManagedScaling(None),
    }
}
