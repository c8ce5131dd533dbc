//! `way`: which scope each watch last led to.

use super::scope;
use crate::body::LeftOut;
use emr_monitor_core::model::{ProfileName, Region, Scope, Watch};
use rusqlite::{Connection, Result, params};

/// The table as first made.
pub(crate) const V1: &str = "
CREATE TABLE way (
    profile TEXT NOT NULL,
    region TEXT NOT NULL,
    scope INTEGER NOT NULL REFERENCES scope (key),
    PRIMARY KEY (profile, region)
) STRICT, WITHOUT ROWID;
";

/// Remembers where a watch leads; the last word counts.
pub(crate) fn note(connection: &Connection, watch: &Watch, scope: i64) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO way (profile, region, scope) VALUES (?1, ?2, ?3)
             ON CONFLICT (profile, region) DO UPDATE SET scope = excluded.scope",
        )?
        .execute(params![watch.profile.as_str(), watch.region.as_str(), scope])?;
    Ok(())
}

/// Where each watch led, by profile and Region.
pub(crate) fn all(connection: &Connection, left_out: &mut LeftOut) -> Result<Vec<(Watch, Scope)>> {
    let mut statement = connection.prepare_cached(
        "SELECT way.profile, way.region, scope.account, scope.region
         FROM way JOIN scope ON scope.key = way.scope ORDER BY way.profile, way.region",
    )?;
    let mut rows = statement.query([])?;
    let mut ways = Vec::new();
    while let Some(row) = rows.next()? {
        let watch = Watch {
            profile: ProfileName::new(row.get::<_, String>(0)?),
            region: Region::new(row.get::<_, String>(1)?),
        };
        let scope = scope::read(left_out, row.get_ref(2)?, row.get(3)?);
        ways.extend(scope.map(|scope| (watch, scope)));
    }
    Ok(ways)
}
