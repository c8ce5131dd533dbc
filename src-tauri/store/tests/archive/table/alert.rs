//! `alert`.

use crate::fixtures::{NEVER, alert, cluster, draft, raw, reloaded, scope, step};
use emr_monitor_core::alert::{Alert, AlertKey, AlertKind, Phase};
use emr_monitor_core::archive::{ALERTS_KEPT, Archive, Draft};
use emr_monitor_core::model::{Region, StepId};
use emr_monitor_core::time::At;
use emr_monitor_store::SqliteArchive;

const PHASES: [Phase; 4] = [Phase::Due, Phase::Sending, Phase::Told, Phase::Listed];

#[tokio::test]
async fn told_and_listed_are_final_and_only_sending_goes_back_to_due() {
    let root = tempfile::tempdir().unwrap();
    let archive = SqliteArchive::open(root.path()).unwrap();
    for from in PHASES {
        for to in PHASES {
            let step = format!("s-{}-{}", from.as_str(), to.as_str());
            archive.keep_alerts(vec![alert(&step, from, 100)]).await.unwrap();
            archive.keep_alerts(vec![alert(&step, to, 100)]).await.unwrap();
        }
    }
    let loaded = archive.load(NEVER).await.unwrap();
    assert_eq!(loaded.alerts.len(), 16);
    for kept in loaded.alerts {
        let step = kept.key.step.unwrap();
        let expected = match step.as_str().trim_start_matches("s-").split_once('-').unwrap() {
            ("told", _) => "told",
            ("listed", _) => "listed",
            (_, to) => to,
        };
        assert_eq!(kept.phase.as_str(), expected, "{step}");
    }
}

#[tokio::test]
async fn a_key_has_one_row_for_ever_and_its_firsts_stay() {
    let root = tempfile::tempdir().unwrap();
    let archive = SqliteArchive::open(root.path()).unwrap();
    let first = alert("s-1", Phase::Due, 100);
    let mut explained = Alert { reason_at: Some(At(150)), phase: Phase::Told, ..first.clone() };
    explained.facts.reason = Some("Out of memory.".into());
    let opened = Alert { seen: Some(At(160)), ..explained.clone() };
    let again = Alert {
        happened: At(900),
        decided: At(901),
        reason_at: Some(At(902)),
        seen: Some(At(903)),
        facts: explained.facts.clone(),
        ..first.clone()
    };
    let forgetful = Alert { reason_at: None, seen: None, ..again.clone() };
    archive.append(in_batch(1, first)).await.unwrap();
    archive.keep_alerts(vec![explained, opened.clone()]).await.unwrap();
    archive.append(in_batch(2, again)).await.unwrap();
    archive.keep_alerts(vec![forgetful]).await.unwrap();
    archive.close().await.unwrap();
    assert_eq!(reloaded(root.path(), NEVER).await.alerts, [opened]);

    let twice =
        "INSERT INTO alert SELECT scope, cluster, step, kind, 0, 0, NULL, 'due', NULL, body FROM alert";
    assert!(raw(root.path()).execute(twice, []).is_err(), "the table itself refuses a second");
}

#[tokio::test]
async fn a_batch_that_is_refused_leaves_neither_its_changes_nor_its_alerts() {
    let root = tempfile::tempdir().unwrap();
    let archive = SqliteArchive::open(root.path()).unwrap();
    archive.append(in_batch(1, alert("s-1", Phase::Due, 100))).await.unwrap();
    let mut again = in_batch(1, alert("s-2", Phase::Due, 101));
    again.alerts.push(alert("s-1", Phase::Told, 100));
    assert!(archive.append(again).await.is_err(), "the number of the batch is taken");
    assert_eq!(archive.load(NEVER).await.unwrap().alerts, [alert("s-1", Phase::Due, 100)]);
}

