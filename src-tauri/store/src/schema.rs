//! The tables' versions: which file may be opened, and how an older one is brought up.
//!
//! SQLite's `user_version` counts the versions a file has been through; `compat` says who may still read it. An app that meets
//! more versions than it knows, but a compatibility number it knows, works with the file as it is.

use crate::table::{change_log, cluster, compat, scope, step};
use crate::{failure, place};
use emr_monitor_core::archive::ArchiveError;
use rusqlite::Connection;
use rusqlite_migration::{M, Migrations};
use std::fs;
use std::io;
use std::path::Path;

/// The SQL of each version, oldest first; each table's part stands in its own file. Never edited, only added to.
pub(crate) fn versions() -> Vec<String> {
    vec![[compat::V1, scope::V1, cluster::V1, step::V1, change_log::V1].concat()]
}

/// Refuses a file that only a newer version of the app can read.
pub(crate) fn refuse_newer(connection: &Connection, path: &Path) -> Result<(), ArchiveError> {
    let found = compat::number(connection).map_err(|error| failure::told(&error, path))?;
    match found {
        Some(found) if compat::KNOWN < found => Err(ArchiveError::Newer {
            path: path.display().to_string(),
            found,
            known: compat::KNOWN,
        }),
        Some(_) | None => Ok(()),
    }
}

/// Brings the file up to the last of `versions`, all in one transaction, after keeping a copy of it as it was.
pub(crate) fn bring_up(
    connection: &mut Connection,
    path: &Path,
    versions: &[String],
) -> Result<(), ArchiveError> {
    let been: i64 = connection
        .pragma_query_value(None, "user_version", |row| row.get(0))
        .map_err(|error| failure::told(&error, path))?;
    let known = i64::try_from(versions.len()).unwrap_or(i64::MAX);
    if known <= been {
        return Ok(());
    }
    if 0 < been {
        copy_before(connection, path, known)?;
    }
    let steps = versions.iter().map(|sql| M::up(sql)).collect();
    Migrations::new(steps)
        .to_latest(connection)
        .map_err(|error| failure::told_of_migration(&error, path))
}

/// Copies the file to `archive.sqlite.before-v<N>`. By SQLite itself, since part of the file may still be in its write-ahead
/// log; under another name first, so that half a copy is never taken for a whole one.
fn copy_before(connection: &Connection, path: &Path, version: i64) -> Result<(), ArchiveError> {
    let copy = place::beside(path, &format!(".before-v{version}"));
    let part = place::beside(&copy, ".part");
    let disk = |error: io::Error| failure::disk(path, &error.to_string());
    match fs::remove_file(&part) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(disk(error)),
        Ok(()) | Err(_) => {}
    }
    let name = part
        .to_str()
        .ok_or_else(|| failure::disk(path, "its folder's name is not Unicode"))?;
    connection
        .execute("VACUUM INTO ?1", [name])
        .map_err(|error| failure::told(&error, path))?;
    place::seal(&part)
        .and_then(|()| fs::rename(&part, &copy))
        .map_err(disk)
}
