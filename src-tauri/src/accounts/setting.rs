//! Changing a setting from the window.

use super::add::bad;
use super::{Accounts, closing};
use emr_monitor_core::api::wire::{Appearance, SavedView};
use emr_monitor_core::api::{Fault, FaultCode};
use emr_monitor_core::settings::{self, RETENTION_MAX, RETENTION_MIN, SHARE_MAX, SHARE_MIN};
use serde::Deserialize;
use specta::Type;
use std::path::{Path, PathBuf};

/// One setting and its new value.
#[derive(Debug, Clone, PartialEq, Deserialize, Type)]
#[serde(rename_all = "camelCase", tag = "set", content = "to")]
pub(crate) enum SettingChange {
    /// Light, dark, or as the system has it.
    Appearance(Appearance),
    /// The share of EMR's quotas.
    Share(f64),
    /// Days for which clusters that ended are kept.
    RetentionDays(u32),
    /// Whether the app starts, hidden, at login.
    StartAtLogin(bool),
    /// The folder of the archive from the next start on; empty: the usual one.
    DataFolder(String),
    /// The names by which owners' tags mean the user; none: what AWS calls the caller.
    Me(Vec<String>),
    /// The tags that name an owner; none: the usual ones.
    OwnerTags(Vec<String>),
    /// A view, in place of the one of its name.
    SaveView(SavedView),
    /// No view of this name any more.
    RemoveView(String),
}

impl Accounts {
    /// Keeps a setting and goes by it at once (the data folder: from the next start). `start_at_login` does that part, which is
    /// the system's.
    ///
    /// # Errors
    /// `BadInput` for a value that cannot be used, `Settings` when it cannot be kept.
    pub(crate) async fn change_setting(
        &self,
        change: SettingChange,
        start_at_login: impl FnOnce(bool) -> Result<(), String>,
    ) -> Result<(), Fault> {
        match change {
            SettingChange::Appearance(appearance) => {
                let word = match appearance {
                    Appearance::System => "system",
                    Appearance::Light => "light",
                    Appearance::Dark => "dark",
                };
                self.edit(move |text| settings::with_value(text, "appearance", word)).await
            }
            SettingChange::Share(share) if (SHARE_MIN..=SHARE_MAX).contains(&share) => {
                // Two digits are as fine as the slider.
                let share = (share * 100.0).round() / 100.0;
                self.edit(move |text| settings::with_value(text, "share", share)).await
            }
            SettingChange::Share(_) => {
                Err(bad(&format!("The share lies between {SHARE_MIN} and {SHARE_MAX}.")))
            }
            SettingChange::RetentionDays(days) if (RETENTION_MIN..=RETENTION_MAX).contains(&days) => {
                self.edit(move |text| settings::with_value(text, "retention_days", i64::from(days))).await
            }
            SettingChange::RetentionDays(_) => Err(bad(&format!(
                "History is kept for {RETENTION_MIN} to {RETENTION_MAX} days: AWS itself lists clusters for two months."
            ))),
            SettingChange::StartAtLogin(wanted) => {
                self.open_to_change()?;
                start_at_login(wanted).map_err(|why| Fault::new(FaultCode::Settings, why))?;
                self.starts_at_login(Some(wanted)).await;
                Ok(())
            }
            SettingChange::Me(names) => self.keep_names("me", names).await,
            SettingChange::OwnerTags(tags) => self.keep_names("owner_tags", tags).await,
            SettingChange::SaveView(view) => self.save_view(view).await,
            SettingChange::RemoveView(name) => {
                self.edit(move |text| settings::without_view(text, &name)).await
            }
            SettingChange::DataFolder(folder) if folder.trim().is_empty() => {
                self.edit(|text| settings::without_value(text, "data_folder")).await
            }
            SettingChange::DataFolder(folder) => {
                let folder = PathBuf::from(folder.trim());
                let text = folder
                    .to_str()
                    .map(str::to_owned)
                    .ok_or_else(|| bad("The folder's name is not Unicode."))?;
                let tried = tokio::task::spawn_blocking(move || can_be_used(&folder));
                tried.await.map_err(|_| closing())?.map_err(|why| bad(&why))?;
                self.edit(move |file| settings::with_value(file, "data_folder", text)).await
            }
        }
    }

    /// Tells whether the app starts at login.
    pub(crate) async fn starts_at_login(&self, starts: Option<bool>) {
        self.seen().start_at_login = starts;
        self.tell().await;
    }
}

/// Whether an archive could be kept in a folder, which is made if it is not there.
pub(crate) fn can_be_used(folder: &Path) -> Result<(), String> {
    if !folder.is_absolute() {
        return Err(format!("{} is not the whole path of a folder.", folder.display()));
    }
    let refused = |error: std::io::Error| {
        format!("Nothing can be kept in {}: {error}. Choose another folder.", folder.display())
    };
    std::fs::create_dir_all(folder).map_err(refused)?;
    tempfile::NamedTempFile::new_in(folder).map(drop).map_err(refused)
}
