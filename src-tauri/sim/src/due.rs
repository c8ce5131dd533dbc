//! What a perfect watcher would see and when: the changes that a scenario makes, for measuring how late others see them.

use serde::{Deserialize, Serialize};

use crate::cluster::Cluster;

/// A cluster or a step enters a state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DueChange {
    /// The sim's clock at that moment, in milliseconds since the epoch.
    pub at_ms: i64,
    /// The cluster's id.
    pub cluster: String,
    /// The step's id; absent: the cluster itself.
    pub step: Option<String>,
    /// The state it enters, as EMR spells it.
    pub state: String,
}

/// The changes after `from` and until `to`, oldest first.
pub(crate) fn between(clusters: &[Cluster], from: i64, to: i64) -> Vec<DueChange> {
    let mut due: Vec<DueChange> = clusters.iter().flat_map(|cluster| of_cluster(cluster, from, to)).collect();
    due.sort_by_key(|change| change.at_ms);
    due
}

fn of_cluster(cluster: &Cluster, from: i64, to: i64) -> Vec<DueChange> {
    let course = &cluster.course;
    let own = [Some(course.created), course.bootstrapping, course.ready, course.ended];
    let mut moments: Vec<i64> = own.into_iter().flatten().chain(course.ending.map(|(at, _)| at)).collect();
    let mut due = Vec::new();
    for step in cluster.steps(to) {
        let moved = [
            Some(step.course.created),
            step.course.started,
            step.course.cancel_asked,
            Some(step.course.ended),
        ];
        // A cluster runs and waits as its steps come and go.
        moments.extend(moved.into_iter().flatten());
        let enters =
            |at: i64| at == step.course.created || step.course.state(at) != step.course.state(at - 1);
        for at in within(moved.into_iter().flatten().collect(), from, to).filter(|at| enters(*at)) {
            let state = step.state_name(at).to_owned();
            due.push(DueChange {
                at_ms: at,
                cluster: cluster.id.clone(),
                step: Some(step.id.to_owned()),
                state,
            });
        }
    }
    for at in within(moments, from, to).filter(|at| course.state(*at) != course.state(at - 1)) {
        let state = cluster.state_name(at).to_owned();
        due.push(DueChange { at_ms: at, cluster: cluster.id.clone(), step: None, state });
    }
    due
}

fn within(mut moments: Vec<i64>, from: i64, to: i64) -> impl Iterator<Item = i64> {
    moments.sort_unstable();
    moments.dedup();
    moments.into_iter().filter(move |at| from < *at && *at <= to)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::script::{ClusterScript, StepScript, minutes};

    #[test]
    fn every_change_of_a_cluster_and_its_steps_is_told_once_and_in_order() {
        let script = ClusterScript::new("short", "1", "here", 0)
            .step(StepScript::spark("first", minutes(2)))
            .step(StepScript::spark("second", minutes(1)))
            .ends_after_idle(minutes(1));
        let told: Vec<(i64, bool, String)> = between(&[Cluster::new(script, 1)], -1, minutes(60))
            .into_iter()
            .map(|change| (change.at_ms / minutes(1), change.step.is_some(), change.state))
            .collect();
        let told: Vec<(i64, bool, &str)> =
            told.iter().map(|(at, step, state)| (*at, *step, &**state)).collect();
        assert_eq!(
            told,
            [
                (0, true, "PENDING"),
                (0, true, "PENDING"),
                (0, false, "STARTING"),
                (5, false, "BOOTSTRAPPING"),
                (8, true, "RUNNING"),
                (8, false, "RUNNING"),
                (10, true, "COMPLETED"),
                (10, true, "RUNNING"),
                (11, true, "COMPLETED"),
                (11, false, "WAITING"),
                (12, false, "TERMINATING"),
                (15, false, "TERMINATED"),
            ]
        );
    }
}
