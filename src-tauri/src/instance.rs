//! One app a person: a second launch shows the first one's window and ends.

use crate::args::{self, Asked};
use crate::window;
use tauri::plugin::TauriPlugin;
use tauri::{AppHandle, Runtime};

/// To be registered before every other plugin, and before anything is started: a second launch ends while it is set up.
pub(crate) fn only_one<R: Runtime>() -> TauriPlugin<R> {
    tauri_plugin_single_instance::init(|app, words, _folder| launched_again(app, &words))
}

fn launched_again<R: Runtime>(app: &AppHandle<R>, words: &[String]) {
    tracing::debug!("started a second time: the window is shown");
    let target = match args::parse(words.iter().skip(1).map(Into::into)) {
        Ok(Asked::Open(asked)) => asked.target,
        // It refused its arguments before it came here.
        Ok(Asked::Help | Asked::Version) | Err(_) => None,
    };
    // While the first is still starting this waits until its loop runs.
    let there = app.clone();
    let showing = app.run_on_main_thread(move || {
        tauri::async_runtime::spawn(async move { window::open(&there, target.as_ref()).await });
    });
    if let Err(error) = showing {
        tracing::debug!(%error, "the window was not shown: the app is ending");
    }
}
