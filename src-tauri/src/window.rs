//! The main window: how it looks before the first paint, where it may go, whether anybody can see it, and when it rests.

mod on_screen;
mod painting;
mod showing;
mod title;

pub(crate) use painting::without_layers;
pub(crate) use showing::{MainWindow, hide, open, save_place};
pub(crate) use title::follow;

use emr_monitor_core::api::Api;
use std::time::Duration;
use tauri::utils::config::Color;
use tauri::webview::NewWindowResponse;
use tauri::{
    AppHandle, Manager as _, Runtime, Theme, Url, WebviewUrl, WebviewWindow, WebviewWindowBuilder,
    WindowEvent,
};
use tauri_plugin_window_state::StateFlags;

/// The label that the capability file allows the commands to.
pub(crate) const MAIN: &str = "main";
/// What is remembered of the window. Not whether it can be seen: it is shown when somebody wants it.
pub(crate) const REMEMBERED: StateFlags =
    StateFlags::SIZE.union(StateFlags::POSITION).union(StateFlags::MAXIMIZED);

/// How long a desktop may take to say that a window was minimised, after it took the focus away.
const SETTLE: Duration = Duration::from_millis(400);

/// Makes the main window, not yet shown, where it was last and in the colours of the desktop's theme, so that nothing white
/// flashes up.
fn make<R: Runtime>(app: &AppHandle<R>, title: &str) -> tauri::Result<WebviewWindow<R>> {
    let window = WebviewWindowBuilder::new(app, MAIN, WebviewUrl::default())
        .title(title)
        .inner_size(1280.0, 800.0)
        .min_inner_size(900.0, 600.0)
        .visible(false)
        .on_navigation(is_own_page)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .build()?;
    let theme = window.theme().unwrap_or(Theme::Light);
    app.state::<MainWindow>().theme_is(theme);
    window.set_background_color(Some(ground(theme)))?;
    on_screen::hold(&window);
    Ok(window)
}

/// The ground of the page in each theme: `--c-bg` of the UI's tokens.
fn ground(theme: Theme) -> Color {
    match theme {
        Theme::Dark => Color(0x13, 0x16, 0x19, 0xff),
        _ => Color(0xf3, 0xf4, 0xf6, 0xff),
    }
}

/// The window shows the app's own page and goes nowhere else, whatever a name from AWS says.
fn is_own_page(url: &Url) -> bool {
    let served_by_vite = cfg!(dev) && url.host_str() == Some("localhost");
    url.scheme() == "tauri" || url.host_str() == Some("tauri.localhost") || served_by_vite
}

/// Follows the desktop's theme and tells the engine whether the window can be seen: no batch is made for a hidden one.
pub(crate) fn on_event<R: Runtime>(app: &AppHandle<R>, event: &WindowEvent) {
    let main = app.state::<MainWindow>();
    if let WindowEvent::Destroyed = event {
        main.is_gone();
        return;
    }
    let Some(window) = app.get_webview_window(MAIN) else { return };
    match event {
        WindowEvent::ThemeChanged(theme) => {
            main.theme_is(*theme);
            if let Err(error) = window.set_background_color(Some(ground(*theme))) {
                tracing::debug!(%error, "the window's ground did not follow the theme");
            }
        }
        // Not every desktop says when a window is minimised; each of these comes with it on one or another.
        WindowEvent::Focused(_) | WindowEvent::Resized(_) | WindowEvent::Moved(_) => {
            let api = app.state::<Api>().inner().clone();
            tell(&api, &window);
            tauri::async_runtime::spawn(async move {
                tokio::time::sleep(SETTLE).await;
                tell(&api, &window);
            });
        }
        _ => {}
    }
}

fn tell<R: Runtime>(api: &Api, window: &WebviewWindow<R>) {
    let seen = is_seen(window);
    tracing::debug!(seen, "the window was moved, covered or shown");
    api.set_visible(seen);
}

/// Seen unless the system says otherwise: a window that is wrongly thought hidden would stand still.
fn is_seen<R: Runtime>(window: &WebviewWindow<R>) -> bool {
    window.is_visible().unwrap_or(true) && !window.is_minimized().unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use super::is_own_page;

    #[test]
    fn only_the_app_s_own_page_is_shown() {
        for own in ["tauri://localhost/", "http://tauri.localhost/index.html"] {
            assert!(is_own_page(&own.parse().unwrap()), "{own}");
        }
        for other in ["https://example.com/", "file:///etc/passwd", "data:text/html,x", "javascript:alert(1)"]
        {
            assert!(!is_own_page(&other.parse().unwrap()), "{other}");
        }
    }
}
