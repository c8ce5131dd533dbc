//! One function per operation: the call out, the answer in.

mod capacity;
mod clusters;
mod policies;
mod steps;

use crate::meter::Meter;
use crate::trouble::Failure;
use aws_sdk_emr::Client;
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::SdkError;
use aws_smithy_types::error::metadata::ProvideErrorMetadata;
use emr_monitor_core::model::Collection;
use emr_monitor_core::source::{Answer, Call};
use std::error::Error;

/// More pages than any cluster's capacity or bootstrap actions fill; an end for an endpoint whose markers never end.
const PAGES: usize = 40;

/// One ask under way.
pub(crate) struct Asking<'a> {
    pub(crate) emr: &'a Client,
    pub(crate) meter: &'a Meter,
}

impl Asking<'_> {
    /// Makes the call.
    pub(crate) async fn answer(&self, call: &Call) -> Result<Answer, Failure> {
        match call {
            Call::ListClusters { states, created_after, marker } => {
                self.clusters(states, *created_after, marker.as_deref()).await
            }
            Call::DescribeCluster(cluster) => self.cluster(cluster).await,
            Call::ListSteps { cluster, marker } => self.steps(cluster, &[], marker.as_deref()).await,
            // An empty filter would ask for all steps.
            Call::ListStepsById { steps, .. } if steps.is_empty() => {
                Ok(Answer::Steps { steps: Vec::new(), marker: None })
            }
            Call::ListStepsById { cluster, steps } => self.steps(cluster, steps, None).await,
            Call::DescribeStep { cluster, step } => self.step(cluster, step).await,
            Call::ListCapacity { cluster, collection: Collection::Fleets } => self.fleets(cluster).await,
            Call::ListCapacity { cluster, collection: Collection::Groups | Collection::Other(_) } => {
                self.groups(cluster).await
            }
            Call::ListBootstrapActions(cluster) => self.bootstrap_actions(cluster).await,
            Call::GetAutoTerminationPolicy(cluster) => self.auto_termination(cluster).await,
            Call::GetManagedScalingPolicy(cluster) => self.managed_scaling(cluster).await,
        }
    }

    /// For `map_err`.
    fn failed<E>(&self) -> impl Fn(SdkError<E, HttpResponse>) -> Failure + '_
    where
        E: ProvideErrorMetadata + Error + 'static,
    {
        |error| Failure::of_call(&error, self.meter)
    }
}

/// The marker of a next page, if there is one: neither empty nor the one just used.
fn next(marker: Option<String>, used: Option<&str>) -> Option<String> {
    marker.filter(|marker| !marker.is_empty() && Some(marker.as_str()) != used)
}
