//! ListInstanceGroups, ListInstanceFleets and ListBootstrapActions, all pages.

use super::{Asking, PAGES, next};
use crate::convert;
use crate::trouble::Failure;
use emr_monitor_core::model::{Capacity, ClusterId};
use emr_monitor_core::source::Answer;

/// Reads page after page of one list. The operations differ in type only, so the reading is written once.
macro_rules! all_pages {
    ($asking:ident, $cluster:ident, $operation:ident, $list:ident, $convert:path) => {{
        let mut all = Vec::new();
        let mut marker: Option<String> = None;
        for _ in 0..PAGES {
            let call = $asking
                .emr
                .$operation()
                .cluster_id($cluster.as_str())
                .set_marker(marker.clone())
                .customize()
                .interceptor($asking.meter.clone());
            let page = Box::pin(call.send()).await.map_err($asking.failed())?;
            all.extend($convert(page.$list.unwrap_or_default()));
            marker = next(page.marker, marker.as_deref());
            if marker.is_none() {
                break;
            }
        }
        all
    }};
}

impl Asking<'_> {
    pub(super) async fn groups(&self, cluster: &ClusterId) -> Result<Answer, Failure> {
        let groups = all_pages!(self, cluster, list_instance_groups, instance_groups, convert::groups);
        Ok(Answer::Capacity(Capacity::Groups(groups)))
    }

    pub(super) async fn fleets(&self, cluster: &ClusterId) -> Result<Answer, Failure> {
        let fleets = all_pages!(self, cluster, list_instance_fleets, instance_fleets, convert::fleets);
        Ok(Answer::Capacity(Capacity::Fleets(fleets)))
    }

    pub(super) async fn bootstrap_actions(&self, cluster: &ClusterId) -> Result<Answer, Failure> {
        let actions =
            all_pages!(self, cluster, list_bootstrap_actions, bootstrap_actions, convert::bootstrap_actions);
        Ok(Answer::BootstrapActions(actions))
    }
}
