//! Starting on made-up surroundings: what is watched, what is said, what is never said.

use super::Started;
use super::computer::{Computer, with_a_profile};
use crate::args::DemoAsked;
use crate::system_clock::SystemClock;
use emr_monitor_core::api::wire::{Mode, Snapshot};
use emr_monitor_core::clock::Clock as _;
use emr_monitor_sim::{Scenario, Sim, SimConfig};
use emr_monitor_store::SqliteArchive;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

const SECRET: &str = "wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY99";
const TOKEN: &str = "FwoGZXIvYXdzEXAMPLESESSIONTOKEN//////////wEaDH";

async fn snapshot(started: &Started) -> Snapshot {
    started.parts.api.snapshot().await.unwrap()
}

/// Looks again at each batch until `seen`.
async fn until(started: &Started, seen: impl Fn(&Snapshot) -> bool) -> Snapshot {
    let mut batches = started.parts.api.subscribe().await;
    let limit = Instant::now() + Duration::from_secs(30);
    loop {
        let now = snapshot(started).await;
        if seen(&now) {
            return now;
        }
        assert!(Instant::now() < limit, "not seen in time: {now:#?}");
        // A batch, or none for a while: either way it is looked again.
        let _ = tokio::time::timeout(Duration::from_secs(1), batches.recv()).await;
    }
}

fn archive_of(folder: &Path) -> PathBuf {
    SqliteArchive::in_folder(folder)
}

#[tokio::test(flavor = "multi_thread")]
async fn with_nothing_to_watch_the_demo_opens_and_says_that_nobody_asked() {
    let computer = Computer::new();
    let started = computer.start(None).await;
    assert_eq!(computer.plan(None).await.title(), "EMR Monitor: Demo");
    let mode = snapshot(&started).await.mode;
    let expected = Mode::Demo { scenario: "busy-day".to_owned(), speed: 60.0, asked: false };
    assert_eq!(mode, expected);
    until(&started, |now| !now.rows.is_empty()).await;
    started.running.stop().await;
    assert!(!computer.folders().archive().exists(), "the demo keeps nothing where real accounts do");
    assert!(archive_of(&computer.folders().demo_archive()).exists());
}

#[tokio::test]
async fn what_will_be_opened_is_known_before_anything_is_written() {
    let computer = with_a_profile();
    let before = fs::read_dir(computer.root.path()).unwrap().count();
    let live = computer.plan(None).await;
    assert_eq!((live.is_demo(), live.title()), (false, "EMR Monitor"));
    assert!(computer.plan(Some(DemoAsked::default())).await.is_demo());
    assert_eq!(fs::read_dir(computer.root.path()).unwrap().count(), before);
}

