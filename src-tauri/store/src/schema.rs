//! The tables' versions: which file may be opened, and how an older one is brought up.
//!
//! SQLite's `user_version` counts the versions a file has been through; `compat` says who may still read it. An app that meets
//! more versions than it knows, but a compatibility number it knows, works with the file as it is.

use crate::table::{alert, change_log, cluster, compat, scope, setting, step, watched_cluster, way};
use crate::{failure, place};
use emr_monitor_core::archive::ArchiveError;
use rusqlite::Connection;
use rusqlite_migration::{M, Migrations};
use std::fs;
use std::io;
use std::path::Path;

/// The SQL of each version, oldest first; each table's part stands in its own file. Never edited, only added to.
pub(crate) fn versions() -> Vec<String> {
    let first = [compat::V1, scope::V1, cluster::V1, step::V1, change_log::V1, way::V1];
    let second = [scope::V2, alert::V2, setting::V2];
    let third = [watched_cluster::V3];
    vec![first.concat(), second.concat(), third.concat()]
}

/// Refuses a file that only a newer version of the app can read.
pub(crate) fn refuse_newer(connection: &Connection, path: &Path) -> Result<(), ArchiveError> {
    let found = compat::number(connection).map_err(|error| failure::told(&error, path))?;
    match found {
        Some(found) if compat::KNOWN < found => {
            Err(ArchiveError::Newer { path: path.display().to_string(), found, known: compat::KNOWN })
        }
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
    Migrations::new(steps).to_latest(connection).map_err(|error| failure::told_of_migration(&error, path))
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
    let name = part.to_str().ok_or_else(|| failure::disk(path, "its folder's name is not Unicode"))?;
    connection.execute("VACUUM INTO ?1", [name]).map_err(|error| failure::told(&error, path))?;
    place::seal(&part).and_then(|()| fs::rename(&part, &copy)).map_err(disk)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::connection;

    #[test]
    fn an_older_file_is_copied_as_it_was_before_its_first_new_version() {
        let root = tempfile::tempdir().unwrap();
        let path = place::file_in(root.path());
        drop(place::make_file(&path).unwrap());
        let mut connection = connection::open_for_writing(&path).unwrap();
        let mut known = versions();
        bring_up(&mut connection, &path, &known).unwrap();
        let copy = place::beside(&path, &format!(".before-v{}", known.len() + 1));
        connection.execute("INSERT INTO scope (account, region) VALUES ('a', 'b')", []).unwrap();
        assert!(!copy.exists(), "a new file has nothing to copy");

        known.push("CREATE TABLE later (a); INSERT INTO no_such_table VALUES (1);".to_owned());
        assert!(bring_up(&mut connection, &path, &known).is_err(), "the new version cannot be made");
        assert_eq!(tables_named_later(&connection), 0, "and nothing of it stays");

        known.pop();
        known.push("CREATE TABLE later (a);".to_owned());
        fs::write(place::beside(&copy, ".part"), "half a copy, from a crash").unwrap();
        bring_up(&mut connection, &path, &known).unwrap();
        assert_eq!(tables_named_later(&connection), 1);
        let before = connection::open_for_reading(&copy).unwrap();
        assert_eq!(tables_named_later(&before), 0, "as it was");
        let scopes: i64 = before.query_row("SELECT count(*) FROM scope", [], |row| row.get(0)).unwrap();
        let version: usize =
            before.pragma_query_value(None, "user_version", |row| row.get::<_, u32>(0)).unwrap() as usize;
        assert_eq!(
            (scopes, version),
            (1, known.len() - 1),
            "what was only in the write-ahead log is in the copy"
        );
    }

    fn tables_named_later(connection: &Connection) -> i64 {
        let count = "SELECT count(*) FROM sqlite_schema WHERE name = 'later'";
        connection.query_row(count, [], |row| row.get(0)).unwrap()
    }
}
