//! Commands about settings.

use crate::accounts::{Accounts, SettingChange};
use crate::desktop_asks::DesktopAsks;
use crate::relaunch::Relaunch;
use emr_monitor_core::api::{Fault, FaultCode};
use tauri::State;

/// Keeps a setting in the settings file and goes by it.
#[tauri::command]
#[specta::specta]
pub(crate) async fn change_setting(
    accounts: State<'_, Accounts>,
    desktop: State<'_, DesktopAsks>,
    change: SettingChange,
) -> Result<(), Fault> {
    accounts.change_setting(change, |wanted| desktop.start_at_login(wanted)).await
}

/// Lets the user choose a folder; empty when none was chosen.
#[tauri::command]
#[specta::specta]
pub(crate) async fn pick_folder(desktop: State<'_, DesktopAsks>) -> Result<String, Fault> {
    let desktop = desktop.inner().clone();
    let picked = tokio::task::spawn_blocking(move || desktop.pick_folder()).await;
    picked.map_err(|_| Fault::new(FaultCode::Stopping, "EMR Monitor is closing."))
}

/// Ends the app in order and starts it anew.
#[tauri::command]
#[specta::specta]
pub(crate) async fn restart_app(relaunch: State<'_, Relaunch>) -> Result<(), Fault> {
    relaunch.ask();
    Ok(())
}
