//! Clusters, steps and worlds made short.

use emr_monitor_core::change::Change;
use emr_monitor_core::model::{
    Account, Arguments, ClusterId, ClusterState, ClusterSummary, Description, Region, Scope, StepId,
    StepState, StepSummary,
};
use emr_monitor_core::time::{At, SECOND};
use emr_monitor_core::world::{Observation, Reach, Seen, World, reduce};
use std::collections::{BTreeMap, BTreeSet};

pub(crate) const T0: At = At(1_795_420_000_000);

pub(crate) fn at(seconds: i64) -> At {
    T0 + seconds * SECOND
}

pub(crate) fn scope() -> Scope {
    Scope { account: Account::Known("111122223333".into()), region: Region::new("eu-west-1") }
}

pub(crate) fn cluster_id(id: &str) -> ClusterId {
    ClusterId::new(id)
}

pub(crate) fn summary(id: &str, state: &str) -> ClusterSummary {
    let state = ClusterState::from(state);
    ClusterSummary {
        id: ClusterId::new(id),
        name: format!("name of {id}"),
        arn: Some(format!("arn:aws:elasticmapreduce:eu-west-1:111122223333:cluster/{id}")),
        ended: state.ended().then(|| at(-60)),
        state,
        reason: None,
        errors: Vec::new(),
        created: Some(at(-3600)),
        ready: Some(at(-3000)),
        normalized_hours: None,
    }
}

pub(crate) fn step(id: &str, state: &str, started: Option<i64>, ended: Option<i64>) -> StepSummary {
    StepSummary {
        id: StepId::new(id),
        name: format!("step {id}"),
        state: StepState::from(state),
        state_reason: None,
        failure: None,
        created: Some(at(-2000)),
        started: started.map(at),
        ended: ended.map(at),
        action_on_failure: Some("CONTINUE".into()),
        jar: None,
        main_class: None,
        args: Arguments::default(),
        properties: BTreeMap::new(),
        log_uri: None,
        execution_role: None,
    }
}

/// A world that takes observations in as they would come.
pub(crate) struct Told(pub(crate) World);

impl Told {
    pub(crate) fn nothing() -> Self {
        Told(World::new(scope()))
    }

    pub(crate) fn see(&mut self, asked: i64, seen: Seen) -> Vec<Change> {
        reduce(&mut self.0, Observation { at: at(asked), seen }, at(asked))
    }

    /// A whole list of live clusters.
    pub(crate) fn list(&mut self, asked: i64, clusters: &[(&str, &str)]) -> Vec<Change> {
        let page: Vec<_> = clusters.iter().map(|(id, state)| summary(id, state)).collect();
        let ids: BTreeSet<_> = page.iter().map(|cluster| cluster.id.clone()).collect();
        let mut changes = self.see(asked, Seen::Clusters(page));
        changes.extend(self.see(asked, Seen::LiveListEnded(ids)));
        changes
    }

    /// The newest page of steps, with nothing after it.
    pub(crate) fn steps(&mut self, asked: i64, cluster: &str, steps: Vec<StepSummary>) -> Vec<Change> {
        let reach = Reach::Newest { more: false };
        self.see(asked, Seen::Steps { cluster: cluster_id(cluster), steps, reach })
    }

    pub(crate) fn describe(&mut self, asked: i64, id: &str, state: &str) -> Vec<Change> {
        let (summary, description) = (Box::new(summary(id, state)), Box::<Description>::default());
        self.see(asked, Seen::Described { summary, description })
    }

    pub(crate) fn state(&self, id: &str) -> &ClusterState {
        &self.0.clusters[&cluster_id(id)].told.state
    }
}
