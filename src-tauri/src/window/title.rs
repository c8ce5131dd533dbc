//! The window's title: what a task bar shows of the fleet.

use super::{MAIN, MainWindow};
use emr_monitor_core::api::Api;
use emr_monitor_core::summary::Summary;
use tauri::{AppHandle, Manager as _, Runtime};

/// `2 failed · EMR Monitor`; the demo says first that it is one.
fn of(name: &str, summary: &Summary) -> String {
    match (summary.failed, summary.demo) {
        (0, _) => name.to_owned(),
        (failed, true) => format!("{name} · {failed} failed"),
        (failed, false) => format!("{failed} failed · {name}"),
    }
}

/// The title as of now.
pub(super) fn now<R: Runtime>(app: &AppHandle<R>, name: &str) -> String {
    of(name, &app.state::<Api>().summary().borrow())
}

/// Keeps the title of whatever window there is true, as long as the engine lives.
pub(crate) fn follow<R: Runtime>(app: &AppHandle<R>) {
    let mut summary = app.state::<Api>().summary();
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        let mut told = String::new();
        while summary.changed().await.is_ok() {
            let title = of(app.state::<MainWindow>().title(), &summary.borrow_and_update());
            if title == told {
                continue;
            }
            if let Some(window) = app.get_webview_window(MAIN)
                && let Err(error) = window.set_title(&title)
            {
                tracing::debug!(%error, "the title could not be changed");
            }
            told = title;
        }
    });
}

#[cfg(test)]
mod tests {
    use super::of;
    use emr_monitor_core::summary::{Look, Summary};

    fn summary(failed: u32, demo: bool) -> Summary {
        Summary {
            look: Look::Quiet,
            demo,
            failed,
            running: 3,
            idle: 0,
            unknown: 0,
            unseen: 0,
            signed_out: Vec::new(),
            paused: None,
            attention: Vec::new(),
            active: Vec::new(),
        }
    }

    #[test]
    fn failures_nobody_has_seen_come_first() {
        assert_eq!(of("EMR Monitor", &summary(2, false)), "2 failed · EMR Monitor");
        assert_eq!(of("EMR Monitor", &summary(0, false)), "EMR Monitor");
    }

    #[test]
    fn the_demo_says_first_that_it_is_one() {
        assert_eq!(of("EMR Monitor: Demo", &summary(2, true)), "EMR Monitor: Demo · 2 failed");
    }
}
