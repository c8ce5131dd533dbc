//! `setting`: what the app itself must remember between two starts, by name. What the user sets by hand is in `settings.toml`.

use crate::body::{self, LeftOut};
use emr_monitor_core::time::At;
use rusqlite::{Connection, OptionalExtension, Result, params};

/// The table as first made. `body` is JSON, as elsewhere; a name without a row is not set.
pub(crate) const V2: &str = "
CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    body TEXT NOT NULL
) STRICT, WITHOUT ROWID;
";

/// Since when asking is paused.
const PAUSED: &str = "paused";

/// Keeps since when asking is paused, or that it is not.
pub(crate) fn note_paused(connection: &Connection, since: Option<At>) -> Result<()> {
    match since {
        Some(since) => connection
            .prepare_cached(
                "INSERT INTO setting (name, body) VALUES (?1, ?2)
                 ON CONFLICT (name) DO UPDATE SET body = excluded.body",
            )?
            .execute(params![PAUSED, body::write(&since)?])?,
        None => connection.prepare_cached("DELETE FROM setting WHERE name = ?1")?.execute([PAUSED])?,
    };
    Ok(())
}

/// Since when asking is paused; None when it is not.
pub(crate) fn paused(connection: &Connection, left_out: &mut LeftOut) -> Result<Option<At>> {
    let mut statement = connection.prepare_cached("SELECT body FROM setting WHERE name = ?1")?;
    let read = |row: &rusqlite::Row<'_>| Ok(left_out.read(row.get_ref(0)?, || PAUSED.to_owned()));
    Ok(statement.query_row([PAUSED], read).optional()?.flatten())
}
