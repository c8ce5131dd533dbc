//! One owner at a time.

use crate::fixtures::{cluster, draft, raw, scope};
use crate::other_process::{OtherProcess, given_folder, say};
use emr_monitor_core::archive::{Archive, ArchiveError};
use emr_monitor_store::SqliteArchive;
use std::io;
use std::thread;

#[tokio::test]
async fn an_archive_open_in_another_process_is_refused_until_that_process_is_gone() {
    if let Some(folder) = given_folder() {
        let _archive = SqliteArchive::open(&folder).unwrap();
        say("open");
        // Ends with the other side, if it is not killed first.
        io::copy(&mut io::stdin(), &mut io::sink()).unwrap();
        return;
    }
    let root = tempfile::tempdir().unwrap();
    let name = "lock::an_archive_open_in_another_process_is_refused_until_that_process_is_gone";
    let mut other = OtherProcess::start(&[], name, root.path());
    assert_eq!(other.hear().as_deref(), Some("open"));
    let path = SqliteArchive::in_folder(root.path()).display().to_string();
    let refused = SqliteArchive::open(root.path()).unwrap_err();
    assert_eq!(refused, ArchiveError::Locked { path });

    other.kill();
    let archive = SqliteArchive::open(root.path()).unwrap();
    archive.append(draft(1, &scope("111122223333"), &[], &[])).await.unwrap();
}

#[tokio::test]
async fn the_same_process_may_open_it_again_once_close_has_answered() {
    let root = tempfile::tempdir().unwrap();
    let archive = SqliteArchive::open(root.path()).unwrap();
    assert!(matches!(SqliteArchive::open(root.path()), Err(ArchiveError::Locked { .. })));
    archive.close().await.unwrap();
    let again = SqliteArchive::open(root.path()).unwrap();

    let late = archive.append(draft(1, &scope("111122223333"), &[], &[])).await;
    assert_eq!(late, Err(ArchiveError::Closed));
    assert_eq!(archive.load(crate::fixtures::NEVER).await, Err(ArchiveError::Closed));
    assert_eq!(archive.close().await, Err(ArchiveError::Closed));
    again.close().await.unwrap();
}

#[tokio::test]
async fn dropped_without_a_close_it_lets_the_file_go_by_itself() {
    let root = tempfile::tempdir().unwrap();
    let archive = SqliteArchive::open(root.path()).unwrap();
    archive.append(draft(1, &scope("111122223333"), &[], &[])).await.unwrap();
    drop(archive);
    let again = loop {
        match SqliteArchive::open(root.path()) {
            Err(ArchiveError::Locked { .. }) => thread::yield_now(),
            opened => break opened.unwrap(),
        }
    };
    assert_eq!(again.load(crate::fixtures::NEVER).await.unwrap().seq, 1);
}

#[tokio::test]
async fn a_program_that_writes_past_the_lock_makes_one_append_fail_and_not_the_next() {
    let root = tempfile::tempdir().unwrap();
    let archive = SqliteArchive::open(root.path()).unwrap();
    let batch = draft(1, &scope("111122223333"), &[cluster("j-1", "RUNNING", 5)], &[]);
    let intruder = raw(root.path());
    intruder.execute_batch("BEGIN IMMEDIATE").unwrap();
    let refused = archive.append(batch.clone()).await;
    assert!(matches!(refused, Err(ArchiveError::Locked { .. })), "{refused:?}");
    assert_eq!(archive.load(crate::fixtures::NEVER).await.unwrap().seq, 0, "reading goes on meanwhile");
    intruder.execute_batch("ROLLBACK").unwrap();
    archive.append(batch).await.unwrap();
}
