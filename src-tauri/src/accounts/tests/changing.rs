//! Changing what is watched, how it looks, what is set; and what changes by itself.

use super::super::{SettingChange, follow};
use super::{OTHER, Stage, fault};
use emr_monitor_core::api::FaultCode;
use emr_monitor_core::api::wire::{Appearance, SavedView, Snapshot};
use emr_monitor_sim::FaultKind;
use std::fs;
use std::time::{Duration, Instant};

#[tokio::test(flavor = "multi_thread")]
async fn removing_an_account_takes_its_keys_out_and_ends_its_watch() {
    let stage = Stage::new().await;
    stage.accounts().add(stage.typed()).await.unwrap();
    stage.accounts().remove("risk").await.unwrap();
    assert_eq!(stage.computer.ring.names(), Vec::<String>::new());
    let now = stage.until(|now| !now.watches.iter().any(|watch| watch.profile == "risk")).await;
    assert!(!now.accounts.profiles.iter().any(|row| row.name == "risk"));
    assert!(!stage.settings().contains("risk"));
    let refused = stage.accounts().remove("default").await.unwrap_err();
    assert_eq!(refused.code, FaultCode::NotFound, "what is in the AWS files is not ours to remove");
    stage.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_region_is_added_to_the_first_and_the_last_one_can_be_switched_off() {
    let stage = Stage::new().await;
    let watched =
        |now: &Snapshot| -> Vec<String> { now.watches.iter().map(|watch| watch.id.clone()).collect() };
    for (region, on, expected) in [
        ("eu-west-1", true, vec!["default/eu-west-1"]),
        ("us-east-1", true, vec!["default/eu-west-1", "default/us-east-1"]),
        ("eu-west-1", false, vec!["default/us-east-1"]),
        ("us-east-1", false, vec![]),
    ] {
        stage.accounts().set_watched("default", region, on).await.unwrap();
        stage.until(|now| watched(now) == expected).await;
    }
    assert!(stage.settings().contains("watched = false"), "it does not begin by itself at the next start");
    stage.accounts().set_watched("default", "eu-west-1", true).await.unwrap();
    stage.until(|now| watched(now) == ["default/eu-west-1"]).await;
    assert!(!stage.settings().contains("watched = false"));
    stage.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_name_and_a_colour_are_shown_at_the_watch() {
    let stage = Stage::new().await;
    stage.accounts().set_look("default", " Risk, London ", 4).await.unwrap();
    let now = stage.until(|now| now.watches[0].label == "Risk, London").await;
    assert_eq!((now.watches[0].swatch, now.accounts.profiles[0].swatch), (4, 4));
    assert_eq!(stage.accounts().set_look("default", "x", 6).await.unwrap_err().code, FaultCode::BadInput);
    stage.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn views_and_names_are_kept_in_the_settings_and_shown_at_once() {
    let stage = Stage::new().await;
    let set = async |change| stage.accounts().change_setting(change, |_| Ok(())).await;
    let view =
        SavedView { name: " EU ".to_owned(), filter: "region:eu-west-1".to_owned(), ..SavedView::default() };
    set(SettingChange::SaveView(view.clone())).await.unwrap();
    set(SettingChange::Me(vec![" m.dubois ".to_owned(), String::new()])).await.unwrap();
    let has_it = |now: &Snapshot| now.views.iter().any(|row| row.own && row.view.name == "EU");
    let now = stage.until(|now| has_it(now) && now.settings.me == ["m.dubois"]).await;
    assert!(!now.settings.owner_tags.is_empty(), "the usual ones");
    let nameless = SavedView { name: "  ".to_owned(), ..view };
    assert_eq!(set(SettingChange::SaveView(nameless)).await.unwrap_err().code, FaultCode::BadInput);
    set(SettingChange::Me(Vec::new())).await.unwrap();
    set(SettingChange::RemoveView("EU".to_owned())).await.unwrap();
    stage.until(|now| !has_it(now) && now.settings.me.is_empty()).await;
    assert!(!stage.settings().contains("[[view]]") && !stage.settings().contains("me ="));
    stage.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_profile_that_appears_in_the_files_is_shown_within_five_seconds() {
    let stage = Stage::new().await;
    let following = tokio::spawn(follow(stage.accounts().clone()));
    let began = Instant::now();
    stage.computer.file(
        ".aws/credentials",
        &format!("{OTHER}\n[later]\naws_access_key_id = AKIDLATEREXAMPLE01\naws_secret_access_key = y\n"),
    );
    stage.until(|now| now.accounts.profiles.iter().any(|row| row.name == "later")).await;
    assert!(began.elapsed() < Duration::from_secs(5), "{:?}", began.elapsed());
    // Half of a file, as it is while somebody writes it: what was watched goes on.
    stage.computer.file(".aws/credentials", "[defa");
    stage.until(|now| !now.accounts.profiles.iter().any(|row| row.name == "later")).await;
    assert_eq!(stage.snapshot().await.watches.len(), 1);
    stage.computer.file(".aws/credentials", OTHER);
    stage.until(|now| now.accounts.profiles.len() == 1).await;
    following.abort();
    stage.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_setting_is_kept_with_the_comments_of_the_file_and_used_at_once() {
    let stage = Stage::new().await;
    let file = stage.computer.folders().settings();
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(&file, "# mine\nshare = 0.5 # half\n").unwrap();
    let set = |change| stage.accounts().change_setting(change, |_| Ok(()));
    set(SettingChange::Share(0.25)).await.unwrap();
    set(SettingChange::Appearance(Appearance::Dark)).await.unwrap();
    let now = stage.until(|now| now.settings.appearance == Appearance::Dark).await;
    assert!((now.settings.share - 0.25).abs() < 1e-9);
    assert_eq!(stage.settings(), "# mine\nshare = 0.25 # half\nappearance = \"dark\"\n");
    for bad in [
        SettingChange::Share(0.95),
        SettingChange::RetentionDays(1),
        SettingChange::DataFolder("here".to_owned()),
    ] {
        assert_eq!(set(bad).await.unwrap_err().code, FaultCode::BadInput);
    }
    stage.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn another_data_folder_gets_the_archive_at_the_next_start() {
    let stage = Stage::new().await;
    stage.accounts().add(stage.typed()).await.unwrap();
    stage.until(|now| !now.rows.is_empty()).await;
    let chosen = stage.computer.path("elsewhere/archive");
    let shown = chosen.display().to_string();
    stage.accounts().change_setting(SettingChange::DataFolder(shown.clone()), |_| Ok(())).await.unwrap();
    let now = stage.until(|now| now.settings.data_folder_next == shown).await;
    assert_ne!(now.settings.data_folder, shown, "this run goes on where it is");
    stage.started.running.stop().await;
    stage.sim.fault(fault(FaultKind::Unavailable503, "ListClusters"));
    let started = stage.computer.start(None).await;
    let again = Stage { started, computer: stage.computer, sim: stage.sim };
    let now = again.until(|now| now.settings.data_folder == shown).await;
    assert!(!now.rows.is_empty(), "what was kept is there, with nobody to ask");
    again.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_settings_file_that_breaks_while_the_app_runs_is_named_and_ends_no_watch() {
    let stage = Stage::new().await;
    stage.accounts().set_watched("default", "eu-west-1", true).await.unwrap();
    let whole = stage.settings();
    let file = stage.computer.folders().settings();
    fs::write(&file, format!("{whole}[[watch\n")).unwrap();
    stage.accounts().reload().await;
    let now = stage.snapshot().await;
    assert!(now.notes.iter().any(|note| note.title == "The settings file cannot be read"), "{:?}", now.notes);
    assert_eq!(now.watches[0].id, "default/eu-west-1");
    fs::write(&file, "").unwrap();
    stage.accounts().reload().await;
    assert_eq!(stage.snapshot().await.watches[0].region, "", "what it says again counts");
    stage.stop().await;
}
