//! Adding an account: each answer, what is kept, and where it is never found.

use super::super::NewAccount;
use super::{SECRET, Stage, TOKEN, fault};
use crate::kept_keys::RingState;
use emr_monitor_core::api::wire::{KeyringState, ProfileKindView, TestOutcome};
use emr_monitor_core::api::{Fault, FaultCode};
use emr_monitor_sim::{FaultKind, FaultRule};
use std::fs;
use std::path::Path;

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
    // The watch meets the keyring by itself, and may tell so before the app has looked at it for Accounts.
    let locked = again
        .until(|now| {
            let told = now.watches.iter().any(|watch| watch.profile == "risk" && watch.trouble.is_some());
            told && now.accounts.keyring.state == KeyringState::Locked
        })
        .await;
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
