//! The notification daemon: ids, replacing, actions, and its moods.

use emr_monitor_tests::desk::{Peer, PrivateBus};
use futures::StreamExt as _;
use serde_json::{Value as Json, json};
use std::collections::HashMap;
use zbus::zvariant::Value;
use zbus::{Connection, Proxy};

const NAME: &str = "org.freedesktop.Notifications";

async fn daemon(bus: &PrivateBus) -> Peer {
    Peer::start(env!("CARGO_BIN_EXE_notification-daemon"), bus.address(), &[]).await
}

async fn proxy(connection: &Connection) -> Proxy<'static> {
    Proxy::new(connection, NAME, "/org/freedesktop/Notifications", NAME).await.unwrap()
}

async fn notify(to: &Proxy<'_>, replaces: u32, summary: &str, resident: bool) -> zbus::Result<u32> {
    let hints = HashMap::from([("urgency", Value::U8(2)), ("resident", Value::Bool(resident))]);
    let actions = ["default", "Open"];
    to.call("Notify", &("EMR Monitor", replaces, "icon", summary, "1 of 4 steps", &actions[..], hints, -1))
        .await
}

async fn close(to: &Proxy<'_>, id: u32) {
    to.call::<_, _, ()>("CloseNotification", &(id,)).await.unwrap();
}

#[tokio::test]
async fn a_notice_is_recorded_with_all_it_was_sent_with() {
    let bus = PrivateBus::start().await;
    let daemon = daemon(&bus).await;
    let connection = bus.connect().await;
    let before = daemon.said("ready");
    let id = notify(&proxy(&connection).await, 0, "Ground-up loss failed", false).await.unwrap();
    let notice = daemon.until("notify", "the notice", |_| true).await;
    assert_eq!(before, [json!(NAME)]);
    assert!(notice["at"].as_u64() > Some(1_600_000_000_000), "{notice}");
    let expected = json!({
        "id": id, "replaced": false, "answer": "given", "app_name": "EMR Monitor", "replaces_id": 0, "icon": "icon",
        "summary": "Ground-up loss failed", "body": "1 of 4 steps", "actions": ["default", "Open"],
        "hints": { "urgency": 2, "resident": false }, "timeout": -1, "sender": connection.unique_name().unwrap().as_str(),
        "at": notice["at"],
    });
    assert_eq!(notice, expected);
}

#[tokio::test]
async fn a_shown_notice_is_replaced_under_its_id_and_a_closed_one_comes_back_under_a_new_id() {
    let bus = PrivateBus::start().await;
    let daemon = daemon(&bus).await;
    let to = proxy(&bus.connect().await).await;
    let first = notify(&to, 0, "one", false).await.unwrap();
    let other = notify(&to, 0, "two", false).await.unwrap();
    assert_ne!(first, other);
    assert_eq!(notify(&to, first, "one, with its reason", false).await.unwrap(), first);
    close(&to, first).await;
    let again = notify(&to, first, "one, late", false).await.unwrap();
    assert!(again != first && again != other, "{again} is new");
    assert!(![first, other, again].contains(&notify(&to, 4711, "three", false).await.unwrap()));
    let replaced: Vec<Json> = daemon.said("notify").iter().map(|notice| notice["replaced"].clone()).collect();
    assert_eq!(replaced, [false, false, true, false, false].map(Json::Bool));
    assert_eq!(daemon.said("close")[0]["id"], first);
}

#[tokio::test]
async fn whoever_sent_a_notice_and_nobody_else_hears_of_its_action_and_its_end() {
    let bus = PrivateBus::start().await;
    let mut daemon = daemon(&bus).await;
    let (to, stranger) = (proxy(&bus.connect().await).await, proxy(&bus.connect().await).await);
    let mut heard = to.receive_all_signals().await.unwrap();
    let mut overheard = stranger.receive_all_signals().await.unwrap();
    let once = notify(&to, 0, "one", false).await.unwrap();
    let resident = notify(&to, 0, "two", true).await.unwrap();
    daemon.order(json!({ "invoke": { "id": once, "action": "default" } })).await.unwrap();
    daemon.order(json!({ "invoke": { "id": resident, "action": "open" } })).await.unwrap();
    daemon.order(json!({ "close": { "id": resident, "reason": 1 } })).await.unwrap();
    let mut told = Vec::new();
    while told.len() < 6 {
        let signal = heard.next().await.unwrap();
        let member = signal.header().member().unwrap().to_string();
        let body = signal.body();
        let words = match member.as_str() {
            "NotificationClosed" => format!("{:?}", body.deserialize::<(u32, u32)>().unwrap()),
            _ => format!("{:?}", body.deserialize::<(u32, String)>().unwrap()),
        };
        told.push(format!("{member}{words}"));
    }
    let expected = [
        "ActivationToken(1, \"token-1\")",
        "ActionInvoked(1, \"default\")",
        "NotificationClosed(1, 2)",
        "ActivationToken(2, \"token-2\")",
        "ActionInvoked(2, \"open\")",
        "NotificationClosed(2, 1)",
    ];
    assert_eq!((once, resident, told), (1, 2, expected.map(str::to_owned).to_vec()));
    // Of an id that is not shown, as of one from before a restart, everybody hears.
    daemon.order(json!({ "invoke": { "id": 9, "action": "default" } })).await.unwrap();
    let signal = overheard.next().await.unwrap();
    assert_eq!(signal.body().deserialize::<(u32, String)>().unwrap().0, 9);
    let refused = daemon.order(json!({ "close": { "id": once, "reason": 2 } })).await;
    assert_eq!(refused, Err("no notice 1 is shown".to_owned()));
}

#[tokio::test]
async fn a_daemon_that_refuses_or_hangs_does_so_until_told_otherwise() {
    let bus = PrivateBus::start().await;
    let mut daemon = daemon(&bus).await;
    let to = proxy(&bus.connect().await).await;
    daemon.order(json!({ "refuse": true })).await.unwrap();
    let error = notify(&to, 0, "refused", false).await.unwrap_err();
    assert!(error.to_string().contains("org.freedesktop.DBus.Error.LimitsExceeded"), "{error}");
    daemon.order(json!({ "refuse": false })).await.unwrap();

    daemon.order(json!({ "hang": true })).await.unwrap();
    let mut held = Box::pin(notify(&to, 0, "held", false));
    let arrived = daemon.until("notify", "the held notice", |notice| notice["summary"] == "held");
    tokio::select! {
        answer = &mut held => assert!(answer.is_err(), "a hanging daemon answered {answer:?}"),
        notice = arrived => assert_eq!(notice["answer"], "held"),
    }
    // The rest of it lives on.
    let told: (String, String, String, String) = to.call("GetServerInformation", &()).await.unwrap();
    assert_eq!(told.3, "1.2");
    daemon.order(json!({ "hang": false })).await.unwrap();
    assert_eq!(held.await.unwrap(), 1);
}

#[tokio::test]
async fn a_killed_daemon_leaves_its_name_and_the_next_begins_anew() {
    let bus = PrivateBus::start().await;
    let to = proxy(&bus.connect().await).await;
    let first = daemon(&bus).await;
    assert_eq!(notify(&to, 0, "one", false).await.unwrap(), 1);
    first.kill().await;
    assert!(notify(&to, 0, "to nobody", false).await.is_err());
    let second = daemon(&bus).await;
    assert_eq!(notify(&to, 1, "two", false).await.unwrap(), 1);
    assert_eq!(second.said("notify").len(), 1);
}
