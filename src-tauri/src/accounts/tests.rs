//! Accounts on a made-up computer and a simulated AWS: added, tested, watched, named, removed, and never written anywhere.

use super::{Accounts, NewAccount, SettingChange};
use crate::kept_keys::RingState;
use crate::start::Started;
use crate::start::computer::Computer;
use crate::system_clock::SystemClock;
use emr_monitor_core::api::wire::{Appearance, KeyringState, ProfileKindView, Snapshot, TestOutcome};
use emr_monitor_core::api::{Fault, FaultCode};
use emr_monitor_core::clock::Clock as _;
use emr_monitor_sim::{FaultKind, FaultRule, Scenario, Sim, SimConfig, SimProfile};
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

const SECRET: &str = "wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY99";
const TOKEN: &str = "FwoGZXIvYXdzEXAMPLESESSIONTOKEN//////////wEaDH";
/// A quota of one profile: another would be the automatic demo.
const OTHER: &str = "[default]\naws_access_key_id = AKIDEXAMPLE\naws_secret_access_key = x\n";

/// A computer whose calls go to a simulated AWS, with one profile that names no Region.
struct Stage {
    sim: Sim,
    computer: Computer,
    started: Started,
}

impl Stage {
    async fn new() -> Self {
        let sim = Sim::start(SimConfig::new(Scenario::Quiet, SystemClock.now().0)).await.unwrap();
        let mut computer = Computer::new();
        computer.env.insert("AWS_ENDPOINT_URL".to_owned(), sim.endpoint().to_string());
        computer.file(".aws/credentials", OTHER);
        let started = computer.start(None).await;
        Self { sim, computer, started }
    }

    fn accounts(&self) -> &Accounts {
        &self.started.parts.accounts
    }

    fn profile(&self) -> SimProfile {
        self.sim.profiles()[0].clone()
    }

    /// What a person would type for the sim's first profile.
    fn typed(&self) -> NewAccount {
        let profile = self.profile();
        NewAccount {
            name: "risk".to_owned(),
            region: profile.regions[0].clone(),
            access_key_id: profile.access_key_id,
            secret_access_key: SECRET.to_owned(),
            session_token: TOKEN.to_owned(),
            untested: false,
        }
    }

    async fn snapshot(&self) -> Snapshot {
        self.started.parts.api.snapshot().await.unwrap()
    }

