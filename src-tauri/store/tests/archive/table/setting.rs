//! `setting`.

use crate::fixtures::{NEVER, raw, reloaded};
use emr_monitor_core::archive::Archive;
use emr_monitor_core::time::At;
use emr_monitor_store::SqliteArchive;
use std::path::Path;

async fn note_paused(folder: &Path, since: Option<At>) {
    let archive = SqliteArchive::open(folder).unwrap();
    archive.note_paused(since).await.unwrap();
    archive.close().await.unwrap();
}

#[tokio::test]
async fn a_pause_survives_a_restart_and_so_does_its_end() {
    let root = tempfile::tempdir().unwrap();
    assert_eq!(reloaded(root.path(), NEVER).await.paused, None, "a fresh archive is not paused");
    for since in [Some(At(500)), Some(At(400)), None, None, Some(At(-1))] {
        note_paused(root.path(), since).await;
        assert_eq!(reloaded(root.path(), NEVER).await.paused, since, "the last word counts");
    }
}

#[tokio::test]
async fn a_pause_that_cannot_be_read_is_none_and_the_rest_is_loaded() {
    let root = tempfile::tempdir().unwrap();
    note_paused(root.path(), Some(At(500))).await;
    raw(root.path()).execute_batch("UPDATE setting SET body = '{\"since\":'").unwrap();
    assert_eq!(reloaded(root.path(), NEVER).await.paused, None);
    note_paused(root.path(), Some(At(600))).await;
    assert_eq!(reloaded(root.path(), NEVER).await.paused, Some(At(600)), "and can be written again");
}
