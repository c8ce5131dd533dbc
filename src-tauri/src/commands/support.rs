//! Commands for whoever needs help.

use crate::desktop_asks::DesktopAsks;
use crate::support::{self, LogTail};
use emr_monitor_core::api::{Api, Fault};
use tauri::State;

/// Saves a support bundle where the user says, and gives the path; empty when they chose none.
#[tauri::command]
#[specta::specta]
pub(crate) async fn save_support_bundle(
    api: State<'_, Api>,
    desktop: State<'_, DesktopAsks>,
    tail: State<'_, LogTail>,
) -> Result<String, Fault> {
    support::save(&api, &desktop, &tail).await
}
