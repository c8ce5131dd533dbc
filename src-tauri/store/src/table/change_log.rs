//! `change_log`: what changed, batch by batch, for ever. Nothing rewrites it.

use crate::body::{self, LeftOut};
use emr_monitor_core::change::Change;
use emr_monitor_core::model::ClusterId;
use emr_monitor_core::time::At;
use rusqlite::{Connection, Result, Transaction, params};

/// The table as first made, with the triggers that keep it append-only: no change, no deletion, no replacement (which SQLite
/// would do without asking the other two). Retention ([`forget`]) alone takes out
/// whole batches, from the oldest on.
pub(crate) const V1: &str = "
CREATE TABLE change_log (
    seq INTEGER NOT NULL,
    position INTEGER NOT NULL,
    at INTEGER NOT NULL,
    scope INTEGER NOT NULL REFERENCES scope (key),
    kind TEXT NOT NULL,
    cluster TEXT,
    step TEXT,
    body TEXT NOT NULL,
    PRIMARY KEY (seq, position)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER change_log_is_not_rewritten BEFORE UPDATE ON change_log
BEGIN SELECT raise(ABORT, 'the change log is append-only'); END;
CREATE TRIGGER change_log_is_kept BEFORE DELETE ON change_log
BEGIN SELECT raise(ABORT, 'the change log is append-only'); END;
CREATE TRIGGER change_log_is_not_replaced BEFORE INSERT ON change_log
WHEN EXISTS (SELECT 1 FROM change_log WHERE seq = NEW.seq AND position = NEW.position)
BEGIN SELECT raise(ABORT, 'this place in the change log is taken'); END;
";

/// A change as the log holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logged {
    /// The batch it was part of.
    pub seq: u64,
    /// When it was seen.
    pub at: At,
    /// The change.
    pub change: Change,
}

/// A place in the log: which batch, and which change of it, from 0.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place {
    /// The batch.
    pub(crate) seq: i64,
    /// Its change.
    pub(crate) position: usize,
}

/// Writes one change.
pub(crate) fn append(
    connection: &Connection,
    place: Place,
    at: At,
    scope: i64,
    change: &Change,
) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO change_log (seq, position, at, scope, kind, cluster, step, body)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?
        .execute(params![
            place.seq,
            i64::try_from(place.position)
                .map_err(|error| rusqlite::Error::ToSqlConversionFailure(error.into()))?,
            at.0,
            scope,
            change.kind(),
            change.cluster().map(|id| id.as_str()),
            change.step().map(|id| id.as_str()),
            body::write(change)?,
        ])?;
    Ok(())
}

/// Takes out the batches from before a moment, whole and from the oldest on. The trigger that keeps the log is dropped and made
/// again within the caller's transaction: in SQLite both are part of it, so that no other moment sees the log unkept.
pub(crate) fn forget(transaction: &Transaction<'_>, before: At) -> Result<()> {
    let kept: String = transaction.query_row(
        "SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND name = 'change_log_is_kept'",
        [],
        |row| row.get(0),
    )?;
    transaction.execute_batch("DROP TRIGGER change_log_is_kept")?;
    // A clock that was set back leaves younger batches below older ones: the first that is to stay ends the taking out.
    transaction.execute(
        "DELETE FROM change_log
         WHERE seq < coalesce((SELECT min(seq) FROM change_log WHERE at >= ?1), (SELECT max(seq) + 1 FROM change_log))",
        [before.0],
    )?;
    transaction.execute_batch(&kept)
}

/// What the log says of one cluster, oldest first.
pub(crate) fn of_cluster(
    connection: &Connection,
    scope: i64,
    cluster: &ClusterId,
    left_out: &mut LeftOut,
) -> Result<Vec<Logged>> {
    let mut statement = connection.prepare_cached(
        "SELECT seq, at, body FROM change_log WHERE scope = ?1 AND cluster = ?2 ORDER BY seq, position",
    )?;
    let mut rows = statement.query(params![scope, cluster.as_str()])?;
    let mut log = Vec::new();
    while let Some(row) = rows.next()? {
        let seq: i64 = row.get(0)?;
        let Some(change) = left_out.read(row.get_ref(2)?, || format!("a change of {cluster}")) else {
            continue;
        };
        log.push(Logged { seq: seq.unsigned_abs(), at: At(row.get(1)?), change });
    }
    Ok(log)
}
