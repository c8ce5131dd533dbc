//! What the reading thread does, each in one view of the file.

use crate::body::LeftOut;
use crate::table::change_log::{self, Logged};
use crate::table::{alert, cluster, scope, setting, step, watched_cluster, way};
use emr_monitor_core::archive::{ALERTS_KEPT, Kept, Loaded};
use emr_monitor_core::model::{Cluster, ClusterId, Scope, Step, StepSummary};
use emr_monitor_core::time::At;
use rusqlite::{Connection, Error, Result};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Everything for the start: clusters not ended and those that ended after a moment, each with its steps; and the alerts
/// that are listed or still to be told.
pub(crate) fn load(connection: &mut Connection, ended_after: At) -> Result<Loaded> {
    // One transaction, so that all of it is of one moment.
    let view = connection.transaction()?;
    let mut left_out = LeftOut::default();
    let last = scope::last_seq(&view)?;
    let seq = u64::try_from(last).map_err(|_| Error::IntegralValueOutOfRange(0, last))?;
    let mut scopes = Vec::new();
    for row in scope::all(&view, &mut left_out)? {
        let mut clusters = cluster::not_ended_before(&view, row.key, ended_after, &mut left_out)?;
        for kept in &mut clusters {
            add_steps(&view, row.key, kept, &mut left_out)?;
        }
        scopes.push(Kept { scope: row.scope, heartbeat: row.heartbeat, begun: row.begun, clusters });
    }
    let ways = way::all(&view, &mut left_out)?;
    // What now is, is not said here. The moment asked for lies before now, so this brings some alerts more than are listed, and
    // never one less.
    let alerts = alert::decided_after_or_not_told(&view, ended_after - ALERTS_KEPT, &mut left_out)?;
    let paused = setting::paused(&view, &mut left_out)?;
    let watched = watched_cluster::all(&view, &mut left_out)?;
    left_out.tell();
    Ok(Loaded { seq, scopes, ways, alerts, paused, watched })
}

/// The steps kept of one cluster, in the order they were submitted.
pub(crate) fn steps(connection: &mut Connection, scope: &Scope, cluster: &ClusterId) -> Result<Vec<Step>> {
    let view = connection.transaction()?;
    let Some(key) = scope::key(&view, scope)? else {
        return Ok(Vec::new());
    };
    let mut left_out = LeftOut::default();
    let mut steps = step::of_cluster(&view, key, cluster, &mut left_out)?;
    left_out.tell();
    steps.sort_by(|a, b| (a.told.created, &a.told.id).cmp(&(b.told.created, &b.told.id)));
    Ok(steps)
}

/// Clusters that ended between two moments, each with its steps.
pub(crate) fn ended_between(
    connection: &mut Connection,
    ended: (At, At),
    most: usize,
) -> Result<Vec<(Scope, Cluster)>> {
    let view = connection.transaction()?;
    let mut left_out = LeftOut::default();
    let scopes: BTreeMap<i64, Scope> =
        scope::all(&view, &mut left_out)?.into_iter().map(|row| (row.key, row.scope)).collect();
    let mut found = Vec::new();
    for (key, mut cluster) in cluster::ended_between(&view, ended, most, &mut left_out)? {
        let Some(scope) = scopes.get(&key) else { continue };
        add_steps(&view, key, &mut cluster, &mut left_out)?;
        found.push((scope.clone(), cluster));
    }
    left_out.tell();
    Ok(found)
}

/// What the log says of one cluster, oldest first.
pub(crate) fn log(connection: &mut Connection, scope: &Scope, cluster: &ClusterId) -> Result<Vec<Logged>> {
    let view = connection.transaction()?;
    let Some(key) = scope::key(&view, scope)? else {
        return Ok(Vec::new());
    };
    let mut left_out = LeftOut::default();
    let log = change_log::of_cluster(&view, key, cluster, &mut left_out)?;
    left_out.tell();
    Ok(log)
}

fn add_steps(view: &Connection, scope: i64, cluster: &mut Cluster, left_out: &mut LeftOut) -> Result<()> {
    let before = left_out.count();
    let steps = step::of_cluster(view, scope, cluster.id(), left_out)?;
    if before < left_out.count() {
        // Counts are no longer of all steps; the engine will read them anew.
        cluster.steps_read.whole = false;
    }
    let mut shared: Option<Arc<StepSummary>> = None;
    let held = steps.into_iter().map(|mut step| {
        if let Some(another) = &shared {
            Arc::make_mut(&mut step.told).share_with(another);
        }
        shared = Some(Arc::clone(&step.told));
        Arc::new(step)
    });
    cluster.steps = Arc::new(held.collect());
    Ok(())
}
