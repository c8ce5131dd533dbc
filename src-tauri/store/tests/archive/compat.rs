//! Files from other versions.

use crate::fixtures::{NEVER, cluster, draft, raw, reloaded, scope};
use emr_monitor_core::archive::{Archive, ArchiveError};
use emr_monitor_store::SqliteArchive;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

const NEWER: &str = "UPDATE compat SET number = 99; PRAGMA user_version = 40; CREATE TABLE later (a)";

async fn made(folder: &Path) {
    let archive = SqliteArchive::open(folder).unwrap();
    let clusters = [cluster("j-1", "RUNNING", 5)];
    archive.append(draft(1, &scope("111122223333"), &clusters, &[])).await.unwrap();
    archive.close().await.unwrap();
}

fn names_and_bytes(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let name = |path: &Path| path.file_name().unwrap().to_str().unwrap().to_owned();
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    paths.map(|path| (name(&path), fs::read(&path).unwrap())).collect()
}

fn assert_newer(folder: &Path) {
    let path = SqliteArchive::in_folder(folder).display().to_string();
    let refused = SqliteArchive::open(folder).unwrap_err();
    assert_eq!(refused, ArchiveError::Newer { path, found: 99, known: 1 });
}

#[tokio::test]
async fn a_newer_file_is_refused_and_stays_as_it_is_to_the_byte() {
    let root = tempfile::tempdir().unwrap();
    made(root.path()).await;
    raw(root.path()).execute_batch(NEWER).unwrap();
    let before = names_and_bytes(root.path());
    assert_newer(root.path());
    let after = names_and_bytes(root.path());
    assert_eq!(after["archive.sqlite"], before["archive.sqlite"]);
    assert!(!after.keys().any(|name| name.contains("before-v")), "no copy is made of what is not touched");
}

#[tokio::test]
async fn a_newer_file_is_known_even_when_its_number_is_still_in_the_write_ahead_log() {
    let (root, crashed) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    made(root.path()).await;
    let running = raw(root.path());
    running.execute_batch(NEWER).unwrap();
    for (name, bytes) in names_and_bytes(root.path()) {
        // What a crash would leave; the index of the log is made anew by whoever comes next.
        if !name.ends_with("-shm") {
            fs::write(crashed.path().join(name), bytes).unwrap();
        }
    }
    let before = names_and_bytes(crashed.path());
    assert!(!before["archive.sqlite-wal"].is_empty(), "the number is not in the file itself");
    assert_newer(crashed.path());
    let after = names_and_bytes(crashed.path());
    for name in ["archive.sqlite", "archive.sqlite-wal"] {
        assert_eq!(after[name], before[name], "{name}");
    }
}

#[tokio::test]
async fn a_file_with_more_versions_but_a_known_number_is_used_as_it_is() {
    let root = tempfile::tempdir().unwrap();
    made(root.path()).await;
    raw(root.path())
        .execute_batch(
            "ALTER TABLE cluster ADD COLUMN colour TEXT; PRAGMA user_version = 40; CREATE TABLE later (a)",
        )
        .unwrap();
    let loaded = reloaded(root.path(), NEVER).await;
    assert_eq!(loaded.scopes[0].clusters, [cluster("j-1", "RUNNING", 5)]);
    let archive = SqliteArchive::open(root.path()).unwrap();
    archive.append(draft(2, &scope("111122223333"), &[], &[])).await.unwrap();
    archive.close().await.unwrap();
    let version: i64 = raw(root.path()).pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
    assert_eq!(version, 40, "the newer app finds it as it left it");
}
