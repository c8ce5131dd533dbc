//! A disk that refuses.

use super::{MINUTE, titled};
use emr_monitor_aws::Limits;
use emr_monitor_core::alert::Phase;
use emr_monitor_core::archive::Archive as _;
use emr_monitor_core::time::At;
use emr_monitor_sim::Scenario;
use emr_monitor_store::SqliteArchive;
use emr_monitor_tests::{
    FailingDisk, FleetClock, Host, Mood, Recorder, all_live, passing, sim, sources_of, watches_of,
};
use std::sync::Arc;

const TITLE: &str = "Failed: Ground-up loss, PF-12";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn while_the_disk_refuses_an_alert_is_told_once_from_memory_and_kept_when_it_returns() {
    let folder = tempfile::tempdir().unwrap();
    let sim = sim(Scenario::FailedStep, 1.0).await;
    let desktop = Recorder::new(Mood::Shows);
    let disk = FailingDisk::new(Arc::new(SqliteArchive::open(folder.path()).unwrap()));
    let sources = Arc::new(sources_of(&sim, &sim.profiles(), Limits::default()));
    let clock = Arc::new(FleetClock { sim: sim.handle(), speed: 1.0 });
    let told = (0.5, Some(Arc::clone(&desktop) as _));
    let watches = watches_of(&sim.profiles());
    let host = Host::on_archive(sources, watches, Ok(Arc::clone(&disk) as _), clock, told).await;
    passing(&host, &sim, "all is read", |s| all_live(s) && s.rows.iter().all(|row| row.steps_at.is_some()))
        .await;
    disk.refuses(true);
    passing(&host, &sim, "it is shown", |_| !desktop.shown().is_empty()).await;
    let until = sim.now_ms() + 2 * MINUTE;
    let last = passing(&host, &sim, "two minutes pass", |s| s.clock.now >= until as f64).await;
    assert!(!last.status.archive.kept);
    assert_eq!(desktop.titles(), [TITLE]);
    assert_eq!(titled(&last, TITLE)[0].phase, Phase::Told);

    disk.refuses(false);
    passing(&host, &sim, "all is kept again", |s| s.status.archive.kept).await;
    assert_eq!(desktop.titles(), [TITLE], "once");
    host.stop().await;
    let archive = SqliteArchive::open(folder.path()).unwrap();
    let alerts = archive.load(At(0)).await.unwrap().alerts;
    assert_eq!(alerts.iter().map(|alert| alert.phase).collect::<Vec<_>>(), [Phase::Told]);
    archive.close().await.unwrap();
    sim.stop().await;
}