#[tokio::test]
async fn a_load_brings_what_is_listed_and_what_is_not_told_yet_newest_first() {
    let root = tempfile::tempdir().unwrap();
    let archive = SqliteArchive::open(root.path()).unwrap();
    let ended_after = At(ALERTS_KEPT + 1_000);
    let alerts = vec![
        alert("s-due-long-ago", Phase::Due, 1),
        alert("s-sending-long-ago", Phase::Sending, 2),
        alert("s-told-too-old", Phase::Told, 1_000),
        alert("s-listed-too-old", Phase::Listed, 1_000),
        alert("s-told", Phase::Told, 1_001),
        alert("s-listed", Phase::Listed, 1_002),
        alert("s-due", Phase::Due, ended_after.0 + 5),
    ];
    archive.keep_alerts(alerts).await.unwrap();
    let loaded = archive.load(ended_after).await.unwrap();
    let steps: Vec<_> = loaded.alerts.iter().map(|kept| kept.key.step.as_ref().unwrap().as_str()).collect();
    assert_eq!(steps, ["s-due", "s-listed", "s-told", "s-sending-long-ago", "s-due-long-ago"]);
}

#[tokio::test]
async fn alerts_that_differ_in_any_part_of_their_key_do_not_mix_and_each_reaches_its_scope() {
    let root = tempfile::tempdir().unwrap();
    let archive = SqliteArchive::open(root.path()).unwrap();
    let first = alert("s-1", Phase::Due, 100);
    let with = |change: fn(&mut AlertKey)| {
        let mut other = first.clone();
        change(&mut other.key);
        other
    };
    let alerts = vec![
        first.clone(),
        with(|key| key.step = Some(StepId::new("s-2"))),
        with(|key| key.kind = AlertKind::StepsDone),
        with(|key| (key.step, key.kind) = (None, AlertKind::ClusterFailed)),
        with(|key| key.region = Region::new("us-east-2")),
        with(|key| key.account = "444455556666".into()),
    ];
    let mut batch = draft(1, &scope("999999999999"), &[cluster("j-1", "RUNNING", 5)], &[]);
    batch.alerts = alerts.clone();
    archive.append(batch).await.unwrap();
    archive.close().await.unwrap();

    let mut loaded = reloaded(root.path(), NEVER).await;
    let by_key = |alerts: &mut Vec<Alert>| alerts.sort_by(|a, b| a.key.cmp(&b.key));
    let mut expected = alerts;
    by_key(&mut expected);
    by_key(&mut loaded.alerts);
    assert_eq!(loaded.alerts, expected);
    assert_eq!(loaded.scopes.len(), 4, "the batch's own scope and the three that alerts name");
}

#[tokio::test]
async fn an_alert_that_cannot_be_read_is_left_out_alone() {
    let root = tempfile::tempdir().unwrap();
    let archive = SqliteArchive::open(root.path()).unwrap();
    let sound = alert("s-sound", Phase::Due, 100);
    let mut alerts =
        ["s-body", "s-kind", "s-account", "s-extra"].map(|step| alert(step, Phase::Due, 200)).to_vec();
    alerts[2].key.account = "444455556666".into();
    alerts.push(sound.clone());
    let extra = alerts[3].clone();
    archive.keep_alerts(alerts).await.unwrap();
    archive.close().await.unwrap();
    let file = raw(root.path());
    file.execute_batch(
        r#"UPDATE alert SET body = '{"cluster":' WHERE step = 's-body';
           UPDATE alert SET kind = 'budget_spent' WHERE step = 's-kind';
           UPDATE alert SET body = json_set(body, '$.mood', 'sunny') WHERE step = 's-extra';
           UPDATE scope SET account = '{"unknown":"risk"}' WHERE account LIKE '%444455556666%';"#,
    )
    .unwrap();
    let phase = file.execute("UPDATE alert SET phase = 'shouted' WHERE step = 's-sound'", []);
    assert!(phase.is_err(), "no other phase can be written");
    assert_eq!(reloaded(root.path(), NEVER).await.alerts, [extra, sound]);
}

/// A batch in which a step failed, with an alert.
fn in_batch(seq: u64, alert: Alert) -> Draft {
    let mut batch = draft(seq, &scope("111122223333"), &[], &[("j-1", step("s-1", "FAILED", 5))]);
    batch.alerts = vec![alert];
    batch
}
