//! An archive that an older version wrote.

use crate::fixtures::{NEVER, alert, draft, raw, reloaded};
use emr_monitor_core::alert::Phase;
use emr_monitor_core::archive::Archive;
use emr_monitor_core::model::ClusterId;
use emr_monitor_core::time::At;
use emr_monitor_store::SqliteArchive;
use rusqlite::Connection;

const FIRST: &str = include_str!("first-version.sql");
const HEARTBEAT: Option<At> = Some(At(1_763_885_790_000));

fn version(file: &Connection) -> i64 {
    file.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap()
}

#[tokio::test]
async fn what_the_first_version_saw_is_past_and_nobody_is_told_of_it() {
    let root = tempfile::tempdir().unwrap();
    raw(root.path()).execute_batch(FIRST).unwrap();
    let loaded = reloaded(root.path(), NEVER).await;
    let begun: Vec<_> = loaded.scopes.iter().map(|kept| (kept.heartbeat, kept.begun)).collect();
    assert_eq!(begun, [(HEARTBEAT, HEARTBEAT), (None, None)], "what was never read has not begun");
    assert_eq!((loaded.alerts, loaded.paused, loaded.watched), (Vec::new(), None, Vec::new()));
    // A later heartbeat is no later beginning, at this start or the next.
    let archive = SqliteArchive::open(root.path()).unwrap();
    archive.note_begun(loaded.scopes[0].scope.clone(), At(1_900_000_000_000)).await.unwrap();
    archive.close().await.unwrap();
    assert_eq!(reloaded(root.path(), NEVER).await.scopes[0].begun, HEARTBEAT);
}

#[tokio::test]
async fn all_that_the_first_version_kept_is_there_and_keeping_goes_on() {
    let root = tempfile::tempdir().unwrap();
    raw(root.path()).execute_batch(FIRST).unwrap();
    let archive = SqliteArchive::open(root.path()).unwrap();
    let loaded = archive.load(NEVER).await.unwrap();
    assert_eq!((loaded.seq, loaded.ways.len()), (1, 2));
    let kept = &loaded.scopes[0].clusters[0];
    let states: Vec<_> = kept.steps.iter().map(|step| step.told.state.as_emr()).collect();
    assert_eq!((kept.told.name.as_str(), states.as_slice()), ("flood-europe", ["FAILED"].as_slice()));

    let mut batch = draft(2, &loaded.scopes[0].scope, &[], &[]);
    batch.alerts = vec![alert("s-1", Phase::Due, 100)];
    archive.append(batch).await.unwrap();
    assert_eq!(archive.load(NEVER).await.unwrap().alerts, [alert("s-1", Phase::Due, 100)]);
    let log = archive.log(loaded.scopes[0].scope.clone(), ClusterId::new("j-2AXXXXXXGAPLF")).await.unwrap();
    assert_eq!(log.len(), 2, "the log goes on where it was");
    archive.close().await.unwrap();

    assert_eq!(version(&raw(root.path())), 3);
    let copy = Connection::open(root.path().join("archive.sqlite.before-v3")).unwrap();
    assert_eq!(version(&copy), 1, "the file as it was lies beside it");
}
