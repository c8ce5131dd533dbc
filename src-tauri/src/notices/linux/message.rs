//! A notice as the Desktop Notifications Specification has it.

use super::line::Daemon;
use emr_monitor_core::notices::{Notice, Urgency};
use emr_monitor_core::words::{inert, without_markup};
use serde::Serialize;
use std::collections::HashMap;
use zbus::zvariant::{Type, Value};

/// The name the daemon shows and keeps rules by.
const APP_NAME: &str = "EMR Monitor";
/// The icon's name in the icon theme: the packages install it under the program's name.
const ICON: &str = "emr-monitor";
/// The .desktop file without its ending: the packages name it by the program.
const DESKTOP_ENTRY: &str = "emr-monitor";
/// Pressing the notice itself, by the specification.
const DEFAULT: &str = "default";
/// Pressing its button.
const OPEN: &str = "open";
/// How long it stays: as the daemon has it. A critical one stays until it is closed, by the specification.
const AS_THE_DAEMON_HAS_IT: i32 = -1;

/// The longest title, in characters.
const TITLE: usize = 200;
/// The longest line of a body, in characters.
const LINE: usize = 300;
/// The most lines of a body.
const LINES: usize = 6;

/// Whether this is an action of ours.
pub(super) fn is_press(action: &str) -> bool {
    action == DEFAULT || action == OPEN
}

/// The arguments of `Notify`, in its order.
#[derive(Debug, Serialize, Type)]
pub(super) struct NotifyArgs {
    app_name: &'static str,
    replaces_id: u32,
    app_icon: &'static str,
    summary: String,
    body: String,
    actions: Vec<&'static str>,
    hints: HashMap<&'static str, Value<'static>>,
    expire_timeout: i32,
}

impl NotifyArgs {
    /// A notice for this daemon; in place of another one, without a sound, when `replaces` is its id. A failure is critical: one
    /// that came at night is still there in the morning.
    pub(super) fn new(notice: &Notice, daemon: &Daemon, demo: bool, replaces: Option<u32>) -> Self {
        let (urgency, category) = match notice.urgency {
            Urgency::Failure => (2u8, "x-emr-monitor.failure"),
            Urgency::News => (1u8, "x-emr-monitor.news"),
        };
        let mut hints = HashMap::from([
            ("urgency", Value::from(urgency)),
            ("category", Value::from(category)),
            ("desktop-entry", Value::from(DESKTOP_ENTRY)),
        ]);
        if replaces.is_some() {
            hints.insert("suppress-sound", Value::from(true));
        }
        let title = inert(&notice.title, TITLE);
        let body = lines(&notice.body);
        Self {
            app_name: APP_NAME,
            replaces_id: replaces.unwrap_or(0),
            app_icon: ICON,
            summary: if demo { format!("Demo: {title}") } else { title },
            body: if daemon.reads_markup { without_markup(&body) } else { body },
            // Without that capability an old daemon makes a dialog of a notice with actions.
            actions: if daemon.has_actions { vec![DEFAULT, "Open", OPEN, "Open"] } else { Vec::new() },
            hints,
            expire_timeout: AS_THE_DAEMON_HAS_IT,
        }
    }
}

/// A notice comes inert from core; that is held here once more, since what is sent cannot be taken back.
fn lines(body: &str) -> String {
    body.lines().take(LINES).map(|line| inert(line, LINE)).collect::<Vec<_>>().join("\n")
}
