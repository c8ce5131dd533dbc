//! The menu's model as the system's menu.

use super::menu::{Action, Entry, Item, MenuModel};
use super::panel::Ground;
use super::pictures;
use crate::target;
use emr_monitor_core::summary::Sign;
use tauri::menu::{IconMenuItem, IsMenuItem, Menu, MenuItem, MenuItemKind, PredefinedMenuItem, Submenu};
use tauri::{AppHandle, Runtime};

/// What an item's id begins with when it opens something.
const OPENS: &str = "open ";
/// The id of lines that only tell.
const TELLS: &str = "tells";
/// The id of the menu within the menu.
const MORE: &str = "more";

/// On Linux the menu goes over the bus, and the library that sends it leaves out the pictures of Tauri's items.
const SIGNS_IN_TEXT: bool = cfg!(target_os = "linux");

/// Makes the system's menu.
///
/// # Errors
/// The system refuses a menu.
pub(super) fn menu<R: Runtime>(
    app: &AppHandle<R>,
    model: &MenuModel,
    ground: Ground,
) -> tauri::Result<Menu<R>> {
    let menu = Menu::new(app)?;
    for entry in &model.entries {
        menu.append(&*made(app, entry, ground)?)?;
    }
    Ok(menu)
}

/// Changes the menu that showed `from` so that it shows `to`, and leaves alone what is the same: a menu put in its place would
/// close the one that somebody has open.
///
/// # Errors
/// The system refuses a change.
pub(super) fn change<R: Runtime>(
    app: &AppHandle<R>,
    shelf: &impl Shelf<R>,
    (from, to): (&[Entry], &[Entry]),
    ground: Ground,
) -> tauri::Result<()> {
    let mut there = shelf.lines()?;
    let from = if there.len() == from.len() { from } else { &[] };
    if from.is_empty() {
        for _ in there.drain(..) {
            shelf.take(0)?;
        }
    }
    for (position, entry) in to.iter().enumerate() {
        match (from.get(position), there.get(position)) {
            (Some(old), Some(_)) if old == entry => {}
            (Some(old), Some(line)) if retold(app, line, (old, entry), ground)? => {}
            (Some(_), Some(_)) => {
                shelf.take(position)?;
                shelf.put(&*made(app, entry, ground)?, position)?;
            }
            _ => shelf.put(&*made(app, entry, ground)?, position)?,
        }
    }
    for _ in to.len()..there.len() {
        shelf.take(to.len())?;
    }
    Ok(())
}

/// Gives a line its new words, if it can keep its id and kind; false: it must be made anew.
fn retold<R: Runtime>(
    app: &AppHandle<R>,
    line: &MenuItemKind<R>,
    entries: (&Entry, &Entry),
    ground: Ground,
) -> tauri::Result<bool> {
    match (line, entries) {
        (MenuItemKind::Icon(icon), (Entry::Item(old), Entry::Item(new))) if old.action == new.action => {
            let Some(sign) = new.sign else { return Ok(false) };
            icon.set_text(told(new))?;
            if old.sign != new.sign {
                icon.set_icon(Some(pictures::sign(sign, ground)))?;
            }
        }
        (MenuItemKind::MenuItem(plain), (Entry::Item(old), Entry::Item(new)))
            if old.action == new.action && (new.sign.is_none() || SIGNS_IN_TEXT) =>
        {
            plain.set_text(told(new))?;
        }
        (MenuItemKind::Submenu(inner), (Entry::Submenu(_, old), Entry::Submenu(text, new))) => {
            inner.set_text(label(text))?;
            change(app, inner, (old, new), ground)?;
        }
        _ => return Ok(false),
    }
    Ok(true)
}

/// What holds lines: the menu and the menu within it.
pub(super) trait Shelf<R: Runtime> {
    /// Its lines.
    fn lines(&self) -> tauri::Result<Vec<MenuItemKind<R>>>;
    /// Puts a line at a position.
    fn put(&self, line: &dyn IsMenuItem<R>, position: usize) -> tauri::Result<()>;
    /// Takes the line at a position away.
    fn take(&self, position: usize) -> tauri::Result<()>;
}

