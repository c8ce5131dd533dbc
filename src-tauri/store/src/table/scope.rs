//! `scope`: account × Region, with its first full reading, its last heartbeat and the last batch that was about it.

use crate::body::{self, LeftOut};
use emr_monitor_core::model::{Region, Scope};
use emr_monitor_core::time::At;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension, Result, params};

/// The table as first made. `account` is core's `Account` as JSON. `last_seq` is kept beside the log so that the count goes on
/// from where it was even when old batches have been pruned or a batch held no change.
pub(crate) const V1: &str = "
CREATE TABLE scope (
    key INTEGER PRIMARY KEY,
    account TEXT NOT NULL,
    region TEXT NOT NULL,
    heartbeat INTEGER,
    last_seq INTEGER NOT NULL DEFAULT 0,
    UNIQUE (account, region)
) STRICT;
";

/// `begun` is when the scope was first read in full. An archive of the first version has told nobody of anything: what it saw
/// up to its last heartbeat is past, so that an update of the app alerts nothing old.
pub(crate) const V2: &str = "
ALTER TABLE scope ADD COLUMN begun INTEGER;
UPDATE scope SET begun = heartbeat;
";

/// One row.
#[derive(Debug)]
pub(crate) struct ScopeRow {
    /// What other tables call it.
    pub(crate) key: i64,
    /// Which.
    pub(crate) scope: Scope,
    /// The last good heartbeat.
    pub(crate) heartbeat: Option<At>,
    /// When it was first read in full.
    pub(crate) begun: Option<At>,
}

/// Notes that a batch was about this scope, and gives the scope's key.
pub(crate) fn note_batch(connection: &Connection, scope: &Scope, seq: i64) -> Result<i64> {
    connection
        .prepare_cached(
            "INSERT INTO scope (account, region, last_seq) VALUES (?1, ?2, ?3)
             ON CONFLICT (account, region) DO UPDATE SET last_seq = max(last_seq, excluded.last_seq)
             RETURNING key",
        )?
        .query_row(params![body::write(&scope.account)?, scope.region.as_str(), seq], |row| row.get(0))
}

/// Moves the heartbeat forward, never back, and gives the scope's key. A scope without clusters has a heartbeat too.
pub(crate) fn note_heartbeat(connection: &Connection, scope: &Scope, heartbeat: Option<At>) -> Result<i64> {
    connection
        .prepare_cached(
            "INSERT INTO scope (account, region, heartbeat) VALUES (?1, ?2, ?3)
             ON CONFLICT (account, region) DO UPDATE SET
                heartbeat = max(coalesce(heartbeat, excluded.heartbeat), coalesce(excluded.heartbeat, heartbeat))
             RETURNING key",
        )?
        .query_row(
            params![body::write(&scope.account)?, scope.region.as_str(), heartbeat.map(|at| at.0)],
            |row| row.get(0),
        )
}

/// Keeps when the scope was first read in full; the first word counts.
pub(crate) fn note_begun(connection: &Connection, scope: &Scope, begun: At) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO scope (account, region, begun) VALUES (?1, ?2, ?3)
             ON CONFLICT (account, region) DO UPDATE SET begun = coalesce(begun, excluded.begun)",
        )?
        .execute(params![body::write(&scope.account)?, scope.region.as_str(), begun.0])?;
    Ok(())
}

/// The scope's key; the scope is kept from now on.
pub(crate) fn reach(connection: &Connection, scope: &Scope) -> Result<i64> {
    note_heartbeat(connection, scope, None)
}

/// A scope's key, if anything was kept of it.
pub(crate) fn key(connection: &Connection, scope: &Scope) -> Result<Option<i64>> {
    connection
        .prepare_cached("SELECT key FROM scope WHERE account = ?1 AND region = ?2")?
        .query_row(params![body::write(&scope.account)?, scope.region.as_str()], |row| row.get(0))
        .optional()
}

/// All scopes, in the order they were first kept.
pub(crate) fn all(connection: &Connection, left_out: &mut LeftOut) -> Result<Vec<ScopeRow>> {
    let mut statement =
        connection.prepare_cached("SELECT key, account, region, heartbeat, begun FROM scope ORDER BY key")?;
    let mut rows = statement.query([])?;
    let mut scopes = Vec::new();
    while let Some(row) = rows.next()? {
        let Some(scope) = read(left_out, row.get_ref(1)?, row.get(2)?) else {
            continue;
        };
        let moment = |column| Ok::<_, rusqlite::Error>(row.get::<_, Option<i64>>(column)?.map(At));
        scopes.push(ScopeRow { key: row.get(0)?, scope, heartbeat: moment(3)?, begun: moment(4)? });
    }
    Ok(scopes)
}

/// A scope as its two columns hold it, unless the account cannot be read.
pub(crate) fn read(left_out: &mut LeftOut, account: ValueRef<'_>, region: String) -> Option<Scope> {
    let account = left_out.read(account, || format!("a scope in {region}"))?;
    Some(Scope { account, region: Region::new(region) })
}

/// The greatest sequence number any scope has seen.
pub(crate) fn last_seq(connection: &Connection) -> Result<i64> {
    connection.query_row("SELECT coalesce(max(last_seq), 0) FROM scope", [], |row| row.get(0))
}
