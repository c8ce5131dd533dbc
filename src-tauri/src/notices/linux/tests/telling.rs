//! Shown, not shown, or nobody knows.

use super::{Desk, failed, notified, step};
use crate::desktop::fake::{FakeBus, FakeDaemon, Manner, Told, soon};
use emr_monitor_core::notices::{Notice, NoticeTrouble, Notices as _, Shown, Urgency};
use std::time::Duration;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_failure_is_critical_news_is_not_and_both_name_the_app() {
    let bus = FakeBus::start();
    let daemon = FakeDaemon::start(&bus).await;
    let desk = Desk::new(&bus);
    let first = desk.show("A").await;
    let second = desk.notices.show(Notice { urgency: Urgency::News, ..failed("B") }).await.unwrap();
    assert_ne!(first, second);
    let told = daemon.told();
    let levels: Vec<u8> = told
        .iter()
        .filter_map(|one| match one {
            Told::Notify { app, hints, actions, replaces: 0, .. } => {
                assert_eq!(app, "EMR Monitor");
                assert_eq!(<&str>::try_from(&hints["desktop-entry"]), Ok("emr-monitor"));
                assert_eq!(*actions, ["default", "Open", "open", "Open"]);
                assert!(!hints.contains_key("suppress-sound"));
                u8::try_from(&hints["urgency"]).ok()
            }
            _ => None,
        })
        .collect();
    assert_eq!(levels, [2, 1]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_a_daemon_nothing_was_shown_and_one_that_comes_later_is_told() {
    let bus = FakeBus::start();
    let desk = Desk::new(&bus);
    assert!(matches!(desk.notices.show(failed("A")).await, Err(NoticeTrouble::NotShown(_))));
    let daemon = FakeDaemon::start(&bus).await;
    desk.show("A").await;
    assert_eq!(daemon.told().len(), 1);
    assert!(desk.other.0.lock().unwrap().is_empty(), "an absent daemon is no reason for another way");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_daemon_that_cannot_be_started_shows_nothing() {
    let bus = FakeBus::with_service("[D-BUS Service]\nName=org.freedesktop.Notifications\nExec=/bin/false\n");
    let desk = Desk::new(&bus);
    assert!(matches!(desk.notices.show(failed("A")).await, Err(NoticeTrouble::NotShown(_))));
    assert!(desk.other.0.lock().unwrap().is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_the_daemon_refuses_is_told_the_other_way() {
    let bus = FakeBus::start();
    let daemon = FakeDaemon::start_with(&bus, Manner::Refuses, &[]).await;
    let desk = Desk::new(&bus);
    assert_eq!(desk.notices.show(failed("A")).await, Ok(Shown(0)));
    assert_eq!(*desk.other.0.lock().unwrap(), ["A"]);
    assert_eq!(desk.notices.replace(Shown(0), failed("A")).await, Ok(false));
    assert_eq!(daemon.told().len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_answer_that_does_not_come_in_time_leaves_it_unknown_and_a_late_one_can_still_be_pressed() {
    let bus = FakeBus::start();
    let mut daemon = FakeDaemon::start_with(&bus, Manner::Dawdles, &["actions"]).await;
    let mut desk = Desk::made(&bus, false, Duration::from_millis(500));
    let asked = tokio::time::Instant::now();
    let shown = desk.notices.show(failed("A")).await;
    assert!(matches!(shown, Err(NoticeTrouble::NotKnown(_))), "{shown:?}");
    assert!(asked.elapsed() < Duration::from_secs(5));
    assert!(desk.other.0.lock().unwrap().is_empty(), "it may have been shown: never a second time");
    daemon.told_so_often(1).await;
    daemon.set_manner(Manner::Shows);
    daemon.acts(1, "default").await;
    assert_eq!(soon(desk.clicks.recv()).await.unwrap().target, step("A"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_daemon_that_dies_over_a_notice_leaves_it_unknown() {
    let bus = FakeBus::start();
    let mut daemon = FakeDaemon::start_with(&bus, Manner::Dawdles, &[]).await;
    let desk = Desk::new(&bus);
    let dies = async {
        daemon.told_so_often(1).await;
        daemon.end().await;
    };
    let (shown, ()) = tokio::join!(desk.notices.show(failed("A")), dies);
    assert!(matches!(shown, Err(NoticeTrouble::NotKnown(_))), "{shown:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_bus_that_was_started_again_is_found_again() {
    let mut bus = FakeBus::start();
    let mut desk = Desk::new(&bus);
    let _first = FakeDaemon::start(&bus).await;
    let old = desk.show("A").await;
    bus.end();
    assert!(matches!(desk.notices.show(failed("B")).await, Err(NoticeTrouble::NotShown(_))));
    bus.start_again();
    let daemon = FakeDaemon::start(&bus).await;
    assert_eq!(desk.notices.replace(old, failed("A, again")).await, Ok(false));
    desk.show("B").await;
    assert_eq!(notified(&daemon.told()), [("B".to_owned(), 0, false)]);
    daemon.acts(1, "open").await;
    assert_eq!(soon(desk.clicks.recv()).await.unwrap().target, step("B"));
}
