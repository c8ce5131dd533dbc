//! Clusters as lists and descriptions tell them.

use super::text::{said, sorted};
use super::time::at;
use aws_sdk_emr::types;
use emr_monitor_core::model::{ClusterId, ClusterState, ClusterSummary, ErrorDetail, StateReason};

/// A page of ListClusters.
pub(crate) fn summaries(clusters: Vec<types::ClusterSummary>) -> Vec<ClusterSummary> {
    clusters
        .into_iter()
        .filter_map(|cluster| {
            summary(Parts {
                id: cluster.id,
                name: cluster.name,
                arn: cluster.cluster_arn,
                status: cluster.status,
                hours: cluster.normalized_instance_hours,
            })
        })
        .collect()
}

/// What DescribeCluster says of what a list says too.
pub(crate) fn of_description(cluster: &types::Cluster) -> Option<ClusterSummary> {
    summary(Parts {
        id: cluster.id.clone(),
        name: cluster.name.clone(),
        arn: cluster.cluster_arn.clone(),
        status: cluster.status.clone(),
        hours: cluster.normalized_instance_hours,
    })
}

struct Parts {
    id: Option<String>,
    name: Option<String>,
    arn: Option<String>,
    status: Option<types::ClusterStatus>,
    hours: Option<i32>,
}

fn summary(parts: Parts) -> Option<ClusterSummary> {
    let id = said(parts.id)?;
    let status = parts.status.unwrap_or_else(|| types::ClusterStatus::builder().build());
    let timeline = status.timeline;
    let moment = |pick: fn(&types::ClusterTimeline) -> Option<aws_smithy_types::DateTime>| {
        at(timeline.as_ref().and_then(pick))
    };
    Some(ClusterSummary {
        id: ClusterId::new(id),
        name: parts.name.unwrap_or_default(),
        arn: said(parts.arn),
        state: ClusterState::from(status.state.as_ref().map_or("UNKNOWN", |state| state.as_str())),
        reason: status.state_change_reason.and_then(reason),
        errors: status.error_details.into_iter().flatten().map(error).collect(),
        created: moment(|timeline| timeline.creation_date_time),
        ready: moment(|timeline| timeline.ready_date_time),
        ended: moment(|timeline| timeline.end_date_time),
        normalized_hours: parts.hours,
    })
}

fn reason(reason: types::ClusterStateChangeReason) -> Option<StateReason> {
    let code = said(reason.code.map(|code| code.as_str().to_owned()));
    let message = said(reason.message);
    (code.is_some() || message.is_some()).then_some(StateReason { code, message })
}

fn error(detail: types::ErrorDetail) -> ErrorDetail {
    ErrorDetail {
        code: said(detail.error_code),
        message: said(detail.error_message),
        data: detail.error_data.into_iter().flatten().map(sorted).collect(),
    }
}
