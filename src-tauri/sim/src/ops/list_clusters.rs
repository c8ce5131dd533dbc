//! ListClusters: filtered, paged, and in no order that means anything.

use serde_json::{Value, json};

use super::input::{ListClusters, states};
use super::page::{PAGE, page};
use super::{Refusal, Scope, seconds, status};
use crate::course::ClusterState;

pub(super) fn list_clusters(scope: &Scope<'_>, input: &ListClusters) -> Result<Value, Refusal> {
    let wanted =
        states(input.cluster_states.as_deref(), &ClusterState::ALL.map(ClusterState::name), "clusterStates")?;
    let shown = scope.shown().filter(|cluster| {
        let created = seconds(cluster.course.created);
        wanted.as_ref().is_none_or(|wanted| wanted.iter().any(|state| state == cluster.state_name(scope.now)))
            && input.created_after.is_none_or(|after| created > after)
            && input.created_before.is_none_or(|before| created < before)
    });
    let (clusters, marker) = page(
        shown.collect(),
        |cluster| cluster.order,
        input.marker.as_deref(),
        scope.salt("clusters"),
        PAGE,
    )?;
    let clusters: Vec<Value> = clusters
        .into_iter()
        .map(|cluster| {
            json!({
                "Id": cluster.id,
                "Name": cluster.script.name,
                "Status": status::cluster(cluster, scope.now),
                "NormalizedInstanceHours": cluster.normalized_hours(scope.now),
                "ClusterArn": cluster.arn,
            })
        })
        .collect();
    Ok(status::with_marker(json!({"Clusters": clusters}), marker))
}
