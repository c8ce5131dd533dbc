//! Faults on demand, as a client's socket sees them.

use std::time::{Duration, Instant};

use crate::client::{Client, Reply, still};
use emr_monitor_sim::{CallOutcome, FaultKind, FaultRule, Scenario, Sim};
use serde_json::{Value, json};
use tokio::time::timeout;

fn rule(kind: FaultKind) -> FaultRule {
    FaultRule {
        operation: Some("ListClusters".to_owned()),
        region: None,
        account: None,
        key: None,
        kind,
        times: Some(1),
    }
}

async fn met(sim: &Sim, kind: FaultKind) -> Reply {
    sim.fault(rule(kind));
    Client::first(sim).call("ListClusters", json!({})).await
}

#[tokio::test]
async fn refusals_have_aws_own_shape() {
    let sim = still(Scenario::Quiet).await;
    let cases = [
        (FaultKind::Throttled, 400, "ThrottlingException"),
        (FaultKind::InternalError500, 500, "InternalServerException"),
        (FaultKind::AccessDenied, 400, "AccessDeniedException"),
        (FaultKind::ExpiredToken, 400, "ExpiredTokenException"),
        (FaultKind::UnknownKey, 400, "UnrecognizedClientException"),
        (FaultKind::WrongClock, 400, "InvalidSignatureException"),
    ];
    for (kind, status, code) in cases {
        let reply = met(&sim, kind).await;
        assert_eq!((reply.status, reply.json()["__type"].as_str().unwrap()), (status, code));
    }
    let denied = met(&sim, FaultKind::AccessDenied).await.json();
    let message = denied["Message"].as_str().unwrap();
    assert!(message.starts_with("User: arn:aws:iam::111122223333:user/demo-cat is not authorized to perform: elasticmapreduce:ListClusters on resource: *"), "{message}");
    assert_eq!(sim.calls().first().unwrap().outcome, CallOutcome::Throttled);
    assert_eq!(sim.calls().last().unwrap().outcome, CallOutcome::Fault);
}

#[tokio::test]
async fn a_wrong_clock_comes_with_a_date_far_from_real_time() {
    let sim = still(Scenario::Quiet).await;
    let reply = met(&sim, FaultKind::WrongClock).await;
    let date = jiff::fmt::rfc2822::parse(reply.header("date").unwrap()).unwrap().timestamp();
    assert!(date.as_second() - jiff::Timestamp::now().as_second() > 7_000);
}

#[tokio::test]
async fn answers_that_are_none() {
    let sim = still(Scenario::Quiet).await;
    let unavailable = met(&sim, FaultKind::Unavailable503).await;
    assert_eq!(unavailable.status, 503);
    for kind in [FaultKind::NotJson, FaultKind::HtmlPage200, FaultKind::CutJson] {
        let reply = met(&sim, kind).await;
        assert_eq!(reply.status, 200);
        assert!(serde_json::from_slice::<Value>(&reply.body).is_err(), "{kind:?}");
    }
    assert_eq!(met(&sim, FaultKind::HtmlPage200).await.header("content-type"), Some("text/html"));
}

#[tokio::test]
async fn a_reset_mid_answer_is_a_reset() {
    let sim = still(Scenario::Quiet).await;
    sim.fault(rule(FaultKind::ResetMidAnswer));
    let broken = Client::first(&sim).try_call("ListClusters", json!({})).await;
    assert_eq!(broken.err().map(|error| error.kind()), Some(std::io::ErrorKind::ConnectionReset));
    assert_eq!(Client::first(&sim).call("ListClusters", json!({})).await.status, 200);
}

#[tokio::test]
async fn a_hanging_call_never_answers_and_a_slow_one_takes_its_time() {
    let sim = still(Scenario::Quiet).await;
    for kind in [FaultKind::Hang, FaultKind::SlowDrip] {
        sim.fault(rule(kind));
        let client = Client::first(&sim);
        assert!(
            timeout(Duration::from_millis(700), client.call("ListClusters", json!({}))).await.is_err(),
            "{kind:?}"
        );
    }
    sim.fault(rule(FaultKind::Late { ms: 1000 }));
    let client = Client::first(&sim);
    let started = Instant::now();
    let (late, next) = tokio::join!(
        async { (client.call("ListClusters", json!({})).await.status, started.elapsed(),) },
        async {
            while sim.calls().len() < 3 {
                tokio::task::yield_now().await;
            }
            (client.call("ListClusters", json!({})).await.status, started.elapsed())
        }
    );
    assert_eq!((late.0, next.0), (200, 200));
    assert!(next.1 < late.1 && late.1 >= Duration::from_secs(1));
}

#[tokio::test]
async fn a_fault_without_number_lasts_until_cleared_and_meets_only_its_operation() {
    let sim = still(Scenario::Quiet).await;
    sim.fault(FaultRule { times: None, ..rule(FaultKind::ExpiredToken) });
    let client = Client::first(&sim);
    for _ in 0..3 {
        assert_eq!(client.call("ListClusters", json!({})).await.status, 400);
    }
    assert_eq!(client.sts().await.status, 200);
    sim.clear_faults();
    assert_eq!(client.call("ListClusters", json!({})).await.status, 200);
    sim.fault(FaultRule { operation: Some("GetCallerIdentity".to_owned()), ..rule(FaultKind::ExpiredToken) });
    let refused = client.sts().await;
    assert!(refused.status == 403 && refused.text().contains("<Code>ExpiredToken</Code>"));
}

#[tokio::test]
async fn a_stopped_sim_lets_hanging_calls_go_and_closes_its_port() {
    let sim = still(Scenario::Quiet).await;
    sim.fault(rule(FaultKind::Hang));
    let client = Client::first(&sim);
    let hanging = tokio::spawn({
        let client = client.clone();
        async move { client.try_call("ListClusters", json!({})).await.is_ok() }
    });
    while sim.calls().is_empty() {
        tokio::task::yield_now().await;
    }
    timeout(Duration::from_secs(5), sim.stop()).await.unwrap();
    timeout(Duration::from_secs(5), hanging).await.unwrap().unwrap();
    assert!(client.try_call("ListClusters", json!({})).await.is_err());
}

#[tokio::test]
async fn a_dropped_sim_closes_its_port() {
    let sim = still(Scenario::Quiet).await;
    let client = Client::first(&sim);
    assert_eq!(client.sts().await.status, 200);
    drop(sim);
    let closed = async {
        while client.try_call("ListClusters", json!({})).await.is_ok() {
            tokio::task::yield_now().await;
        }
    };
    timeout(Duration::from_secs(5), closed).await.unwrap();
}
