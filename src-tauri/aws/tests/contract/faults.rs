//! Each way a call can go wrong has its kind, its cost in requests, and words for people.

use crate::fixtures::{first, patient, quick, sim, source};
use emr_monitor_aws::Limits;
use emr_monitor_core::model::{ClusterId, TroubleKind};
use emr_monitor_core::source::{AskError, Call};
use emr_monitor_sim::{FaultKind, FaultRule, Scenario, Sim};

fn rule(kind: FaultKind) -> FaultRule {
    let operation = Some("ListClusters".to_owned());
    FaultRule { operation, region: None, account: None, key: None, kind, times: None }
}

fn list() -> Call {
    Call::ListClusters { states: Vec::new(), created_after: None, marker: None }
}

async fn met(kind: FaultKind, limits: Limits) -> (AskError, Sim) {
    let sim = sim(Scenario::Quiet).await;
    sim.fault(rule(kind));
    let error = source(&sim, limits).await.ask(&list()).await.unwrap_err();
    assert_eq!(error.requests as usize, sim.calls().len(), "{error:?}");
    assert!(error.message.ends_with('.') || error.message.contains(": "), "{error:?}");
    (error, sim)
}

#[tokio::test]
async fn a_refusal_for_rate_is_told_at_once_with_one_request() {
    let (error, sim) = met(FaultKind::Throttled, patient()).await;
    assert_eq!(error.kind, TroubleKind::Throttled);
    assert_eq!(error.code.as_deref(), Some("ThrottlingException"));
    assert_eq!((error.requests, sim.calls().len()), (1, 1));
}

#[tokio::test]
async fn faults_of_aws_are_tried_once_more() {
    for kind in [FaultKind::InternalError500, FaultKind::Unavailable503] {
        let (error, _sim) = met(kind, patient()).await;
        assert_eq!((error.kind, error.requests), (TroubleKind::Server, 2), "{kind:?}");
    }
}

#[tokio::test]
async fn one_fault_of_aws_is_overcome_and_counted() {
    let sim = sim(Scenario::Quiet).await;
    sim.fault(FaultRule { times: Some(1), ..rule(FaultKind::InternalError500) });
    let reply = source(&sim, patient()).await.ask(&list()).await.unwrap();
    assert_eq!(reply.requests, 2);
}

#[tokio::test]
async fn answers_that_are_no_answers_are_told_as_such() {
    for kind in [FaultKind::NotJson, FaultKind::HtmlPage200, FaultKind::CutJson] {
        let (error, _sim) = met(kind, patient()).await;
        assert_eq!(error.kind, TroubleKind::BadAnswer, "{kind:?}");
    }
    let (error, _sim) = met(FaultKind::ResetMidAnswer, patient()).await;
    assert_eq!(error.kind, TroubleKind::BadAnswer);
}

#[tokio::test]
async fn no_answer_and_one_that_drips_end_within_the_limit() {
    for kind in [FaultKind::Hang, FaultKind::SlowDrip] {
        let began = std::time::Instant::now();
        let (error, _sim) = met(kind, quick()).await;
        assert_eq!(error.kind, TroubleKind::TimedOut, "{kind:?}");
        assert!(began.elapsed() < quick().operation * 2, "{kind:?}");
    }
}

#[tokio::test]
async fn a_denied_action_is_named() {
    let (error, _sim) = met(FaultKind::AccessDenied, patient()).await;
    assert_eq!((error.kind, error.requests), (TroubleKind::Denied, 1));
    assert!(error.message.contains("elasticmapreduce:ListClusters"), "{error}");
    assert!(error.message.contains("is not authorized"), "AWS's own words stay: {error}");
}

#[tokio::test]
async fn an_expired_token_means_signed_out() {
    let (error, _sim) = met(FaultKind::ExpiredToken, patient()).await;
    assert_eq!((error.kind, error.requests), (TroubleKind::SignedOut, 1));
}

#[tokio::test]
async fn a_wrong_clock_is_told_from_a_wrong_key() {
    let (error, _sim) = met(FaultKind::WrongClock, patient()).await;
    assert_eq!(error.kind, TroubleKind::ClockWrong);
    assert!((error.clock_offset.unwrap() - 7_200_000).abs() < 60_000);
}

#[tokio::test]
async fn a_cluster_aws_no_longer_knows_is_refused() {
    let sim = sim(Scenario::Quiet).await;
    let source = source(&sim, patient()).await;
    let unknown = ClusterId::new("j-0000000000000");
    for call in
        [Call::DescribeCluster(unknown.clone()), Call::ListSteps { cluster: unknown.clone(), marker: None }]
    {
        let error = source.ask(&call).await.unwrap_err();
        assert_eq!((error.kind, error.requests), (TroubleKind::Refused, 1), "{error:?}");
    }
}

#[tokio::test]
async fn the_next_call_works_when_the_fault_is_over() {
    let sim = sim(Scenario::Quiet).await;
    let source = source(&sim, quick()).await;
    for kind in [FaultKind::Hang, FaultKind::ResetMidAnswer, FaultKind::WrongClock, FaultKind::ExpiredToken] {
        sim.fault(rule(kind));
        source.ask(&list()).await.unwrap_err();
        sim.clear_faults();
        source.ask(&list()).await.unwrap();
    }
}

#[tokio::test]
async fn another_region_s_fault_is_not_met() {
    let sim = sim(Scenario::BusyDay).await;
    let (_, watch) = first(&sim);
    sim.fault(FaultRule { region: Some("ap-south-1".to_owned()), ..rule(FaultKind::Throttled) });
    assert_ne!(watch.region.as_str(), "ap-south-1");
    source(&sim, patient()).await.ask(&list()).await.unwrap();
}
