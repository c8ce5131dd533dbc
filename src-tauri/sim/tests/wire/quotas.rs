//! The documented token buckets, over the wire and on the sim's clock.

use crate::client::{Client, START};
use emr_monitor_sim::{CallOutcome, Scenario, Sim, SimConfig};
use serde_json::json;

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
