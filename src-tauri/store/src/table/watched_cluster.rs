//! `watched_cluster`: the clusters a person watches. One that ended stays until the cluster itself is forgotten.

use super::scope;
use crate::body::LeftOut;
use emr_monitor_core::model::{ClusterId, ClusterKey};
use emr_monitor_core::time::At;
use rusqlite::{Connection, Result, params};

/// The table as first made. No foreign key to `cluster`: one whose own batch the disk refused can be watched all the same.
pub(crate) const V3: &str = "
CREATE TABLE watched_cluster (
    scope INTEGER NOT NULL REFERENCES scope (key),
    cluster TEXT NOT NULL,
    PRIMARY KEY (scope, cluster)
) STRICT, WITHOUT ROWID;
";

/// Keeps that a cluster is watched, or no longer; the last word counts.
pub(crate) fn note(connection: &Connection, key: &ClusterKey, on: bool) -> Result<()> {
    let scope = scope::reach(connection, &key.scope)?;
    let sql = if on {
        "INSERT INTO watched_cluster (scope, cluster) VALUES (?1, ?2) ON CONFLICT DO NOTHING"
    } else {
        "DELETE FROM watched_cluster WHERE scope = ?1 AND cluster = ?2"
    };
    connection.prepare_cached(sql)?.execute(params![scope, key.cluster.as_str()])?;
    Ok(())
}

/// Takes out that clusters were watched which ended before a moment.
pub(crate) fn forget(connection: &Connection, before: At) -> Result<()> {
    connection.execute(
        "DELETE FROM watched_cluster WHERE (scope, cluster) IN (SELECT scope, id FROM cluster WHERE ended < ?1)",
        [before.0],
    )?;
    Ok(())
}

/// All watched clusters, scope by scope.
pub(crate) fn all(connection: &Connection, left_out: &mut LeftOut) -> Result<Vec<ClusterKey>> {
    let mut statement = connection.prepare_cached(
        "SELECT scope.account, scope.region, watched_cluster.cluster
         FROM watched_cluster JOIN scope ON scope.key = watched_cluster.scope
         ORDER BY scope.key, watched_cluster.cluster",
    )?;
    let mut rows = statement.query([])?;
    let mut watched = Vec::new();
    while let Some(row) = rows.next()? {
        let cluster = ClusterId::new(row.get::<_, String>(2)?);
        let scope = scope::read(left_out, row.get_ref(0)?, row.get(1)?);
        watched.extend(scope.map(|scope| ClusterKey { scope, cluster }));
    }
    Ok(watched)
}
