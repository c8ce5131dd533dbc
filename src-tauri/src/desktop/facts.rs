//! What this desktop offers the app, and the rows that say so in the window.

use emr_monitor_core::api::wire::DesktopRow;

/// Whether this desktop shows notifications.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum NoticesFact {
    /// Nobody has looked yet.
    Unknown,
    /// A daemon is there.
    There {
        /// What it calls itself.
        name: String,
        /// Its version; may be empty.
        version: String,
    },
    /// None runs, but the first notice starts one.
    OnDemand,
    /// One is there and does not answer.
    Silent,
    /// There is none.
    Missing,
    /// There is no session bus, so nobody can be asked.
    NoBus,
}

/// What was found at one look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Facts {
    /// Whether there is a session bus.
    pub(crate) bus: bool,
    /// Whether something shows tray icons.
    pub(crate) tray: bool,
    /// Whether something shows notices.
    pub(crate) notices: NoticesFact,
}

/// The rows of the window, one each for notices, tray and single instance; none before the first look.
pub(crate) fn rows(facts: &Facts) -> Vec<DesktopRow> {
    if facts.notices == NoticesFact::Unknown {
        return Vec::new();
    }
    vec![notices_row(&facts.notices), tray_row(facts), instance_row(facts.bus)]
}

fn notices_row(fact: &NoticesFact) -> DesktopRow {
    match fact {
        NoticesFact::Unknown => well("notices", String::new()),
        NoticesFact::There { name, version } => {
            well("notices", format!("Notifications are shown by {name} {version}").trim_end().to_owned())
        }
        NoticesFact::OnDemand => well("notices", "Notifications start with the first one".to_owned()),
        NoticesFact::Silent => ill(
            "notices",
            "The notification daemon does not answer",
            "Alerts are kept in the list. Restart the daemon, and they are told.",
        ),
        NoticesFact::Missing => ill(
            "notices",
            "No notifications on this desktop",
            "Alerts are kept in the list. Start a notification daemon, such as dunst, and they are told.",
        ),
        NoticesFact::NoBus => ill(
            "notices",
            "No notifications on this desktop",
            "There is no D-Bus session bus. Alerts are kept in the list.",
        ),
    }
}

fn tray_row(facts: &Facts) -> DesktopRow {
    const TITLE: &str = "No tray on this desktop";
    match (facts.tray, facts.bus) {
        (true, _) => well("tray", "The tray shows the worst state".to_owned()),
        (false, true) => ill(
            "tray",
            TITLE,
            "Closing the window asks first. On GNOME, the AppIndicator extension adds a tray.",
        ),
        (false, false) => ill("tray", TITLE, "There is no D-Bus session bus. Closing the window asks first."),
    }
}

fn instance_row(bus: bool) -> DesktopRow {
    if bus {
        well("instance", "A second start shows this window".to_owned())
    } else {
        ill(
            "instance",
            "A second start opens a second window",
            "There is no D-Bus session bus. Start EMR Monitor from a desktop session.",
        )
    }
}

fn well(id: &str, title: String) -> DesktopRow {
    DesktopRow { id: id.to_owned(), ok: true, title, body: String::new() }
}

fn ill(id: &str, title: &str, body: &str) -> DesktopRow {
    DesktopRow { id: id.to_owned(), ok: false, title: title.to_owned(), body: body.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::{Facts, NoticesFact, rows};

    #[test]
    fn a_row_that_is_not_well_says_what_to_do_and_one_that_is_well_says_nothing_more() {
        let there = NoticesFact::There { name: "dunst".into(), version: "1.9.0".into() };
        for notices in
            [there, NoticesFact::OnDemand, NoticesFact::Silent, NoticesFact::Missing, NoticesFact::NoBus]
        {
            for (bus, tray) in [(true, true), (true, false), (false, false)] {
                let rows = rows(&Facts { bus, tray, notices: notices.clone() });
                assert_eq!(
                    rows.iter().map(|row| row.id.as_str()).collect::<Vec<_>>(),
                    ["notices", "tray", "instance"]
                );
                for row in rows {
                    assert!(!row.title.is_empty() && row.ok == row.body.is_empty(), "{row:?}");
                }
            }
        }
    }

    #[test]
    fn nothing_is_said_before_the_first_look() {
        assert!(rows(&Facts { bus: false, tray: false, notices: NoticesFact::Unknown }).is_empty());
    }

    #[test]
    fn a_daemon_without_a_version_is_named_without_a_gap() {
        let notices = NoticesFact::There { name: "mako".into(), version: String::new() };
        let rows = rows(&Facts { bus: true, tray: true, notices });
        assert_eq!(rows[0].title, "Notifications are shown by mako");
    }
}
