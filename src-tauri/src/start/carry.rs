//! The archive's folder: the usual one or the one that was chosen. When another is chosen, the archive goes along at the next
//! start, while nobody has it open; what was in the old place stays there.

use crate::accounts::can_be_used;
use crate::folders::Folders;
use emr_monitor_core::api::wire::{Note, NoteLevel};
use emr_monitor_core::archive::Archive as _;
use emr_monitor_core::settings::Settings;
use emr_monitor_store::SqliteArchive;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The folder to use, with what is to be told; the archive is there when it was anywhere.
pub(super) async fn to_its_place(folders: &Folders, settings: &Settings) -> (Option<PathBuf>, Vec<Note>) {
    let (folders, chosen) = (folders.clone(), folders.archive_by(settings));
    let carrying = tokio::task::spawn_blocking(move || carried(&folders, &chosen));
    let (folder, note) = carrying.await.unwrap_or_default();
    (folder, note.into_iter().collect())
}

fn carried(folders: &Folders, chosen: &Path) -> (Option<PathBuf>, Option<Note>) {
    let usual = folders.archive();
    let last = fs::read_to_string(folders.last_place()).map_or_else(|_| usual.clone(), PathBuf::from);
    if chosen != usual
        && let Err(why) = can_be_used(chosen)
    {
        return (Some(last), Some(note(&format!("{why} What is seen is kept where it was."))));
    }
    if chosen == last {
        return (Some(last), None);
    }
    let (from, to) = (SqliteArchive::in_folder(&last), SqliteArchive::in_folder(chosen));
    if from.exists()
        && !to.exists()
        && let Err(why) = copy(&last, chosen)
    {
        let said = format!(
            "The archive could not be copied to {}: {why}. It is used where it was.",
            chosen.display()
        );
        return (Some(last), Some(note(&said)));
    }
    let place = folders.last_place();
    let noted = place.parent().map_or(Ok(()), fs::create_dir_all);
    if let Err(error) = noted.and_then(|()| fs::write(place, chosen.as_os_str().as_encoded_bytes())) {
        tracing::warn!(%error, "the archive's place could not be noted");
    }
    (Some(chosen.to_owned()), None)
}

/// Opened and closed first, so that nothing of it is left in its write-ahead log and nobody else has it.
fn copy(last: &Path, chosen: &Path) -> Result<(), String> {
    let told = |error: io::Error| error.to_string();
    let archive = SqliteArchive::open(last).map_err(|error| error.to_string())?;
    tokio::runtime::Handle::current().block_on(archive.close()).map_err(|error| error.to_string())?;
    let (from, to) = (SqliteArchive::in_folder(last), SqliteArchive::in_folder(chosen));
    // Whole or not at all: half an archive would be taken for a damaged one.
    let part = to.with_extension("part");
    fs::create_dir_all(chosen).map_err(told)?;
    fs::copy(from, &part).map_err(told)?;
    fs::rename(part, to).map_err(told)
}

fn note(said: &str) -> Note {
    Note {
        id: "settings.data_folder".to_owned(),
        level: NoteLevel::Warning,
        title: "The data folder cannot be used".to_owned(),
        body: said.to_owned(),
    }
}
