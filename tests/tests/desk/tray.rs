//! The tray's watcher: what it reads of an item, what it hears of it, and its clicks.

use crate::served_item::{Line, Served};
use emr_monitor_tests::desk::{Peer, PrivateBus};
use serde_json::{Value as Json, json};
use std::path::{Path, PathBuf};
use zbus::zvariant::Value;

async fn watcher(bus: &PrivateBus, args: &[&str]) -> Peer {
    Peer::start(env!("CARGO_BIN_EXE_status-notifier-watcher"), bus.address(), args).await
}

/// A grey square.
fn png(side: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, side, side);
    encoder.set_color(png::ColorType::Grayscale);
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(&vec![7; (side * side) as usize]).unwrap();
    writer.finish().unwrap();
    bytes
}

fn icon(folder: &Path, name: &str, side: u32) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, png(side)).unwrap();
    path
}

fn line(id: i32, label: &'static str) -> Line {
    (id, vec![("label", Value::from(label))], Vec::new())
}

fn lines() -> Vec<Line> {
    vec![
        (0, Vec::new(), vec![2, 3, 4, 5]),
        (
            2,
            vec![("label", Value::from("EU-WS__v12, _failed")), ("icon-data", Value::from(png(16)))],
            Vec::new(),
        ),
        (3, vec![("type", Value::from("separator"))], Vec::new()),
        (
            4,
            vec![("label", Value::from("More clusters")), ("children-display", Value::from("submenu"))],
            vec![6, 7],
        ),
        (5, vec![("label", Value::from("Quit")), ("enabled", Value::from(false))], Vec::new()),
        line(6, "US-HU"),
        (
            7,
            vec![
                ("label", Value::from("Pause")),
                ("toggle-type", Value::from("checkmark")),
                ("toggle-state", Value::from(1)),
            ],
            Vec::new(),
        ),
    ]
}

fn labels(menu: &Json) -> Vec<String> {
    let lines = menu.as_array().unwrap();
    lines.iter().map(|line| line["label"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn what_an_item_shows_is_read_and_told_again_when_it_changes() {
    let (bus, folder) = (PrivateBus::start().await, tempfile::tempdir().unwrap());
    let mut tray = watcher(&bus, &[]).await;
    let small = icon(folder.path(), "small.png", 22);
    let served = Served::register(&bus, small.clone(), lines()).await;
    let item = tray.until("item", "the item", |_| true).await;
    let told = ["id", "title", "status", "label"].map(|name| item[name].clone());
    assert_eq!(told, ["small", "Small", "Active", "2 failed"].map(Json::from));
    assert_eq!((&item["icon"]["width"], &item["icon"]["file"]), (&json!(22), &json!(small)));
    let menu = tray.until("menu", "the menu", |_| true).await;
    assert_eq!(labels(&menu), ["EU-WS_v12, failed", "", "More clusters", "Quit"]);
    assert_eq!((&menu[0]["raw"], &menu[0]["icon"]["height"]), (&json!("EU-WS__v12, _failed"), &json!(16)));
    assert_eq!((&menu[1]["type"], &menu[3]["enabled"]), (&json!("separator"), &json!(false)));
    let pause = &menu[2]["children"][1];
    assert_eq!((&pause["toggle"], &pause["on"]), (&json!("checkmark"), &json!(true)));

    served.set_menu(vec![(0, Vec::new(), vec![8]), line(8, "Show window")]).await;
    let menu = tray.until("menu", "the new menu", |menu| menu[0]["id"] == 8).await;
    assert_eq!(labels(&menu), ["Show window"]);
    served.set_icon(icon(folder.path(), "large.png", 32)).await;
    let next = tray.until("item", "the new icon", |item| item["icon"]["width"] == 32).await;
    assert_ne!(next["icon"]["sha256"], item["icon"]["sha256"]);
    tray.order(json!({ "count": true })).await.unwrap();
    let count = &tray.said("count")[0][0];
    assert_eq!((&count["layouts"], &count["icons"]), (&json!(1), &json!(1)));
    served.leave().await;
    tray.until("gone", "the item is gone", |gone| *gone == item["service"]).await;
}

#[tokio::test]
async fn a_line_is_clicked_by_its_label_through_the_menus_above_it() {
    let (bus, folder) = (PrivateBus::start().await, tempfile::tempdir().unwrap());
    let mut tray = watcher(&bus, &[]).await;
    let empty = tray.order(json!({ "click": "Quit" })).await;
    assert_eq!(empty, Err("no item is in the tray".to_owned()));
    let icon = icon(folder.path(), "small.png", 22);
    let mut served = Served::register(&bus, icon, lines()).await;
    tray.until("menu", "the menu", |_| true).await;
    for order in [json!({ "click": "US-HU" }), json!({ "click": ["More clusters", "US-HU"] })] {
        tray.order(order).await.unwrap();
        let mut done = Vec::new();
        while done.len() < 7 {
            let (id, what) = served.events.recv().await.unwrap();
            done.push(format!("{what} {id}"));
        }
        let expected = [
            "about to show 0",
            "opened 0",
            "about to show 4",
            "opened 4",
            "clicked 6",
            "closed 4",
            "closed 0",
        ];
        assert_eq!(done, expected);
    }
    let refused = tray.order(json!({ "click": "Quit" })).await.unwrap_err();
    assert!(refused.contains("not enabled"), "{refused}");
    let missing = tray.order(json!({ "click": ["US-HU", "Quit"] })).await.unwrap_err();
    assert!(missing.starts_with("no line"), "{missing}");
}

#[tokio::test]
async fn a_desktop_without_a_tray_says_so_until_one_comes() {
    let bus = PrivateBus::start().await;
    let mut tray = watcher(&bus, &["--no-host"]).await;
    let name = "org.kde.StatusNotifierWatcher";
    let connection = bus.connect().await;
    let builder = zbus::proxy::Builder::<zbus::Proxy<'_>>::new(&connection)
        .destination(name)
        .and_then(|builder| builder.path("/StatusNotifierWatcher"))
        .and_then(|builder| builder.interface(name))
        .unwrap()
        .cache_properties(zbus::proxy::CacheProperties::No);
    let proxy = builder.build().await.unwrap();
    let is_there = async || proxy.get_property::<bool>("IsStatusNotifierHostRegistered").await.unwrap();
    assert!(!is_there().await);
    tray.order(json!({ "host": true })).await.unwrap();
    assert!(is_there().await);
    tray.order(json!({ "host": false })).await.unwrap();
    assert!(!is_there().await);
}
