//! Pages, order, markers and filters, as the documentation of ListClusters and ListSteps has them.

use std::collections::HashSet;

use crate::client::{Client, START, named, states, still};
use emr_monitor_sim::{Scenario, Sim};
use serde_json::{Value, json};

fn strings<'a>(items: &'a [Value], field: &str) -> Vec<&'a str> {
    items.iter().map(|item| item[field].as_str().unwrap()).collect()
}

async fn long_queue(sim: &Sim) -> (Client, String) {
    let client = Client::first(sim);
    let (clusters, _) = client.all("ListClusters", "Clusters", json!({})).await;
    let id = named(&clusters, "EU-WS_v12_2026Q2_allPF")["Id"].as_str().unwrap().to_owned();
    (client, id)
}

#[tokio::test]
async fn clusters_come_in_pages_of_50_each_once_and_in_no_order() {
    let sim = still(Scenario::Fleet { clusters: 120 }).await;
    let (clusters, pages) = Client::first(&sim).all("ListClusters", "Clusters", json!({})).await;
    assert_eq!(pages, [50, 50, 20]);
    let ids: HashSet<&str> = strings(&clusters, "Id").into_iter().collect();
    assert_eq!(ids.len(), 120);
    let created: Vec<f64> =
        clusters.iter().map(|c| c["Status"]["Timeline"]["CreationDateTime"].as_f64().unwrap()).collect();
    assert!(!created.is_sorted() && !created.iter().rev().is_sorted());
    assert!(!strings(&clusters, "Id").is_sorted() && !strings(&clusters, "Name").is_sorted());
}

#[tokio::test]
async fn a_whole_last_page_has_no_marker() {
    let sim = still(Scenario::Fleet { clusters: 100 }).await;
    let (_, pages) = Client::first(&sim).all("ListClusters", "Clusters", json!({})).await;
    assert_eq!(pages, [50, 50]);
}

#[tokio::test]
async fn clusters_are_filtered_by_state_and_creation() {
    let sim = still(Scenario::BusyDay).await;
    let client = Client::first(&sim);
    let (waiting, _) =
        client.all("ListClusters", "Clusters", json!({"ClusterStates": ["WAITING", "STARTING"]})).await;
    assert!(waiting.len() >= 2 && states(&waiting).iter().all(|s| s == "WAITING" || s == "STARTING"));
    let edge = (START - 200 * 60_000) as f64 / 1000.0;
    let (all, _) = client.all("ListClusters", "Clusters", json!({})).await;
    let (after, _) = client.all("ListClusters", "Clusters", json!({"CreatedAfter": edge})).await;
    let (before, _) = client.all("ListClusters", "Clusters", json!({"CreatedBefore": edge})).await;
    assert!(!after.is_empty() && !before.is_empty());
    assert_eq!(after.len() + before.len(), all.len());
    assert!(after.iter().all(|c| c["Status"]["Timeline"]["CreationDateTime"].as_f64().unwrap() > edge));
    let refused = client.call("ListClusters", json!({"ClusterStates": ["SLEEPING"]})).await;
    assert_eq!((refused.status, refused.json()["__type"].clone()), (400, json!("ValidationException")));
}

#[tokio::test]
async fn steps_come_newest_first_and_the_running_one_is_not_on_page_one() {
    let sim = still(Scenario::LongQueue).await;
    let (client, id) = long_queue(&sim).await;
    let first = client.call("ListSteps", json!({"ClusterId": id})).await.json();
    let first = first["Steps"].as_array().unwrap();
    assert_eq!(first.len(), 50);
    assert!(states(first).iter().all(|state| state == "PENDING"));
    assert_eq!(first[0]["Name"], "Ground-up loss, PF-200");
    let (steps, pages) = client.all("ListSteps", "Steps", json!({"ClusterId": id})).await;
    assert_eq!(pages, [50, 50, 50, 50, 2]);
    assert_eq!(states(&steps).iter().filter(|state| *state == "RUNNING").count(), 1);
    assert_eq!(steps.last().unwrap()["Name"], "Load exposure, all portfolios");
}

#[tokio::test]
async fn steps_asked_for_by_state_or_id_come_oldest_first() {
    let sim = still(Scenario::LongQueue).await;
    let (client, id) = long_queue(&sim).await;
    let (pending, pages) = client
        .all("ListSteps", "Steps", json!({"ClusterId": id, "StepStates": ["PENDING", "RUNNING"]}))
        .await;
    assert_eq!(pages, [50, 50, 50, 50, 1]);
    assert_eq!(pending[0]["Status"]["State"], "RUNNING");
    let ten: Vec<&str> = strings(&pending, "Id").into_iter().rev().take(10).collect();
    let asked = client.call("ListSteps", json!({"ClusterId": id, "StepIds": ten})).await.json();
    let got = strings(asked["Steps"].as_array().unwrap(), "Id");
    assert_eq!(got, ten.iter().rev().copied().collect::<Vec<_>>());
}

#[tokio::test]
async fn more_than_ten_step_ids_or_an_unknown_one_are_refused() {
    let sim = still(Scenario::LongQueue).await;
    let (client, id) = long_queue(&sim).await;
    let (steps, _) = client.all("ListSteps", "Steps", json!({"ClusterId": id})).await;
    let eleven = &strings(&steps, "Id")[..11];
    for ids in [json!(eleven), json!(["s-NOBODY"])] {
        let refused = client.call("ListSteps", json!({"ClusterId": id, "StepIds": ids})).await;
        assert_eq!(refused.status, 400);
        assert_eq!(refused.json()["__type"], "InvalidRequestException");
    }
}

#[tokio::test]
async fn a_marker_is_opaque_and_one_from_elsewhere_is_refused() {
    let sim = still(Scenario::Fleet { clusters: 60 }).await;
    let client = Client::first(&sim);
    let marker = client.call("ListClusters", json!({})).await.json()["Marker"].as_str().unwrap().to_owned();
    assert_ne!(marker, "50");
    let mut other = Client::first(&sim);
    other.region = "us-east-1".to_owned();
    for (client, marker) in [(&client, "not-a-marker"), (&client, ""), (&other, marker.as_str())] {
        let refused = client.call("ListClusters", json!({"Marker": marker})).await;
        assert_eq!(
            (refused.status, refused.json()["__type"].clone()),
            (400, json!("InvalidRequestException"))
        );
    }
}

#[tokio::test]
async fn paging_goes_on_at_the_same_place_while_the_fleet_moves() {
    let sim = still(Scenario::LongQueue).await;
    let (client, id) = long_queue(&sim).await;
    let input = json!({"ClusterId": id});
    let first = client.call("ListSteps", input.clone()).await.json();
    sim.advance(6 * 3_600_000);
    let second = client.call("ListSteps", json!({"ClusterId": id, "Marker": first["Marker"]})).await.json();
    assert_eq!(second["Steps"][0]["Name"], "Ground-up loss, PF-150");
}
