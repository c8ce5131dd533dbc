//! Commands about accounts. Arguments of these are never logged: one of them holds what was typed.

use crate::accounts::{Accounts, NewAccount};
use emr_monitor_core::api::Fault;
use emr_monitor_core::api::wire::{AddedAccount, ConnectionTest};
use tauri::State;

/// Switches a Region of a profile on or off: kept in the settings file and watched at once.
#[tauri::command]
#[specta::specta]
pub(crate) async fn set_watched(
    accounts: State<'_, Accounts>,
    profile: String,
    region: String,
    watched: bool,
) -> Result<(), Fault> {
    accounts.set_watched(&profile, &region, watched).await
}

/// Asks AWS who a profile is, and for one list of clusters, within the budget.
#[tauri::command]
#[specta::specta]
pub(crate) async fn test_connection(
    accounts: State<'_, Accounts>,
    profile: String,
    region: String,
) -> Result<ConnectionTest, Fault> {
    accounts.test(&profile, &region).await
}

/// Tests typed keys, keeps good ones in the keyring, and watches their Region.
#[tauri::command]
#[specta::specta]
pub(crate) async fn add_account(
    accounts: State<'_, Accounts>,
    account: NewAccount,
) -> Result<AddedAccount, Fault> {
    accounts.add(account).await
}

/// Removes an account that was added here, with its keys.
#[tauri::command]
#[specta::specta]
pub(crate) async fn remove_account(accounts: State<'_, Accounts>, profile: String) -> Result<(), Fault> {
    accounts.remove(&profile).await
}

/// Gives a profile a name and a colour on screen.
#[tauri::command]
#[specta::specta]
pub(crate) async fn set_profile_look(
    accounts: State<'_, Accounts>,
    profile: String,
    label: String,
    swatch: u32,
) -> Result<(), Fault> {
    accounts.set_look(&profile, &label, swatch).await
}

/// Has the desktop ask for the keyring's password.
#[tauri::command]
#[specta::specta]
pub(crate) async fn unlock_keyring(accounts: State<'_, Accounts>) -> Result<(), Fault> {
    accounts.unlock().await
}

/// Reads the AWS files again now, and looks at the keyring.
#[tauri::command]
#[specta::specta]
pub(crate) async fn look_again(accounts: State<'_, Accounts>) -> Result<(), Fault> {
    accounts.look_again().await
}
