//! The icon in the desktop's tray and its menu: what is so without a window, and the way back to one.

mod line;
mod menu;
#[cfg(test)]
mod menu_tests;
mod native;
mod panel;
mod pictures;

use crate::window::{self, MainWindow};
use emr_monitor_core::api::Api;
use emr_monitor_core::clock::Clock;
use emr_monitor_core::summary::{Look, Summary};
use jiff::tz::TimeZone;
use menu::{Action, MenuModel};
use panel::Ground;
use pictures::Size;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;
use tauri::menu::Menu;
use tauri::tray::{MouseButton, MouseButtonState, TrayIcon, TrayIconBuilder, TrayIconEvent};
use tauri::{AppHandle, Manager as _, Runtime};

/// What is written does not tick, but times of yesterday get their weekday: looked at this often.
const LOOK_AGAIN: Duration = Duration::from_secs(60);
/// After a change the next one waits so long: a menu that is open should hold still, and a busy demo changes all the time.
const PACE: Duration = Duration::from_secs(1);
/// The icon's id, part of its path on the bus.
const ID: &str = "emr-monitor";

/// What is on show, and all that decides it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Face {
    look: Look,
    ground: Ground,
    size: Size,
    menu: MenuModel,
}

/// What turns a summary into a face.
pub(crate) struct Teller {
    /// The app's clock.
    pub(crate) clock: Arc<dyn Clock>,
    /// The user's time zone.
    pub(crate) zone: TimeZone,
}

impl Teller {
    fn face<R: Runtime>(&self, app: &AppHandle<R>, summary: &Summary) -> Face {
        let main = app.state::<MainWindow>();
        let desktop = std::env::var("XDG_CURRENT_DESKTOP").unwrap_or_default();
        let scale = app.primary_monitor().ok().flatten().map_or(1.0, |monitor| monitor.scale_factor());
        Face {
            look: summary.look,
            ground: panel::ground(&desktop, *main.theme().borrow()),
            size: Size::at_scale(scale),
            menu: menu::of(summary, self.clock.now(), &self.zone),
        }
    }
}

/// Puts the icon into the tray and keeps it true, as long as the app lives. To be called on the main thread.
///
/// # Errors
/// One sentence: why there is no icon. The app goes on without.
pub(crate) fn begin<R: Runtime>(app: &AppHandle<R>, teller: Teller) -> Result<(), String> {
    let mut summary = app.state::<Api>().summary();
    let face = teller.face(app, &summary.borrow_and_update());
    let (icon, menu) = build(app, &face)?;
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        let mut theme = app.state::<MainWindow>().theme();
        let mut shown = face;
        loop {
            tokio::select! {
                changed = summary.changed() => if changed.is_err() { return },
                changed = theme.changed() => if changed.is_err() { return },
                () = tokio::time::sleep(LOOK_AGAIN) => {}
            }
            let face = teller.face(&app, &summary.borrow_and_update().clone());
            if face != shown {
                change(&app, (&icon, &menu), &shown, &face);
                shown = face;
                tokio::time::sleep(PACE).await;
            }
        }
    });
    Ok(())
}

fn build<R: Runtime>(app: &AppHandle<R>, face: &Face) -> Result<(TrayIcon<R>, Menu<R>), String> {
    let menu = native::menu(app, &face.menu, face.ground).map_err(|error| error.to_string())?;
    let builder = TrayIconBuilder::with_id(ID)
        .icon(pictures::look(face.look, face.ground, face.size))
        .icon_as_template(true)
        .tooltip("EMR Monitor")
        .menu(&menu)
        // On Windows the left button opens the window; macOS and Linux know only the menu.
        .show_menu_on_left_click(!cfg!(windows))
        .on_menu_event(|app, event| act(app, native::action(event.id().as_ref())))
        .on_tray_icon_event(|icon, event| {
            let pressed = matches!(
                event,
                TrayIconEvent::Click { button: MouseButton::Left, button_state: MouseButtonState::Up, .. }
            );
            if pressed && cfg!(windows) {
                act(icon.app_handle(), Some(Action::Show));
            }
        });
    // On Linux the icon is made by a library that is loaded only now; the crate that loads it panics when it is not installed,
    // and offers no way to ask before.
    match std::panic::catch_unwind(AssertUnwindSafe(|| builder.build(app))) {
        Ok(built) => built.map(|icon| (icon, menu)).map_err(|error| error.to_string()),
        Err(_) => Err("The library for tray icons is not installed. Install libayatana-appindicator3 and start EMR Monitor again."
            .to_owned()),
    }
}

/// Shows what differs, in one go on the main thread.
fn change<R: Runtime>(app: &AppHandle<R>, (icon, menu): (&TrayIcon<R>, &Menu<R>), from: &Face, to: &Face) {
    let repaint = (from.look, from.ground, from.size) != (to.look, to.ground, to.size);
    tracing::debug!(look = ?to.look, repaint, menu = from.menu != to.menu, "the tray changes");
    let (there, icon, menu) = (app.clone(), icon.clone(), menu.clone());
    let (from, to) = (from.clone(), to.clone());
    let changing = app.run_on_main_thread(move || {
        let ground = to.ground;
        let painted = if repaint {
            let picture = pictures::look(to.look, ground, to.size);
            icon.set_icon_with_as_template(Some(picture), true)
        } else {
            Ok(())
        };
        // On another ground every line needs another picture.
        let was = if from.ground == ground { from.menu.entries.as_slice() } else { &[] };
        let told = native::change(&there, &menu, (was, &to.menu.entries), ground);
        if let Err(error) = painted.and(told) {
            tracing::warn!(%error, "the tray could not be changed");
        }
    });
    if let Err(error) = changing {
        tracing::debug!(%error, "the tray did not change: the app is ending");
    }
}

/// Does what was pressed.
fn act<R: Runtime>(app: &AppHandle<R>, action: Option<Action>) {
    let Some(action) = action else { return };
    tracing::debug!(?action, "pressed in the tray");
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        let api = app.state::<Api>().inner().clone();
        match action {
            Action::Show => window::open(&app, None).await,
            Action::Open(target) => window::open(&app, Some(&target)).await,
            Action::Pause => api.pause().await,
            Action::Resume => api.resume().await,
            Action::Quit => app.exit(0),
        }
    });
}
