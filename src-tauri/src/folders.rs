//! Where the app keeps things. The same places Tauri would name, known before there is a window.

use emr_monitor_core::settings::Settings;
use std::path::{Path, PathBuf};

/// The bundle identifier, as in `tauri.conf.json`; a test compares them.
pub(crate) const IDENTIFIER: &str = "io.emrmonitor.desktop";

/// The app's folders; nothing is made here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Folders {
    config: PathBuf,
    data: PathBuf,
}

impl Folders {
    /// Those of the user; None when the system names no home folder.
    pub(crate) fn of_user() -> Option<Self> {
        Some(Self::in_bases(&dirs::config_dir()?, &dirs::data_dir()?))
    }

    /// Those below given base folders.
    pub(crate) fn in_bases(config: &Path, data: &Path) -> Self {
        Self { config: config.join(IDENTIFIER), data: data.join(IDENTIFIER) }
    }

    /// The settings file.
    pub(crate) fn settings(&self) -> PathBuf {
        self.config.join("settings.toml")
    }

    /// The archive of real accounts. A folder of its own, since the web view keeps its files beside it.
    pub(crate) fn archive(&self) -> PathBuf {
        self.data.join("archive")
    }

    /// The archive of real accounts: in the folder the settings name, else in the usual one.
    pub(crate) fn archive_by(&self, settings: &Settings) -> PathBuf {
        settings.data_folder.as_ref().map_or_else(|| self.archive(), PathBuf::from)
    }

    /// The file that says where the archive was last.
    pub(crate) fn last_place(&self) -> PathBuf {
        self.data.join("archive-place")
    }

    /// The demo's archive, emptied at each start.
    pub(crate) fn demo_archive(&self) -> PathBuf {
        self.data.join("demo").join("archive")
    }
}

#[cfg(test)]
mod tests {
    use super::{Folders, IDENTIFIER};

    #[test]
    fn the_identifier_is_the_bundle_s() {
        let configuration: serde_json::Value =
            serde_json::from_str(include_str!("../tauri.conf.json")).unwrap();
        assert_eq!(configuration["identifier"], IDENTIFIER);
    }

    #[test]
    fn the_demo_keeps_nothing_where_real_accounts_do() {
        let folders = Folders::in_bases("/c".as_ref(), "/d".as_ref());
        assert!(!folders.demo_archive().starts_with(folders.archive()));
        assert!(!folders.archive().starts_with(folders.demo_archive()));
    }
}
