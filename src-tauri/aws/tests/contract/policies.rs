//! Releases and partitions that know no policy say so by refusing.

use crate::canned::Canned;
use crate::fixtures::{sim, static_sources, watch};
use emr_monitor_aws::{AccessKeys, AwsSources, StaticKeys};
use emr_monitor_core::model::{Account, ClusterId, ProfileName, TroubleKind};
use emr_monitor_core::source::{Answer, AskError, Call, Reply, Source};
use emr_monitor_sim::{FaultKind, FaultRule, Scenario};
use std::sync::Arc;

async fn at(server: &Canned) -> Arc<dyn Source> {
    let keys = StaticKeys {
        profile: ProfileName::new("risk"),
        keys: AccessKeys::lasting("AKIDTEST".to_owned(), "secret".to_owned()),
    };
    AwsSources::with_static_keys(server.endpoint(), vec![keys])
        .open(&watch("risk", "eu-west-1"))
        .await
        .unwrap()
}

async fn both(server: &Canned) -> [Result<Reply, AskError>; 2] {
    let source = at(server).await;
    let cluster = ClusterId::new("j-1");
    [
        source.ask(&Call::GetAutoTerminationPolicy(cluster.clone())).await,
        source.ask(&Call::GetManagedScalingPolicy(cluster)).await,
    ]
}

#[tokio::test]
async fn a_release_without_the_policy_has_none_set() {
    for code in ["ValidationException", "UnknownOperationException"] {
        let server = Canned::refusing("400 Bad Request", code, "not available").await;
        let answers = both(&server).await.map(|reply| reply.unwrap().answer);
        assert_eq!(answers, [Answer::AutoTermination(None), Answer::ManagedScaling(None)]);
    }
    let server = Canned::answering("200 OK", "application/x-amz-json-1.1", "{}").await;
    let answers = both(&server).await.map(|reply| reply.unwrap().answer);
    assert_eq!(answers, [Answer::AutoTermination(None), Answer::ManagedScaling(None)]);
}

#[tokio::test]
async fn an_endpoint_without_the_operation_is_told_not_taken_for_none() {
    let page = "<!doctype html><title>500 Internal Server Error</title>";
    let server = Canned::answering("500 INTERNAL SERVER ERROR", "text/html; charset=utf-8", page).await;
    for reply in both(&server).await {
        assert_eq!(reply.unwrap_err().kind, TroubleKind::Server);
    }
}

#[tokio::test]
async fn an_account_that_sts_may_not_tell_is_left_open() {
    let sim = sim(Scenario::Quiet).await;
    let profile = sim.profiles().remove(0);
    let source = static_sources(&sim).open(&watch(&profile.name, &profile.regions[0])).await.unwrap();
    sim.fault(FaultRule {
        operation: Some("GetCallerIdentity".to_owned()),
        region: None,
        account: None,
        key: None,
        kind: FaultKind::AccessDenied,
        times: None,
    });
    assert_eq!(source.account().await.unwrap(), None);
    sim.clear_faults();
    assert_eq!(source.account().await.unwrap(), Some(Account::Known(profile.account)));
}
