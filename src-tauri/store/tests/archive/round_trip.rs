//! What is loaded is what was kept, whatever it was.

use crate::arbitrary::{at, cluster, cluster_id, step};
use crate::fixtures::{NEVER, draft, reloaded, scope};
use emr_monitor_core::archive::{Ages, Archive, ArchiveError};
use emr_monitor_core::model::{Cluster, ClusterId, Scope, Step};
use emr_monitor_core::time::At;
use emr_monitor_store::SqliteArchive;
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::{ProptestConfig, Strategy, prop_oneof, proptest};
use proptest::sample::select;
use std::collections::BTreeMap;
use std::sync::Arc;

#[derive(Debug, Clone)]
enum Act {
    Append(Scope, Vec<Cluster>, Vec<(ClusterId, Step)>),
    NoteAges(Ages),
}

fn act() -> impl Strategy<Value = Act> {
    let scopes = || select(&["111122223333", "444455556666"]).prop_map(scope);
    prop_oneof![
        3 => (scopes(), vec(cluster(), 0..4), vec((cluster_id(), step()), 0..5))
            .prop_map(|(scope, clusters, steps)| Act::Append(scope, clusters, steps)),
        1 => (scopes(), of(at()), vec((cluster_id(), at(), of(at())), 0..4))
            .prop_map(|(scope, heartbeat, clusters)| Act::NoteAges(Ages { scope, heartbeat, clusters })),
    ]
}

/// The promise in the plainest form: the last word on each cluster and step, and ages that only move forward.
#[derive(Debug, Default)]
struct Expected {
    seq: u64,
    scopes: BTreeMap<Scope, ExpectedScope>,
}

#[derive(Debug, Default)]
struct ExpectedScope {
    heartbeat: Option<At>,
    clusters: BTreeMap<ClusterId, Cluster>,
    steps: BTreeMap<ClusterId, BTreeMap<emr_monitor_core::model::StepId, Arc<Step>>>,
}

impl Expected {
    fn take(&mut self, act: Act) {
        match act {
            Act::Append(scope, clusters, steps) => {
                self.seq += 1;
                let kept = self.scopes.entry(scope).or_default();
                for mut cluster in clusters {
                    if let Some(before) = kept.clusters.get(cluster.id()) {
                        cluster.state_at = cluster.state_at.max(before.state_at);
                        cluster.steps_read.at = cluster.steps_read.at.max(before.steps_read.at);
                    }
                    kept.clusters.insert(cluster.id().clone(), cluster);
                }
                for (of, step) in steps {
                    kept.steps.entry(of).or_default().insert(step.told.id.clone(), Arc::new(step));
                }
            }
            Act::NoteAges(ages) => {
                let kept = self.scopes.entry(ages.scope).or_default();
                kept.heartbeat = kept.heartbeat.max(ages.heartbeat);
                for (id, state_at, steps_at) in ages.clusters {
                    if let Some(cluster) = kept.clusters.get_mut(&id) {
                        cluster.state_at = cluster.state_at.max(state_at);
                        cluster.steps_read.at = cluster.steps_read.at.max(steps_at);
                    }
                }
            }
        }
    }
}

async fn keep(archive: &SqliteArchive, seq: u64, act: Act) -> Result<(), ArchiveError> {
    match act {
        Act::Append(scope, clusters, steps) => {
            let steps: Vec<_> = steps.iter().map(|(of, step)| (of.as_str(), step.clone())).collect();
            archive.append(draft(seq, &scope, &clusters, &steps)).await
        }
        Act::NoteAges(ages) => archive.note_ages(ages).await,
    }
}

async fn check(acts: Vec<Act>) {
    let root = tempfile::tempdir().unwrap();
    let archive = SqliteArchive::open(root.path()).unwrap();
    let mut expected = Expected::default();
    for act in acts {
        keep(&archive, expected.seq + 1, act.clone()).await.unwrap();
        expected.take(act);
    }
    archive.close().await.unwrap();

    let loaded = reloaded(root.path(), NEVER).await;
    assert_eq!(loaded.seq, expected.seq);
    assert_eq!(loaded.scopes.len(), expected.scopes.len());
    for kept in loaded.scopes {
        let scope = &expected.scopes[&kept.scope];
        assert_eq!(kept.heartbeat, scope.heartbeat);
        let clusters: Vec<_> = scope
            .clusters
            .iter()
            .map(|(id, cluster)| Cluster {
                steps: scope.steps.get(id).cloned().unwrap_or_default(),
                ..cluster.clone()
            })
            .collect();
        assert_eq!(kept.clusters, clusters);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn whatever_was_kept_is_loaded_as_it_last_stood(acts in vec(act(), 0..6)) {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(check(acts));
    }
}
