//! The scenarios of pace and scale, over the wire.

use emr_monitor_sim::{Scenario, Sim, SimConfig};
use serde_json::json;

use crate::client::{Client, START, states, still};

const SECOND: i64 = 1_000;
const MINUTE: i64 = 60 * SECOND;

/// How many of the clusters that exist are live, and of how many.
async fn live(sim: &Sim) -> (usize, usize) {
    let (clusters, _) = Client::first(sim).all("ListClusters", "Clusters", json!({})).await;
    let live = states(&clusters).into_iter().filter(|state| !state.starts_with("TERMINATED")).count();
    (live, clusters.len())
}

#[tokio::test]
async fn ten_of_forty_clusters_are_live_and_ten_still_are_hours_later() {
    let sim = still(Scenario::Pace).await;
    assert_eq!(live(&sim).await, (10, 40));
    for _ in 0..6 {
        sim.advance(31 * MINUTE);
        let (live, all) = live(&sim).await;
        assert!(live == 10 && all > 40, "{live} of {all}");
    }
}

#[tokio::test]
async fn a_step_of_the_pace_fleet_ends_several_times_a_minute_and_the_truth_says_when() {
    let sim = still(Scenario::Pace).await;
    let due = sim.handle().due(START, START + 10 * MINUTE);
    let ended = due.iter().filter(|change| change.step.is_some() && change.state == "COMPLETED");
    assert!(ended.count() > 30, "ten clusters, a step each two minutes");
    let change = due.iter().find(|change| change.step.is_some() && change.state == "COMPLETED").unwrap();
    let look = async || {
        let step = json!({"ClusterId": change.cluster, "StepId": change.step});
        let answer = Client::first(&sim).call("DescribeStep", step).await.json();
        answer["Step"]["Status"]["State"].as_str().unwrap().to_owned()
    };
    sim.advance(change.at_ms - START - 1);
    assert_eq!(look().await, "RUNNING");
    sim.advance(1);
    assert_eq!(look().await, "COMPLETED");
}

/// How many of a caller's DescribeCluster calls are refused, one each five seconds for twenty minutes.
async fn refused(scenario: Scenario, quotas: bool) -> usize {
    let config = SimConfig { speed: 0.0, quotas, ..SimConfig::new(scenario, START) };
    let sim = Sim::start(config).await.unwrap();
    let client = Client::first(&sim);
    let id = sim.handle().due(START - 60 * MINUTE, START)[0].cluster.clone();
    let mut refused = 0;
    for _ in 0..240 {
        sim.advance(5 * SECOND);
        if client.call("DescribeCluster", json!({"ClusterId": id})).await.status != 200 {
            refused += 1;
        }
    }
    refused
}

#[tokio::test]
async fn strangers_use_the_quotas_up_in_bursts_so_that_a_modest_caller_is_refused_now_and_then() {
    let met = refused(Scenario::Throttled, true).await;
    assert!((20..160).contains(&met), "{met} of 240");
    assert_eq!(refused(Scenario::Throttled, true).await, met, "the same again");
    assert_eq!(refused(Scenario::Pace, true).await, 0, "nobody else is there");
    assert_eq!(refused(Scenario::Throttled, false).await, 0, "without quotas strangers are harmless");
}

#[tokio::test]
async fn the_big_fleet_is_listed_and_paged_in_fifteen_scopes() {
    let sim = still(Scenario::BigFleet).await;
    let profiles = sim.profiles();
    assert_eq!(profiles.iter().map(|profile| profile.regions.len()).sum::<usize>(), 15);
    let client = Client::first(&sim);
    let (clusters, pages) = client.all("ListClusters", "Clusters", json!({})).await;
    assert_eq!((clusters.len(), pages), (134, vec![50, 50, 34]));
    let running = clusters.iter().find(|cluster| cluster["Status"]["State"] == "RUNNING").unwrap();
    let (steps, pages) = client.all("ListSteps", "Steps", json!({"ClusterId": running["Id"]})).await;
    assert_eq!((steps.len(), pages), (256, vec![50, 50, 50, 50, 50, 6]));
}

#[tokio::test]
async fn quotas_can_be_lifted_and_put_back_by_whoever_started_the_sim() {
    let sim = Sim::start(SimConfig { speed: 0.0, ..SimConfig::new(Scenario::Quiet, START) }).await.unwrap();
    let client = Client::first(&sim);
    let granted = async || {
        let mut granted = 0;
        for _ in 0..30 {
            granted += usize::from(client.call("ListClusters", json!({})).await.status == 200);
        }
        granted
    };
    sim.handle().set_quotas(false);
    assert_eq!(granted().await, 30);
    sim.handle().set_quotas(true);
    assert_eq!(granted().await, 20);
}
