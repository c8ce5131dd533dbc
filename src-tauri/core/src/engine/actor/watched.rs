//! Clusters that a person watches, or no longer.

use super::Actor;
use crate::model::ClusterKey;
use std::sync::Arc;

impl Actor {
    /// Follows this cluster without its being opened, or no longer; kept before it is shown.
    pub(super) async fn watch_cluster(&mut self, cluster: ClusterKey, on: bool) {
        if !Arc::make_mut(&mut self.fleet.watched).set(&cluster, on) {
            return;
        }
        let now = self.clock.now();
        self.keeper.keep_watched(Some((cluster, on)), now).await;
        self.tasks.watch_clusters(&self.fleet.watched);
    }
}
