//! Showing and hiding the window, and letting the web view go when nobody has looked for long. The engine, the tray and the notices
//! do not need it, and it holds most of the app's memory.

use super::{MAIN, REMEMBERED, make, title};
use emr_monitor_core::api::Api;
use emr_monitor_core::notices::Target;
use std::sync::Mutex;
use std::time::Duration;
use tauri::{AppHandle, Manager as _, Runtime, Theme};
use tauri_plugin_window_state::AppHandleExt as _;
use tokio::sync::{Notify, watch};
use tokio::task::JoinHandle;

/// The longest the system may take to take a window away.
const GOING: Duration = Duration::from_secs(5);

/// The one window, there or not, seen or not. At most one thing at a time is done to it.
pub(crate) struct MainWindow {
    title: &'static str,
    rest: Duration,
    turn: tokio::sync::Mutex<()>,
    gone: Notify,
    leaving: Mutex<Option<JoinHandle<()>>>,
    theme: watch::Sender<Theme>,
}

impl MainWindow {
    /// A window by this name; hidden for as long as `rest`, it gives its memory back.
    pub(crate) fn new(title: &'static str, rest: Duration) -> Self {
        Self {
            title,
            rest,
            turn: tokio::sync::Mutex::default(),
            gone: Notify::new(),
            leaving: Mutex::default(),
            theme: watch::Sender::new(Theme::Light),
        }
    }

    /// The name of the app in the title.
    pub(super) fn title(&self) -> &'static str {
        self.title
    }

    /// The theme of windows, also while there is none: as the last one had it.
    pub(crate) fn theme(&self) -> watch::Receiver<Theme> {
        self.theme.subscribe()
    }

    /// The window learnt its theme.
    pub(super) fn theme_is(&self, theme: Theme) {
        self.theme.send_if_modified(|kept| std::mem::replace(kept, theme) != theme);
    }

    /// The system took the window away.
    pub(super) fn is_gone(&self) {
        self.gone.notify_one();
    }

    fn leave_later(&self, leaving: Option<JoinHandle<()>>) {
        let mut kept = self.leaving.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if let Some(before) = std::mem::replace(&mut *kept, leaving) {
            before.abort();
        }
    }
}

/// Brings the window before the user, whatever has become of it, and shows `target` in it.
pub(crate) async fn open<R: Runtime>(app: &AppHandle<R>, target: Option<&Target>) {
    let api = app.state::<Api>().inner().clone();
    if let Some(target) = target {
        api.show(target).await;
    }
    match show(app).await {
        Ok(()) => api.set_visible(true),
        Err(error) => {
            tracing::error!(
                "The window could not be opened: {error}. A desktop with WebKitGTK 4.1 (on Windows: WebView2) is needed."
            );
            if app.get_webview_window(MAIN).is_none() {
                app.exit(1);
            }
        }
    }
}

async fn show<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<()> {
    let main = app.state::<MainWindow>();
    let _turn = main.turn.lock().await;
    main.leave_later(None);
    let window = match app.get_webview_window(MAIN) {
        Some(window) => window,
        None => make(app, &title::now(app, main.title))?,
    };
    window.unminimize()?;
    window.show()?;
    window.set_focus()
}

/// Takes the window from the screen; after a long rest it gives its memory back.
pub(crate) async fn hide<R: Runtime>(app: &AppHandle<R>) {
    let main = app.state::<MainWindow>();
    let _turn = main.turn.lock().await;
    let Some(window) = app.get_webview_window(MAIN) else { return };
    if let Err(error) = window.hide() {
        tracing::warn!(%error, "the window could not be hidden");
        return;
    }
    app.state::<Api>().set_visible(false);
    let later = app.clone();
    main.leave_later(Some(tokio::spawn(async move { drop_after_rest(&later).await })));
}

async fn drop_after_rest<R: Runtime>(app: &AppHandle<R>) {
    let main = app.state::<MainWindow>();
    tokio::time::sleep(main.rest).await;
    let _turn = main.turn.lock().await;
    let Some(window) = app.get_webview_window(MAIN) else { return };
    tracing::debug!("nobody has looked for long: the web view goes");
    let gone = main.gone.notified();
    if let Err(error) = window.destroy() {
        tracing::warn!(%error, "the hidden window could not be taken away");
        return;
    }
    // Whoever shows the window next must not find one that is about to go.
    if tokio::time::timeout(GOING, gone).await.is_err() {
        tracing::warn!("the hidden window did not go");
    }
}

/// Keeps the window's place and size. On the main thread, which the plugin asks for them while it holds its own lock.
pub(crate) fn save_place<R: Runtime>(app: &AppHandle<R>) {
    if let Err(error) = app.save_window_state(REMEMBERED) {
        tracing::warn!(%error, "the window's place is not kept");
    }
}
