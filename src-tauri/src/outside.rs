//! What lives beside the window, from the app's first moment to its last: tray, title, presses of notices, and what the desktop
//! offers.

use crate::closing::{Closing, ToldOnce};
use crate::desktop::{self, Desktop, NoticesFact};
use crate::notices::{Click, Notifier};
use crate::tray::{self, Teller};
use crate::window;
use emr_monitor_core::api::Api;
use emr_monitor_core::api::wire::DesktopRow;
use emr_monitor_core::notices::Target;
use std::path::PathBuf;
use std::time::Duration;
use tauri::{AppHandle, Manager as _, Runtime};
use tokio::sync::{mpsc, oneshot, watch};

/// The file beside the window's place that says: the user knows what closing does.
const CLOSED_ONCE: &str = "closed-once";

/// How long after login a desktop may take to show its panel; without one, a window that began hidden would never be found.
const PANEL: Duration = Duration::from_secs(30);

/// What is needed for it.
pub(crate) struct Outside {
    /// The system's notices.
    pub(crate) notifier: Notifier,
    /// Presses of them.
    pub(crate) clicks: mpsc::Receiver<Click>,
    /// What the tray's menu is made with.
    pub(crate) teller: Teller,
    /// What the window opens on.
    pub(crate) target: Option<Target>,
    /// Whether it begins without a window, where the tray can bring one.
    pub(crate) hidden: bool,
}

/// Begins all of it and shows the window. On the main thread, once, when the app's loop runs.
pub(crate) fn begin<R: Runtime>(app: &AppHandle<R>, outside: Outside) {
    let Outside { notifier, clicks, teller, target, hidden } = outside;
    notifier.attach(app);
    let Desktop { tray, notices, rows } = watch_desktop(app);
    tauri::async_runtime::spawn(log_notices(notices));
    let told: Option<PathBuf> = app.path().app_config_dir().ok().map(|folder| folder.join(CLOSED_ONCE));
    app.manage(Closing::new(tray, notifier.port(), ToldOnce::in_file(told)));
    window::follow(app);
    tauri::async_runtime::spawn(open_what_is_pressed(app.clone(), clicks));
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        // The window first: while its page loads there is time for the icon.
        if !hidden {
            window::open(&app, target.as_ref()).await;
        }
        let no_icon = put_icon(&app, teller).await;
        tauri::async_runtime::spawn(tell_rows(app.state::<Api>().inner().clone(), rows, no_icon));
        if hidden && !app.state::<Closing>().is_reachable_within(PANEL).await {
            window::open(&app, target.as_ref()).await;
        }
    });
}

/// Puts the icon into the tray; gives why there is none.
async fn put_icon<R: Runtime>(app: &AppHandle<R>, teller: Teller) -> Option<String> {
    let (done, told) = oneshot::channel();
    let there = app.clone();
    // When it cannot be asked for or is not answered, the app is ending.
    app.run_on_main_thread(move || drop(done.send(tray::begin(&there, teller)))).ok()?;
    match told.await.ok()? {
        Ok(()) => {
            app.state::<Closing>().has_icon();
            None
        }
        Err(why) => {
            tracing::warn!("There is no icon in the tray. {why}");
            Some(why)
        }
    }
}

fn watch_desktop<R: Runtime>(app: &AppHandle<R>) -> Desktop {
    let runtime = tauri::async_runtime::handle();
    let api = app.state::<Api>().inner().clone();
    desktop::watch(runtime.inner(), move || {
        let api = api.clone();
        tauri::async_runtime::spawn(async move { api.notices_back().await });
    })
}

/// For support: who shows notices, and since when.
async fn log_notices(mut notices: watch::Receiver<NoticesFact>) {
    while notices.changed().await.is_ok() {
        tracing::info!(shown_by = ?*notices.borrow_and_update(), "notices");
    }
}

async fn open_what_is_pressed<R: Runtime>(app: AppHandle<R>, mut clicks: mpsc::Receiver<Click>) {
    while let Some(click) = clicks.recv().await {
        window::open(&app, Some(&click.target)).await;
    }
}

/// Tells the window what the desktop offers, as long as somebody looks.
async fn tell_rows(api: Api, mut rows: watch::Receiver<Vec<DesktopRow>>, no_icon: Option<String>) {
    loop {
        let seen = rows.borrow_and_update().clone();
        api.set_desktop(seen.into_iter().map(|row| with_icon(row, no_icon.as_deref())).collect()).await;
        if rows.changed().await.is_err() {
            return;
        }
    }
}

/// A tray on the desktop is of no use to an app that has no icon.
fn with_icon(row: DesktopRow, no_icon: Option<&str>) -> DesktopRow {
    match no_icon {
        Some(why) if row.id == "tray" => DesktopRow {
            ok: false,
            title: "There is no icon in the tray".to_owned(),
            body: why.to_owned(),
            ..row
        },
        _ => row,
    }
}

#[cfg(test)]
mod tests {
    use super::with_icon;
    use emr_monitor_core::api::wire::DesktopRow;

    fn row(id: &str) -> DesktopRow {
        DesktopRow { id: id.to_owned(), ok: true, title: "It is there".to_owned(), body: String::new() }
    }

    #[test]
    fn a_tray_without_our_icon_is_told_as_missing() {
        assert_eq!(with_icon(row("tray"), None), row("tray"));
        assert_eq!(with_icon(row("notices"), Some("No library.")), row("notices"));
        let told = with_icon(row("tray"), Some("No library."));
        assert!(!told.ok && told.body == "No library.");
    }
}
