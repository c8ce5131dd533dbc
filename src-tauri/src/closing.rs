//! Closing the window. Watching goes on in the tray; where the desktop has none, the user is asked. Only quitting ends the app.

mod told_once;

pub(crate) use told_once::ToldOnce;

use crate::window::{self, MAIN};
use emr_monitor_core::notices::{Notice, NoticeTrouble, Notices, Target, Urgency};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tauri::{AppHandle, CloseRequestApi, Manager as _, Runtime};
use tauri_plugin_dialog::{DialogExt as _, MessageDialogButtons, MessageDialogKind, MessageDialogResult};
use tokio::sync::watch;

const KEEP: &str = "Keep watching";
const QUIT: &str = "Quit";
const CANCEL: &str = "Cancel";
const QUESTION: &str = "Keep watching in the background?";
/// Why it is asked, and how to come back.
const REASON: &str = "This desktop shows no tray icons, so EMR Monitor cannot be seen while its window is closed. \
    It goes on watching and notifying. Start it again to see the window.";

/// What closing needs to know.
pub(crate) struct Closing {
    icon: AtomicBool,
    tray: watch::Receiver<bool>,
    notices: Arc<dyn Notices>,
    told: ToldOnce,
    asking: AtomicBool,
}

/// What the user answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Answer {
    Keep,
    Quit,
    Cancel,
}

impl Closing {
    /// `tray`: whether the desktop shows tray icons.
    pub(crate) fn new(tray: watch::Receiver<bool>, notices: Arc<dyn Notices>, told: ToldOnce) -> Self {
        Self { icon: AtomicBool::new(false), tray, notices, told, asking: AtomicBool::new(false) }
    }

    /// The app has an icon to show.
    pub(crate) fn has_icon(&self) {
        self.icon.store(true, Ordering::Relaxed);
    }

    /// Whether the tray shows the app, now or before so long.
    pub(crate) async fn is_reachable_within(&self, limit: Duration) -> bool {
        if !self.icon.load(Ordering::Relaxed) {
            return false;
        }
        let mut tray = self.tray.clone();
        matches!(tokio::time::timeout(limit, tray.wait_for(|shows| *shows)).await, Ok(Ok(_)))
    }

    fn tray_shows_us(&self) -> bool {
        self.icon.load(Ordering::Relaxed) && *self.tray.borrow()
    }
}

/// The user closes the window. On the main thread.
pub(crate) fn requested<R: Runtime>(app: &AppHandle<R>, close: &CloseRequestApi) {
    close.prevent_close();
    window::save_place(app);
    let closing = app.state::<Closing>();
    if closing.tray_shows_us() {
        let app = app.clone();
        tauri::async_runtime::spawn(async move {
            window::hide(&app).await;
            say_once(&app.state::<Closing>()).await;
        });
    } else if !closing.asking.swap(true, Ordering::Relaxed) {
        ask(app);
    }
}

/// The first time ever the window is closed, a notice says that watching goes on.
async fn say_once(closing: &Closing) {
    if closing.told.already() {
        return;
    }
    let notice = Notice {
        alert: None,
        title: "EMR Monitor keeps watching".to_owned(),
        body: "It is in the tray. Quit from its menu.".to_owned(),
        urgency: Urgency::News,
        opens: Target::Window,
    };
    match closing.notices.show(notice).await {
        Ok(_) | Err(NoticeTrouble::NotKnown(_)) => closing.told.keep(),
        Err(NoticeTrouble::NotShown(why)) => tracing::debug!(why, "that watching goes on could not be said"),
    }
}

fn ask<R: Runtime>(app: &AppHandle<R>) {
    let mut question = app.dialog().message(REASON).title(QUESTION).kind(MessageDialogKind::Info).buttons(
        MessageDialogButtons::YesNoCancelCustom(KEEP.to_owned(), QUIT.to_owned(), CANCEL.to_owned()),
    );
    if let Some(window) = app.get_webview_window(MAIN) {
        question = question.parent(&window);
    }
    let app = app.clone();
    question.show_with_result(move |result| {
        app.state::<Closing>().asking.store(false, Ordering::Relaxed);
        match answer(&result) {
            Answer::Keep => {
                tauri::async_runtime::spawn(async move { window::hide(&app).await });
            }
            Answer::Quit => app.exit(0),
            Answer::Cancel => {}
        }
    });
}

/// Anything but a clear word cancels.
fn answer(result: &MessageDialogResult) -> Answer {
    match result {
        MessageDialogResult::Yes => Answer::Keep,
        MessageDialogResult::No => Answer::Quit,
        MessageDialogResult::Custom(said) if said == KEEP => Answer::Keep,
        MessageDialogResult::Custom(said) if said == QUIT => Answer::Quit,
        MessageDialogResult::Ok | MessageDialogResult::Cancel | MessageDialogResult::Custom(_) => {
            Answer::Cancel
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Answer, CANCEL, KEEP, QUIT, answer};
    use tauri_plugin_dialog::MessageDialogResult::{Cancel, Custom, Ok, Yes};

    #[test]
    fn only_a_clear_word_hides_or_ends_the_app() {
        assert_eq!(answer(&Custom(KEEP.to_owned())), Answer::Keep);
        assert_eq!(answer(&Yes), Answer::Keep);
        assert_eq!(answer(&Custom(QUIT.to_owned())), Answer::Quit);
        for other in [Custom(CANCEL.to_owned()), Custom(String::new()), Cancel, Ok] {
            assert_eq!(answer(&other), Answer::Cancel);
        }
    }
}
