//! What the desktop offers, as it comes and goes on a real bus.

use super::fake::{FakeBus, FakeDaemon, FakeTray, soon};
use super::{Desktop, NoticesFact, watch_bus};
use std::time::Duration;
use tokio::runtime::Handle;
use tokio::sync::mpsc;

/// Also how often daemons came.
fn watched(bus: &FakeBus) -> (Desktop, mpsc::Receiver<()>) {
    let (sender, back) = mpsc::channel(8);
    let retry = Duration::from_millis(20);
    let desktop = watch_bus(&Handle::current(), bus.session(), retry, move || sender.try_send(()).unwrap());
    (desktop, back)
}

async fn says(desktop: &mut Desktop, id: &str, title: &str) {
    let rows =
        soon(desktop.rows.wait_for(|rows| rows.iter().any(|row| row.id == id && row.title == title))).await;
    assert_eq!(rows.unwrap().len(), 3);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_daemon_that_appears_is_named_and_called_back_each_time() {
    let bus = FakeBus::start();
    let (mut desktop, mut back) = watched(&bus);
    says(&mut desktop, "notices", "No notifications on this desktop").await;
    for _ in 0..2 {
        let daemon = FakeDaemon::start(&bus).await;
        soon(back.recv()).await.unwrap();
        says(&mut desktop, "notices", "Notifications are shown by told 2.0").await;
        daemon.end().await;
        soon(desktop.notices.wait_for(|fact| *fact == NoticesFact::Missing)).await.unwrap();
    }
    assert!(back.try_recv().is_err(), "once for each");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_tray_is_there_only_while_something_shows_its_icons() {
    let bus = FakeBus::start();
    let (mut desktop, _back) = watched(&bus);
    says(&mut desktop, "tray", "No tray on this desktop").await;
    let tray = FakeTray::start(&bus, true).await;
    soon(desktop.tray.wait_for(|there| *there)).await.unwrap();
    says(&mut desktop, "tray", "The tray shows the worst state").await;
    tray.end().await;
    soon(desktop.tray.wait_for(|there| !there)).await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_watcher_without_a_panel_is_no_tray_until_the_panel_comes() {
    let bus = FakeBus::start();
    let tray = FakeTray::start(&bus, false).await;
    let (mut desktop, _back) = watched(&bus);
    says(&mut desktop, "tray", "No tray on this desktop").await;
    tray.gets_a_host().await;
    soon(desktop.tray.wait_for(|there| *there)).await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_daemon_the_bus_can_start_counts_although_it_does_not_run() {
    let bus = FakeBus::with_service("[D-BUS Service]\nName=org.freedesktop.Notifications\nExec=/bin/false\n");
    let (mut desktop, _back) = watched(&bus);
    soon(desktop.notices.wait_for(|fact| *fact == NoticesFact::OnDemand)).await.unwrap();
    says(&mut desktop, "notices", "Notifications start with the first one").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_bus_that_is_lost_is_said_and_found_again() {
    let mut bus = FakeBus::start();
    let (mut desktop, mut back) = watched(&bus);
    says(&mut desktop, "instance", "A second start shows this window").await;
    bus.end();
    says(&mut desktop, "instance", "A second start opens a second window").await;
    soon(desktop.notices.wait_for(|fact| *fact == NoticesFact::NoBus)).await.unwrap();
    bus.start_again();
    let _daemon = FakeDaemon::start(&bus).await;
    soon(back.recv()).await.unwrap();
    says(&mut desktop, "instance", "A second start shows this window").await;
}
