//! What the window may ask. Each command only hands over: to `core::api`, or to the accounts and settings of the shell.

mod accounts;
mod settings;
mod support;

#[cfg(test)]
mod tests;

pub(crate) use accounts::*;
pub(crate) use settings::*;
pub(crate) use support::*;

use emr_monitor_core::api::Api;
use emr_monitor_core::api::Fault;
use emr_monitor_core::api::wire::{Batch, ClusterDetail, FilterReading, FleetTimeline, Snapshot, ViewState};
use tauri::State;
use tauri::ipc::Channel;

/// Everything the window shows at first, and again after a gap in the batches.
#[tauri::command]
#[specta::specta]
pub(crate) async fn snapshot(api: State<'_, Api>) -> Result<Snapshot, Fault> {
    api.snapshot().await
}

/// Sends every batch from now on into `channel`, in place of the channel given before.
#[tauri::command]
#[specta::specta]
pub(crate) async fn subscribe(api: State<'_, Api>, channel: Channel<Batch>) -> Result<(), Fault> {
    let mut batches = api.subscribe().await;
    tauri::async_runtime::spawn(async move {
        while let Some(batch) = batches.recv().await {
            if let Err(error) = channel.send(batch) {
                tracing::debug!(%error, "the window no longer takes batches");
                return;
            }
        }
    });
    Ok(())
}

/// Opens a cluster by its key: its steps are read with preference, and batches carry what changes of it.
#[tauri::command]
#[specta::specta]
pub(crate) async fn open_cluster(api: State<'_, Api>, key: String) -> Result<ClusterDetail, Fault> {
    api.open_cluster(&key).await
}

/// Closes the opened cluster.
#[tauri::command]
#[specta::specta]
pub(crate) async fn close_cluster(api: State<'_, Api>) -> Result<(), Fault> {
    api.close_cluster().await;
    Ok(())
}

/// What ran on every known cluster between two moments, from what is known and kept.
#[tauri::command]
#[specta::specta]
pub(crate) async fn timeline(api: State<'_, Api>, from: f64, to: f64) -> Result<FleetTimeline, Fault> {
    api.timeline(from, to).await
}

/// Keeps how the window is looked at.
#[tauri::command]
#[specta::specta]
pub(crate) async fn set_view(api: State<'_, Api>, view: ViewState) -> Result<(), Fault> {
    api.set_view(view).await;
    Ok(())
}

/// What a filter that is being typed would find, what of it cannot be read, and what it may go on with at the UTF-16 unit `caret`.
#[tauri::command]
#[specta::specta]
pub(crate) async fn read_filter(
    api: State<'_, Api>,
    text: String,
    caret: u32,
) -> Result<FilterReading, Fault> {
    api.read_filter(&text, caret).await
}

/// Asks AWS for one cluster as soon as the budget allows; with an empty key, for everything that is due.
#[tauri::command]
#[specta::specta]
pub(crate) async fn refresh(api: State<'_, Api>, key: String) -> Result<(), Fault> {
    api.refresh(&key).await
}

/// Watches a cluster by its key, or no longer: its running steps are then followed without its being opened, also after the app
/// was closed and started again.
#[tauri::command]
#[specta::specta]
pub(crate) async fn watch_cluster(api: State<'_, Api>, key: String, on: bool) -> Result<(), Fault> {
    api.watch_cluster(&key, on).await
}

/// Asks a watch that is in trouble again, without waiting for its next try.
#[tauri::command]
#[specta::specta]
pub(crate) async fn try_now(api: State<'_, Api>, watch: String) -> Result<(), Fault> {
    api.try_now(&watch).await
}

/// Stops all asking until it is resumed, also after the app was closed and started again.
#[tauri::command]
#[specta::specta]
pub(crate) async fn pause(api: State<'_, Api>) -> Result<(), Fault> {
    api.pause().await;
    Ok(())
}

/// Asks again, beginning with what may have been missed.
#[tauri::command]
#[specta::specta]
pub(crate) async fn resume(api: State<'_, Api>) -> Result<(), Fault> {
    api.resume().await;
    Ok(())
}

/// Marks alerts as seen by their keys; without any, all of them.
#[tauri::command]
#[specta::specta]
pub(crate) async fn mark_seen(api: State<'_, Api>, alerts: Vec<String>) -> Result<(), Fault> {
    api.mark_seen(alerts).await;
    Ok(())
}

/// Takes away the card of what happened while nobody looked.
#[tauri::command]
#[specta::specta]
pub(crate) async fn dismiss_digest(api: State<'_, Api>) -> Result<(), Fault> {
    api.dismiss_digest().await;
    Ok(())
}
