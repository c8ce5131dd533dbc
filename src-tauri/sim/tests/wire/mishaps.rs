//! What goes wrong in the scenarios that are about it: capacity, bootstrap actions, steps side by side, Spot.

use emr_monitor_sim::Scenario;
use serde_json::{Value, json};

use crate::client::{Client, START, named, states, still};
use crate::scenarios::{went_wrong, whole};

const MINUTE: i64 = 60_000;

#[tokio::test]
async fn capacity_comes_late_or_never() {
    let sim = still(Scenario::CapacityWait).await;
    let state = |clusters: &[Value], name: &str| {
        named(clusters, name)["Status"]["State"].as_str().unwrap().to_owned()
    };
    let before = whole(&sim).await;
    for name in ["EU-EQ_v9_2026Q2_late", "EU-FL_v5_2026Q2_none", "EU-WS_v12_2026Q2_reach"] {
        assert_eq!(state(&before, name), "STARTING", "{name}");
    }
    sim.advance(10 * MINUTE);
    let after = whole(&sim).await;
    assert_eq!(state(&after, "EU-EQ_v9_2026Q2_late"), "RUNNING");
    assert_eq!(state(&after, "EU-FL_v5_2026Q2_none"), "TERMINATED_WITH_ERRORS");
    assert_eq!(state(&after, "EU-WS_v12_2026Q2_reach"), "STARTING");
}

#[tokio::test]
async fn each_cluster_ends_by_its_bootstrap_action_until_that_is_mended() {
    let sim = still(Scenario::BootstrapFailure).await;
    let mut ended = Vec::new();
    for minute in [0, 10, 20, 60] {
        sim.advance(START + minute * MINUTE + 1_000 - sim.now_ms());
        ended.push(went_wrong(&sim).await.1);
    }
    assert!(ended.windows(2).all(|pair| pair[0] < pair[1]), "{ended:?}");
    sim.advance(600 * MINUTE);
    assert_eq!(went_wrong(&sim).await.1, ended[3], "none after it was mended");
}

#[tokio::test]
async fn ten_steps_run_side_by_side_and_failures_leave_the_others_alone() {
    let sim = still(Scenario::ParallelSteps).await;
    let clusters = whole(&sim).await;
    let wide = named(&clusters, "EU-WS_v12_2026Q2_allPF")["Steps"].as_array().unwrap();
    let count = |state: &str| states(wide).iter().filter(|held| *held == state).count();
    assert_eq!((count("RUNNING"), count("CANCELLED")), (10, 0));
    assert!(count("FAILED") > 0 && count("PENDING") > 0);
}

#[tokio::test]
async fn spot_takes_task_nodes_back_in_waves_and_gives_them_again() {
    let sim = still(Scenario::SpotStorm).await;
    let client = Client::first(&sim);
    let id = named(&whole(&sim).await, "EU-WS_v12_2026Q2_stoch")["Id"].clone();
    let mut held = Vec::new();
    for minute in [0, 3, 6, 10, 120] {
        sim.advance(START + minute * MINUTE - sim.now_ms());
        let answer = client.call("ListInstanceFleets", json!({"ClusterId": id})).await.json();
        let task = named(answer["InstanceFleets"].as_array().unwrap(), "TASK").clone();
        assert_eq!(task["TargetSpotCapacity"], 96);
        held.push(task["ProvisionedSpotCapacity"].as_i64().unwrap());
    }
    assert_eq!(held, [96, 72, 32, 8, 96]);
    assert_eq!(went_wrong(&sim).await.0, 1, "and a step by it");
}
