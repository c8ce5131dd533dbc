//! A step fails, and EMR says why minutes later: both arrive, each once.

use emr_monitor_core::api::wire::{ClusterDetail, Status, StepRow};
use emr_monitor_core::archive::Archive as _;
use emr_monitor_core::change::Change;
use emr_monitor_core::model::{Account, ClusterId, Region, Scope, StepState};
use emr_monitor_sim::Scenario;
use emr_monitor_store::{Logged, SqliteArchive};
use emr_monitor_tests::{Host, HostSetup, eventually, row, sim};
use std::path::Path;

const NAME: &str = "EU-WS_v12_2026Q2";
const STEP: &str = "Ground-up loss, PF-12";
const MINUTE: i64 = 60_000;

fn step(detail: &ClusterDetail) -> &StepRow {
    detail.steps.iter().find(|step| step.name == STEP).unwrap()
}

async fn log(folder: &Path, id: &str) -> Vec<Logged> {
    let archive = SqliteArchive::open(folder).unwrap();
    let scope =
        Scope { account: Account::Known("111122223333".to_owned()), region: Region::new("eu-west-1") };
    let log = archive.log(scope, ClusterId::new(id)).await.unwrap();
    archive.close().await.unwrap();
    log
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_failure_and_later_its_reason_arrive_and_stand_once_each_in_the_log() {
    let folder = tempfile::tempdir().unwrap();
    // Slow at first, so that the step is surely seen running before it fails; then the time between is jumped over.
    let sim = sim(Scenario::FailedStep, 5.0).await;
    let host = Host::on_sim(&sim, folder.path(), HostSetup { speed: 5.0, ..HostSetup::default() }).await;
    let running = |s: &_| row(s, NAME).and_then(|r| r.current.clone()).is_some_and(|c| c.state == "RUNNING");
    let snapshot = eventually(&host, "the step is seen running", running).await;
    let (key, id) = row(&snapshot, NAME).map(|row| (row.key.clone(), row.id.clone())).unwrap();

    sim.advance(MINUTE);
    let snapshot = eventually(&host, "the failure is seen", |s| {
        row(s, NAME).is_some_and(|row| row.status == Status::Failed)
    })
    .await;
    assert_eq!(row(&snapshot, NAME).unwrap().word, "Step failed");
    let detail = host.api.open_cluster(&key).await.unwrap();
    assert_eq!((step(&detail).state.as_str(), &step(&detail).failure), ("FAILED", &None), "no reason yet");
    host.api.close_cluster().await;

    // EMR has read the logs four minutes after the failure.
    sim.advance(5 * MINUTE);
    let failure = loop {
        let detail = host.api.open_cluster(&key).await.unwrap();
        host.api.close_cluster().await;
        if let Some(failure) = step(&detail).failure.clone() {
            break failure;
        }
        eventually(&host, "something more is read", |s| s.n > detail.n).await;
    };
    assert_eq!(failure.reason.as_deref(), Some("Unknown Error."));
    assert!(failure.message.is_some_and(|message| message.contains("ExecutorLostFailure")));
    assert!(failure.log_file.is_some_and(|file| file.starts_with("s3") && file.contains("/steps/")));
    let of = step(&detail).id.clone();
    host.stop().await;
    sim.stop().await;

    let log = log(folder.path(), &id).await;
    let about = |logged: &&Logged| logged.change.step().is_some_and(|step| step.as_str() == of);
    let failed = |logged: &&Logged| {
        matches!(&logged.change, Change::StepStateChanged { to: StepState::Failed, .. })
            || matches!(&logged.change, Change::StepAppeared { state: StepState::Failed, .. })
    };
    let reason = |logged: &&Logged| matches!(&logged.change, Change::StepReasonArrived { .. });
    let failures: Vec<_> = log.iter().filter(about).filter(failed).collect();
    let reasons: Vec<_> = log.iter().filter(about).filter(reason).collect();
    assert!(matches!(failures[..], [Logged { change: Change::StepStateChanged { .. }, .. }]), "{failures:?}");
    assert_eq!(reasons.len(), 1, "{reasons:?}");
    assert!(failures[0].at < reasons[0].at && failures[0].seq < reasons[0].seq);
}
