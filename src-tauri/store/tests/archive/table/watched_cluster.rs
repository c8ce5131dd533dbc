//! `watched_cluster`.

use crate::fixtures::{NEVER, cluster, draft, reloaded, scope};
use emr_monitor_core::archive::Archive;
use emr_monitor_core::model::{ClusterId, ClusterKey};
use emr_monitor_core::time::At;
use emr_monitor_store::SqliteArchive;
use std::path::Path;

fn key(account: &str, id: &str) -> ClusterKey {
    ClusterKey { scope: scope(account), cluster: ClusterId::new(id) }
}

async fn note(folder: &Path, watched: &[(ClusterKey, bool)]) {
    let archive = SqliteArchive::open(folder).unwrap();
    archive.note_watched(watched.to_vec()).await.unwrap();
    archive.close().await.unwrap();
}

#[tokio::test]
async fn a_watched_cluster_survives_a_restart_and_so_does_its_end() {
    let root = tempfile::tempdir().unwrap();
    assert_eq!(reloaded(root.path(), NEVER).await.watched, [], "a fresh archive watches nothing");
    let (first, second) = (key("111122223333", "j-1"), key("444455556666", "j-1"));
    let hostile = key("111122223333", "'; --");
    note(root.path(), &[(first.clone(), true), (second.clone(), true), (hostile.clone(), true)]).await;
    note(root.path(), &[(first.clone(), true)]).await;
    let all = [hostile.clone(), first.clone(), second.clone()];
    assert_eq!(reloaded(root.path(), NEVER).await.watched, all, "each once, also where nothing else is kept");
    note(root.path(), &[(second, false), (hostile, false), (key("777788889999", "j-1"), false)]).await;
    assert_eq!(
        reloaded(root.path(), NEVER).await.watched,
        [first],
        "the last word counts, and of each alone"
    );
}

#[tokio::test]
async fn a_cluster_that_ended_is_watched_until_it_is_forgotten() {
    let root = tempfile::tempdir().unwrap();
    let (of, live, ended) =
        (scope("111122223333"), key("111122223333", "j-live"), key("111122223333", "j-ended"));
    let archive = SqliteArchive::open(root.path()).unwrap();
    let clusters = [cluster("j-live", "RUNNING", 5), cluster("j-ended", "TERMINATED", 5_000)];
    archive.append(draft(1, &of, &clusters, &[])).await.unwrap();
    archive.note_watched(vec![(live.clone(), true), (ended.clone(), true)]).await.unwrap();
    archive.forget(At(5_000)).await.unwrap();
    assert_eq!(
        archive.load(NEVER).await.unwrap().watched,
        [ended, live.clone()],
        "it is not older than that"
    );
    archive.forget(At(5_001)).await.unwrap();
    assert_eq!(archive.load(NEVER).await.unwrap().watched, [live]);
    archive.close().await.unwrap();
}
