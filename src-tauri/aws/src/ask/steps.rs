//! ListSteps and DescribeStep.

use super::{Asking, next};
use crate::convert;
use crate::trouble::Failure;
use emr_monitor_core::model::{ClusterId, StepId};
use emr_monitor_core::source::Answer;

impl Asking<'_> {
    pub(super) async fn steps(
        &self,
        cluster: &ClusterId,
        only: &[StepId],
        marker: Option<&str>,
    ) -> Result<Answer, Failure> {
        let only: Vec<String> = only.iter().map(|step| step.as_str().to_owned()).collect();
        let call = self
            .emr
            .list_steps()
            .cluster_id(cluster.as_str())
            .set_step_ids(Some(only).filter(|only| !only.is_empty()))
            .set_marker(marker.map(str::to_owned))
            .customize()
            .interceptor(self.meter.clone());
        let page = Box::pin(call.send()).await.map_err(self.failed())?;
        let steps = page.steps.ok_or_else(|| Failure::lacks("list of steps"))?;
        Ok(Answer::Steps { steps: convert::steps(steps), marker: next(page.marker, marker) })
    }

    pub(super) async fn step(&self, cluster: &ClusterId, step: &StepId) -> Result<Answer, Failure> {
        let call = self
            .emr
            .describe_step()
            .cluster_id(cluster.as_str())
            .step_id(step.as_str())
            .customize()
            .interceptor(self.meter.clone());
        let told = Box::pin(call.send()).await.map_err(self.failed())?;
        let step = told.step.and_then(convert::step).ok_or_else(|| Failure::lacks("step"))?;
        Ok(Answer::Step(Box::new(step)))
    }
}
