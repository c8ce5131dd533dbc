//! Opening the archive. Whatever is wrong with it, the app starts and says so.

use emr_monitor_core::api::wire::{Note, NoteLevel};
use emr_monitor_core::archive::{Archive, ArchiveError};
use emr_monitor_core::time::At;
use emr_monitor_core::world::LISTED_FOR;
use emr_monitor_store::{SetAside, SqliteArchive, open_sound};
use std::path::PathBuf;
use std::sync::Arc;

/// The archive, or why there is none, and what the user should know.
#[derive(Default)]
pub(super) struct Kept {
    /// Open and sound.
    pub(super) archive: Option<Arc<dyn Archive>>,
    /// Why nothing is kept.
    pub(super) trouble: Option<ArchiveError>,
    /// What to tell.
    pub(super) notes: Vec<Note>,
}

/// Opens the archive in `folder`; a damaged one is moved aside and a new one begun. None: the user has no data folder.
pub(super) async fn open(folder: Option<PathBuf>, now: At) -> Kept {
    let Some(folder) = folder else {
        let message = "the system names no home folder".to_owned();
        return without(ArchiveError::Disk { path: "$HOME".to_owned(), message });
    };
    match open_sound(&folder, now, now - LISTED_FOR).await {
        Ok((archive, None)) => with(archive),
        Ok((archive, Some(SetAside { path, damage }))) => {
            let note = Note {
                id: "archive".to_owned(),
                level: NoteLevel::Warning,
                title: "The archive was damaged, a new one was begun".to_owned(),
                body: format!(
                    "{damage} The old one is kept as {}. What AWS still lists is read again.",
                    path.display()
                ),
            };
            Kept { notes: vec![note], ..with(archive) }
        }
        Err(trouble) => without(trouble),
    }
}

fn with(archive: SqliteArchive) -> Kept {
    Kept { archive: Some(Arc::new(archive)), ..Kept::default() }
}

fn without(trouble: ArchiveError) -> Kept {
    let note = Note {
        id: "archive".to_owned(),
        level: NoteLevel::Error,
        title: "What is seen is not kept".to_owned(),
        body: trouble.to_string(),
    };
    Kept { trouble: Some(trouble), notes: vec![note], archive: None }
}
