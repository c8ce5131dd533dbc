//! `cluster`.

use crate::fixtures::{NEVER, cluster, draft, raw, reloaded, scope, step, with_steps};
use emr_monitor_core::archive::{Ages, Archive};
use emr_monitor_core::model::{Cluster, ClusterId, Scope};
use emr_monitor_core::time::At;
use emr_monitor_store::SqliteArchive;

fn ended(id: &str, told: Option<i64>, state_at: i64) -> Cluster {
    let mut cluster = cluster(id, "TERMINATED", state_at);
    cluster.told.ended = told.map(At);
    cluster
}

#[tokio::test]
async fn a_load_brings_what_has_not_ended_and_what_ended_after_the_moment_asked_for() {
    let root = tempfile::tempdir().unwrap();
    let archive = SqliteArchive::open(root.path()).unwrap();
    let clusters = [
        cluster("j-running", "RUNNING", 10),
        cluster("j-strange", "HIBERNATING", 10),
        ended("j-old", Some(100), 900),
        ended("j-new", Some(101), 900),
        ended("j-untold-old", None, 100),
        ended("j-untold-new", None, 101),
    ];
    archive.append(draft(1, &scope("111122223333"), &clusters, &[])).await.unwrap();
    let loaded = archive.load(At(100)).await.unwrap();
    let ids: Vec<_> = loaded.scopes[0].clusters.iter().map(|cluster| cluster.id().as_str()).collect();
    assert_eq!(ids, ["j-new", "j-running", "j-strange", "j-untold-new"]);
}

#[tokio::test]
async fn an_ended_cluster_whose_end_emr_never_told_does_not_stay_young_by_being_seen_again() {
    let root = tempfile::tempdir().unwrap();
    let archive = SqliteArchive::open(root.path()).unwrap();
    let scope = scope("111122223333");
    archive.append(draft(1, &scope, &[ended("j-1", None, 50)], &[])).await.unwrap();
    archive.append(draft(2, &scope, &[ended("j-1", None, 500)], &[])).await.unwrap();
    assert_eq!(archive.load(At(100)).await.unwrap().scopes[0].clusters, [], "it ended at 50, as first seen");
    archive.append(draft(3, &scope, &[ended("j-1", Some(200), 600)], &[])).await.unwrap();
    assert_eq!(archive.load(At(100)).await.unwrap().scopes[0].clusters.len(), 1, "EMR's own word counts");
}

#[tokio::test]
async fn noted_ages_are_laid_over_the_body_and_only_move_forward() {
    let root = tempfile::tempdir().unwrap();
    let archive = SqliteArchive::open(root.path()).unwrap();
    let scope = scope("111122223333");
    let mut kept = cluster("j-1", "RUNNING", 100);
    kept.steps_read.at = Some(At(90));
    archive.append(draft(1, &scope, &[kept.clone(), cluster("j-2", "RUNNING", 100)], &[])).await.unwrap();
    for (state_at, steps_at) in [(200, Some(190)), (150, Some(140)), (150, None)] {
        let noted = |id: &str| (ClusterId::new(id), At(state_at), steps_at.map(At));
        let clusters = vec![noted("j-1"), noted("j-never-kept")];
        archive.note_ages(Ages { scope: scope.clone(), heartbeat: None, clusters }).await.unwrap();
    }
    archive.close().await.unwrap();

    let body: String = raw(root.path())
        .query_row("SELECT body FROM cluster WHERE id = 'j-1'", [], |row| row.get(0))
        .unwrap();
    let stored: Cluster = serde_json::from_str(&body).unwrap();
    assert_eq!(stored, kept, "the body was not rewritten");

    let loaded = reloaded(root.path(), NEVER).await;
    kept.state_at = At(200);
    kept.steps_read.at = Some(At(190));
    assert_eq!(loaded.scopes[0].clusters, [kept, cluster("j-2", "RUNNING", 100)]);
}

#[tokio::test]
async fn a_body_from_another_version_is_read_if_it_can_be_and_else_left_out_alone() {
    let root = tempfile::tempdir().unwrap();
    let archive = SqliteArchive::open(root.path()).unwrap();
    let clusters = ["j-1", "j-2", "j-3"].map(|id| cluster(id, "RUNNING", 5));
    archive.append(draft(1, &scope("111122223333"), &clusters, &[])).await.unwrap();
    archive.close().await.unwrap();
    raw(root.path())
        .execute_batch(
            r#"UPDATE cluster SET body = json_set(body, '$.mood', 'sunny', '$.told.colour', 'red',
                   '$.listing', json('"listed"')) WHERE id = 'j-1';
               UPDATE cluster SET body = json_remove(body, '$.told.arn', '$.told.ended') WHERE id = 'j-2';
               UPDATE cluster SET body = json_set(body, '$.listing', 'on the moon') WHERE id = 'j-3';"#,
        )
        .unwrap();
    let loaded = reloaded(root.path(), NEVER).await;
    assert_eq!(loaded.scopes[0].clusters, clusters[..2], "unknown and missing fields do no harm");
    assert_eq!(loaded.seq, 1);
}

#[tokio::test]
async fn what_ended_between_two_moments_is_read_with_its_steps_newest_first_and_no_more_than_asked_for() {
    let root = tempfile::tempdir().unwrap();
    let archive = SqliteArchive::open(root.path()).unwrap();
    let (one, other) = (scope("111122223333"), scope("444455556666"));
    let clusters =
        [ended("j-1", Some(100), 900), ended("j-2", Some(200), 900), cluster("j-live", "RUNNING", 900)];
    let work = step("s-1", "COMPLETED", 900);
    archive.append(draft(1, &one, &clusters, &[("j-2", work.clone())])).await.unwrap();
    let elsewhere = [ended("j-3", Some(150), 900), ended("j-4", Some(301), 900)];
    archive.append(draft(2, &other, &elsewhere, &[])).await.unwrap();
    let read = archive.ended_between(At(100), At(300), 10).await.unwrap();
    let found = |read: &[(Scope, Cluster)]| -> Vec<(Scope, String)> {
        read.iter().map(|(scope, cluster)| (scope.clone(), cluster.id().to_string())).collect()
    };
    let all = [(one.clone(), "j-2".into()), (other, "j-3".into()), (one, "j-1".into())];
    assert_eq!(found(&read), all);
    assert_eq!(read[0].1, with_steps(clusters[1].clone(), &[work]));
    let fewer = archive.ended_between(At(100), At(300), 2).await.unwrap();
    assert_eq!(found(&fewer), all[..2]);
}
