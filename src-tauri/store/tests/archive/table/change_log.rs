//! `change_log`.

use crate::fixtures::{cluster, draft, raw, scope, step};
use emr_monitor_core::archive::{Archive, ArchiveError};
use emr_monitor_core::change::Change;
use emr_monitor_store::SqliteArchive;

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
    let mut statement = file
        .prepare("SELECT seq, position, at, kind, cluster, step, body FROM change_log ORDER BY seq, position")
        .unwrap();
    let rows: Vec<(i64, i64, i64, String, Option<String>, Option<String>, String)> = statement
        .query_map([], |r| {
            Ok((
                r.get(0)?,
                r.get(1)?,
                r.get(2)?,
                r.get(3)?,
                r.get(4)?,
                r.get(5)?,
                r.get(6)?,
            ))
        })
        .unwrap()
        .map(Result::unwrap)
        .collect();
    let short: Vec<_> = rows
        .iter()
        .map(|(seq, position, at, kind, ..)| (*seq, *position, *at, kind.as_str()))
        .collect();
    assert_eq!(
        short,
        [
            (3, 0, 10_000, "cluster_appeared"),
            (3, 1, 10_000, "step_appeared")
        ]
    );
    assert_eq!(
        (rows[1].4.as_deref(), rows[1].5.as_deref()),
        (Some("j-1"), Some("s-1"))
    );
    let changes: Vec<Change> = rows
        .iter()
        .map(|row| serde_json::from_str(&row.6).unwrap())
        .collect();
    assert_eq!(changes, batch.changes, "a change can be read back whole");
}

#[tokio::test]
async fn nothing_rewrites_the_log_by_any_road() {
    let root = tempfile::tempdir().unwrap();
    let archive = SqliteArchive::open(root.path()).unwrap();
    archive
        .append(draft(
            1,
            &scope("111122223333"),
            &[cluster("j-1", "RUNNING", 5)],
            &[],
        ))
        .await
        .unwrap();
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
    let kept: i64 = file
        .query_row("SELECT count(*) FROM change_log WHERE at = 10000", [], |row| {
            row.get(0)
        })
        .unwrap();
    assert_eq!(kept, 1);
}

#[tokio::test]
async fn a_batch_number_used_twice_is_refused_whole_and_the_next_batch_is_kept() {
    let root = tempfile::tempdir().unwrap();
    let archive = SqliteArchive::open(root.path()).unwrap();
    let scope = scope("111122223333");
    archive
        .append(draft(1, &scope, &[cluster("j-1", "RUNNING", 5)], &[]))
        .await
        .unwrap();
    let again = archive
        .append(draft(1, &scope, &[cluster("j-2", "RUNNING", 5)], &[]))
        .await;
    assert!(matches!(again, Err(ArchiveError::Disk { .. })), "{again:?}");
    archive
        .append(draft(2, &scope, &[cluster("j-3", "RUNNING", 5)], &[]))
        .await
        .unwrap();
    let loaded = archive.load(crate::fixtures::NEVER).await.unwrap();
    let ids: Vec<_> = loaded.scopes[0]
        .clusters
        .iter()
        .map(|cluster| cluster.id().as_str())
        .collect();
    assert_eq!(ids, ["j-1", "j-3"], "nothing of the refused batch was kept");
}
