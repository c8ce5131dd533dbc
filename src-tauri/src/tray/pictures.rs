//! The tray's pictures, baked in: each look and sign on light and dark grounds, as drawn in `icons/`.

use super::panel::Ground;
use emr_monitor_core::summary::{Look, Sign};
use tauri::image::Image;
use tauri::include_image;

/// How large a picture the system wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Size {
    /// 22 px: what panels on Linux are made for; they scale badly.
    Panel,
    /// 48 px: where the screen's scale is above 1, and on macOS and Windows, which scale well.
    Fine,
}

impl Size {
    /// By the scale of the screen.
    pub(super) fn at_scale(scale: f64) -> Self {
        if cfg!(target_os = "linux") && scale < 1.5 { Self::Panel } else { Self::Fine }
    }
}

/// The icon of a look.
pub(super) fn look(look: Look, ground: Ground, size: Size) -> Image<'static> {
    match (ground, size) {
        (Ground::Light, Size::Panel) => match look {
            Look::Failed => include_image!("../icons/tray/light/failed-22.png"),
            Look::Paused => include_image!("../icons/tray/light/paused-22.png"),
            Look::Offline => include_image!("../icons/tray/light/offline-22.png"),
            Look::SignedOut => include_image!("../icons/tray/light/signed-out-22.png"),
            Look::Stale => include_image!("../icons/tray/light/stale-22.png"),
            Look::Running => include_image!("../icons/tray/light/running-22.png"),
            Look::Quiet => include_image!("../icons/tray/light/quiet-22.png"),
        },
        (Ground::Light, Size::Fine) => match look {
            Look::Failed => include_image!("../icons/tray/light/failed-48.png"),
            Look::Paused => include_image!("../icons/tray/light/paused-48.png"),
            Look::Offline => include_image!("../icons/tray/light/offline-48.png"),
            Look::SignedOut => include_image!("../icons/tray/light/signed-out-48.png"),
            Look::Stale => include_image!("../icons/tray/light/stale-48.png"),
            Look::Running => include_image!("../icons/tray/light/running-48.png"),
            Look::Quiet => include_image!("../icons/tray/light/quiet-48.png"),
        },
        (Ground::Dark, Size::Panel) => match look {
            Look::Failed => include_image!("../icons/tray/dark/failed-22.png"),
            Look::Paused => include_image!("../icons/tray/dark/paused-22.png"),
            Look::Offline => include_image!("../icons/tray/dark/offline-22.png"),
            Look::SignedOut => include_image!("../icons/tray/dark/signed-out-22.png"),
            Look::Stale => include_image!("../icons/tray/dark/stale-22.png"),
            Look::Running => include_image!("../icons/tray/dark/running-22.png"),
            Look::Quiet => include_image!("../icons/tray/dark/quiet-22.png"),
        },
        (Ground::Dark, Size::Fine) => match look {
            Look::Failed => include_image!("../icons/tray/dark/failed-48.png"),
            Look::Paused => include_image!("../icons/tray/dark/paused-48.png"),
            Look::Offline => include_image!("../icons/tray/dark/offline-48.png"),
            Look::SignedOut => include_image!("../icons/tray/dark/signed-out-48.png"),
            Look::Stale => include_image!("../icons/tray/dark/stale-48.png"),
            Look::Running => include_image!("../icons/tray/dark/running-48.png"),
            Look::Quiet => include_image!("../icons/tray/dark/quiet-48.png"),
        },
    }
}

/// The icon of a line.
pub(super) fn sign(sign: Sign, ground: Ground) -> Image<'static> {
    match ground {
        Ground::Light => match sign {
            Sign::Failed => include_image!("../icons/menu/light/failed-16.png"),
            Sign::Unknown => include_image!("../icons/menu/light/unknown-16.png"),
            Sign::Idle => include_image!("../icons/menu/light/idle-16.png"),
            Sign::Running => include_image!("../icons/menu/light/running-16.png"),
            Sign::Waiting => include_image!("../icons/menu/light/waiting-16.png"),
        },
        Ground::Dark => match sign {
            Sign::Failed => include_image!("../icons/menu/dark/failed-16.png"),
            Sign::Unknown => include_image!("../icons/menu/dark/unknown-16.png"),
            Sign::Idle => include_image!("../icons/menu/dark/idle-16.png"),
            Sign::Running => include_image!("../icons/menu/dark/running-16.png"),
            Sign::Waiting => include_image!("../icons/menu/dark/waiting-16.png"),
        },
    }
}