    async fn until(&self, seen: impl Fn(&Snapshot) -> bool) -> Snapshot {
        let limit = Instant::now() + Duration::from_secs(30);
        loop {
            let now = self.snapshot().await;
            if seen(&now) {
                return now;
            }
            assert!(Instant::now() < limit, "not seen in time: {now:#?}");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    fn settings(&self) -> String {
        fs::read_to_string(self.computer.folders().settings()).unwrap_or_default()
    }

    async fn stop(self) {
        self.started.running.stop().await;
        self.sim.stop().await;
    }
}

fn fault(kind: FaultKind, operation: &str) -> FaultRule {
    FaultRule {
        operation: Some(operation.to_owned()),
        region: None,
        account: None,
        key: None,
        kind,
        times: None,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_account_is_tested_kept_in_the_keyring_and_watched_at_once() {
    let stage = Stage::new().await;
    let (profile, region) = (stage.profile(), stage.profile().regions[0].clone());
    let added = stage.accounts().add(stage.typed()).await.unwrap();
    let test = added.test.unwrap();
    assert!(added.kept);
    assert_eq!((test.outcome, test.account.as_str(), test.calls), (TestOutcome::Good, &*profile.account, 2));
    assert_eq!(stage.computer.ring.names(), ["risk"]);
    let live = stage.until(|now| now.rows.iter().any(|row| row.profiles.contains(&"risk".to_owned()))).await;
    let row = live.accounts.profiles.iter().find(|row| row.name == "risk").unwrap();
    assert_eq!((row.kind, row.account.as_str()), (ProfileKindView::Keyring, &*profile.account));
    let kept = format!(
        "[[profile]]\nname = \"risk\"\nkeys = \"keyring\"\nregion = \"{region}\"\naccount = \"{}\"\n\n[[watch]]\nprofile = \"risk\"\nregion = \"{region}\"\n",
        profile.account
    );
    assert_eq!(stage.settings(), kept);
    stage.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn it_survives_a_restart_and_its_keys_are_in_no_file_and_no_message() {
    let stage = Stage::new().await;
    stage.accounts().add(stage.typed()).await.unwrap();
    let first = stage.until(|now| !now.rows.is_empty()).await;
    stage.started.running.stop().await;
    let again = Stage { started: stage.computer.start(None).await, computer: stage.computer, sim: stage.sim };
    let second = again
        .until(|now| {
            now.watches.iter().any(|watch| watch.profile == "risk" && watch.last > first.watches[0].last)
        })
        .await;
    let key = again.profile().access_key_id;
    let said = serde_json::to_string(&(first, second)).unwrap();
    let root = again.computer.root.path();
    again.started.running.stop().await;
    again.sim.stop().await;
    assert!(!holding(root, "keyring").is_empty(), "the search finds what is there");
    for secret in [SECRET, TOKEN, &key] {
        assert!(!said.contains(secret), "a message holds {secret}");
        assert_eq!(holding(root, secret), Vec::<String>::new(), "a file holds {secret}");
    }
}

/// The files below a folder that hold a text.
fn holding(folder: &Path, text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(holding(&path, text));
        } else if fs::read(&path).unwrap_or_default().windows(text.len()).any(|part| part == text.as_bytes())
        {
            found.push(path.display().to_string());
        }
    }
    found
}

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

async fn outcome_of(stage: &Stage, account: NewAccount) -> (TestOutcome, String) {
    let added = stage.accounts().add(account).await.unwrap();
    assert!(!added.kept);
    let test = added.test.unwrap();
    (test.outcome, test.message)
}

#[tokio::test(flavor = "multi_thread")]
async fn each_way_a_test_can_go_wrong_has_its_own_answer_and_keeps_nothing() {
    let stage = Stage::new().await;
    let wrong = NewAccount { access_key_id: "AKIANOTKNOWNATALL001".to_owned(), ..stage.typed() };
    assert_eq!(outcome_of(&stage, wrong).await.0, TestOutcome::WrongKey);
    for (kind, operation, expected) in [
        (FaultKind::ExpiredToken, "GetCallerIdentity", TestOutcome::Expired),
        (FaultKind::WrongClock, "GetCallerIdentity", TestOutcome::ClockOff),
        (FaultKind::AccessDenied, "ListClusters", TestOutcome::Denied),
        (FaultKind::Throttled, "ListClusters", TestOutcome::Throttled),
        (FaultKind::NotJson, "ListClusters", TestOutcome::Failed),
    ] {
        stage.sim.clear_faults();
        stage.sim.fault(fault(kind, operation));
        let (outcome, message) = outcome_of(&stage, stage.typed()).await;
        assert_eq!(outcome, expected, "{kind:?}");
        assert!(!message.is_empty(), "{kind:?}");
        if kind == FaultKind::AccessDenied {
            assert!(message.contains("elasticmapreduce:ListClusters"), "{message}");
        }
    }
    assert_eq!(stage.computer.ring.names(), Vec::<String>::new());
    assert_eq!(stage.settings(), "");
    stage.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_good_key_in_a_region_that_is_not_enabled_is_told_as_such_and_mended_without_typing_it_again() {
    let stage = Stage::new().await;
    let elsewhere = NewAccount { region: "af-south-1".to_owned(), ..stage.typed() };
    stage.sim.fault(FaultRule {
        region: Some("af-south-1".to_owned()),
        ..fault(FaultKind::UnknownKey, "GetCallerIdentity")
    });
    let (outcome, message) = outcome_of(&stage, elsewhere).await;
    assert_eq!(outcome, TestOutcome::WrongRegion);
    assert!(message.contains("af-south-1"), "{message}");
    let empty = String::new;
    let corrected = NewAccount {
        access_key_id: empty(),
        secret_access_key: empty(),
        session_token: empty(),
        ..stage.typed()
    };
    assert!(stage.accounts().add(corrected).await.unwrap().kept);
    let again = NewAccount {
        name: "other".to_owned(),
        access_key_id: empty(),
        secret_access_key: empty(),
        session_token: empty(),
        ..stage.typed()
    };
    let refused: Fault = stage.accounts().add(again).await.unwrap_err();
    assert_eq!(refused.code, FaultCode::BadInput, "keys that are kept are no longer held");
    stage.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_network_keys_can_be_kept_untested() {
    let stage = Stage::new().await;
    let Stage { sim, computer, started } = stage;
    let typed = {
        let profile = sim.profiles()[0].clone();
        move |untested| NewAccount {
            name: "risk".to_owned(),
            region: "eu-west-1".to_owned(),
            access_key_id: profile.access_key_id.clone(),
            secret_access_key: SECRET.to_owned(),
            session_token: String::new(),
            untested,
        }
    };
    sim.stop().await;
    let added = started.parts.accounts.add(typed(false)).await.unwrap();
    assert_eq!((added.kept, added.test.unwrap().outcome), (false, TestOutcome::NoNetwork));
    assert!(started.parts.accounts.add(typed(true)).await.unwrap().kept);
    assert_eq!(computer.ring.names(), ["risk"]);
    started.running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_used_is_refused_before_anything_is_asked() {
    let stage = Stage::new().await;
    let typed = || stage.typed();
    let bad = [
        NewAccount { name: "  ".to_owned(), ..typed() },
        NewAccount { name: "default".to_owned(), ..typed() },
        NewAccount { name: "a/b".to_owned(), ..typed() },
        NewAccount { region: "Ireland".to_owned(), ..typed() },
        NewAccount { access_key_id: SECRET.replace('9', "/"), ..typed() },
        NewAccount { secret_access_key: "two words".to_owned(), ..typed() },
        NewAccount { secret_access_key: String::new(), ..typed() },
        NewAccount {
            access_key_id: "ASIAEXAMPLEEXAMPLE01".to_owned(),
            session_token: String::new(),
            ..typed()
        },
    ];
    for account in bad {
        let shown = account.name.clone();
        let refused = stage.accounts().add(account).await.unwrap_err();
        assert_eq!(refused.code, FaultCode::BadInput, "{shown}: {}", refused.message);
        assert!(!refused.message.contains(SECRET), "{}", refused.message);
    }
    assert_eq!(stage.sim.calls().len(), 0);
    stage.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_locked_keyring_is_told_holds_nobody_up_and_is_tried_again_once_it_opens() {
    let stage = Stage::new().await;
    stage.accounts().add(stage.typed()).await.unwrap();
    stage.started.running.stop().await;
    stage.computer.ring.becomes(RingState::Locked);
    let again = Stage { started: stage.computer.start(None).await, computer: stage.computer, sim: stage.sim };
    let locked = again
        .until(|now| now.watches.iter().any(|watch| watch.profile == "risk" && watch.trouble.is_some()))
        .await;
    assert_eq!(locked.accounts.keyring.state, KeyringState::Locked);
    let risk = locked.watches.iter().find(|watch| watch.profile == "risk").unwrap();
    assert!(risk.trouble.as_ref().unwrap().message.contains("keyring is locked"), "{risk:?}");
    again.accounts().unlock().await.unwrap();
    let open = again
        .until(|now| {
            now.watches
                .iter()
                .any(|watch| watch.profile == "risk" && watch.trouble.is_none() && watch.last.is_some())
        })
        .await;
    assert_eq!(open.accounts.keyring.state, KeyringState::Ready);
    again.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_absent_keyring_keeps_nothing_and_everything_else_works() {
    let stage = Stage::new().await;
    stage.computer.ring.becomes(RingState::Absent);
    let refused = stage.accounts().add(stage.typed()).await.unwrap_err();
    assert_eq!(refused.code, FaultCode::Keyring);
    assert_eq!(stage.settings(), "");
    stage.accounts().set_watched("default", "eu-west-1", true).await.unwrap();
    stage.until(|now| now.watches.iter().any(|watch| watch.region == "eu-west-1")).await;
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
async fn a_profile_that_appears_in_the_files_is_shown_within_five_seconds() {
    let stage = Stage::new().await;
    let following = tokio::spawn(super::follow(stage.accounts().clone()));
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
