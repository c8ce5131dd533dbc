//! `cluster`: each cluster as last believed, without its steps.

use crate::body::{self, LeftOut};
use emr_monitor_core::model::{Cluster, ClusterId};
use emr_monitor_core::time::At;
use rusqlite::{Connection, Result, Row, params};

/// The table as first made. `ended` is when it ended (when it was first seen ended, until EMR says) and NULL while it has not.
/// `state_at` and `steps_at` are ages that move without a change; they are laid over the body when it is read.
pub(crate) const V1: &str = "
CREATE TABLE cluster (
    scope INTEGER NOT NULL REFERENCES scope (key),
    id TEXT NOT NULL,
    state TEXT NOT NULL,
    ended INTEGER,
    state_at INTEGER NOT NULL,
    steps_at INTEGER,
    body TEXT NOT NULL,
    PRIMARY KEY (scope, id)
) STRICT;
CREATE INDEX cluster_by_end ON cluster (scope, ended);
";

/// Keeps a cluster as it now stands. Its ages never go back.
pub(crate) fn keep(connection: &Connection, scope: i64, cluster: &Cluster) -> Result<()> {
    let told_end = cluster.told.ended.filter(|_| cluster.ended());
    let seen_end = Some(cluster.state_at).filter(|_| cluster.ended());
    connection
        .prepare_cached(
            "INSERT INTO cluster (scope, id, state, ended, state_at, steps_at, body)
             VALUES (?1, ?2, ?3, coalesce(?4, ?5), ?6, ?7, ?8)
             ON CONFLICT (scope, id) DO UPDATE SET
                state = excluded.state,
                ended = coalesce(?4, ended, ?5),
                state_at = max(state_at, excluded.state_at),
                steps_at = max(coalesce(steps_at, excluded.steps_at), coalesce(excluded.steps_at, steps_at)),
                body = excluded.body",
        )?
        .execute(params![
            scope,
            cluster.id().as_str(),
            cluster.told.state.as_emr(),
            told_end.map(|at| at.0),
            seen_end.map(|at| at.0),
            cluster.state_at.0,
            cluster.steps_read.at.map(|at| at.0),
            body::write(cluster)?,
        ])?;
    Ok(())
}

/// Moves a kept cluster's ages forward, never back, without touching its body.
pub(crate) fn note_ages(
    connection: &Connection,
    scope: i64,
    cluster: &ClusterId,
    state_at: At,
    steps_at: Option<At>,
) -> Result<()> {
    connection
        .prepare_cached(
            "UPDATE cluster SET
                state_at = max(state_at, ?3),
                steps_at = max(coalesce(steps_at, ?4), coalesce(?4, steps_at))
             WHERE scope = ?1 AND id = ?2",
        )?
        .execute(params![scope, cluster.as_str(), state_at.0, steps_at.map(|at| at.0)])?;
    Ok(())
}

/// Takes out clusters that ended before a moment.
pub(crate) fn forget(connection: &Connection, before: At) -> Result<()> {
    connection.execute("DELETE FROM cluster WHERE ended < ?1", [before.0])?;
    Ok(())
}

/// The clusters of a scope that have not ended or ended after a moment, each telling its true age; without steps.
pub(crate) fn not_ended_before(
    connection: &Connection,
    scope: i64,
    ended_after: At,
    left_out: &mut LeftOut,
) -> Result<Vec<Cluster>> {
    let mut statement = connection.prepare_cached(
        "SELECT id, state_at, steps_at, body FROM cluster
         WHERE scope = ?1 AND (ended IS NULL OR ended > ?2) ORDER BY id",
    )?;
    let mut rows = statement.query(params![scope, ended_after.0])?;
    let mut clusters = Vec::new();
    while let Some(row) = rows.next()? {
        clusters.extend(read(row, left_out)?);
    }
    Ok(clusters)
}

/// The clusters of all scopes that ended in `[from, to]`, with the keys of their scopes; the newest ends first, at most so many.
pub(crate) fn ended_between(
    connection: &Connection,
    (from, to): (At, At),
    most: usize,
    left_out: &mut LeftOut,
) -> Result<Vec<(i64, Cluster)>> {
    let mut statement = connection.prepare_cached(
        "SELECT id, state_at, steps_at, body, scope FROM cluster
         WHERE scope IN (SELECT key FROM scope) AND ended BETWEEN ?1 AND ?2 ORDER BY ended DESC, scope, id LIMIT ?3",
    )?;
    let most = i64::try_from(most).unwrap_or(i64::MAX);
    let mut rows = statement.query(params![from.0, to.0, most])?;
    let mut clusters = Vec::new();
    while let Some(row) = rows.next()? {
        let scope: i64 = row.get(4)?;
        clusters.extend(read(row, left_out)?.map(|cluster| (scope, cluster)));
    }
    Ok(clusters)
}

/// A row of id, both ages and body.
fn read(row: &Row<'_>, left_out: &mut LeftOut) -> Result<Option<Cluster>> {
    let id: String = row.get(0)?;
    let Some(mut cluster) = left_out.read::<Cluster>(row.get_ref(3)?, || format!("cluster {id}")) else {
        return Ok(None);
    };
    cluster.state_at = At(row.get(1)?);
    cluster.steps_read.at = row.get::<_, Option<i64>>(2)?.map(At);
    Ok(Some(cluster))
}
