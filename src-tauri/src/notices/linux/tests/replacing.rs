//! Changed in place and taken away, only while on show.

use super::{Desk, failed, notified};
use crate::desktop::fake::{FakeBus, FakeDaemon, Manner, Told, soon};
use emr_monitor_core::notices::{NoticeTrouble, Notices as _, Shown};
use std::time::Duration;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_notice_is_replaced_under_its_id_without_a_sound_and_opens_what_is_new() {
    let bus = FakeBus::start();
    let daemon = FakeDaemon::start(&bus).await;
    let mut desk = Desk::new(&bus);
    let shown = desk.show("A").await;
    desk.show("B").await;
    assert_eq!(desk.notices.replace(shown, failed("A, and why")).await, Ok(true));
    assert_eq!(notified(&daemon.told())[2], ("A, and why".to_owned(), 1, true));
    daemon.acts(1, "default").await;
    assert_eq!(soon(desk.clicks.recv()).await.unwrap().target, failed("A, and why").opens);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_notice_that_was_dismissed_is_not_brought_back() {
    let bus = FakeBus::start();
    let daemon = FakeDaemon::start(&bus).await;
    let mut desk = Desk::new(&bus);
    let dismissed = desk.show("A").await;
    desk.show("B").await;
    daemon.closes(1).await;
    // Signals come in order: once the press is here, so was the end of the first.
    daemon.acts(2, "default").await;
    soon(desk.clicks.recv()).await.unwrap();
    assert_eq!(desk.notices.replace(dismissed, failed("A, and why")).await, Ok(false));
    desk.notices.withdraw(dismissed).await;
    assert_eq!(daemon.told().len(), 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_new_daemon_s_notice_is_not_replaced_by_one_of_the_same_id_from_before() {
    let bus = FakeBus::start();
    let first = FakeDaemon::start(&bus).await;
    let desk = Desk::new(&bus);
    let old = desk.show("A").await;
    first.end().await;
    let daemon = FakeDaemon::start(&bus).await;
    let new = desk.show("B").await;
    assert_ne!(old, new);
    assert_eq!(desk.notices.replace(old, failed("A, and why")).await, Ok(false));
    desk.notices.withdraw(old).await;
    assert_eq!(notified(&daemon.told()), [("B".to_owned(), 0, false)]);
    assert_eq!(daemon.told().len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_a_daemon_or_a_notice_nothing_is_replaced() {
    let bus = FakeBus::start();
    let desk = Desk::new(&bus);
    assert_eq!(desk.notices.replace(Shown(1), failed("A")).await, Ok(false));
    let daemon = FakeDaemon::start(&bus).await;
    assert_eq!(desk.notices.replace(Shown(1), failed("A")).await, Ok(false));
    assert!(daemon.told().is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_replacement_that_is_refused_was_not_shown_and_one_without_an_answer_is_unknown() {
    let bus = FakeBus::start();
    let daemon = FakeDaemon::start(&bus).await;
    let desk = Desk::made(&bus, false, Duration::from_millis(500));
    let shown = desk.show("A").await;
    daemon.set_manner(Manner::Refuses);
    assert_eq!(desk.notices.replace(shown, failed("B")).await, Ok(false));
    daemon.set_manner(Manner::Dawdles);
    let answer = desk.notices.replace(shown, failed("C")).await;
    assert!(matches!(answer, Err(NoticeTrouble::NotKnown(_))), "{answer:?}");
    assert!(desk.other.0.lock().unwrap().is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_notice_nobody_needs_is_taken_away() {
    let bus = FakeBus::start();
    let daemon = FakeDaemon::start(&bus).await;
    let desk = Desk::new(&bus);
    desk.show("A").await;
    let second = desk.show("B").await;
    desk.notices.withdraw(second).await;
    assert!(matches!(daemon.told().last(), Some(Told::Close(2))));
}
