//! One process owns the archive for writing.

use crate::{failure, place};
use emr_monitor_core::archive::ArchiveError;
use std::fs::{File, TryLockError};
use std::path::Path;

/// An advisory lock on a file beside the archive. The operating system lets it go when the process ends, however it ends, so
/// a crash leaves nothing to clean up. SQLite's own exclusive mode would shut out the read-only connection too.
#[derive(Debug)]
pub(crate) struct Owner {
    held: File,
}

impl Drop for Owner {
    /// Lets go at once. Closing alone would not: a process that this one is just starting holds a copy of the open file from
    /// its fork to its exec, and the lock is the open file's.
    fn drop(&mut self) {
        if let Err(error) = self.held.unlock() {
            tracing::warn!(%error, "the archive's lock was not let go in order");
        }
    }
}

impl Owner {
    /// Takes the lock at once or says [`ArchiveError::Locked`].
    pub(crate) fn take(path: &Path) -> Result<Owner, ArchiveError> {
        let file = place::make_file(&place::beside(path, ".lock"))
            .map_err(|error| failure::disk(path, &error.to_string()))?;
        match file.try_lock() {
            Ok(()) => Ok(Owner { held: file }),
            Err(TryLockError::WouldBlock) => Err(failure::locked(path)),
            Err(TryLockError::Error(error)) => Err(failure::disk(path, &error.to_string())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn let_go_it_can_be_taken_at_once_even_while_a_starting_process_holds_a_copy() {
        let root = tempfile::tempdir().unwrap();
        let path = place::file_in(root.path());
        let owner = Owner::take(&path).unwrap();
        // What a fork leaves to the child until its exec: another descriptor of the same open file.
        let copy = owner.held.try_clone().unwrap();
        assert!(matches!(Owner::take(&path), Err(ArchiveError::Locked { .. })));
        drop(owner);
        assert!(Owner::take(&path).is_ok());
        drop(copy);
    }
}
