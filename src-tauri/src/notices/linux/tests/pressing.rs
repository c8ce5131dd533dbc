//! A press opens what the notice speaks of.

use super::{Desk, failed, step};
use crate::desktop::fake::{FakeBus, FakeDaemon, Manner, Told, soon};
use emr_monitor_core::notices::Notices as _;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_notice_and_its_button_open_its_step_with_the_desktop_s_leave() {
    let bus = FakeBus::start();
    let daemon = FakeDaemon::start(&bus).await;
    let mut desk = Desk::new(&bus);
    desk.show("A").await;
    desk.show("B").await;
    daemon.gives_token(2, "leave").await;
    daemon.acts(2, "default").await;
    let click = soon(desk.clicks.recv()).await.unwrap();
    assert_eq!((click.target, click.activation_token.as_deref()), (step("B"), Some("leave")));
    daemon.acts(1, "open").await;
    let click = soon(desk.clicks.recv()).await.unwrap();
    assert_eq!((click.target, click.activation_token), (step("A"), None));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_press_told_to_the_app_alone_is_heard_and_other_actions_are_not_ours() {
    let bus = FakeBus::start();
    let daemon = FakeDaemon::start(&bus).await;
    let mut desk = Desk::new(&bus);
    desk.show("A").await;
    desk.show("B").await;
    let Some(Told::Notify { caller, .. }) = daemon.told().pop() else { panic!("a Notify") };
    daemon.acts(1, "inline-reply").await;
    daemon.acts(99, "default").await;
    daemon.says(Some(&caller), "ActionInvoked", &(2u32, "default")).await;
    assert_eq!(soon(desk.clicks.recv()).await.unwrap().target, step("B"));
    assert!(desk.clicks.try_recv().is_err());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_but_the_daemon_can_press() {
    let bus = FakeBus::start();
    let daemon = FakeDaemon::start(&bus).await;
    let mut desk = Desk::new(&bus);
    desk.show("A").await;
    desk.show("B").await;
    let stranger = bus.connect().await;
    let (path, interface) = ("/org/freedesktop/Notifications", "org.freedesktop.Notifications");
    stranger.emit_signal(None::<&str>, path, interface, "ActionInvoked", &(1u32, "default")).await.unwrap();
    // Whatever the bus took from the stranger by now comes before what the daemon says next.
    let _: String = crate::desktop::session_bus::ask(
        &stranger,
        "org.freedesktop.DBus",
        crate::desktop::session_bus::BUS,
        "GetId",
        &(),
    )
    .await
    .unwrap();
    daemon.acts(2, "default").await;
    assert_eq!(soon(desk.clicks.recv()).await.unwrap().target, step("B"));
    assert!(desk.clicks.try_recv().is_err());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_press_that_comes_before_the_answer_is_not_lost() {
    let bus = FakeBus::start();
    let mut daemon = FakeDaemon::start_with(&bus, Manner::Dawdles, &["actions"]).await;
    let mut desk = Desk::new(&bus);
    let pressed_first = async {
        daemon.told_so_often(1).await;
        daemon.acts(1, "default").await;
        daemon.set_manner(Manner::Shows);
    };
    let (shown, ()) = tokio::join!(desk.notices.show(failed("A")), pressed_first);
    shown.unwrap();
    assert_eq!(soon(desk.clicks.recv()).await.unwrap().target, step("A"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn presses_nobody_takes_do_not_hold_up_the_bus() {
    let bus = FakeBus::start();
    let daemon = FakeDaemon::start(&bus).await;
    let mut desk = Desk::new(&bus);
    desk.show("A").await;
    for _ in 0..500 {
        daemon.acts(1, "default").await;
    }
    desk.show("B").await;
    for _ in 0..2 {
        assert_eq!(soon(desk.clicks.recv()).await.unwrap().target, step("A"));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_daemon_that_was_started_again_is_heard() {
    let bus = FakeBus::start();
    let mut desk = Desk::new(&bus);
    for title in ["A", "B", "C"] {
        let daemon = FakeDaemon::start(&bus).await;
        desk.show(title).await;
        daemon.acts(1, "default").await;
        assert_eq!(soon(desk.clicks.recv()).await.unwrap().target, step(title));
        daemon.end().await;
    }
}
