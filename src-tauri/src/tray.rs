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
use panel::Grounds;
use pictures::Size;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;
use tauri::tray::{MouseButton, MouseButtonState, TrayIcon, TrayIconBuilder, TrayIconEvent};
use tauri::{AppHandle, Manager as _, Runtime};

/// What is written does not tick, but times of yesterday get their weekday: looked at this often.
const LOOK_AGAIN: Duration = Duration::from_secs(60);
/// The icon's id, part of its path on the bus.
const ID: &str = "emr-monitor";

/// What is on show, and all that decides it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Face {
    look: Look,
    grounds: Grounds,
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
            grounds: panel::grounds(&desktop, *main.theme().borrow()),
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
    let icon = build(app, &face)?;
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
                change(&app, &icon, &shown, &face);
                shown = face;
            }
        }
    });
    Ok(())
}

fn build<R: Runtime>(app: &AppHandle<R>, face: &Face) -> Result<TrayIcon<R>, String> {
    let menu = native::menu(app, &face.menu, face.grounds.menu).map_err(|error| error.to_string())?;
    let builder = TrayIconBuilder::with_id(ID)
        .icon(pictures::look(face.look, face.grounds.panel, face.size))
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
        Ok(built) => built.map_err(|error| error.to_string()),
        Err(_) => Err("The library for tray icons is not installed. Install libayatana-appindicator3 and start EMR Monitor again."
            .to_owned()),
    }
}

/// Shows what differs, in one go on the main thread.
fn change<R: Runtime>(app: &AppHandle<R>, icon: &TrayIcon<R>, from: &Face, to: &Face) {
    let repaint = (from.look, from.grounds, from.size) != (to.look, to.grounds, to.size);
    let rebuild = (&from.menu, from.grounds.menu) != (&to.menu, to.grounds.menu);
    tracing::debug!(look = ?to.look, repaint, rebuild, "the tray changes");
    let (app_there, icon, to) = (app.clone(), icon.clone(), to.clone());
    let changing = app.run_on_main_thread(move || {
        let painted = if repaint {
            let picture = pictures::look(to.look, to.grounds.panel, to.size);
            icon.set_icon_with_as_template(Some(picture), true)
        } else {
            Ok(())
        };
        let rebuilt = if rebuild {
            native::menu(&app_there, &to.menu, to.grounds.menu).and_then(|menu| icon.set_menu(Some(menu)))
        } else {
            Ok(())
        };
        if let Err(error) = painted.and(rebuilt) {
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
