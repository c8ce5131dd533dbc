//! SQLite's errors in the archive's words, told apart by SQLite's codes and never by text.
//!
//! Source of the codes: "Result and Error Codes", sqlite.org/rescode.html.

use emr_monitor_core::archive::ArchiveError;
use rusqlite::{Error, ffi};
use std::path::Path;

/// What went wrong, for the caller of the archive.
pub(crate) fn told(error: &Error, path: &Path) -> ArchiveError {
    match error {
        Error::SqliteFailure(code, _) => by_code(code.extended_code, error, path),
        Error::SqlInputError { error: code, .. } => by_code(code.extended_code, error, path),
        // A row that holds what was never written there.
        Error::FromSqlConversionFailure(..)
        | Error::IntegralValueOutOfRange(..)
        | Error::InvalidColumnType(..)
        | Error::Utf8Error(..)
        | Error::QueryReturnedNoRows => corrupt(path, &error.to_string()),
        // The rest (rusqlite's list is open) is about the asking, so nothing was written.
        _ => disk(path, &error.to_string()),
    }
}

/// What went wrong while the tables were made or changed.
pub(crate) fn told_of_migration(error: &rusqlite_migration::Error, path: &Path) -> ArchiveError {
    match error {
        rusqlite_migration::Error::RusqliteError { err, .. } => told(err, path),
        _ => corrupt(path, &error.to_string()),
    }
}

fn by_code(extended: i32, error: &Error, path: &Path) -> ArchiveError {
    if extended == ffi::SQLITE_IOERR_CORRUPTFS {
        return corrupt(path, &error.to_string());
    }
    // The low byte of an extended code is its primary code.
    match extended & 0xff {
        ffi::SQLITE_BUSY | ffi::SQLITE_LOCKED | ffi::SQLITE_PROTOCOL => locked(path),
        // SQLITE_ERROR is for SQL that does not fit the tables. Our SQL is fixed, so it is the tables that are not ours.
        ffi::SQLITE_CORRUPT | ffi::SQLITE_NOTADB | ffi::SQLITE_ERROR | ffi::SQLITE_SCHEMA => {
            corrupt(path, &error.to_string())
        }
        // Full, read-only, cannot open, input or output failed, and what SQLite may add: not kept, and the reason is said.
        _ => disk(path, &error.to_string()),
    }
}

/// The disk refused.
pub(crate) fn disk(path: &Path, message: &str) -> ArchiveError {
    ArchiveError::Disk { path: path.display().to_string(), message: message.to_owned() }
}

/// The file is not sound.
pub(crate) fn corrupt(path: &Path, message: &str) -> ArchiveError {
    ArchiveError::Corrupt { path: path.display().to_string(), message: message.to_owned() }
}

/// Somebody else holds it.
pub(crate) fn locked(path: &Path) -> ArchiveError {
    ArchiveError::Locked { path: path.display().to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of_code(extended: i32) -> ArchiveError {
        let error = Error::SqliteFailure(ffi::Error::new(extended), None);
        told(&error, Path::new("archive.sqlite"))
    }

    #[test]
    fn each_of_sqlites_codes_becomes_the_error_a_person_can_act_on() {
        for code in [ffi::SQLITE_BUSY, ffi::SQLITE_BUSY_SNAPSHOT, ffi::SQLITE_BUSY_RECOVERY] {
            assert!(matches!(of_code(code), ArchiveError::Locked { .. }), "{code}: another program writes");
        }
        for code in
            [ffi::SQLITE_CORRUPT, ffi::SQLITE_CORRUPT_INDEX, ffi::SQLITE_NOTADB, ffi::SQLITE_IOERR_CORRUPTFS]
        {
            assert!(matches!(of_code(code), ArchiveError::Corrupt { .. }), "{code}: the file is damaged");
        }
        for code in [
            ffi::SQLITE_FULL,
            ffi::SQLITE_READONLY,
            ffi::SQLITE_READONLY_DIRECTORY,
            ffi::SQLITE_CANTOPEN,
            ffi::SQLITE_IOERR_WRITE,
            ffi::SQLITE_IOERR_FSYNC,
            ffi::SQLITE_CONSTRAINT_TRIGGER,
        ] {
            assert!(matches!(of_code(code), ArchiveError::Disk { .. }), "{code}: it could not be written");
        }
    }
}
