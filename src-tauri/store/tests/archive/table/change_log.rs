//! `change_log`.

use crate::fixtures::{cluster, draft, raw, scope, step};
use emr_monitor_core::archive::{Archive, ArchiveError, Draft};
use emr_monitor_core::change::Change;
use emr_monitor_core::model::ClusterId;
use emr_monitor_core::time::At;
use emr_monitor_store::SqliteArchive;
use rusqlite::Connection;

#[tokio::test]
async fn every_change_stands_in_the_log_in_its_place() {
    let root = tempfile::tempdir().unwrap();
    let archive = SqliteArchive::open(root.path()).unwrap();
    let batch = draft(
        3,
        &scope("111122223333"),
        &[cluster("j-1", "RUNNING", 5)],
        &[("j-1", step("s-1", "PENDING", 1))],
    );
    archive.append(batch.clone()).await.unwrap();
    archive.close().await.unwrap();

    let file = raw(root.path());
    let places = "SELECT concat_ws(' ', seq, position, at, kind, cluster, step) FROM change_log ORDER BY seq, position";
    assert_eq!(texts(&file, places), ["3 0 10000 cluster_appeared j-1", "3 1 10000 step_appeared j-1 s-1"]);
    let bodies = texts(&file, "SELECT body FROM change_log ORDER BY seq, position");
    let changes: Vec<Change> = bodies.iter().map(|body| serde_json::from_str(body).unwrap()).collect();
    assert_eq!(changes, batch.changes, "a change can be read back whole");
}

#[tokio::test]
async fn the_log_of_a_cluster_is_told_oldest_first_and_holds_no_other_clusters_changes() {
    let root = tempfile::tempdir().unwrap();
    let archive = SqliteArchive::open(root.path()).unwrap();
    let (here, elsewhere) = (scope("111122223333"), scope("444455556666"));
    let both = [cluster("j-1", "RUNNING", 5), cluster("j-2", "RUNNING", 5)];
    let first = draft(1, &here, &both, &[("j-1", step("s-1", "PENDING", 1))]);
    let second = draft(4, &here, &[], &[("j-1", step("s-2", "PENDING", 2))]);
    let other = draft(3, &elsewhere, &[cluster("j-1", "RUNNING", 5)], &[]);
    for batch in [&first, &other, &second] {
        archive.append(batch.clone()).await.unwrap();
    }
    let log = archive.log(here, ClusterId::new("j-1")).await.unwrap();
    let told: Vec<_> = log.into_iter().map(|logged| (logged.seq, logged.at.0, logged.change)).collect();
    let [appeared, stepped] = [first.changes[0].clone(), first.changes[2].clone()];
    assert_eq!(told, [(1, 10_000, appeared), (1, 10_000, stepped), (4, 10_000, second.changes[0].clone())]);
    assert_eq!(archive.log(scope("999999999999"), ClusterId::new("j-1")).await.unwrap(), []);
}

#[tokio::test]
async fn nothing_rewrites_the_log_by_any_road() {
    let root = tempfile::tempdir().unwrap();
    let archive = SqliteArchive::open(root.path()).unwrap();
    archive.append(draft(1, &scope("111122223333"), &[cluster("j-1", "RUNNING", 5)], &[])).await.unwrap();
    archive.close().await.unwrap();
    let file = raw(root.path());
    for attempt in [
        "UPDATE change_log SET at = 0",
        "DELETE FROM change_log",
        "DELETE FROM change_log WHERE seq = 1",
        "INSERT OR REPLACE INTO change_log SELECT seq, position, 0, scope, kind, cluster, step, '' FROM change_log",
    ] {
        let refused = file.execute(attempt, []).unwrap_err();
        assert_eq!(
            refused.sqlite_error().map(|code| code.extended_code),
            Some(rusqlite::ffi::SQLITE_CONSTRAINT_TRIGGER),
            "{attempt}"
        );
    }
    let kept: i64 =
        file.query_row("SELECT count(*) FROM change_log WHERE at = 10000", [], |row| row.get(0)).unwrap();
    assert_eq!(kept, 1);
}

#[tokio::test]
async fn a_batch_number_used_twice_is_refused_whole_and_the_next_batch_is_kept() {
    let root = tempfile::tempdir().unwrap();
    let archive = SqliteArchive::open(root.path()).unwrap();
    let scope = scope("111122223333");
    archive.append(draft(1, &scope, &[cluster("j-1", "RUNNING", 5)], &[])).await.unwrap();
    let again = archive.append(draft(1, &scope, &[cluster("j-2", "RUNNING", 5)], &[])).await;
    assert!(matches!(again, Err(ArchiveError::Disk { .. })), "{again:?}");
    archive.append(draft(2, &scope, &[cluster("j-3", "RUNNING", 5)], &[])).await.unwrap();
    let loaded = archive.load(crate::fixtures::NEVER).await.unwrap();
    let ids: Vec<_> = loaded.scopes[0].clusters.iter().map(|cluster| cluster.id().as_str()).collect();
    assert_eq!(ids, ["j-1", "j-3"], "nothing of the refused batch was kept");
}

fn texts(file: &Connection, query: &str) -> Vec<String> {
    file.prepare(query).unwrap().query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

#[tokio::test]
async fn what_is_older_than_it_is_to_be_kept_goes_whole_and_the_log_stays_kept() {
    let root = tempfile::tempdir().unwrap();
    let archive = SqliteArchive::open(root.path()).unwrap();
    let here = scope("111122223333");
    let ended = |id: &str, at: i64| {
        let mut cluster = cluster(id, "TERMINATED", at);
        cluster.told.ended = Some(At(at));
        cluster
    };
    for (seq, at, clusters) in [
        (1, 1_000, vec![ended("j-old", 900), cluster("j-live", "RUNNING", 900)]),
        (2, 5_000, vec![ended("j-new", 4_900)]),
        // The clock was set back: what came later stays, whatever its time says.
        (3, 2_000, vec![cluster("j-live", "WAITING", 2_000)]),
    ] {
        let steps = if seq == 1 { vec![("j-old", step("s-1", "COMPLETED", 800))] } else { Vec::new() };
        archive.append(Draft { at: At(at), ..draft(seq, &here, &clusters, &steps) }).await.unwrap();
    }
    archive.forget(At(3_000)).await.unwrap();
    archive.close().await.unwrap();
    let file = raw(root.path());
    assert_eq!(texts(&file, "SELECT DISTINCT seq || '' FROM change_log ORDER BY seq"), ["2", "3"]);
    assert_eq!(texts(&file, "SELECT id FROM cluster ORDER BY id"), ["j-live", "j-new"]);
    assert_eq!(texts(&file, "SELECT id FROM step"), Vec::<String>::new());
    assert!(file.execute("DELETE FROM change_log", []).is_err(), "nobody else may take from the log");
}
