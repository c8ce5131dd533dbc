//! Opening an archive that can be relied on: one that proves damaged, also where only reading it shows that, is set aside, and a
//! fresh one is begun.

use crate::aside::set_aside;
use crate::sqlite_archive::SqliteArchive;
use emr_monitor_core::archive::{Archive as _, ArchiveError};
use emr_monitor_core::time::At;
use std::path::{Path, PathBuf};

/// A damaged archive that had to give place to a fresh one.
#[derive(Debug)]
pub struct SetAside {
    /// Where it is now.
    pub path: PathBuf,
    /// What was found.
    pub damage: ArchiveError,
}

/// Opens the archive of a folder and reads what the engine will ask for first (see `Archive::load`): the engine is then answered from
/// memory. Waits for the disk; for the start.
///
/// # Errors
/// As [`SqliteArchive::open`]; `Corrupt` only when the damaged file could not be set aside.
pub async fn open_sound(
    folder: &Path,
    now: At,
    ended_after: At,
) -> Result<(SqliteArchive, Option<SetAside>), ArchiveError> {
    let damage = match opened(folder).await {
        Ok(archive) => match archive.preload(ended_after).await {
            Err(damage @ ArchiveError::Corrupt { .. }) => {
                // It is damaged, so it may not close in order either.
                let _ = archive.close().await;
                damage
            }
            // Another trouble is met again, and told, when the engine reads.
            Ok(()) | Err(_) => return Ok((archive, None)),
        },
        Err(damage @ ArchiveError::Corrupt { .. }) => damage,
        Err(trouble) => return Err(trouble),
    };
    match set_aside(folder, now) {
        Ok(path) => Ok((opened(folder).await?, Some(SetAside { path, damage }))),
        Err(error) => {
            tracing::warn!(%error, "the damaged archive could not be moved aside");
            Err(damage)
        }
    }
}

/// Off the runtime's own threads, since it waits for the disk.
async fn opened(folder: &Path) -> Result<SqliteArchive, ArchiveError> {
    let folder = folder.to_owned();
    let opening = tokio::task::spawn_blocking(move || SqliteArchive::open(&folder));
    opening.await.unwrap_or(Err(ArchiveError::Closed))
}
