//! From the first line to the last: arguments, start, the window's life, an orderly end.

use crate::args::{self, Asked, DemoAsked, HELP};
use crate::folders::Folders;
use crate::start::{self, Started};
use crate::{log, window, wire};
use emr_monitor_aws::Surroundings;
use std::io::Write as _;
use std::process::ExitCode;
use std::time::Duration;
use tauri::{AppHandle, Manager as _, RunEvent, Runtime};

/// The longest the app may take to end: polls are cut, the engine drains, the archive flushes.
const STOP_LIMIT: Duration = Duration::from_secs(5);
/// The exit code for arguments that cannot be followed, as of most programs.
const BAD_ARGS: u8 = 2;

/// Runs the app as asked on the command line; returns when its last window is closed.
#[must_use]
pub fn main() -> ExitCode {
    match args::parse(std::env::args_os().skip(1)) {
        Ok(Asked::Help) => say(HELP),
        Ok(Asked::Version) => say(concat!("emr-monitor ", env!("CARGO_PKG_VERSION"), "\n")),
        Ok(Asked::Open(demo)) => {
            log::begin();
            match open(demo) {
                Ok(code) => code,
                Err(error) => {
                    tracing::error!("{error:#}");
                    ExitCode::FAILURE
                }
            }
        }
        Err(bad) => {
            // There is nobody to tell if even this fails.
            let _ = writeln!(std::io::stderr(), "{bad}");
            ExitCode::from(BAD_ARGS)
        }
    }
}

fn say(text: &str) -> ExitCode {
    match std::io::stdout().write_all(text.as_bytes()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

/// Why no window came up.
#[derive(Debug, thiserror::Error)]
enum OpenError {
    #[error("The app could not start its threads: {0}. Close other programs and try again.")]
    Threads(#[from] std::io::Error),
    #[error("{0}")]
    Start(#[from] start::StartError),
    #[error(
        "The window could not be opened: {0}. A desktop with WebKitGTK 4.1 (on Windows: WebView2) is needed."
    )]
    Window(#[from] tauri::Error),
}

fn open(demo: Option<DemoAsked>) -> Result<ExitCode, OpenError> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    tauri::async_runtime::set(runtime.handle().clone());
    let started = runtime.block_on(start::start(demo, Folders::of_user(), Surroundings::of_process()))?;
    let Started { parts, running } = started;
    let title = parts.title;
    let app = tauri::Builder::default()
        .manage(parts.api)
        .manage(parts.choice)
        .invoke_handler(wire::builder().invoke_handler())
        .on_window_event(|window, event| window::on_event(window.app_handle(), event))
        .setup(move |app| {
            end_on_signal(app.handle());
            window::open(app.handle(), title)?;
            Ok(())
        })
        .build(context());
    let code = app.map(|app| app.run_return(|app, event| on_event(app, &event)));
    runtime.block_on(async {
        if tokio::time::timeout(STOP_LIMIT, running.stop()).await.is_err() {
            tracing::warn!(
                "the engine did not stop in time; what was seen last may be missing from the archive"
            );
        }
    });
    runtime.shutdown_timeout(Duration::from_millis(200));
    Ok(u8::try_from(code?).map_or(ExitCode::FAILURE, ExitCode::from))
}

/// The configuration, the capabilities and the page itself, baked in by the build.
#[expect(
    clippy::disallowed_methods,
    reason = "Tauri's macro ends the process when its own thread cannot be made"
)]
pub(crate) fn context<R: Runtime>() -> tauri::Context<R> {
    tauri::generate_context!()
}

/// When the app ends its windows go first, since the archive may still need a moment.
fn on_event<R: Runtime>(app: &AppHandle<R>, event: &RunEvent) {
    if let RunEvent::ExitRequested { .. } = event {
        for window in app.webview_windows().values() {
            if let Err(error) = window.hide() {
                tracing::debug!(%error, "a window could not be hidden");
            }
        }
    }
}

/// Being told to end by the system is like closing the window.
#[cfg(unix)]
fn end_on_signal<R: Runtime>(app: &AppHandle<R>) {
    use tokio::signal::unix::{SignalKind, signal};
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        let (Ok(mut term), Ok(mut int)) = (signal(SignalKind::terminate()), signal(SignalKind::interrupt()))
        else {
            tracing::warn!("signals cannot be heard; close the window to end in order");
            return;
        };
        tokio::select! { _ = term.recv() => {}, _ = int.recv() => {} }
        app.exit(0);
    });
}

/// Windows ends a program by closing its window.
#[cfg(not(unix))]
fn end_on_signal<R: Runtime>(_app: &AppHandle<R>) {}
