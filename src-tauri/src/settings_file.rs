//! The settings file on disk: read once at start, written whole or not at all.

use emr_monitor_core::api::wire::{Note, NoteLevel};
use emr_monitor_core::api::{Fault, FaultCode};
use emr_monitor_core::settings::{self, Broken, Settings};
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// Where the settings are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SettingsFile {
    path: PathBuf,
}

impl SettingsFile {
    /// The file at `path`, which need not be there.
    pub(crate) fn at(path: PathBuf) -> Self {
        Self { path }
    }

    /// What it says. A missing file is an empty one; one that cannot be read gives the defaults and a note.
    pub(crate) fn read(&self) -> (Settings, Vec<Note>) {
        match self.text() {
            Ok(text) => settings::parse(&text, &self.path.display().to_string()),
            Err(error) => {
                let body = format!(
                    "{}: {error}. The defaults are used; check the rights of the file.",
                    self.path.display()
                );
                let note = Note {
                    id: settings::UNREADABLE.to_owned(),
                    level: NoteLevel::Error,
                    title: "The settings file cannot be read".to_owned(),
                    body,
                };
                (Settings::default(), vec![note])
            }
        }
    }

    /// Changes it by `edit`. The file is read anew, so that what a person wrote meanwhile stays; unchanged text is not written.
    ///
    /// # Errors
    /// It cannot be read, is broken (and is left as it is), or cannot be written.
    pub(crate) fn edit(&self, edit: impl FnOnce(&str) -> Result<String, Broken>) -> Result<(), Fault> {
        let shown = self.path.display();
        let fault = |said: String| Fault::new(FaultCode::Settings, said);
        let text = self.text().map_err(|error| {
            fault(format!("The settings file cannot be read: {error}. Check the rights of {shown}."))
        })?;
        let edited = edit(&text).map_err(|broken| {
            fault(format!(
                "The choice was not kept, because the settings file is broken. Correct {shown}, {broken}."
            ))
        })?;
        if edited == text {
            return Ok(());
        }
        write_whole(&self.path, &edited).map_err(|error| {
            fault(format!("The settings file cannot be written: {error}. Check the rights of {shown}."))
        })
    }

    /// Where it is.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    fn text(&self) -> io::Result<String> {
        match fs::read_to_string(&self.path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(String::new()),
            read => read,
        }
    }
}

/// Writes beside the file and renames: whoever reads meanwhile, or after a power cut, sees the old text or the new.
fn write_whole(path: &Path, text: &str) -> io::Result<()> {
    // A link is followed, so that a file kept elsewhere stays there.
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let folder = path.parent().ok_or(io::ErrorKind::InvalidInput)?;
    fs::create_dir_all(folder)?;
    let mut fresh = tempfile::NamedTempFile::new_in(folder)?;
    fresh.write_all(text.as_bytes())?;
    if let Ok(old) = fs::metadata(&path) {
        fresh.as_file().set_permissions(old.permissions())?;
    }
    fresh.as_file().sync_all()?;
    fresh.persist(&path)?;
    #[cfg(unix)]
    fs::File::open(folder)?.sync_all()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::SettingsFile;
    use emr_monitor_core::api::FaultCode;
    use emr_monitor_core::model::{ProfileName, Region, Watch};
    use emr_monitor_core::settings::{Settings, with_watch};

    fn watch(profile: &str, region: &str) -> Watch {
        Watch { profile: ProfileName::new(profile), region: Region::new(region) }
    }

    #[test]
    fn a_missing_file_is_an_empty_one_and_is_made_when_there_is_something_to_keep() {
        let folder = tempfile::tempdir().unwrap();
        let file = SettingsFile::at(folder.path().join("not/yet/settings.toml"));
        assert_eq!(file.read(), (Settings::default(), vec![]));
        assert!(!folder.path().join("not").exists());
        file.edit(|text| with_watch(text, &watch("cat-prod", "eu-west-1"))).unwrap();
        let (settings, notes) = file.read();
        assert_eq!(notes, []);
        assert_eq!(settings.watches[0].region, Some(Region::new("eu-west-1")));
    }

    #[test]
    fn a_broken_file_is_named_and_never_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.toml");
        std::fs::write(&path, "share = 0.5\nshare = = 3\n").unwrap();
        let file = SettingsFile::at(path.clone());
        let fault = file.edit(|text| with_watch(text, &watch("a", "eu-west-1"))).unwrap_err();
        assert_eq!(fault.code, FaultCode::Settings);
        assert!(fault.message.contains("line 2"), "{}", fault.message);
        assert!(fault.message.contains(path.to_str().unwrap()), "{}", fault.message);
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "share = 0.5\nshare = = 3\n");
        assert_eq!(file.read().1[0].id, "settings");
    }

    #[test]
    fn nothing_is_left_beside_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let file = SettingsFile::at(folder.path().join("settings.toml"));
        file.edit(|text| with_watch(text, &watch("a", "eu-west-1"))).unwrap();
        file.edit(|text| with_watch(text, &watch("b", "eu-west-1"))).unwrap();
        let names: Vec<_> =
            std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(names, ["settings.toml"]);
    }

    #[cfg(unix)]
    #[test]
    fn a_file_that_is_a_link_stays_one() {
        let folder = tempfile::tempdir().unwrap();
        let (real, link) = (folder.path().join("kept-elsewhere.toml"), folder.path().join("settings.toml"));
        std::fs::write(&real, "# mine\n").unwrap();
        std::os::unix::fs::symlink(&real, &link).unwrap();
        SettingsFile::at(link.clone()).edit(|text| with_watch(text, &watch("a", "eu-west-1"))).unwrap();
        assert!(std::fs::symlink_metadata(&link).unwrap().is_symlink());
        assert!(std::fs::read_to_string(&real).unwrap().starts_with("# mine\n"));
    }
}
