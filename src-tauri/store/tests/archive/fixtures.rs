//! Small made-up clusters, steps and batches.

use emr_monitor_core::alert::{Alert, AlertFacts, AlertKey, AlertKind, Phase};
use emr_monitor_core::archive::{Archive, Draft, Loaded};
use emr_monitor_core::change::Change;
use emr_monitor_core::model::{
    Account, Cluster, ClusterId, ClusterState, ClusterSummary, Fact, Listing, Region, Scope, Step, StepId,
    StepState, StepSummary, StepsRead,
};
use emr_monitor_core::time::At;
use emr_monitor_store::SqliteArchive;
use rusqlite::Connection;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

pub(crate) const NEVER: At = At(i64::MIN);

pub(crate) fn scope(account: &str) -> Scope {
    Scope { account: Account::Known(account.into()), region: Region::new("eu-west-1") }
}

pub(crate) fn cluster(id: &str, state: &str, state_at: i64) -> Cluster {
    Cluster {
        told: ClusterSummary {
            id: ClusterId::new(id),
            name: format!("flood model {id}"),
            arn: None,
            state: ClusterState::from(state),
            reason: None,
            errors: Vec::new(),
            created: Some(At(1_000)),
            ready: None,
            ended: None,
            normalized_hours: None,
        },
        state_at: At(state_at),
        listing: Listing::Listed,
        passages: Vec::new(),
        description: Fact::Absent,
        capacity: Fact::Absent,
        bootstrap: Fact::Absent,
        auto_termination: Fact::Absent,
        managed_scaling: Fact::Absent,
        steps_read: StepsRead::default(),
        steps: Arc::default(),
    }
}

pub(crate) fn step(id: &str, state: &str, at: i64) -> Step {
    Step {
        ordinal: 0,
        told: Arc::new(StepSummary {
            id: StepId::new(id),
            name: format!("price {id}"),
            state: StepState::from(state),
            state_reason: None,
            failure: None,
            created: Some(At(at)),
            started: None,
            ended: None,
            action_on_failure: Some("CONTINUE".into()),
            jar: Some("command-runner.jar".into()),
            main_class: None,
            args: ["spark-submit", "--deploy-mode", "cluster"].into_iter().collect(),
            properties: BTreeMap::new(),
            log_uri: None,
            execution_role: None,
        }),
        at: At(at),
        slot: None,
        reason_at: None,
        end_seen: None,
    }
}

/// That a step of `j-1` failed, decided then; account 111122223333.
pub(crate) fn alert(step: &str, phase: Phase, decided: i64) -> Alert {
    Alert {
        key: AlertKey {
            account: "111122223333".into(),
            region: Region::new("eu-west-1"),
            cluster: ClusterId::new("j-1"),
            step: Some(StepId::new(step)),
            kind: AlertKind::StepFailed,
        },
        happened: At(decided - 1),
        decided: At(decided),
        reason_at: None,
        phase,
        seen: None,
        facts: AlertFacts {
            cluster: "flood model j-1".into(),
            step: Some(format!("price {step}")),
            ..AlertFacts::default()
        },
    }
}

/// A batch in which these clusters and steps appeared.
pub(crate) fn draft(seq: u64, scope: &Scope, clusters: &[Cluster], steps: &[(&str, Step)]) -> Draft {
    let appeared = clusters.iter().map(|cluster| Change::ClusterAppeared {
        cluster: cluster.id().clone(),
        state: cluster.told.state.clone(),
    });
    let stepped = steps.iter().map(|(of, step)| Change::StepAppeared {
        cluster: ClusterId::new(*of),
        step: step.told.id.clone(),
        state: step.told.state.clone(),
    });
    Draft {
        seq,
        scope: scope.clone(),
        at: At(10_000),
        changes: appeared.chain(stepped).collect(),
        clusters: clusters.iter().cloned().map(Arc::new).collect(),
        steps: steps.iter().map(|(of, step)| (ClusterId::new(*of), Arc::new(step.clone()))).collect(),
        alerts: Vec::new(),
    }
}

/// The same cluster with these steps, as a load gives it.
pub(crate) fn with_steps(mut cluster: Cluster, steps: &[Step]) -> Cluster {
    cluster.steps = Arc::new(steps.iter().cloned().map(Arc::new).collect());
    cluster
}

/// Opens, loads all that has not ended or ended after a moment, and closes.
pub(crate) async fn reloaded(folder: &Path, ended_after: At) -> Loaded {
    let archive = SqliteArchive::open(folder).unwrap();
    let loaded = archive.load(ended_after).await.unwrap();
    archive.close().await.unwrap();
    loaded
}

/// The file by SQLite's own means, past the archive.
pub(crate) fn raw(folder: &Path) -> Connection {
    Connection::open(SqliteArchive::in_folder(folder)).unwrap()
}
