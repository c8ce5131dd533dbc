//! What the archive promises to bring back, in the plainest form.

use emr_monitor_core::alert::{Alert, AlertKey, Phase};
use emr_monitor_core::archive::{Ages, Draft, Kept};
use emr_monitor_core::model::{Cluster, ClusterId, ClusterKey, Scope, Steps};
use emr_monitor_core::time::At;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The last word on each cluster and step, ages that only move forward, firsts that stay.
#[derive(Debug, Default)]
pub(crate) struct Expected {
    pub(crate) seq: u64,
    scopes: BTreeMap<Scope, ExpectedScope>,
    alerts: BTreeMap<AlertKey, Alert>,
    pub(crate) paused: Option<At>,
    watched: BTreeSet<ClusterKey>,
}

#[derive(Debug, Default)]
struct ExpectedScope {
    heartbeat: Option<At>,
    begun: Option<At>,
    clusters: BTreeMap<ClusterId, Cluster>,
    steps: BTreeMap<ClusterId, Steps>,
}

impl Expected {
    pub(crate) fn append(&mut self, draft: Draft) {
        self.seq = draft.seq;
        let kept = self.scopes.entry(draft.scope).or_default();
        for cluster in draft.clusters {
            let mut cluster = Arc::unwrap_or_clone(cluster);
            if let Some(before) = kept.clusters.get(cluster.id()) {
                cluster.state_at = cluster.state_at.max(before.state_at);
                cluster.steps_read.at = cluster.steps_read.at.max(before.steps_read.at);
            }
            kept.clusters.insert(cluster.id().clone(), cluster);
        }
        for (of, step) in draft.steps {
            kept.steps.entry(of).or_default().insert(step);
        }
        self.keep_alerts(draft.alerts);
    }

    pub(crate) fn note_ages(&mut self, ages: Ages) {
        let kept = self.scopes.entry(ages.scope).or_default();
        kept.heartbeat = kept.heartbeat.max(ages.heartbeat);
        for (id, state_at, steps_at) in ages.clusters {
            if let Some(cluster) = kept.clusters.get_mut(&id) {
                cluster.state_at = cluster.state_at.max(state_at);
                cluster.steps_read.at = cluster.steps_read.at.max(steps_at);
            }
        }
    }

    pub(crate) fn note_begun(&mut self, scope: Scope, at: At) {
        self.scopes.entry(scope).or_default().begun.get_or_insert(at);
    }

    pub(crate) fn note_watched(&mut self, clusters: Vec<(ClusterKey, bool)>) {
        for (key, on) in clusters {
            self.scopes.entry(key.scope.clone()).or_default();
            if on {
                self.watched.insert(key);
            } else {
                self.watched.remove(&key);
            }
        }
    }

    pub(crate) fn keep_alerts(&mut self, alerts: Vec<Alert>) {
        for alert in alerts {
            self.scopes.entry(alert.key.cluster_key().scope).or_default();
            let Some(kept) = self.alerts.get_mut(&alert.key) else {
                self.alerts.insert(alert.key.clone(), alert);
                continue;
            };
            kept.reason_at = kept.reason_at.or(alert.reason_at);
            kept.seen = kept.seen.or(alert.seen);
            kept.facts = alert.facts;
            kept.phase = match kept.phase {
                Phase::Due | Phase::Sending => alert.phase,
                Phase::Told | Phase::Listed => kept.phase,
            };
        }
    }

    /// All scopes, by name.
    pub(crate) fn scopes(&self) -> Vec<Kept> {
        let kept = |(scope, held): (&Scope, &ExpectedScope)| Kept {
            scope: scope.clone(),
            heartbeat: held.heartbeat,
            begun: held.begun,
            clusters: held
                .clusters
                .iter()
                .map(|(id, cluster)| Cluster {
                    steps: Arc::new(held.steps.get(id).cloned().unwrap_or_default()),
                    ..cluster.clone()
                })
                .collect(),
        };
        self.scopes.iter().map(kept).collect()
    }

    /// All watched clusters, by name.
    pub(crate) fn watched(&self) -> Vec<ClusterKey> {
        self.watched.iter().cloned().collect()
    }

    /// All alerts, by key.
    pub(crate) fn alerts(&self) -> Vec<Alert> {
        self.alerts.values().cloned().collect()
    }
}
