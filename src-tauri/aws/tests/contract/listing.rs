//! Lists: pages, filters, counting.

use crate::fixtures::{START_MS, first, patient, sim, source};
use emr_monitor_core::model::ClusterState;
use emr_monitor_core::source::{Answer, Call};
use emr_monitor_core::time::At;
use emr_monitor_sim::Scenario;
use std::collections::BTreeSet;

fn list(marker: Option<String>) -> Call {
    Call::ListClusters { states: Vec::new(), created_after: None, marker }
}

#[tokio::test]
async fn all_pages_together_are_the_whole_list_and_each_is_one_request() {
    let sim = sim(Scenario::Fleet { clusters: 120 }).await;
    let source = source(&sim, patient()).await;
    let mut ids = BTreeSet::new();
    let mut marker = None;
    let mut pages = 0;
    loop {
        let reply = source.ask(&list(marker)).await.unwrap();
        assert_eq!(reply.requests, 1);
        let Answer::Clusters { clusters, marker: next } = reply.answer else {
            panic!("another answer than was asked for");
        };
        ids.extend(clusters.into_iter().map(|cluster| cluster.id));
        pages += 1;
        marker = next;
        if marker.is_none() {
            break;
        }
    }
    assert_eq!((ids.len(), pages), (120, 3));
}

#[tokio::test]
async fn the_filters_reach_emr() {
    let sim = sim(Scenario::BusyDay).await;
    let source = source(&sim, patient()).await;
    let live = Call::ListClusters { states: ClusterState::LIVE.to_vec(), created_after: None, marker: None };
    let Answer::Clusters { clusters, .. } = source.ask(&live).await.unwrap().answer else {
        panic!("another answer than was asked for");
    };
    assert!(!clusters.is_empty() && clusters.iter().all(|cluster| !cluster.state.ended()));
    let later = Call::ListClusters {
        states: Vec::new(),
        created_after: Some(At(START_MS + 86_400_000)),
        marker: None,
    };
    let Answer::Clusters { clusters, .. } = source.ask(&later).await.unwrap().answer else {
        panic!("another answer than was asked for");
    };
    assert_eq!(clusters, []);
}

#[tokio::test]
async fn the_account_is_told_by_sts() {
    let sim = sim(Scenario::BusyDay).await;
    let (profile, _) = first(&sim);
    let source = source(&sim, patient()).await;
    let account = source.account().await.unwrap().unwrap();
    assert_eq!(account.to_string(), profile.account);
}

#[tokio::test]
async fn the_clock_offset_is_near_nought_on_one_computer() {
    let sim = sim(Scenario::Quiet).await;
    let reply = source(&sim, patient()).await.ask(&list(None)).await.unwrap();
    assert!(reply.clock_offset.unwrap().abs() < 60_000);
}

#[tokio::test]
async fn states_and_names_nobody_documented_are_kept_as_they_are() {
    let sim = sim(Scenario::Hostile).await;
    let source = source(&sim, patient()).await;
    let Answer::Clusters { clusters, .. } = source.ask(&list(None)).await.unwrap().answer else {
        panic!("another answer than was asked for");
    };
    assert!(clusters.iter().any(|cluster| cluster.state == ClusterState::Other("HIBERNATING".into())));
    assert!(clusters.iter().any(|cluster| cluster.name.is_empty()));
    assert!(clusters.iter().any(|cluster| cluster.name.contains('\0')));
}
