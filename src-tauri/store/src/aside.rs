//! Moving a damaged archive out of the way, so that a fresh one can begin and the old one can still be looked at.

use crate::owner::Owner;
use crate::place;
use emr_monitor_core::archive::ArchiveError;
use emr_monitor_core::time::At;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Renames the folder's archive to `archive.sqlite.damaged-<UTC time>` (its write-ahead log with it) and answers the new path.
/// For use after [`crate::SqliteArchive::open`] or a read said `Corrupt`, with the archive closed.
///
/// # Errors
/// What the system says when the file cannot be renamed; `WouldBlock` when a process has it open.
pub fn set_aside(folder: &Path, now: At) -> io::Result<PathBuf> {
    let file = place::file_in(folder);
    let _owner = Owner::take(&file).map_err(|error| match error {
        ArchiveError::Locked { .. } => io::Error::new(io::ErrorKind::WouldBlock, error),
        ArchiveError::Newer { .. }
        | ArchiveError::Disk { .. }
        | ArchiveError::Corrupt { .. }
        | ArchiveError::Closed => io::Error::other(error),
    })?;
    let aside = free_name(&file, now);
    // The log first: should this be cut short, the damaged file is met again at the next start and nothing is lost.
    rename_if_there(&place::beside(&file, "-wal"), &place::beside(&aside, "-wal"))?;
    fs::rename(&file, &aside)?;
    // An index of the log that SQLite makes anew; it must not meet the fresh file.
    match fs::remove_file(place::beside(&file, "-shm")) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        Ok(()) | Err(_) => Ok(aside),
    }
}

fn free_name(file: &Path, now: At) -> PathBuf {
    let time = jiff::Timestamp::from_millisecond(now.0)
        .map_or_else(|_| now.0.to_string(), |time| time.strftime("%Y%m%dT%H%M%SZ").to_string());
    let first = place::beside(file, &format!(".damaged-{time}"));
    let mut name = first.clone();
    let mut count = 1;
    while name.exists() {
        count += 1;
        name = place::beside(&first, &format!("-{count}"));
    }
    name
}

fn rename_if_there(from: &Path, to: &Path) -> io::Result<()> {
    match fs::rename(from, to) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        Ok(()) | Err(_) => Ok(()),
    }
}
