//! `step`: each step as last believed.

use crate::body::{self, LeftOut};
use emr_monitor_core::model::{ClusterId, Step};
use emr_monitor_core::time::At;
use rusqlite::{Connection, Result, params};

/// The table as first made. No foreign key to `cluster`: a step whose cluster's own batch the disk refused is kept all the same.
pub(crate) const V1: &str = "
CREATE TABLE step (
    scope INTEGER NOT NULL REFERENCES scope (key),
    cluster TEXT NOT NULL,
    id TEXT NOT NULL,
    state TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (scope, cluster, id)
) STRICT;
";

/// Keeps a step as it now stands.
pub(crate) fn keep(connection: &Connection, scope: i64, cluster: &ClusterId, step: &Step) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO step (scope, cluster, id, state, body) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (scope, cluster, id) DO UPDATE SET state = excluded.state, body = excluded.body",
        )?
        .execute(params![
            scope,
            cluster.as_str(),
            step.told.id.as_str(),
            step.told.state.as_emr(),
            body::write(step)?,
        ])?;
    Ok(())
}

/// Takes out the steps of clusters that ended before a moment.
pub(crate) fn forget(connection: &Connection, before: At) -> Result<()> {
    connection.execute(
        "DELETE FROM step WHERE (scope, cluster) IN (SELECT scope, id FROM cluster WHERE ended < ?1)",
        [before.0],
    )?;
    Ok(())
}

/// The steps kept of a cluster, by id.
pub(crate) fn of_cluster(
    connection: &Connection,
    scope: i64,
    cluster: &ClusterId,
    left_out: &mut LeftOut,
) -> Result<Vec<Step>> {
    let mut statement = connection
        .prepare_cached("SELECT id, body FROM step WHERE scope = ?1 AND cluster = ?2 ORDER BY id")?;
    let mut rows = statement.query(params![scope, cluster.as_str()])?;
    let mut steps = Vec::new();
    while let Some(row) = rows.next()? {
        let id: String = row.get(0)?;
        steps.extend(left_out.read::<Step>(row.get_ref(1)?, || format!("step {id} of {cluster}")));
    }
    Ok(steps)
}
