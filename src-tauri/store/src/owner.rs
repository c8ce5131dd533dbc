//! One process owns the archive for writing.

use crate::{failure, place};
use emr_monitor_core::archive::ArchiveError;
use std::fs::{File, TryLockError};
use std::path::Path;

/// An advisory lock on a file beside the archive. The operating system lets it go when the process ends, however it ends, so
/// a crash leaves nothing to clean up. SQLite's own exclusive mode would shut out the read-only connection too.
#[derive(Debug)]
pub(crate) struct Owner {
    _held: File,
}

impl Owner {
    /// Takes the lock at once or says [`ArchiveError::Locked`].
    pub(crate) fn take(path: &Path) -> Result<Owner, ArchiveError> {
        let file = place::make_file(&place::beside(path, ".lock"))
            .map_err(|error| failure::disk(path, &error.to_string()))?;
        match file.try_lock() {
            Ok(()) => Ok(Owner { _held: file }),
            Err(TryLockError::WouldBlock) => Err(failure::locked(path)),
            Err(TryLockError::Error(error)) => Err(failure::disk(path, &error.to_string())),
        }
    }
}
