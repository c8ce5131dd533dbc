//! An archive that cannot be used does not stop the world, and the status bar says so.

use emr_monitor_core::archive::Archive as _;
use emr_monitor_sim::Scenario;
use emr_monitor_store::SqliteArchive;
use emr_monitor_tests::{Host, HostSetup, all_live, eventually, sim};
use std::path::Path;

/// What a version that does not exist yet would leave: its compatibility number is 99.
const NEWER: &[u8] = include_bytes!("newer-archive.sqlite");

async fn goes_on_unkept(folder: &Path) -> String {
    let sim = sim(Scenario::Quiet, 60.0).await;
    let host = Host::on_sim(&sim, folder, HostSetup { speed: 60.0, ..HostSetup::default() }).await;
    let began = host.clock.now().0 as f64;
    let snapshot = eventually(&host, "the world is read all the same", |s| {
        all_live(s) && s.rows.len() == 2 && s.rows.iter().all(|row| row.steps_at.is_some())
    })
    .await;
    assert!(!snapshot.status.archive.kept);
    assert!(snapshot.status.archive.not_kept_since.is_some_and(|since| since <= began + 10_000.0));
    host.stop().await;
    sim.stop().await;
    snapshot.status.archive.message.unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn while_another_program_holds_the_archive_the_world_goes_on_and_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let other = SqliteArchive::open(folder.path()).unwrap();
    let message = goes_on_unkept(folder.path()).await;
    assert!(message.contains("in use by another program"), "{message}");
    other.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn with_a_newer_archive_the_world_goes_on_and_the_file_stays_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let file = SqliteArchive::in_folder(folder.path());
    std::fs::write(&file, NEWER).unwrap();
    let message = goes_on_unkept(folder.path()).await;
    assert!(message.contains("newer EMR Monitor") && message.contains("99"), "{message}");
    assert_eq!(std::fs::read(&file).unwrap(), NEWER);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn with_a_damaged_archive_the_world_goes_on_and_says_so() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(SqliteArchive::in_folder(folder.path()), "This is no archive. ".repeat(512)).unwrap();
    let message = goes_on_unkept(folder.path()).await;
    assert!(message.contains("damaged"), "{message}");
}
