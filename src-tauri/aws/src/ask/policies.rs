//! GetAutoTerminationPolicy and GetManagedScalingPolicy. Releases and partitions that know no such policy refuse the
//! question, which means that none is set.

use super::Asking;
use crate::convert;
use crate::trouble::Failure;
use emr_monitor_core::model::ClusterId;
use emr_monitor_core::source::Answer;

impl Asking<'_> {
    pub(super) async fn auto_termination(&self, cluster: &ClusterId) -> Result<Answer, Failure> {
        let call = self
            .emr
            .get_auto_termination_policy()
            .cluster_id(cluster.as_str())
            .customize()
            .interceptor(self.meter.clone());
        match Box::pin(call.send()).await.map_err(self.failed()) {
            Ok(told) => Ok(Answer::AutoTermination(convert::auto_termination(told.auto_termination_policy))),
            Err(failure) if knows_no_such_policy(&failure) => Ok(Answer::AutoTermination(None)),
            Err(failure) => Err(failure),
        }
    }

    pub(super) async fn managed_scaling(&self, cluster: &ClusterId) -> Result<Answer, Failure> {
        let call = self
            .emr
            .get_managed_scaling_policy()
            .cluster_id(cluster.as_str())
            .customize()
            .interceptor(self.meter.clone());
        match Box::pin(call.send()).await.map_err(self.failed()) {
            Ok(told) => Ok(Answer::ManagedScaling(convert::managed_scaling(told.managed_scaling_policy))),
            Err(failure) if knows_no_such_policy(&failure) => Ok(Answer::ManagedScaling(None)),
            Err(failure) => Err(failure),
        }
    }
}

fn knows_no_such_policy(failure: &Failure) -> bool {
    matches!(failure.code.as_deref(), Some("ValidationException" | "UnknownOperationException"))
}
