//! The menu's model as the system's menu.

use super::menu::{Action, Entry, Item, MenuModel};
use super::panel::Ground;
use super::pictures;
use crate::target;
use tauri::menu::{IconMenuItem, IsMenuItem, Menu, MenuItem, PredefinedMenuItem, Submenu};
use tauri::{AppHandle, Runtime};

/// What an item's id begins with when it opens something.
const OPENS: &str = "open ";
/// The id of lines that only tell.
const TELLS: &str = "tells";
/// The id of the menu within the menu.
const MORE: &str = "more";

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
        match entry {
            Entry::Item(line) => menu.append(&*item(app, line, ground)?)?,
            Entry::Separator => menu.append(&PredefinedMenuItem::separator(app)?)?,
            Entry::Submenu(text, lines) => {
                let inner = Submenu::with_id(app, MORE, label(text), true)?;
                for line in lines {
                    inner.append(&*item(app, line, ground)?)?;
                }
                menu.append(&inner)?;
            }
        }
    }
    Ok(menu)
}

fn item<R: Runtime>(
    app: &AppHandle<R>,
    line: &Item,
    ground: Ground,
) -> tauri::Result<Box<dyn IsMenuItem<R>>> {
    let id = line.action.as_ref().map_or_else(|| TELLS.to_owned(), id);
    let (text, enabled) = (label(&line.text), line.action.is_some());
    let none = None::<&str>;
    Ok(match line.sign {
        Some(sign) => {
            let picture = pictures::sign(sign, ground);
            Box::new(IconMenuItem::with_id(app, id, text, enabled, Some(picture), none)?)
        }
        None => Box::new(MenuItem::with_id(app, id, text, enabled, none)?),
    })
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
