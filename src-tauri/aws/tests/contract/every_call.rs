//! Each kind of call brings its own kind of answer.

use crate::fixtures::{patient, sim, source};
use emr_monitor_core::model::{
    Capacity, ClusterId, ClusterSummary, Collection, Description, StepId, StepState, StepSummary,
};
use emr_monitor_core::source::{Answer, Call, Source};
use emr_monitor_sim::Scenario;
use std::sync::Arc;

async fn summaries(source: &Arc<dyn Source>) -> Vec<ClusterSummary> {
    let call = Call::ListClusters { states: Vec::new(), created_after: None, marker: None };
    match source.ask(&call).await.unwrap().answer {
        Answer::Clusters { clusters, .. } => clusters,
        other => panic!("asked for clusters, got {other:?}"),
    }
}

async fn clusters(source: &Arc<dyn Source>) -> Vec<ClusterId> {
    let all = summaries(source).await;
    all.into_iter().map(|cluster| cluster.id).collect()
}

async fn describe(source: &Arc<dyn Source>, cluster: &ClusterId) -> Description {
    match source.ask(&Call::DescribeCluster(cluster.clone())).await.unwrap().answer {
        Answer::Cluster { summary, description } => {
            assert_eq!(summary.id, *cluster);
            assert!(summary.arn.as_ref().unwrap().ends_with(cluster.as_str()));
            *description
        }
        other => panic!("asked for a cluster, got {other:?}"),
    }
}

async fn steps(source: &Arc<dyn Source>, call: Call) -> (Vec<StepId>, Option<String>) {
    match source.ask(&call).await.unwrap().answer {
        Answer::Steps { steps, marker } => (steps.into_iter().map(|step| step.id).collect(), marker),
        other => panic!("asked for steps, got {other:?}"),
    }
}

#[tokio::test]
async fn groups_and_fleets_are_read_as_the_description_says() {
    let sim = sim(Scenario::BusyDay).await;
    let source = source(&sim, patient()).await;
    let mut kinds = Vec::new();
    for cluster in clusters(&source).await {
        let description = describe(&source, &cluster).await;
        assert!(description.release.is_some() && !description.applications.is_empty());
        let collection = description.collection.unwrap();
        let call = Call::ListCapacity { cluster, collection: collection.clone() };
        let reply = source.ask(&call).await.unwrap();
        let Answer::Capacity(capacity) = reply.answer else {
            panic!("asked for the capacity, got something else");
        };
        match (&collection, &capacity) {
            (Collection::Groups, Capacity::Groups(groups)) => assert!(!groups.is_empty()),
            (Collection::Fleets, Capacity::Fleets(fleets)) => assert!(!fleets.is_empty()),
            other => panic!("asked for one, got the other: {other:?}"),
        }
        assert!(capacity.count().wanted > 0);
        kinds.push(collection);
    }
    assert!(kinds.contains(&Collection::Groups) && kinds.contains(&Collection::Fleets));
}

#[tokio::test]
async fn a_long_queue_is_paged_and_single_steps_are_had_by_id() {
    let sim = sim(Scenario::LongQueue).await;
    let source = source(&sim, patient()).await;
    let all = summaries(&source).await;
    let long = all.into_iter().find(|cluster| cluster.name == "EU-WS_v12_2026Q2_allPF");
    let cluster = long.unwrap().id;
    let page = |marker| Call::ListSteps { cluster: cluster.clone(), marker };
    let (mut all, mut marker) = steps(&source, page(None)).await;
    assert_eq!(all.len(), 50);
    while marker.is_some() {
        let (more, next) = steps(&source, page(marker)).await;
        all.extend(more);
        marker = next;
    }
    let wanted: Vec<StepId> = [all.first(), all.last()].into_iter().flatten().cloned().collect();
    let call = Call::ListStepsById { cluster: cluster.clone(), steps: wanted.clone() };
    let (mut had, _) = steps(&source, call).await;
    had.sort();
    let mut sorted = wanted.clone();
    sorted.sort();
    assert_eq!(had, sorted, "the filter reaches EMR");
    let call = Call::DescribeStep { cluster, step: wanted[1].clone() };
    let Answer::Step(step) = source.ask(&call).await.unwrap().answer else {
        panic!("asked for a step, got something else");
    };
    assert_eq!(step.id, wanted[1]);
    assert!(step.created.is_some() && step.jar.is_some());
}

#[tokio::test]
async fn no_ids_ask_for_no_steps_and_cost_no_request() {
    let sim = sim(Scenario::Quiet).await;
    let source = source(&sim, patient()).await;
    let call = Call::ListStepsById { cluster: ClusterId::new("j-NONE"), steps: Vec::new() };
    let reply = source.ask(&call).await.unwrap();
    assert_eq!((reply.requests, sim.calls().len()), (0, 0));
}

#[tokio::test]
async fn the_setup_of_every_cluster_is_read() {
    let sim = sim(Scenario::BusyDay).await;
    let source = source(&sim, patient()).await;
    let (mut scripts, mut idle, mut scaled) = (0, 0, 0);
    for cluster in clusters(&source).await {
        match source.ask(&Call::ListBootstrapActions(cluster.clone())).await.unwrap().answer {
            Answer::BootstrapActions(actions) => scripts += actions.len(),
            other => panic!("asked for bootstrap actions, got {other:?}"),
        }
        match source.ask(&Call::GetAutoTerminationPolicy(cluster.clone())).await.unwrap().answer {
            Answer::AutoTermination(policy) => idle += usize::from(policy.is_some()),
            other => panic!("asked for a policy, got {other:?}"),
        }
        match source.ask(&Call::GetManagedScalingPolicy(cluster)).await.unwrap().answer {
            Answer::ManagedScaling(policy) => scaled += usize::from(policy.is_some_and(|p| p.maximum > 0)),
            other => panic!("asked for a policy, got {other:?}"),
        }
    }
    assert!(scripts > 0 && idle > 0 && scaled > 0, "{scripts} {idle} {scaled}");
}

#[tokio::test]
async fn a_failed_step_carries_emr_s_reason_as_soon_as_emr_has_it() {
    let sim = sim(Scenario::FailedStep).await;
    let source = source(&sim, patient()).await;
    let ids = clusters(&source).await;
    let failed = async || -> Vec<StepSummary> {
        let mut failed = Vec::new();
        for cluster in &ids {
            let call = Call::ListSteps { cluster: cluster.clone(), marker: None };
            if let Answer::Steps { steps, .. } = source.ask(&call).await.unwrap().answer {
                failed.extend(steps.into_iter().filter(|step| step.state == StepState::Failed));
            }
        }
        failed
    };
    let before: Vec<_> = failed().await.into_iter().map(|step| step.id).collect();
    sim.advance(2 * 60_000);
    let mut young = failed().await;
    young.retain(|step| !before.contains(&step.id));
    assert_eq!(young.len(), 1);
    assert_eq!(young[0].failure, None, "EMR reads the reason from logs, minutes later");
    sim.advance(10 * 60_000);
    let all = failed().await;
    let known = all.iter().find(|step| step.id == young[0].id).unwrap();
    let failure = known.failure.as_ref().unwrap();
    assert!(failure.reason.is_some() && failure.log_file.as_ref().unwrap().starts_with("s3"));
}
