//! From the first line to the last: arguments, start, the window's life, an orderly end.

use crate::accounts::Accounts;
use crate::args::{self, Asked, HELP, OpenAsked};
use crate::desktop_asks::DesktopAsks;
use crate::notices::Notifier;
use crate::outside::{self, Outside};
use crate::relaunch::Relaunch;
use crate::start::{self, Place, Plan, Started};
use crate::support::{self, LogTail};
use crate::tray::Teller;
use crate::window::{self, MainWindow};
use crate::{accounts, closing, desktop_asks, instance, log, wire};
use jiff::tz::TimeZone;
use std::io::Write as _;
use std::process::ExitCode;
use std::time::Duration;
use tauri::{App, AppHandle, Manager as _, RunEvent, Runtime, WindowEvent};
use tokio::sync::mpsc;

/// The longest the app may take to end: polls are cut, the engine drains, the archive flushes.
const STOP_LIMIT: Duration = Duration::from_secs(5);
/// A window hidden for so long gives its memory back.
const REST: Duration = Duration::from_secs(600);
/// Tests set a shorter [`REST`] by this variable, in milliseconds.
const REST_VARIABLE: &str = "EMR_MONITOR_DROP_AFTER_MS";
/// Presses of notices that wait until the window has come up; more are dropped.
const CLICKS: usize = 16;
/// The exit code for arguments that cannot be followed, as of most programs.
const BAD_ARGS: u8 = 2;

/// Runs the app as asked on the command line; returns when it is quit.
#[must_use]
pub fn main() -> ExitCode {
    match args::parse(std::env::args_os().skip(1)) {
        Ok(Asked::Help) => say(HELP),
        Ok(Asked::Version) => say(concat!("emr-monitor ", env!("CARGO_PKG_VERSION"), "\n")),
        Ok(Asked::Open(asked)) => {
            let tail = log::begin();
            match open(asked, tail) {
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

fn open(asked: OpenAsked, tail: LogTail) -> Result<ExitCode, OpenError> {
    window::without_layers();
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    tauri::async_runtime::set(runtime.handle().clone());
    let place = Place::of_user();
    let relaunch = place.relaunch.clone();
    let plan = runtime.block_on(Plan::choose(asked.demo, place));
    let (is_demo, main) = (plan.is_demo(), MainWindow::new(plan.title(), rest()));
    #[cfg(target_os = "linux")]
    glib::set_application_name(plan.title());
    // A second launch ends in here, before anything is started.
    let app = build(is_demo, main)?;
    let (sender, clicks) = mpsc::channel(CLICKS);
    let notifier = Notifier::new(is_demo, sender);
    let Started { parts, running } = runtime.block_on(plan.start(Some(notifier.port())))?;
    let zone = TimeZone::system();
    runtime.block_on(parts.api.set_zone(zone.clone()));
    tauri::async_runtime::spawn(support::tell_facts(parts.api.clone(), parts.archive));
    app.manage(tail);
    app.manage(parts.api);
    app.manage(parts.accounts);
    app.manage(relaunch.clone());
    app.manage(DesktopAsks::of(app.handle()));
    let teller = Teller { clock: parts.clock, zone };
    let mut outside = Some(Outside { notifier, clicks, teller, target: asked.target, hidden: asked.hidden });
    let code = app.run_return(move |app, event| match event {
        RunEvent::Ready => {
            end_on_signal(app);
            end_on_relaunch(app);
            follow_accounts(app);
            if let Some(outside) = outside.take() {
                outside::begin(app, outside);
            }
        }
        event => on_event(app, &event),
    });
    runtime.block_on(async {
        if tokio::time::timeout(STOP_LIMIT, running.stop()).await.is_err() {
            tracing::warn!(
                "the engine did not stop in time; what was seen last may be missing from the archive"
            );
        }
    });
    runtime.shutdown_timeout(Duration::from_millis(200));
    if relaunch.is_asked() {
        return Ok(relaunch.start_anew());
    }
    Ok(u8::try_from(code).map_or(ExitCode::FAILURE, ExitCode::from))
}

/// The app with its plugins, of which the first lets only one run.
fn build(is_demo: bool, main: MainWindow) -> tauri::Result<App> {
    let mut context = context();
    if is_demo {
        // The demo's own name on the bus, and its own place for what is remembered of the window.
        context.config_mut().identifier.push_str(".demo");
    }
    let places = tauri_plugin_window_state::Builder::new().with_state_flags(window::REMEMBERED);
    tauri::Builder::default()
        .plugin(instance::only_one())
        .plugin(places.build())
        .plugin(tauri_plugin_dialog::init())
        .plugin(desktop_asks::at_login_plugin())
        .manage(main)
        .invoke_handler(wire::builder().invoke_handler())
        .on_window_event(|window, event| match event {
            WindowEvent::CloseRequested { api, .. } => closing::requested(window.app_handle(), api),
            event => window::on_event(window.app_handle(), event),
        })
        .build(context)
}

fn rest() -> Duration {
    let wanted = std::env::var(REST_VARIABLE).ok().and_then(|text| text.parse().ok());
    wanted.map_or(REST, Duration::from_millis)
}

/// The configuration, the capabilities and the page itself, baked in by the build.
#[expect(
    clippy::disallowed_methods,
    reason = "Tauri's macro ends the process when its own thread cannot be made"
)]
pub(crate) fn context<R: Runtime>() -> tauri::Context<R> {
    tauri::generate_context!()
}

/// The app goes on without a window: only quitting ends it. Then its windows go first, since the archive may still need a moment.
fn on_event<R: Runtime>(app: &AppHandle<R>, event: &RunEvent) {
    match event {
        RunEvent::ExitRequested { code: None, api, .. } => api.prevent_exit(),
        RunEvent::ExitRequested { .. } => {
            window::save_place(app);
            for window in app.webview_windows().values() {
                if let Err(error) = window.hide() {
                    tracing::debug!(%error, "a window could not be hidden");
                }
            }
        }
        _ => {}
    }
}

/// What the files say is followed as long as the app runs.
fn follow_accounts<R: Runtime>(app: &AppHandle<R>) {
    let accounts = app.state::<Accounts>().inner().clone();
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        accounts.starts_at_login(desktop_asks::starts_at_login(&app)).await;
        accounts::follow(accounts).await;
    });
}

/// The app ends to be started anew.
fn end_on_relaunch<R: Runtime>(app: &AppHandle<R>) {
    let (app, relaunch) = (app.clone(), app.state::<Relaunch>().inner().clone());
    tauri::async_runtime::spawn(async move {
        relaunch.asked().await;
        app.exit(0);
    });
}

/// Being told to end by the system is like quitting.
#[cfg(unix)]
fn end_on_signal<R: Runtime>(app: &AppHandle<R>) {
    use tokio::signal::unix::{SignalKind, signal};
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        let (Ok(mut term), Ok(mut int)) = (signal(SignalKind::terminate()), signal(SignalKind::interrupt()))
        else {
            tracing::warn!("signals cannot be heard; quit from the tray's menu to end in order");
            return;
        };
        tokio::select! { _ = term.recv() => {}, _ = int.recv() => {} }
        app.exit(0);
    });
}

/// Windows ends a program by closing its window.
#[cfg(not(unix))]
fn end_on_signal<R: Runtime>(_app: &AppHandle<R>) {}
