//! Whether the panel and its menus are light or dark. No desktop tells; what each does by itself is known.

use tauri::Theme;

/// The ground an icon lies on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ground {
    /// Light: the ink is dark.
    Light,
    /// Dark: the ink is light.
    Dark,
}

/// Desktops whose panel and its menus are dark whatever the theme of windows: GNOME's top bar and Ubuntu's, Budgie's, Cinnamon's,
/// Pantheon's light ink over the wallpaper, and Xfce's since 4.16 ("dark mode", on by default).
const DARK: [&str; 6] = ["gnome", "ubuntu", "budgie", "x-cinnamon", "pantheon", "xfce"];

/// The ground by the desktop's name (`XDG_CURRENT_DESKTOP`, names with colons between) and the theme of windows, which follows
/// `org.freedesktop.appearance`. Plasma, LXQt, MATE and unknown ones colour their panel as their windows.
pub(crate) fn ground(desktop: &str, windows: Theme) -> Ground {
    let is_dark = |name: &str| DARK.iter().any(|dark| name.eq_ignore_ascii_case(dark));
    if desktop.split(':').any(is_dark) || windows == Theme::Dark { Ground::Dark } else { Ground::Light }
}

#[cfg(test)]
mod tests {
    use super::{Ground, ground};
    use tauri::Theme;

    #[test]
    fn gnome_s_bar_and_xfce_s_panel_are_dark_in_either_theme() {
        for desktop in ["GNOME", "ubuntu:GNOME", "XFCE"] {
            assert_eq!(ground(desktop, Theme::Light), Ground::Dark, "{desktop}");
        }
    }

    #[test]
    fn other_panels_follow_the_theme_of_windows() {
        for desktop in ["KDE", "LXQt", "MATE", ""] {
            assert_eq!(ground(desktop, Theme::Light), Ground::Light, "{desktop}");
            assert_eq!(ground(desktop, Theme::Dark), Ground::Dark, "{desktop}");
        }
    }
}
