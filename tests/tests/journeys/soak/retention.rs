//! The archive's file is bounded by retention: when what is forgotten each day is as much as what comes, the file keeps its size.
//!
//! The shortest retention that a setting allows is 60 days, and the engine forgets once a day: in one day nothing is that old. So
//! the harness, never a setting, keeps one day, and days pass by jumps, between which all is read. Two days fill the file: one that
//! is kept, and one that waits to be forgotten.

use super::{HOUR, SPEED, hours};
use crate::soak::sample::mib;
use emr_monitor_core::api::wire::SettingsView;
use emr_monitor_sim::{Scenario, Sim, SimConfig};
use emr_monitor_tests::{Host, HostSetup, START, all_live, eventually};
use std::path::Path;

const DAY: i64 = 24 * 3_600_000;
/// The busy day's arrivals go on for a week.
const DAYS: i64 = 6;
/// From this day on the file is to keep its size.
const FULL: i64 = 3;
/// Days differ: so much more than on the first full one is none too much.
const MORE: f64 = 1.25;

fn size(folder: &Path) -> f64 {
    let of = |file: std::io::Result<std::fs::DirEntry>| file.unwrap();
    let kept = std::fs::read_dir(folder).unwrap().map(of);
    let kept = kept.filter(|file| !file.file_name().to_string_lossy().ends_with("-wal"));
    mib(kept.map(|file| file.metadata().unwrap().len()).sum())
}

/// One day by jumps of `stride`, each followed by a look at everything.
async fn a_day(host: &Host, sim: &Sim, until: i64, stride: i64) {
    while sim.now_ms() < until {
        let from = sim.now_ms();
        sim.advance(stride);
        eventually(host, "all is read after a jump", |s| {
            all_live(s) && s.watches.iter().all(|watch| watch.last.is_some_and(|last| last > from as f64))
        })
        .await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_archive_keeps_its_size_when_each_day_as_much_is_forgotten_as_comes() {
    let root = tempfile::tempdir().unwrap();
    // What happens within a stride is seen as one change: a long run looks each 20 minutes, a short one each two hours.
    let stride = if hours() < 1.0 { 2.0 * HOUR } else { HOUR / 3.0 } as i64;
    let config = SimConfig { speed: SPEED, quotas: false, ..SimConfig::new(Scenario::BusyDay, START) };
    let sim = Sim::start(config).await.unwrap();
    let host = Host::on_sim(&sim, root.path(), HostSetup { speed: SPEED, ..HostSetup::default() }).await;
    let settings = SettingsView { share: 0.9, retention_days: 1, ..SettingsView::default() };
    host.api.set_found(Default::default(), settings, Vec::new()).await;
    let mut sizes = Vec::new();
    for day in 1..=DAYS {
        a_day(&host, &sim, START + day * DAY, stride).await;
        sizes.push(size(root.path()));
    }
    host.stop().await;
    sim.stop().await;
    eprintln!("MiB at the end of each day: {sizes:.2?}");
    let full = sizes[usize::try_from(FULL - 1).unwrap()];
    let last = sizes[sizes.len() - 1];
    assert!(last <= MORE * full, "{last:.2} MiB after {DAYS} days, {full:.2} after {FULL}: {sizes:.2?}");
}
