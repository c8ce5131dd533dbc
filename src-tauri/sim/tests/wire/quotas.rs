//! The documented token buckets, over the wire and on the sim's clock.

use crate::client::{Client, Reply, START, exchange};
use emr_monitor_sim::{CallOutcome, FaultKind, FaultRule, Scenario, Sim, SimConfig};
use serde_json::{Value, json};

async fn granted(client: &Client, operation: &str, tries: usize) -> usize {
    let mut granted = 0;
    for _ in 0..tries {
        let reply = client.call(operation, json!({})).await;
        if reply.status == 200 {
            granted += 1;
        } else {
            assert_eq!(
                (reply.status, reply.json()),
                (400, json!({"__type": "ThrottlingException", "message": "Rate exceeded"}))
            );
        }
    }
    granted
}

#[tokio::test]
async fn list_clusters_has_a_burst_of_20_and_one_more_each_two_seconds_of_the_sims_clock() {
    let sim = Sim::start(SimConfig { speed: 0.0, ..SimConfig::new(Scenario::Quiet, START) }).await.unwrap();
    let client = Client::first(&sim);
    assert_eq!(granted(&client, "ListClusters", 24).await, 20);
    sim.advance(1_900);
    assert_eq!(granted(&client, "ListClusters", 2).await, 0);
    sim.advance(100);
    assert_eq!(granted(&client, "ListClusters", 2).await, 1);
    sim.advance(10_000);
    assert_eq!(granted(&client, "ListClusters", 7).await, 5);
    let throttled = sim.calls().iter().filter(|call| call.outcome == CallOutcome::Throttled).count();
    assert_eq!(throttled, 4 + 2 + 1 + 2);
}

#[tokio::test]
async fn another_key_of_the_account_shares_its_bucket_and_another_region_does_not() {
    let sim = Sim::start(SimConfig { speed: 0.0, ..SimConfig::new(Scenario::BusyDay, START) }).await.unwrap();
    let (one, two) = (sim.profiles()[0].clone(), sim.second_profiles()[0].clone());
    assert_eq!(granted(&Client::of(&sim, &one, "eu-west-1"), "ListClusters", 20).await, 20);
    assert_eq!(granted(&Client::of(&sim, &two, "eu-west-1"), "ListClusters", 2).await, 0);
    assert_eq!(granted(&Client::of(&sim, &two, "us-east-1"), "ListClusters", 2).await, 2);
    assert_eq!(granted(&Client::of(&sim, &sim.profiles()[1], "eu-west-1"), "ListClusters", 2).await, 2);
}

#[tokio::test]
async fn without_quotas_nothing_is_throttled() {
    let sim = crate::client::still(Scenario::Quiet).await;
    assert_eq!(granted(&Client::first(&sim), "ListClusters", 60).await, 60);
}

/// A page of ListServiceQuotas.
async fn told(client: &Client, input: Value) -> Reply {
    let headers = format!(
        "Content-Type: application/x-amz-json-1.1\r\nX-Amz-Target: ServiceQuotasV20190624.ListServiceQuotas\r\n{}",
        client.authorization("servicequotas")
    );
    exchange(&client.endpoint, "/", &headers, &input.to_string()).await.unwrap()
}

#[tokio::test]
async fn service_quotas_tells_what_an_account_may_in_pages_and_draws_from_no_bucket_of_emrs() {
    let sim = Sim::start(SimConfig { speed: 0.0, ..SimConfig::new(Scenario::Quiet, START) }).await.unwrap();
    let client = Client::first(&sim);
    sim.raise_quota("ListSteps", 2.0);
    let first = told(&client, json!({"ServiceCode": "elasticmapreduce"})).await.json();
    let next = json!({"ServiceCode": "elasticmapreduce", "NextToken": first["NextToken"]});
    let second = told(&client, next).await.json();
    assert_eq!(second.get("NextToken"), None);
    let pages = [&first, &second].map(|page| page["Quotas"].as_array().unwrap());
    let value = |code: &str| {
        let quota = pages.iter().copied().flatten().find(|quota| quota["QuotaCode"] == code).unwrap();
        quota["Value"].as_f64().unwrap()
    };
    assert_eq!(["L-283CCA2A", "L-432FAB44", "L-7D1BF903", "L-8AF88BF0"].map(value), [25.0, 5.0, 20.0, 1.0]);
    for _ in 0..40 {
        assert_eq!(told(&client, json!({"ServiceCode": "elasticmapreduce"})).await.status, 200);
    }
    assert_eq!(granted(&client, "ListClusters", 20).await, 20, "nothing was drawn");
    let other = told(&client, json!({"ServiceCode": "ec2"})).await;
    assert_eq!((other.status, &other.json()["__type"]), (400, &json!("NoSuchResourceException")));
}

#[tokio::test]
async fn who_may_not_read_quotas_is_told_which_action_is_missing() {
    let sim = crate::client::still(Scenario::Quiet).await;
    sim.fault(FaultRule {
        operation: Some("ListServiceQuotas".to_owned()),
        region: None,
        account: None,
        key: None,
        kind: FaultKind::AccessDenied,
        times: None,
    });
    let refused = told(&Client::first(&sim), json!({"ServiceCode": "elasticmapreduce"})).await;
    assert_eq!((refused.status, &refused.json()["__type"]), (400, &json!("AccessDeniedException")));
    assert!(refused.text().contains("perform: servicequotas:ListServiceQuotas on resource: *"));
}
