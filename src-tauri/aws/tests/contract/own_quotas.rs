//! The account's own quotas: every page of them, only those that are known, and why they could not be read.

use crate::canned::Canned;
use crate::fixtures::{first, patient, quick, sim, source, static_sources, watch};
use emr_monitor_aws::{AccessKeys, AwsSources, StaticKeys};
use emr_monitor_core::model::{ProfileName, TroubleKind};
use emr_monitor_core::source::{AccountQuota, Operation, QuotaPart};
use emr_monitor_sim::{FaultKind, FaultRule, Scenario, Sim};

fn value(told: &[AccountQuota], operation: Option<Operation>, part: QuotaPart) -> f64 {
    let one = told.iter().find(|quota| quota.operation == operation && quota.part == part);
    one.unwrap_or_else(|| panic!("nothing of {operation:?} {part:?}: {told:?}")).value
}

fn strike(sim: &Sim, kind: FaultKind) {
    let operation = Some("ListServiceQuotas".to_owned());
    sim.fault(FaultRule { operation, region: None, account: None, key: None, kind, times: None });
}

#[tokio::test]
async fn all_pages_are_read_and_each_value_is_what_the_account_has() {
    let sim = sim(Scenario::Quiet).await;
    sim.raise_quota("ListSteps", 2.0);
    let told = source(&sim, patient()).await.quotas().await.unwrap();
    assert_eq!(told.len(), 8);
    let steps = Some(Operation::ListSteps);
    let seen = [
        value(&told, None, QuotaPart::Burst),
        value(&told, None, QuotaPart::Refill),
        value(&told, steps, QuotaPart::Burst),
        value(&told, steps, QuotaPart::Refill),
        value(&told, Some(Operation::DescribeCluster), QuotaPart::Refill),
        value(&told, Some(Operation::ListClusters), QuotaPart::Burst),
    ];
    assert_eq!(seen, [25.0, 5.0, 20.0, 1.0, 1.0, 20.0]);
    let calls = sim.calls();
    assert!(calls.len() == 2 && calls.iter().all(|call| call.operation == "ListServiceQuotas"), "{calls:?}");
}

#[tokio::test]
async fn codes_that_are_not_known_are_passed_over() {
    let body = r#"{"Quotas":[{"QuotaCode":"L-00000000","Value":1.0},{"Value":2.0},{"QuotaCode":"L-8AF88BF0"},{"QuotaCode":"L-432FAB44","Value":7.5}]}"#;
    let server = Canned::answering("200 OK", "application/x-amz-json-1.1", body).await;
    let keys = StaticKeys {
        profile: ProfileName::new("risk"),
        keys: AccessKeys::lasting("AKIDTEST".to_owned(), "secret".to_owned()),
    };
    let sources = AwsSources::with_static_keys(server.endpoint(), vec![keys]);
    let told = sources.open(&watch("risk", "eu-west-1")).await.unwrap().quotas().await.unwrap();
    assert_eq!(told, [AccountQuota { operation: None, part: QuotaPart::Refill, value: 7.5 }]);
}

#[tokio::test]
async fn who_may_not_read_them_is_told_the_action_and_asked_once() {
    let sim = sim(Scenario::Quiet).await;
    strike(&sim, FaultKind::AccessDenied);
    let error = source(&sim, patient()).await.quotas().await.unwrap_err();
    assert_eq!((error.kind, error.requests), (TroubleKind::Denied, 1));
    assert!(error.message.contains("servicequotas:ListServiceQuotas"), "{}", error.message);
}

#[tokio::test]
async fn a_failure_is_not_tried_again_and_keeps_the_credentials() {
    for (fault, kind) in [
        (FaultKind::InternalError500, TroubleKind::Server),
        (FaultKind::Throttled, TroubleKind::Throttled),
        (FaultKind::ExpiredToken, TroubleKind::SignedOut),
        (FaultKind::HtmlPage200, TroubleKind::BadAnswer),
        (FaultKind::Hang, TroubleKind::TimedOut),
    ] {
        let sim = sim(Scenario::Quiet).await;
        let source = static_sources(&sim).with_limits(quick()).open(&first(&sim).1).await.unwrap();
        strike(&sim, fault);
        let error = source.quotas().await.unwrap_err();
        assert_eq!((error.kind, error.requests), (kind, 1), "{fault:?}");
        assert!(source.account().await.unwrap().is_some(), "{fault:?}");
    }
}
