//! One account and Region at AWS: the fleet, the quotas that all callers share, and a log of who asked what.

use crate::fleet::{TrueCluster, fleet};
use crate::quota::Quotas;
use emr_monitor_core::model::{Capacity, ClusterId, ClusterState, Description, StepSummary};
use emr_monitor_core::source::{Answer, Call, Operation};
use emr_monitor_core::time::At;
use std::collections::BTreeMap;

/// EMR's page sizes.
const CLUSTERS_A_PAGE: usize = 50;
const STEPS_A_PAGE: usize = 50;

/// A caller: an app by its number, or the bystander.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Caller {
    App(usize),
    Bystander,
}

/// One request.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Logged {
    pub(crate) at: At,
    pub(crate) caller: Caller,
    pub(crate) operation: Operation,
    pub(crate) refused: bool,
}

/// The account.
pub(crate) struct Account {
    clusters: BTreeMap<ClusterId, TrueCluster>,
    quotas: Option<Quotas>,
    pub(crate) log: Vec<Logged>,
}

impl Account {
    pub(crate) fn new(live: usize, span: (At, At), seed: u64, quotas: bool) -> Self {
        let clusters = fleet(live, span, seed).into_iter().map(|cluster| (cluster.id.clone(), cluster));
        let quotas = quotas.then(|| Quotas::documented(span.0));
        Self { clusters: clusters.collect(), quotas, log: Vec::new() }
    }

    pub(crate) fn clusters(&self) -> impl Iterator<Item = &TrueCluster> {
        self.clusters.values()
    }

    pub(crate) fn cluster(&self, id: &ClusterId) -> &TrueCluster {
        &self.clusters[id]
    }

    /// Logs a request; false: refused for rate.
    pub(crate) fn admit(&mut self, caller: Caller, operation: Operation, at: At) -> bool {
        let granted = self.quotas.as_mut().is_none_or(|quotas| quotas.draw(operation, at));
        self.log.push(Logged { at, caller, operation, refused: !granted });
        granted
    }

    /// The true answer.
    pub(crate) fn answer(&self, call: &Call, now: At) -> Answer {
        match call {
            Call::ListClusters { states, created_after, marker } => {
                self.list(states, *created_after, marker.as_deref(), now)
            }
            Call::DescribeCluster(id) => Answer::Cluster {
                summary: Box::new(self.clusters[id].summary(now)),
                description: Box::<Description>::default(),
            },
            Call::ListSteps { cluster, marker } => {
                let (steps, marker) =
                    page(self.clusters[cluster].steps(now), marker.as_deref(), STEPS_A_PAGE);
                Answer::Steps { steps, marker }
            }
            Call::ListStepsById { cluster, steps } => {
                let mut found = self.clusters[cluster].steps(now);
                found.retain(|step| steps.contains(&step.id));
                Answer::Steps { steps: found, marker: None }
            }
            Call::DescribeStep { cluster, step } => Answer::Step(Box::new(self.step(cluster, step, now))),
            Call::ListCapacity { .. } => Answer::Capacity(Capacity::Groups(Vec::new())),
            Call::ListBootstrapActions(_) => Answer::BootstrapActions(Vec::new()),
            Call::GetAutoTerminationPolicy(_) => Answer::AutoTermination(None),
            Call::GetManagedScalingPolicy(_) => Answer::ManagedScaling(None),
        }
    }

    fn step(&self, cluster: &ClusterId, step: &emr_monitor_core::model::StepId, now: At) -> StepSummary {
        let known = self.clusters[cluster].steps.iter().find(|known| known.id == *step);
        // Only steps that were told are asked for.
        known.map_or_else(|| panic!("{step} was never told of"), |known| known.summary(now))
    }

    fn list(&self, states: &[ClusterState], after: Option<At>, marker: Option<&str>, now: At) -> Answer {
        let there = self.clusters.values().filter(|cluster| {
            cluster.born_at() <= now
                && after.is_none_or(|after| cluster.born_at() > after)
                && (states.is_empty() || states.contains(cluster.state(now)))
        });
        let listed: Vec<_> = there.map(|cluster| cluster.summary(now)).collect();
        let (clusters, marker) = page(listed, marker, CLUSTERS_A_PAGE);
        Answer::Clusters { clusters, marker }
    }
}

fn page<T>(mut all: Vec<T>, marker: Option<&str>, size: usize) -> (Vec<T>, Option<String>) {
    let from = marker.and_then(|marker| marker.parse().ok()).unwrap_or(0).min(all.len());
    let mut rest = all.split_off(from);
    let more = rest.len() > size;
    rest.truncate(size);
    (rest, more.then(|| (from + size).to_string()))
}
