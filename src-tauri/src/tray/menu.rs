//! What the tray's menu says. Pure: the fleet in one look goes in, lines come out; nothing in them ticks, so that a menu is made
//! anew only when something happened.

use super::line;
use emr_monitor_core::notices::Target;
use emr_monitor_core::summary::{Line, Look, Sign, Summary};
use emr_monitor_core::time::At;
use emr_monitor_core::words::{clock, inert};
use jiff::tz::TimeZone;

/// No label has more characters: a menu is as wide as its widest line.
pub(super) const LABEL: usize = 80;
/// So many lines that need attention, and so many that are active, before "More clusters".
pub(super) const FIRST: usize = 4;
/// So many lines below "More clusters"; a fleet of thousands is for the window.
pub(super) const MORE: usize = 40;
/// So many profiles to sign in to.
const SIGN_IN: usize = 4;
/// No name of a profile takes more of a label.
const PROFILE: usize = 48;

/// The whole menu, from top to bottom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct MenuModel {
    /// Its entries. A separator is never first, last or next to another.
    pub(crate) entries: Vec<Entry>,
}

/// One entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Entry {
    /// A line.
    Item(Item),
    /// A rule between groups.
    Separator,
    /// A menu of its own.
    Submenu(String, Vec<Entry>),
}

/// One icon, one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Item {
    /// The icon before the text.
    pub(crate) sign: Option<Sign>,
    /// One line of at most [`LABEL`] characters.
    pub(crate) text: String,
    /// What pressing it does; None: it only tells, and is greyed.
    pub(crate) action: Option<Action>,
}

/// What pressing a line does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Action {
    /// Brings the window.
    Show,
    /// Brings the window and opens this in it.
    Open(Target),
    /// Stops all asking.
    Pause,
    /// Asks again.
    Resume,
    /// Ends the app.
    Quit,
}

/// The menu of a fleet.
pub(crate) fn of(summary: &Summary, now: At, zone: &TimeZone) -> MenuModel {
    let text = |line: &Line| Item {
        sign: Some(line.sign),
        text: line::text(line, now, zone),
        action: Some(Action::Open(Target::Cluster(line.cluster.clone(), line.step.clone()))),
    };
    let (attention, more_attention) = split(&summary.attention);
    let (active, more_active) = split(&summary.active);
    let groups = [
        vec![Entry::Item(Item { sign: None, text: headline(summary, now, zone), action: None })],
        attention.iter().map(text).map(Entry::Item).collect(),
        active.iter().map(text).map(Entry::Item).chain(more(more_attention, more_active, text)).collect(),
        orders(summary).into_iter().map(Entry::Item).collect(),
        [("Open EMR Monitor", Action::Show), ("Quit", Action::Quit)]
            .map(|(text, action)| Entry::Item(plain(text, action)))
            .into(),
    ];
    let filled: Vec<Vec<Entry>> = groups.into_iter().filter(|group| !group.is_empty()).collect();
    MenuModel { entries: filled.join(&Entry::Separator) }
}

fn split(lines: &[Line]) -> (&[Line], &[Line]) {
    lines.split_at(lines.len().min(FIRST))
}

fn more(attention: &[Line], active: &[Line], text: impl Fn(&Line) -> Item) -> Option<Entry> {
    let mut items: Vec<Entry> =
        attention.iter().chain(active).take(MORE).map(text).map(Entry::Item).collect();
    let left = (attention.len() + active.len()).saturating_sub(items.len());
    if left > 0 {
        items.push(Entry::Item(plain(&format!("{left} more in the window"), Action::Show)));
    }
    (!items.is_empty()).then(|| Entry::Submenu("More clusters".to_owned(), items))
}

/// What can be done besides opening a cluster.
fn orders(summary: &Summary) -> Vec<Item> {
    let mut items = Vec::new();
    if summary.unseen > 0 {
        let plural = if summary.unseen == 1 { "" } else { "s" };
        items.push(plain(&format!("{} unread alert{plural}", summary.unseen), Action::Open(Target::Alerts)));
    }
    for profile in summary.signed_out.iter().take(SIGN_IN) {
        items.push(plain(&format!("Sign in to {}…", inert(profile, PROFILE)), Action::Show));
    }
    items.push(match summary.paused {
        Some(_) => plain("Resume watching", Action::Resume),
        None => plain("Pause watching", Action::Pause),
    });
    items
}

/// What is so in one line: `2 failed, 1 idle, 5 running`; before it what makes that doubtful.
pub(crate) fn headline(summary: &Summary, now: At, zone: &TimeZone) -> String {
    let waiting = summary.active.iter().filter(|line| line.sign == Sign::Waiting).count();
    let counts = [
        (summary.failed, "failed"),
        (summary.unknown, "not known"),
        (summary.idle, "idle"),
        (summary.running, "running"),
        (u32::try_from(waiting).unwrap_or(u32::MAX), "waiting"),
    ];
    let counts: Vec<String> = counts
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| format!("{count} {what}"))
        .collect();
    let counts = Some(counts.join(", ")).filter(|counts| !counts.is_empty());
    let doubt = match (summary.paused, summary.look) {
        (Some(since), _) => Some(format!("Paused since {}", clock(since, now, zone))),
        (None, Look::Offline) => Some("Offline".to_owned()),
        (None, Look::SignedOut) => Some("Signed out".to_owned()),
        (None, Look::Stale) => Some("Not read in time".to_owned()),
        (None, Look::Failed | Look::Paused | Look::Running | Look::Quiet) => None,
    };
    let quiet = (counts.is_none() && doubt.is_none()).then(|| "All quiet".to_owned());
    let demo = summary.demo.then(|| "Demo".to_owned());
    let parts: Vec<String> = [demo, doubt, counts, quiet].into_iter().flatten().collect();
    inert(&parts.join(" · "), LABEL)
}

fn plain(text: &str, action: Action) -> Item {
    Item { sign: None, text: text.to_owned(), action: Some(action) }
}
