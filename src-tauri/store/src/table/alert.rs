//! `alert`: what the user asked to be told, and how telling it went. A key has one row for ever, so that nothing is told twice.

use super::scope;
use crate::body::{self, LeftOut};
use emr_monitor_core::alert::{Alert, AlertKey, AlertKind, Phase};
use emr_monitor_core::model::{Account, ClusterId, StepId};
use emr_monitor_core::time::At;
use rusqlite::{Connection, Result, Row, params};

/// The table as first made. `step` is empty where an alert is of no step, since NULL would equal nothing in a key. `body` is
/// the facts. The indexes serve the load of a start, which must not grow with the years.
pub(crate) const V2: &str = "
CREATE TABLE alert (
    scope INTEGER NOT NULL REFERENCES scope (key),
    cluster TEXT NOT NULL,
    step TEXT NOT NULL,
    kind TEXT NOT NULL,
    happened INTEGER NOT NULL,
    decided INTEGER NOT NULL,
    reason_at INTEGER,
    phase TEXT NOT NULL CHECK (phase IN ('due', 'sending', 'told', 'listed')),
    seen INTEGER,
    body TEXT NOT NULL,
    PRIMARY KEY (scope, cluster, step, kind)
) STRICT;
CREATE INDEX alert_by_decision ON alert (decided);
CREATE INDEX alert_not_told ON alert (phase) WHERE phase IN ('due', 'sending');
";

/// Keeps an alert. Of one that is there: when it happened and was decided stay, `reason_at` and `seen` once set stay, told and
/// listed are final, the facts are the new ones. From sending it may go back to due: that is how the system's surely not having
/// shown it is written.
pub(crate) fn keep(connection: &Connection, alert: &Alert) -> Result<()> {
    let AlertKey { cluster, step, kind, .. } = &alert.key;
    let scope = scope::reach(connection, &alert.key.cluster_key().scope)?;
    connection
        .prepare_cached(
            "INSERT INTO alert (scope, cluster, step, kind, happened, decided, reason_at, phase, seen, body)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
             ON CONFLICT (scope, cluster, step, kind) DO UPDATE SET
                reason_at = coalesce(reason_at, excluded.reason_at),
                phase = CASE WHEN phase IN ('told', 'listed') THEN phase ELSE excluded.phase END,
                seen = coalesce(seen, excluded.seen),
                body = excluded.body",
        )?
        .execute(params![
            scope,
            cluster.as_str(),
            step.as_ref().map_or("", StepId::as_str),
            kind.as_str(),
            alert.happened.0,
            alert.decided.0,
            alert.reason_at.map(|at| at.0),
            alert.phase.as_str(),
            alert.seen.map(|at| at.0),
            body::write(&alert.facts)?,
        ])?;
    Ok(())
}

/// The alerts decided after a moment, and every one not told yet; newest first.
pub(crate) fn decided_after_or_not_told(
    connection: &Connection,
    moment: At,
    left_out: &mut LeftOut,
) -> Result<Vec<Alert>> {
    let mut statement = connection.prepare_cached(
        "SELECT scope.account, scope.region, cluster, step, kind, happened, decided, reason_at, phase, seen, body
         FROM alert JOIN scope ON scope.key = alert.scope
         WHERE decided > ?1 OR phase IN ('due', 'sending')
         ORDER BY decided DESC, happened DESC, alert.scope, cluster, step, kind",
    )?;
    let mut rows = statement.query([moment.0])?;
    let mut alerts = Vec::new();
    while let Some(row) = rows.next()? {
        alerts.extend(read(row, left_out)?);
    }
    Ok(alerts)
}

fn read(row: &Row<'_>, left_out: &mut LeftOut) -> Result<Option<Alert>> {
    let Some(scope) = scope::read(left_out, row.get_ref(0)?, row.get(1)?) else {
        return Ok(None);
    };
    let (cluster, step): (String, String) = (row.get(2)?, row.get(3)?);
    let of = || format!("an alert of {cluster} {step}");
    let Account::Known(account) = scope.account else {
        left_out.add(of, "its account is not known");
        return Ok(None);
    };
    let kind = left_out.read_word::<AlertKind>(row.get_ref(4)?, of);
    let phase = left_out.read_word::<Phase>(row.get_ref(8)?, of);
    let facts = left_out.read(row.get_ref(10)?, of);
    let (Some(kind), Some(phase), Some(facts)) = (kind, phase, facts) else {
        return Ok(None);
    };
    let step = Some(step).filter(|step| !step.is_empty()).map(StepId::new);
    Ok(Some(Alert {
        key: AlertKey { account, region: scope.region, cluster: ClusterId::new(cluster), step, kind },
        happened: At(row.get(5)?),
        decided: At(row.get(6)?),
        reason_at: row.get::<_, Option<i64>>(7)?.map(At),
        phase,
        seen: row.get::<_, Option<i64>>(9)?.map(At),
        facts,
    }))
}
