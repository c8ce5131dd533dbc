//! The engine's whole path against moto, which nobody here wrote.

use emr_monitor_aws::{AccessKeys, AwsSources, StaticKeys};
use emr_monitor_core::api::wire::{ClusterRow, FactState, Health, Status};
use emr_monitor_core::clock::ScaledClock;
use emr_monitor_core::engine::WatchSetup;
use emr_monitor_core::mask::MASK;
use emr_monitor_core::model::{ProfileName, Region};
use emr_monitor_core::time::At;
use emr_monitor_tests::{Host, Moto, Wire, eventually, row};
use serde_json::{Value, json};
use std::path::Path;
use std::sync::Arc;
use std::time::UNIX_EPOCH;

const CLUSTERS: usize = 55;
const REGION: &str = "eu-west-1";

fn flow(number: usize) -> Value {
    let group = |role: &str, count: u32| json!({"Name": role, "InstanceRole": role, "InstanceType": "m5.xlarge", "InstanceCount": count, "Market": "ON_DEMAND"});
    json!({
        "Name": format!("flood-{number:02}"),
        "ReleaseLabel": "emr-7.9.0",
        "JobFlowRole": "EMR_EC2_DefaultRole",
        "ServiceRole": "EMR_DefaultRole",
        "Applications": [{"Name": "Spark"}],
        "Tags": [{"Key": "owner", "Value": "m.dubois"}],
        "Instances": {"KeepJobFlowAliveWhenNoSteps": true, "InstanceGroups": [group("MASTER", 1), group("CORE", 4)]},
        "BootstrapActions": [{"Name": "libraries", "ScriptBootstrapAction": {"Path": "s3://demo-setup/libraries.sh", "Args": ["--quiet"]}}],
        "Steps": [{"Name": "Ground-up loss", "ActionOnFailure": "CONTINUE", "HadoopJarStep": {
            "Jar": "command-runner.jar", "Args": ["spark-submit", "--db-password", "hunter2", "s3://demo-models/model.jar"],
        }}],
    })
}

async fn filled(root: &Path) -> (Moto, Wire) {
    let moto = Moto::start(root).await;
    let wire = moto.wire(REGION);
    for number in 0..CLUSTERS {
        wire.answer("RunJobFlow", &flow(number)).await;
    }
    (moto, wire)
}

async fn host_on(moto: &Moto, folder: &Path) -> Host {
    let profile = ProfileName::new("moto");
    let keys = StaticKeys {
        profile: profile.clone(),
        keys: AccessKeys::lasting("AKIAMOTO", "moto+looks+at+no+secret"),
    };
    #[expect(clippy::disallowed_methods, reason = "moto's clusters are made at the computer's own time")]
    let now = std::time::SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_millis();
    let clock = Arc::new(ScaledClock::new(At(i64::try_from(now).unwrap()), 30.0));
    let watches = vec![WatchSetup { profile, region: Some(Region::new(REGION)) }];
    let sources = Arc::new(AwsSources::with_static_keys(moto.endpoint(), vec![keys]));
    Host::start(sources, watches, folder, clock, (0.5, None)).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn fifty_five_clusters_on_two_pages_with_steps_and_configuration_come_from_moto() {
    let root = tempfile::tempdir().unwrap();
    let (moto, wire) = filled(root.path()).await;
    let host = host_on(&moto, &root.path().join("data")).await;
    let read = |row: &ClusterRow| row.steps_at.is_some();
    let snapshot = eventually(&host, "both pages are listed, and steps are read", |s| {
        s.rows.len() == CLUSTERS && s.rows.iter().filter(|row| read(row)).count() >= 8
    })
    .await;
    assert_eq!(snapshot.watches[0].health, Health::Live, "{:#?}", snapshot.watches);
    assert_eq!(snapshot.watches[0].scope, "123456789012/eu-west-1", "the account as STS tells it");
    let one = snapshot.rows.iter().find(|row| read(row)).unwrap();
    assert_eq!(one.steps.total, 1, "{one:#?}");

    let key = row(&snapshot, "flood-07").unwrap().key.clone();
    let detail = loop {
        let detail = host.api.open_cluster(&key).await.unwrap();
        let head = &detail.head;
        let asked = [head.auto_termination.state, head.managed_scaling.state];
        let failed = asked.iter().all(|state| *state == FactState::Failed);
        if failed
            && !detail.steps.is_empty()
            && head.bootstrap.value.is_some()
            && head.capacity.value.is_some()
        {
            break detail;
        }
        eventually(&host, "something more is read", |s| s.n > detail.n).await;
    };
    let description = detail.head.description.value.as_ref().unwrap();
    assert_eq!(description.release.as_deref(), Some("emr-7.9.0"));
    assert!(description.tags.iter().any(|tag| tag.name == "owner" && tag.value == "m.dubois"));
    assert_eq!(detail.head.capacity.value.as_ref().unwrap().rows.len(), 2);
    assert_eq!(detail.head.bootstrap.value.as_ref().unwrap()[0].args, ["--quiet"]);
    assert_eq!(detail.steps[0].args[..3], ["spark-submit", "--db-password", MASK]);
    let said = serde_json::to_string(&detail).unwrap() + &format!("{detail:?}");
    assert!(!said.contains("hunter2"), "a secret argument crosses to no window");
    assert_eq!(detail.head.row.trouble, None, "what moto cannot answer harms nothing else");

    let ended = row(&snapshot, "flood-11").unwrap();
    wire.answer("TerminateJobFlows", &json!({"JobFlowIds": [ended.id]})).await;
    eventually(&host, "the terminated one has ended and the others go on", |s| {
        let done =
            row(s, "flood-11").is_some_and(|row| row.status == Status::Done && row.state == "TERMINATED");
        done && s.rows.iter().filter(|row| row.ended.is_none()).count() == CLUSTERS - 1
    })
    .await;
    host.stop().await;
}
