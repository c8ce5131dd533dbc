//! `compat`: who can read this file. Read before anything is migrated.

use rusqlite::{Connection, OptionalExtension, Result};

/// The greatest compatibility number this version reads. A version of the tables that an older app must not open (a column
/// with a new meaning, a new variant in a closed enum inside a body) raises it here and in its SQL; one that only adds does not.
pub(crate) const KNOWN: i64 = 1;

/// The table as first made.
pub(crate) const V1: &str = "
CREATE TABLE compat (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    number INTEGER NOT NULL
) STRICT;
INSERT INTO compat (only, number) VALUES (1, 1);
";

/// The file's number; None for a file that has none yet.
pub(crate) fn number(connection: &Connection) -> Result<Option<i64>> {
    let made: bool = connection.query_row(
        "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'compat')",
        [],
        |row| row.get(0),
    )?;
    if !made {
        return Ok(None);
    }
    connection.query_row("SELECT number FROM compat WHERE only = 1", [], |row| row.get(0)).optional()
}
