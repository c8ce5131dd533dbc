//! `change_log`.

use crate::fixtures::{cluster, draft, raw, scope, step};
use emr_monitor_core::archive::{Archive, ArchiveError};
use emr_monitor_core::change::Change;
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
