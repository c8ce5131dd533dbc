//! Damaged files.

use crate::fixtures::{NEVER, cluster, draft, raw, reloaded, scope, step};
use emr_monitor_core::archive::{Archive, ArchiveError};
use emr_monitor_core::time::At;
use emr_monitor_store::{SetAside, SqliteArchive, open_sound, set_aside};
use std::fs;
use std::io::ErrorKind;
use std::path::Path;
use std::sync::Arc;

/// 2025-11-23 08:15:30 UTC.
const NOW: At = At(1_763_885_730_000);

async fn filled(folder: &Path) -> Vec<u8> {
    let archive = SqliteArchive::open(folder).unwrap();
    for seq in 1..=20 {
        let mut long = step(&format!("s-{seq}"), "RUNNING", 1);
        Arc::make_mut(&mut long.told).args = ["x".repeat(5_000)].into_iter().collect();
        let clusters = [cluster("j-1", "RUNNING", 5)];
        archive.append(draft(seq, &scope("111122223333"), &clusters, &[("j-1", long)])).await.unwrap();
    }
    archive.close().await.unwrap();
    fs::read(SqliteArchive::in_folder(folder)).unwrap()
}

fn assert_corrupt<T: std::fmt::Debug>(result: &Result<T, ArchiveError>, of: &str) {
    assert!(matches!(result, Err(ArchiveError::Corrupt { .. })), "{of}: {result:?}");
}

#[tokio::test]
async fn a_file_that_is_not_sound_is_told_at_once() {
    let root = tempfile::tempdir().unwrap();
    let sound = filled(root.path()).await;
    let file = SqliteArchive::in_folder(root.path());
    let mut scrambled = sound.clone();
    scrambled[4_096..].fill(0xA5);
    for (of, bytes) in [
        ("garbage", b"this was never a database, but is long enough for one. ".repeat(40).as_slice()),
        ("cut in the middle", &sound[..sound.len() / 2]),
        ("its last page cut off", &sound[..sound.len() - 4_096]),
        ("all pages but the first scrambled", &scrambled),
    ] {
        fs::write(&file, bytes).unwrap();
        assert_corrupt(&SqliteArchive::open(root.path()), of);
        assert_eq!(fs::read(&file).unwrap(), bytes, "{of}: left as it was");
    }
}

/// Damages the clusters of a filled archive: its head and its other tables stay sound.
fn damage_clusters(folder: &Path) {
    let (page, size): (usize, usize) = {
        let file = raw(folder);
        let page: i64 = file
            .query_row("SELECT rootpage FROM sqlite_schema WHERE name = 'cluster'", [], |r| r.get(0))
            .unwrap();
        let size: i64 = file.query_row("PRAGMA page_size", [], |r| r.get(0)).unwrap();
        (page.try_into().unwrap(), size.try_into().unwrap())
    };
    let file = SqliteArchive::in_folder(folder);
    let mut bytes = fs::read(&file).unwrap();
    bytes[(page - 1) * size..page * size].fill(0xA5);
    fs::write(&file, bytes).unwrap();
}

#[tokio::test]
async fn damage_met_only_while_reading_is_told_then() {
    let root = tempfile::tempdir().unwrap();
    filled(root.path()).await;
    damage_clusters(root.path());
    let archive = SqliteArchive::open(root.path()).unwrap();
    assert_corrupt(&archive.load(NEVER).await, "load");
    let again = draft(21, &scope("111122223333"), &[cluster("j-1", "RUNNING", 5)], &[]);
    assert_corrupt(&archive.append(again).await, "append");
    archive.close().await.unwrap();
}

#[tokio::test]
async fn tables_that_are_not_the_archives_are_told_as_damage() {
    let root = tempfile::tempdir().unwrap();
    raw(root.path()).execute_batch("CREATE TABLE scope (something_else); PRAGMA user_version = 40").unwrap();
    let archive = SqliteArchive::open(root.path()).unwrap();
    assert_corrupt(&archive.load(NEVER).await, "tables of another program");
}

#[tokio::test]
async fn a_damaged_file_is_set_aside_whole_and_a_fresh_one_begins() {
    let root = tempfile::tempdir().unwrap();
    let file = SqliteArchive::in_folder(root.path());
    for expected in ["archive.sqlite.damaged-20251123T081530Z", "archive.sqlite.damaged-20251123T081530Z-2"] {
        fs::write(&file, format!("damaged, and to be {expected} {}", "x".repeat(1_000))).unwrap();
        let damaged = fs::read(&file).unwrap();
        fs::write(root.path().join("archive.sqlite-wal"), "its log").unwrap();
        assert_corrupt(&SqliteArchive::open(root.path()), "garbage");

        let aside = set_aside(root.path(), NOW).unwrap();
        assert_eq!(aside, root.path().join(expected));
        assert_eq!(fs::read(&aside).unwrap(), damaged, "to be looked at later");
        assert_eq!(fs::read(root.path().join(format!("{expected}-wal"))).unwrap(), b"its log");
        assert_eq!(reloaded(root.path(), NEVER).await.scopes, [], "a fresh one");
    }
}

#[tokio::test]
async fn damage_that_only_reading_shows_is_set_aside_at_the_start_as_well() {
    let root = tempfile::tempdir().unwrap();
    filled(root.path()).await;
    damage_clusters(root.path());
    let damaged = fs::read(SqliteArchive::in_folder(root.path())).unwrap();
    let (archive, aside) = open_sound(root.path(), NOW, NEVER).await.unwrap();
    let SetAside { path, damage } = aside.unwrap();
    assert_corrupt::<()>(&Err(damage), "what was found");
    assert_eq!(fs::read(&path).unwrap(), damaged, "to be looked at later");
    assert_eq!(archive.load(NEVER).await.unwrap().scopes, [], "a fresh one");
    let first = draft(1, &scope("111122223333"), &[cluster("j-1", "RUNNING", 5)], &[]);
    archive.append(first).await.unwrap();
    archive.close().await.unwrap();
    let (archive, aside) = open_sound(root.path(), NOW, NEVER).await.unwrap();
    assert!(aside.is_none(), "a sound one stays");
    for _ in 0..2 {
        assert_eq!(archive.load(NEVER).await.unwrap().seq, 1, "what was read before, then the file");
    }
    archive.close().await.unwrap();
}

#[tokio::test]
async fn an_archive_in_use_is_not_set_aside() {
    let root = tempfile::tempdir().unwrap();
    let archive = SqliteArchive::open(root.path()).unwrap();
    assert_eq!(set_aside(root.path(), NOW).unwrap_err().kind(), ErrorKind::WouldBlock);
    assert!(archive.path().exists());
    archive.close().await.unwrap();
}