#[tokio::test(flavor = "multi_thread")]
async fn with_profiles_of_which_none_is_meant_the_demo_names_them() {
    let computer = Computer::new();
    computer.file(".aws/credentials", "[work]\naws_access_key_id = AKIDEXAMPLE\naws_secret_access_key = x\n");
    let started = computer.start(None).await;
    let now = snapshot(&started).await;
    assert!(matches!(now.mode, Mode::Demo { asked: false, .. }));
    let note = now.notes.iter().find(|note| note.id == "profiles.unwatched").unwrap();
    assert!(note.body.contains("work") && note.body.contains("Accounts"), "{}", note.body);
    started.running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_asked_demo_reads_neither_settings_nor_aws_files_and_begins_empty() {
    let computer = Computer::new();
    computer.file("config/io.emrmonitor.desktop/settings.toml", "share = = 1");
    computer.file(".aws/config", "[profile\nbroken");
    let demo_archive = computer.folders().demo_archive();
    fs::create_dir_all(&demo_archive).unwrap();
    fs::write(demo_archive.join("left-over"), "").unwrap();
    let quiet = DemoAsked { scenario: Scenario::Quiet, speed: 2.0 };
    let started = computer.start(Some(quiet)).await;
    let now = snapshot(&started).await;
    assert_eq!(now.notes, []);
    assert_eq!(now.mode, Mode::Demo { scenario: "quiet".to_owned(), speed: 2.0, asked: true });
    assert!(!demo_archive.join("left-over").exists());
    started.running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn profiles_are_watched_at_once_and_no_message_holds_a_key() {
    let sim = Sim::start(SimConfig::new(Scenario::Quiet, SystemClock.now().0)).await.unwrap();
    let computer = Computer::new();
    let key = sim.profiles()[0].access_key_id.clone();
    let keys =
        format!("aws_access_key_id = {key}\naws_secret_access_key = {SECRET}\naws_session_token = {TOKEN}\n");
    computer.file(".aws/credentials", &format!("[default]\n{keys}\n[other]\n{keys}nonsense {SECRET}\n"));
    let region = sim.profiles()[0].regions[0].clone();
    computer
        .file(".aws/config", &format!("[default]\nregion = {region}\nendpoint_url = {}\n", sim.endpoint()));
    let watch = "[[watch]]\nprofile = \"other\"\n\n[[watch]]\nprofile = \"gone\"\nregion = \"eu-west-3\"\n";
    computer.file("config/io.emrmonitor.desktop/settings.toml", watch);
    let started = computer.start(None).await;
    let live = until(&started, |now| {
        let shown = now.rows.iter().any(|row| row.profiles.iter().any(|profile| profile == "default"));
        shown && now.watches.iter().any(|watch| watch.profile == "gone" && watch.trouble.is_some())
    })
    .await;
    assert_eq!(live.mode, Mode::Live);
    let watches: Vec<_> =
        live.watches.iter().map(|watch| (watch.profile.as_str(), watch.region.as_str())).collect();
    assert_eq!(watches, [("other", ""), ("gone", "eu-west-3"), ("default", region.as_str())]);
    let detail = started.parts.api.open_cluster(&live.rows[0].key).await.unwrap();
    let said = serde_json::to_string(&(live, detail)).unwrap();
    for secret in [SECRET, TOKEN, key.as_str()] {
        assert!(!said.contains(secret), "a message holds {secret}: {said}");
    }
    started.running.stop().await;
    let kept = fs::read(archive_of(&computer.folders().archive())).unwrap();
    for secret in [SECRET, TOKEN] {
        assert!(
            !kept.windows(secret.len()).any(|part| part == secret.as_bytes()),
            "the archive holds {secret}"
        );
    }
    sim.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_damaged_archive_is_set_aside_and_the_app_says_where() {
    let computer = with_a_profile();
    let folder = computer.folders().archive();
    fs::create_dir_all(&folder).unwrap();
    fs::write(
        archive_of(&folder),
        "this is no database, and long enough to be read as one's header".repeat(80),
    )
    .unwrap();
    let started = computer.start(None).await;
    let now = snapshot(&started).await;
    let note = now.notes.iter().find(|note| note.id == "archive").unwrap();
    assert!(note.body.contains(".damaged-"), "{}", note.body);
    assert!(now.status.archive.kept);
    started.running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_archive_in_use_by_another_process_is_left_alone_and_told() {
    let computer = with_a_profile();
    let held = SqliteArchive::open(&computer.folders().archive()).unwrap();
    let started = computer.start(None).await;
    let now = snapshot(&started).await;
    assert!(
        now.notes.iter().any(|note| note.id == "archive" && note.body.contains("in use")),
        "{:?}",
        now.notes
    );
    assert!(!now.status.archive.kept);
    started.running.stop().await;
    drop(held);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_broken_settings_file_is_named_and_the_rest_goes_on() {
    let computer = with_a_profile();
    computer.file("config/io.emrmonitor.desktop/settings.toml", "share = 0.5\n[[watch]\n");
    let started = computer.start(None).await;
    let now = snapshot(&started).await;
    let note = now.notes.iter().find(|note| note.id == "settings").unwrap();
    assert!(note.body.contains("settings.toml, line 2"), "{}", note.body);
    assert_eq!(now.watches.len(), 1);
    started.running.stop().await;
}
