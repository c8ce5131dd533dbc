//! A window remembered from a screen that is gone, or from a larger one, comes where it can be reached.

use tauri::{Monitor, PhysicalPosition, PhysicalSize, Runtime, WebviewWindow};

/// So much of the title's bar must be on a screen for it to be taken hold of, in pixels of the screen.
const GRIP: Size = Size { width: 120, height: 24 };

/// A place on the desktop, in its pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Place {
    x: i32,
    y: i32,
    size: Size,
}

/// Its extent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Size {
    width: i32,
    height: i32,
}

/// Moves and shrinks the window where need be. A system that does not tell where it is (Wayland) places it itself.
pub(super) fn hold<R: Runtime>(window: &WebviewWindow<R>) {
    let (Ok(position), Ok(size), Ok(monitors)) =
        (window.outer_position(), window.inner_size(), window.available_monitors())
    else {
        return;
    };
    let screens: Vec<Place> = monitors.iter().map(screen).collect();
    let place = Place { x: position.x, y: position.y, size: extent(size) };
    let better = reachable(place, &screens);
    if better == place {
        return;
    }
    tracing::debug!(?place, ?better, "the window comes where it can be reached");
    let size = PhysicalSize::new(better.size.width, better.size.height);
    let moved =
        window.set_size(size).and_then(|()| window.set_position(PhysicalPosition::new(better.x, better.y)));
    if let Err(error) = moved {
        tracing::warn!(%error, "the window could not be moved");
    }
}

fn screen(monitor: &Monitor) -> Place {
    let area = monitor.work_area();
    Place { x: area.position.x, y: area.position.y, size: extent(area.size) }
}

fn extent(size: PhysicalSize<u32>) -> Size {
    let number = |side: u32| i32::try_from(side).unwrap_or(i32::MAX);
    Size { width: number(size.width), height: number(size.height) }
}

/// The same place where its title's bar can be taken hold of; else the middle of the first screen, no larger than that.
fn reachable(place: Place, screens: &[Place]) -> Place {
    let Some(first) = screens.first() else { return place };
    if screens.iter().any(|screen| grip(place, *screen)) {
        return place;
    }
    let size = Size {
        width: place.size.width.min(first.size.width),
        height: place.size.height.min(first.size.height),
    };
    let middle = |from: i32, room: i32, side: i32| from.saturating_add((room - side) / 2);
    Place {
        x: middle(first.x, first.size.width, size.width),
        y: middle(first.y, first.size.height, size.height),
        size,
    }
}

fn grip(place: Place, screen: Place) -> bool {
    let shared = |from: i32, side: i32, other: i32, room: i32| {
        from.saturating_add(side).min(other.saturating_add(room)).saturating_sub(from.max(other))
    };
    shared(place.x, place.size.width, screen.x, screen.size.width) >= GRIP.width
        && shared(place.y, GRIP.height, screen.y, screen.size.height) >= GRIP.height
}

#[cfg(test)]
mod tests {
    use super::{Place, Size, grip, reachable};
    use proptest::prelude::*;

    fn place(x: i32, y: i32, width: i32, height: i32) -> Place {
        Place { x, y, size: Size { width, height } }
    }

    const SCREEN: Place = Place { x: 0, y: 30, size: Size { width: 1920, height: 1050 } };

    #[test]
    fn a_window_that_can_be_reached_stays() {
        for there in [place(100, 100, 1280, 800), place(-1000, 30, 1280, 800), place(1800, 1000, 1280, 800)] {
            assert_eq!(reachable(there, &[SCREEN]), there);
        }
        let second = place(1920, 0, 2560, 1440);
        assert_eq!(reachable(place(3000, 200, 1280, 800), &[SCREEN, second]), place(3000, 200, 1280, 800));
    }

    #[test]
    fn one_beyond_every_screen_comes_to_the_middle_of_the_first() {
        for lost in [place(5000, 100, 1280, 800), place(100, -700, 1280, 800), place(1900, 1070, 1280, 800)] {
            assert_eq!(reachable(lost, &[SCREEN]), place(320, 155, 1280, 800));
        }
        assert_eq!(reachable(place(9000, 0, 3840, 2160), &[SCREEN]), SCREEN);
    }

    proptest! {
        #[test]
        fn wherever_it_was_it_can_be_reached(x: i32, y: i32, width in 900..8000i32, height in 600..8000i32) {
            prop_assert!(grip(reachable(place(x, y, width, height), &[SCREEN]), SCREEN));
        }
    }
}
