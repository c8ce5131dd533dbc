//! What is loaded is what was kept, whatever it was.

use crate::arbitrary::{alert, at, cluster, cluster_id, step};
use crate::expected::Expected;
use crate::fixtures::{NEVER, draft, reloaded, scope};
use emr_monitor_core::alert::Alert;
use emr_monitor_core::archive::{Ages, Archive, ArchiveError};
use emr_monitor_core::model::{Cluster, ClusterId, ClusterKey, Scope, Step};
use emr_monitor_core::time::At;
use emr_monitor_store::SqliteArchive;
use proptest::bool::ANY;
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::{ProptestConfig, Strategy, prop_oneof, proptest};
use proptest::sample::select;

#[derive(Debug, Clone)]
enum Act {
    Append(Scope, Vec<Cluster>, Vec<(ClusterId, Step)>, Vec<Alert>),
    NoteAges(Ages),
    KeepAlerts(Vec<Alert>),
    NoteBegun(Scope, At),
    NotePaused(Option<At>),
    NoteWatched(Vec<(ClusterKey, bool)>),
}

fn act() -> impl Strategy<Value = Act> {
    let scopes = || select(&["111122223333", "444455556666"]).prop_map(scope);
    let alerts = || vec(alert(scopes()), 0..4);
    let key = (scopes(), cluster_id()).prop_map(|(scope, cluster)| ClusterKey { scope, cluster });
    prop_oneof![
        3 => (scopes(), vec(cluster(), 0..4), vec((cluster_id(), step()), 0..5), alerts())
            .prop_map(|(scope, clusters, steps, alerts)| Act::Append(scope, clusters, steps, alerts)),
        1 => (scopes(), of(at()), vec((cluster_id(), at(), of(at())), 0..4))
            .prop_map(|(scope, heartbeat, clusters)| Act::NoteAges(Ages { scope, heartbeat, clusters })),
        1 => alerts().prop_map(Act::KeepAlerts),
        1 => (scopes(), at()).prop_map(|(scope, at)| Act::NoteBegun(scope, at)),
        1 => of(at()).prop_map(Act::NotePaused),
        1 => vec((key, ANY), 0..4).prop_map(Act::NoteWatched),
    ]
}

async fn keep(archive: &SqliteArchive, expected: &mut Expected, act: Act) -> Result<(), ArchiveError> {
    match act {
        Act::Append(scope, clusters, steps, alerts) => {
            let steps: Vec<_> = steps.iter().map(|(of, step)| (of.as_str(), step.clone())).collect();
            let mut batch = draft(expected.seq + 1, &scope, &clusters, &steps);
            batch.alerts = alerts;
            expected.append(batch.clone());
            archive.append(batch).await
        }
        Act::NoteAges(ages) => {
            expected.note_ages(ages.clone());
            archive.note_ages(ages).await
        }
        Act::KeepAlerts(alerts) => {
            expected.keep_alerts(alerts.clone());
            archive.keep_alerts(alerts).await
        }
        Act::NoteBegun(scope, at) => {
            expected.note_begun(scope.clone(), at);
            archive.note_begun(scope, at).await
        }
        Act::NotePaused(since) => {
            expected.paused = since;
            archive.note_paused(since).await
        }
        Act::NoteWatched(clusters) => {
            expected.note_watched(clusters.clone());
            archive.note_watched(clusters).await
        }
    }
}

async fn check(acts: Vec<Act>) {
    let root = tempfile::tempdir().unwrap();
    let archive = SqliteArchive::open(root.path()).unwrap();
    let mut expected = Expected::default();
    for act in acts {
        keep(&archive, &mut expected, act).await.unwrap();
    }
    archive.close().await.unwrap();

    let mut loaded = reloaded(root.path(), NEVER).await;
    assert_eq!(loaded.seq, expected.seq);
    assert_eq!(loaded.paused, expected.paused);
    loaded.watched.sort();
    assert_eq!(loaded.watched, expected.watched());
    loaded.scopes.sort_by(|a, b| a.scope.cmp(&b.scope));
    assert_eq!(loaded.scopes, expected.scopes());
    assert!(loaded.alerts.is_sorted_by(|newer, older| newer.decided >= older.decided), "newest first");
    loaded.alerts.sort_by(|a, b| a.key.cmp(&b.key));
    assert_eq!(loaded.alerts, expected.alerts());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn whatever_was_kept_is_loaded_as_it_last_stood(acts in vec(act(), 0..8)) {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(check(acts));
    }
}
