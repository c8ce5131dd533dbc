//! ListClusters and DescribeCluster.

use super::{Asking, next};
use crate::convert;
use crate::trouble::Failure;
use aws_sdk_emr::types;
use emr_monitor_core::model::{ClusterId, ClusterState};
use emr_monitor_core::source::Answer;
use emr_monitor_core::time::At;

impl Asking<'_> {
    pub(super) async fn clusters(
        &self,
        states: &[ClusterState],
        created_after: Option<At>,
        marker: Option<&str>,
    ) -> Result<Answer, Failure> {
        let states = states.iter().map(|state| types::ClusterState::from(state.as_emr())).collect();
        let call = self
            .emr
            .list_clusters()
            .set_cluster_states(Some(states).filter(|states: &Vec<_>| !states.is_empty()))
            .set_created_after(created_after.map(convert::to_sdk))
            .set_marker(marker.map(str::to_owned))
            .customize()
            .interceptor(self.meter.clone());
        let page = Box::pin(call.send()).await.map_err(self.failed())?;
        // An answer without a list is not an empty list: clusters would seem to vanish.
        let clusters = page.clusters.ok_or_else(|| Failure::lacks("list of clusters"))?;
        Ok(Answer::Clusters { clusters: convert::summaries(clusters), marker: next(page.marker, marker) })
    }

    pub(super) async fn cluster(&self, cluster: &ClusterId) -> Result<Answer, Failure> {
        let call = self
            .emr
            .describe_cluster()
            .cluster_id(cluster.as_str())
            .customize()
            .interceptor(self.meter.clone());
        let told = Box::pin(call.send()).await.map_err(self.failed())?;
        let cluster = told.cluster.ok_or_else(|| Failure::lacks("cluster"))?;
        let summary = convert::of_description(&cluster).ok_or_else(|| Failure::lacks("cluster id"))?;
        Ok(Answer::Cluster {
            summary: Box::new(summary),
            description: Box::new(convert::description(cluster)),
        })
    }
}
