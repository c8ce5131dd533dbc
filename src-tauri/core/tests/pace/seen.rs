//! What one app has been told, and how long after it was so.

use crate::account::Account;
use emr_monitor_core::model::ClusterId;
use emr_monitor_core::source::{Answer, Call};
use emr_monitor_core::time::{At, Millis};
use std::collections::{BTreeMap, BTreeSet};

/// A change and how long it took to be seen.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Delay {
    pub(crate) took: Millis,
    /// Whether the cluster is one that is looked at or watched.
    pub(crate) followed: bool,
}

/// What an app was told last, by cluster and by step.
#[derive(Default)]
pub(crate) struct Seen {
    clusters: BTreeMap<ClusterId, At>,
    steps: BTreeMap<String, At>,
    described: BTreeMap<ClusterId, At>,
    paged: BTreeMap<ClusterId, At>,
    /// When the first list came.
    pub(crate) first_list: Option<At>,
    pub(crate) followed: BTreeSet<ClusterId>,
    pub(crate) cluster_delays: Vec<Delay>,
    pub(crate) step_delays: Vec<Delay>,
}

impl Seen {
    /// An answer to `call`, made at `made`, arrives at `now`. Changes before `from` count for nobody.
    pub(crate) fn told(
        &mut self,
        account: &Account,
        call: &Call,
        answer: &Answer,
        (from, made, now): (At, At, At),
    ) {
        match answer {
            Answer::Clusters { clusters, .. } => {
                self.first_list.get_or_insert(now);
                for cluster in clusters {
                    self.cluster(account, &cluster.id, (from, made, now));
                }
            }
            Answer::Cluster { summary, .. } => {
                self.described.entry(summary.id.clone()).or_insert(now);
                self.cluster(account, &summary.id, (from, made, now));
            }
            Answer::Steps { steps, .. } => {
                if let Call::ListSteps { cluster, .. } | Call::ListStepsById { cluster, .. } = call {
                    self.paged.entry(cluster.clone()).or_insert(now);
                    steps
                        .iter()
                        .for_each(|step| self.step(account, cluster, step.id.as_str(), (from, made, now)));
                }
            }
            Answer::Step(step) => {
                if let Call::DescribeStep { cluster, .. } = call {
                    self.step(account, cluster, step.id.as_str(), (from, made, now));
                }
            }
            Answer::Capacity(_)
            | Answer::BootstrapActions(_)
            | Answer::AutoTermination(_)
            | Answer::ManagedScaling(_) => {}
        }
    }

    /// When both the description and the newest page of all of these had come.
    pub(crate) fn whole_at<'a>(&self, mut clusters: impl Iterator<Item = &'a ClusterId>) -> Option<At> {
        clusters
            .try_fold(At(0), |whole, id| Some(whole.max(*self.described.get(id)?).max(*self.paged.get(id)?)))
    }

    fn cluster(&mut self, account: &Account, id: &ClusterId, (from, made, now): (At, At, At)) {
        let truth = account.cluster(id);
        let last = self.clusters.insert(id.clone(), made).unwrap_or(from);
        let turned = truth.turns.iter().map(|(at, _)| *at).filter(|at| *at > last && *at <= made);
        let followed = self.followed.contains(id);
        self.cluster_delays.extend(turned.map(|at| Delay { took: now.since(at), followed }));
    }

    fn step(&mut self, account: &Account, cluster: &ClusterId, id: &str, (from, made, now): (At, At, At)) {
        let truth = account.cluster(cluster).steps.iter().find(|step| step.id.as_str() == id);
        let Some(truth) = truth else { return };
        // A step that was never told yet is the change of its cluster, not one of a running step.
        let Some(last) = self.steps.insert(id.to_owned(), made) else { return };
        let moved = [truth.started, truth.ended].into_iter().filter(|at| *at > last.max(from) && *at <= made);
        let followed = self.followed.contains(cluster);
        self.step_delays.extend(moved.map(|at| Delay { took: now.since(at), followed }));
    }
}