macro_rules! shelf {
    ($menu:ident) => {
        impl<R: Runtime> Shelf<R> for $menu<R> {
            fn lines(&self) -> tauri::Result<Vec<MenuItemKind<R>>> {
                self.items()
            }
            fn put(&self, line: &dyn IsMenuItem<R>, position: usize) -> tauri::Result<()> {
                self.insert(line, position)
            }
            fn take(&self, position: usize) -> tauri::Result<()> {
                self.remove_at(position).map(drop)
            }
        }
    };
}
shelf!(Menu);
shelf!(Submenu);

fn made<R: Runtime>(
    app: &AppHandle<R>,
    entry: &Entry,
    ground: Ground,
) -> tauri::Result<Box<dyn IsMenuItem<R>>> {
    Ok(match entry {
        Entry::Item(line) => item(app, line, ground)?,
        Entry::Separator => Box::new(PredefinedMenuItem::separator(app)?),
        Entry::Submenu(text, entries) => {
            let inner = Submenu::with_id(app, MORE, label(text), true)?;
            for entry in entries {
                inner.append(&*made(app, entry, ground)?)?;
            }
            Box::new(inner)
        }
    })
}

fn item<R: Runtime>(
    app: &AppHandle<R>,
    line: &Item,
    ground: Ground,
) -> tauri::Result<Box<dyn IsMenuItem<R>>> {
    let id = line.action.as_ref().map_or_else(|| TELLS.to_owned(), id);
    let (text, enabled) = (told(line), line.action.is_some());
    let none = None::<&str>;
    Ok(match line.sign {
        Some(sign) if !SIGNS_IN_TEXT => {
            let picture = pictures::sign(sign, ground);
            Box::new(IconMenuItem::with_id(app, id, text, enabled, Some(picture), none)?)
        }
        _ => Box::new(MenuItem::with_id(app, id, text, enabled, none)?),
    })
}

/// The line's label, with its sign where pictures do not arrive.
fn told(line: &Item) -> String {
    match line.sign {
        Some(sign) if SIGNS_IN_TEXT => format!("{} {}", written(sign), label(&line.text)),
        _ => label(&line.text),
    }
}

/// The shape of a sign as text.
fn written(sign: Sign) -> char {
    match sign {
        Sign::Failed => '✖',
        Sign::Unknown => '◇',
        Sign::Idle => '‖',
        Sign::Running => '▶',
        Sign::Waiting => '○',
    }
}

/// A text as Tauri wants it to show it as it is: `&` marks the key of the sign after it, `&&` is one `&`. Underscores, which mark
/// that key in GTK's menus, Tauri doubles itself.
fn label(text: &str) -> String {
    text.replace('&', "&&")
}

fn id(action: &Action) -> String {
    match action {
        Action::Show => "show".to_owned(),
        Action::Pause => "pause".to_owned(),
        Action::Resume => "resume".to_owned(),
        Action::Quit => "quit".to_owned(),
        Action::Open(target) => format!("{OPENS}{}", target::to_id(target)),
    }
}

/// What the pressed item means. An id says all, so that an item pressed while its menu is being replaced still does what it said.
pub(super) fn action(id: &str) -> Option<Action> {
    match id {
        "show" => Some(Action::Show),
        "pause" => Some(Action::Pause),
        "resume" => Some(Action::Resume),
        "quit" => Some(Action::Quit),
        other => other.strip_prefix(OPENS).and_then(target::from_id).map(Action::Open),
    }
}

#[cfg(test)]
mod tests {
    use super::{Action, TELLS, action, id, label};
    use emr_monitor_core::notices::Target;

    #[test]
    fn an_item_s_id_says_what_pressing_it_does() {
        for meant in [Action::Show, Action::Pause, Action::Resume, Action::Quit, Action::Open(Target::Alerts)]
        {
            assert_eq!(action(&id(&meant)), Some(meant));
        }
        assert_eq!(action(TELLS), None);
    }

    #[test]
    fn names_are_shown_as_they_are() {
        assert_eq!(label("R&D_v9__x & co"), "R&&D_v9__x && co");
    }
}
