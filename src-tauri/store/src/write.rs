//! What the writing thread does, one transaction each.

use crate::table::change_log::Place;
use crate::table::{change_log, cluster, scope, step, way};
use emr_monitor_core::archive::{Ages, Draft};
use emr_monitor_core::model::{Scope, Watch};
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
