//! Whether the panel under the icon, and the menu, are light or dark. No desktop tells; what each does by itself is known.

use tauri::Theme;

/// The ground an icon lies on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ground {
    /// Light: the ink is dark.
    Light,
    /// Dark: the ink is light.
    Dark,
}

/// What lies under the icon and under the menu.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Grounds {
    /// Under the icon.
    pub(crate) panel: Ground,
    /// Under the menu's icons.
    pub(crate) menu: Ground,
}

/// Desktops whose panel is dark whatever the theme of windows: GNOME's top bar and Ubuntu's, Unity's, Budgie's, Cinnamon's,
/// Pantheon's light ink over the wallpaper, and Xfce's since 4.16 ("dark mode", on by default).
const DARK_PANELS: [&str; 7] = ["gnome", "ubuntu", "unity", "budgie", "x-cinnamon", "pantheon", "xfce"];
/// Of these, those that draw menus of the panel in the panel's own dark, and not as windows draw theirs.
const DARK_MENUS: [&str; 5] = ["gnome", "ubuntu", "budgie", "x-cinnamon", "pantheon"];

/// The grounds by the desktop's name (`XDG_CURRENT_DESKTOP`, names with colons between) and the theme of windows, which follows
/// `org.freedesktop.appearance`. Plasma, LXQt, MATE and unknown ones colour their panel as their windows.
pub(crate) fn grounds(desktop: &str, windows: Theme) -> Grounds {
    let named =
        |names: &[&str]| desktop.split(':').any(|name| names.contains(&name.to_ascii_lowercase().as_str()));
    let of_windows = if windows == Theme::Dark { Ground::Dark } else { Ground::Light };
    let or_windows = |dark: bool| if dark { Ground::Dark } else { of_windows };
    Grounds { panel: or_windows(named(&DARK_PANELS)), menu: or_windows(named(&DARK_MENUS)) }
}

#[cfg(test)]
mod tests {
    use super::{Ground, Grounds, grounds};
    use tauri::Theme;

    #[test]
    fn gnome_s_bar_is_dark_in_either_theme() {
        let dark = Grounds { panel: Ground::Dark, menu: Ground::Dark };
        assert_eq!(grounds("GNOME", Theme::Light), dark);
        assert_eq!(grounds("ubuntu:GNOME", Theme::Light), dark);
    }

    #[test]
    fn xfce_s_panel_is_dark_and_its_menus_are_like_windows() {
        assert_eq!(grounds("XFCE", Theme::Light), Grounds { panel: Ground::Dark, menu: Ground::Light });
    }

    #[test]
    fn other_panels_follow_the_theme_of_windows() {
        for desktop in ["KDE", "LXQt", "MATE", ""] {
            assert_eq!(grounds(desktop, Theme::Light), Grounds { panel: Ground::Light, menu: Ground::Light });
            assert_eq!(grounds(desktop, Theme::Dark), Grounds { panel: Ground::Dark, menu: Ground::Dark });
        }
    }
}
