//! What the window asks of the desktop: a folder, a file to save to, and to start the app at login, hidden in the tray.

use std::sync::Arc;
use tauri::plugin::TauriPlugin;
use tauri::{AppHandle, Runtime};
use tauri_plugin_autostart::{Builder, ManagerExt as _};
use tauri_plugin_dialog::DialogExt as _;

/// The plugin that knows each system's list of what starts at login.
pub(crate) fn at_login_plugin<R: Runtime>() -> TauriPlugin<R> {
    Builder::new().app_name("emr-monitor").arg("--hidden").build()
}

/// What the desktop calls the choice of a file.
const SAVE: &str = "Save support bundle";

type SetAtLogin = dyn Fn(bool) -> Result<(), String> + Send + Sync;
type PickFolder = dyn Fn() -> String + Send + Sync;
type PickFile = dyn Fn(&str) -> String + Send + Sync;

/// The desktop, for commands that do not know its kind of window.
#[derive(Clone)]
pub(crate) struct DesktopAsks {
    set_at_login: Arc<SetAtLogin>,
    pick: Arc<PickFolder>,
    pick_file: Arc<PickFile>,
}

impl DesktopAsks {
    /// That of the app.
    pub(crate) fn of<R: Runtime>(app: &AppHandle<R>) -> Self {
        let (asking, picking, saving) = (app.clone(), app.clone(), app.clone());
        Self {
            set_at_login: Arc::new(move |wanted| set_at_login(&asking, wanted)),
            pick: Arc::new(move || {
                let picked = picking.dialog().file().blocking_pick_folder();
                picked.map(|folder| folder.to_string()).unwrap_or_default()
            }),
            pick_file: Arc::new(move |name| {
                let asked = saving.dialog().file().set_title(SAVE).set_file_name(name).blocking_save_file();
                asked.map(|file| file.to_string()).unwrap_or_default()
            }),
        }
    }

    /// A desktop that does nothing.
    #[cfg(test)]
    pub(crate) fn of_nobody() -> Self {
        Self {
            set_at_login: Arc::new(|_| Ok(())),
            pick: Arc::new(String::new),
            pick_file: Arc::new(|_| String::new()),
        }
    }

    /// Puts the app on the list of what starts at login, or takes it off.
    ///
    /// # Errors
    /// What is so and what to do, when the system refuses.
    pub(crate) fn start_at_login(&self, wanted: bool) -> Result<(), String> {
        (self.set_at_login)(wanted)
    }

    /// Lets the user choose a folder; empty when none was chosen. Waits for a person: never on a thread that others wait for.
    pub(crate) fn pick_folder(&self) -> String {
        (self.pick)()
    }

    /// Lets the user choose where a file by this name is saved; empty when they chose no place. Waits for a person, too.
    pub(crate) fn pick_file(&self, name: &str) -> String {
        (self.pick_file)(name)
    }
}

/// Whether the app starts at login; None: the system does not tell.
pub(crate) fn starts_at_login<R: Runtime>(app: &AppHandle<R>) -> Option<bool> {
    app.autolaunch().is_enabled().map_err(|error| tracing::debug!(%error, "starting at login")).ok()
}

fn set_at_login<R: Runtime>(app: &AppHandle<R>, wanted: bool) -> Result<(), String> {
    let list = app.autolaunch();
    if list.is_enabled().ok() == Some(wanted) {
        return Ok(());
    }
    let done = if wanted { list.enable() } else { list.disable() };
    done.map_err(|error| {
        format!("The system's list of programs that start at login cannot be changed: {error}. Change it in the desktop's own settings.")
    })
}
