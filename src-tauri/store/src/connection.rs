//! The two ways into the file, and the settings of both in one place.

use rusqlite::{Connection, OpenFlags, Result};
use std::path::Path;
use std::time::Duration;

/// How long to wait for another program's lock. Short: the engine goes on without the archive and says so.
const PATIENCE: Duration = Duration::from_secs(2);

/// The write-ahead log is cut back to this many bytes after a checkpoint, so that one big batch leaves no big file.
const WAL_LIMIT: i64 = 16 * 1024 * 1024;

/// The one connection that writes.
pub(crate) fn open_for_writing(path: &Path) -> Result<Connection> {
    let connection = Connection::open_with_flags(
        path,
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )?;
    connection.busy_timeout(PATIENCE)?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    // FULL and not NORMAL: under WAL, NORMAL may lose the last commits when the power goes, and an alert must be durable
    // before anybody is told. One flush a batch, about one batch a second, costs nothing that can be felt
    // (`cargo run --release -p emr-monitor-store --example append_latency` measures it).
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "journal_size_limit", WAL_LIMIT)?;
    connection.pragma_update(None, "foreign_keys", true)?;
    Ok(connection)
}

/// The one connection that reads; it cannot write, and opening it changes nothing in the file.
pub(crate) fn open_for_reading(path: &Path) -> Result<Connection> {
    let connection = Connection::open_with_flags(
        path,
        OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )?;
    connection.busy_timeout(PATIENCE)?;
    Ok(connection)
}
