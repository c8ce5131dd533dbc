//! A disk that refuses.

use crate::fixtures::{NEVER, draft, reloaded, scope, step};
use crate::other_process::{OtherProcess, given_folder, say};
use emr_monitor_core::archive::{Archive, ArchiveError};
use emr_monitor_store::SqliteArchive;
use std::fs;
use std::path::Path;
use std::sync::Arc;

fn assert_disk<T: std::fmt::Debug>(result: &Result<T, ArchiveError>, of: &str) {
    assert!(matches!(result, Err(ArchiveError::Disk { .. })), "{of}: {result:?}");
}

#[test]
fn a_folder_or_file_that_cannot_be_made_is_told_as_the_disks_refusal() {
    let root = tempfile::tempdir().unwrap();
    let file = root.path().join("a file");
    fs::write(&file, "not a folder").unwrap();
    assert_disk(&SqliteArchive::open(&file.join("inside")), "a file where a folder should be");

    let taken = root.path().join("taken");
    fs::create_dir_all(SqliteArchive::in_folder(&taken)).unwrap();
    assert_disk(&SqliteArchive::open(&taken), "a folder where the file should be");
}

/// Batches of about 20 kB until one is refused; says how many were kept.
async fn fill(folder: &Path) {
    let archive = SqliteArchive::open(folder).unwrap();
    let mut seq = 0;
    let refused = loop {
        let mut long = step(&format!("s-{seq}"), "RUNNING", 1);
        Arc::make_mut(&mut long.told).args = ["x".repeat(20_000)].into_iter().collect();
        match archive.append(draft(seq + 1, &scope("111122223333"), &[], &[("j-1", long)])).await {
            Ok(()) => seq += 1,
            Err(error) => break error,
        }
    };
    assert_disk::<()>(&Err(refused), "no room");
    assert_eq!(archive.load(NEVER).await.unwrap().seq, seq, "reading goes on");
    say(&seq.to_string());
}

/// A limit on file sizes stands in for the full disk: the write itself is refused, wherever SQLite happens to be.
#[cfg(unix)]
#[tokio::test]
async fn a_write_the_system_refuses_is_told_and_what_was_kept_before_stays() {
    if let Some(folder) = given_folder() {
        return fill(&folder).await;
    }
    let root = tempfile::tempdir().unwrap();
    let name = "disk::a_write_the_system_refuses_is_told_and_what_was_kept_before_stays";
    let limited = "trap '' XFSZ; ulimit -f 800; exec \"$0\" \"$@\"";
    let mut other = OtherProcess::start(&["sh", "-c", limited], name, root.path());
    let kept: u64 = other.hear().unwrap().parse().unwrap();
    assert!(0 < kept, "some fitted");
    other.kill();

    assert_eq!(reloaded(root.path(), NEVER).await.seq, kept);
    let archive = SqliteArchive::open(root.path()).unwrap();
    archive.append(draft(kept + 1, &scope("111122223333"), &[], &[])).await.unwrap();
    archive.close().await.unwrap();
}
