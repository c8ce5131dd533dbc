//! Who may read the files.
#![cfg(unix)]

use crate::fixtures::{draft, scope};
use emr_monitor_core::archive::Archive;
use emr_monitor_store::SqliteArchive;
use std::fs;
use std::os::unix::fs::PermissionsExt;

#[tokio::test]
async fn folder_and_files_are_for_their_owner_alone() {
    let root = tempfile::tempdir().unwrap();
    let folder = root.path().join("data").join("archive");
    let archive = SqliteArchive::open(&folder).unwrap();
    archive.append(draft(1, &scope("111122223333"), &[], &[])).await.unwrap();
    let mode = |path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(folder.clone()), 0o700);
    let mut files: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert_eq!(files.len(), 4, "the file, its lock, its log and the log's index: {files:?}");
    for file in files {
        assert_eq!(mode(file.clone()), 0o600, "{}", file.display());
    }
    archive.close().await.unwrap();
}
