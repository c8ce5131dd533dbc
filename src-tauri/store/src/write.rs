//! What the writing thread does, one transaction each.

use crate::table::change_log::Place;
use crate::table::{alert, change_log, cluster, scope, setting, step, watched_cluster, way};
use emr_monitor_core::alert::Alert;
use emr_monitor_core::archive::{Ages, Draft};
use emr_monitor_core::model::{ClusterKey, Scope, Watch};
use emr_monitor_core::time::At;
use rusqlite::{Connection, Error, Result, TransactionBehavior};

/// Writes a batch to the log and brings the projection up to it: all of it or nothing. Touches only the rows it names.
pub(crate) fn append(connection: &mut Connection, draft: &Draft) -> Result<()> {
    let seq = i64::try_from(draft.seq).map_err(|error| Error::ToSqlConversionFailure(error.into()))?;
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let scope = scope::note_batch(&transaction, &draft.scope, seq)?;
    for (position, change) in draft.changes.iter().enumerate() {
        change_log::append(&transaction, Place { seq, position }, draft.at, scope, change)?;
    }
    for kept in &draft.clusters {
        cluster::keep(&transaction, scope, kept)?;
    }
    for (of, kept) in &draft.steps {
        step::keep(&transaction, scope, of, kept)?;
    }
    for decided in &draft.alerts {
        alert::keep(&transaction, decided)?;
    }
    transaction.commit()
}

/// Keeps ages that moved without a change, in small columns beside the bodies.
pub(crate) fn note_ages(connection: &mut Connection, ages: &Ages) -> Result<()> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let scope = scope::note_heartbeat(&transaction, &ages.scope, ages.heartbeat)?;
    for (id, state_at, steps_at) in &ages.clusters {
        cluster::note_ages(&transaction, scope, id, *state_at, *steps_at)?;
    }
    transaction.commit()
}

/// Remembers which scope a watch leads to.
pub(crate) fn note_way(connection: &mut Connection, watch: &Watch, scope: &Scope) -> Result<()> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let scope = scope::reach(&transaction, scope)?;
    way::note(&transaction, watch, scope)?;
    transaction.commit()
}

/// Keeps alerts that moved on: all of them or none.
pub(crate) fn keep_alerts(connection: &mut Connection, alerts: &[Alert]) -> Result<()> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for moved in alerts {
        alert::keep(&transaction, moved)?;
    }
    transaction.commit()
}

/// Takes out what is older than `before`: clusters that ended before it, with their steps and that they were watched, and the batches of the log up to the
/// last one from before then. Alerts and everything that has not ended stay.
pub(crate) fn forget(connection: &mut Connection, before: At) -> Result<()> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    step::forget(&transaction, before)?;
    watched_cluster::forget(&transaction, before)?;
    cluster::forget(&transaction, before)?;
    change_log::forget(&transaction, before)?;
    transaction.commit()
}

/// Keeps when a scope was first read in full.
pub(crate) fn note_begun(connection: &Connection, scope: &Scope, at: At) -> Result<()> {
    scope::note_begun(connection, scope, at)
}

/// Keeps since when asking is paused, or that it is not.
pub(crate) fn note_paused(connection: &Connection, since: Option<At>) -> Result<()> {
    setting::note_paused(connection, since)
}

/// Keeps which clusters are watched: all of them or none.
pub(crate) fn note_watched(connection: &mut Connection, clusters: &[(ClusterKey, bool)]) -> Result<()> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for (key, on) in clusters {
        watched_cluster::note(&transaction, key, *on)?;
    }
    transaction.commit()
}
