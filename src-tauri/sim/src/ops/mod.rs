//! EMR's read operations, each a pure answer from the fleet and the sim's clock. Shapes are those of EMR's API model 2009-03-31.

mod capacity;
mod describe_cluster;
mod input;
mod instances;
mod list_clusters;
mod page;
mod policies;
mod refusal;
mod service_quotas;
mod status;
mod steps;

use serde_json::Value;

pub(crate) use refusal::Refusal;
pub(crate) use service_quotas::answer as service_quotas;

use crate::cluster::Cluster;

/// The caller's view of the fleet: one account in one Region, now.
pub(crate) struct Scope<'a> {
    pub(crate) clusters: &'a [Cluster],
    pub(crate) account: &'a str,
    pub(crate) region: &'a str,
    pub(crate) now: i64,
    pub(crate) seed: u64,
}

impl<'a> Scope<'a> {
    fn shown(&self) -> impl Iterator<Item = &'a Cluster> + use<'a> {
        let (account, region, now) = (self.account.to_owned(), self.region.to_owned(), self.now);
        self.clusters
            .iter()
            .filter(move |c| c.script.account == account && c.script.region == region && c.is_shown(now))
    }

    fn cluster(&self, id: &str) -> Result<&'a Cluster, Refusal> {
        self.shown().find(|cluster| cluster.id == id).ok_or_else(|| Refusal::no_such_cluster(id))
    }

    /// What a marker of this list is mixed with, so that it is opaque and fits no other list.
    fn salt(&self, list: &str) -> u64 {
        crate::ident::mix(self.seed, &format!("marker/{}/{}/{list}", self.account, self.region))
    }
}

/// Answers one EMR operation, or refuses it as EMR does.
pub(crate) fn answer(scope: &Scope<'_>, operation: &str, body: &[u8]) -> Result<Value, Refusal> {
    match operation {
        "ListClusters" => list_clusters::list_clusters(scope, &input::read(body)?),
        "DescribeCluster" => describe_cluster::describe_cluster(scope, &input::read(body)?),
        "ListSteps" => steps::list_steps(scope, &input::read(body)?),
        "DescribeStep" => steps::describe_step(scope, &input::read(body)?),
        "ListInstanceGroups" => capacity::list_instance_groups(scope, &input::read(body)?),
        "ListInstanceFleets" => capacity::list_instance_fleets(scope, &input::read(body)?),
        "ListInstances" => instances::list_instances(scope, &input::read(body)?),
        "ListBootstrapActions" => describe_cluster::list_bootstrap_actions(scope, &input::read(body)?),
        "GetAutoTerminationPolicy" => policies::auto_termination(scope, &input::read(body)?),
        "GetManagedScalingPolicy" => policies::managed_scaling(scope, &input::read(body)?),
        _ => Err(Refusal::unknown_operation()),
    }
}

/// The cluster a request names, for the log of calls.
pub(crate) fn cluster_named(body: &[u8]) -> Option<String> {
    let body: Value = serde_json::from_slice(body).ok()?;
    body.get("ClusterId")?.as_str().map(str::to_owned)
}

/// An instant as awsJson1_1 writes it: epoch seconds with a fraction.
fn seconds(ms: i64) -> f64 {
    ms as f64 / 1000.0
}
