//! Which notices the daemon shows for us, and what pressing each one opens.
//!
//! Pure. A daemon's ids live no longer than the daemon: a new one counts from the beginning and hands the same number to
//! somebody else's notice. So what the engine holds is a ticket of ours, never given twice, and tickets of an earlier daemon
//! lead nowhere.

use super::super::Click;
use emr_monitor_core::notices::{Shown, Target};
use std::collections::VecDeque;

/// How many notices are remembered, the oldest forgotten first. One that was closed is remembered too: a daemon with a history
/// can show it again, and pressing it still opens what it speaks of.
const KEPT: usize = 256;
/// How many signals are held while a reply is awaited: pressed at once, a notice may be heard of before its own id is known.
const EARLY: usize = 32;

/// Something the daemon says about one of its notices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Said {
    /// It was pressed, itself or its button.
    Pressed,
    /// The desktop's leave to raise a window; comes just before `Pressed`.
    Token(String),
    /// It is no longer on show.
    Closed,
}

struct Entry {
    ticket: u32,
    id: u32,
    on_show: bool,
    token: Option<String>,
    opens: Target,
}

/// Which notices are ours.
#[derive(Default)]
pub(super) struct Ledger {
    /// The unique bus name of the daemon whose ids these are.
    daemon: Option<String>,
    entries: VecDeque<Entry>,
    last_ticket: u32,
    asking: u32,
    early: VecDeque<(u32, Said)>,
}

impl Ledger {
    /// The daemon on the bus is this one. Another one than before knows nothing of what was shown.
    pub(super) fn daemon_is(&mut self, name: Option<&str>) {
        if self.daemon.as_deref() != name {
            self.daemon = name.map(str::to_owned);
            self.entries.clear();
            self.early.clear();
        }
    }

    /// The daemon is about to be asked to show a notice.
    pub(super) fn asking(&mut self) {
        self.asking += 1;
    }

    /// That question is over, whatever came of it.
    pub(super) fn asked(&mut self) {
        self.asking = self.asking.saturating_sub(1);
        if self.asking == 0 {
            self.early.clear();
        }
    }

    /// A daemon took a notice under this id. Answers what the engine is to hold, and the presses that were heard before.
    pub(super) fn taken(&mut self, daemon: &str, id: u32, opens: Target) -> (Shown, Vec<Click>) {
        self.last_ticket = self.last_ticket.checked_add(1).unwrap_or(1);
        let ticket = self.last_ticket;
        if self.daemon.as_deref() != Some(daemon) {
            return (Shown(ticket), Vec::new());
        }
        self.entries.retain(|entry| entry.id != id);
        if self.entries.len() == KEPT {
            self.entries.pop_front();
        }
        self.entries.push_back(Entry { ticket, id, on_show: true, token: None, opens });
        let (ours, others) = self.early.drain(..).partition(|(of, _)| *of == id);
        self.early = others;
        let ours: VecDeque<(u32, Said)> = ours;
        let clicks = ours.into_iter().filter_map(|(id, said)| self.said(daemon, id, said)).collect();
        (Shown(ticket), clicks)
    }

    /// The daemon changed a notice; some give it a new id.
    pub(super) fn replaced(&mut self, shown: Shown, id: u32, opens: Target) {
        if let Some(entry) = self.entries.iter_mut().find(|entry| entry.ticket == shown.0) {
            entry.id = id;
            entry.opens = opens;
        }
    }

    /// The daemon that shows this notice, and its id there; None when it is on show no more.
    pub(super) fn on_show(&self, shown: Shown) -> Option<(String, u32)> {
        let entry = self.entries.iter().find(|entry| entry.ticket == shown.0 && entry.on_show)?;
        Some((self.daemon.clone()?, entry.id))
    }

    /// A daemon says something about one of its notices; answers the press, if it is one on a notice of ours.
    pub(super) fn said(&mut self, daemon: &str, id: u32, said: Said) -> Option<Click> {
        if self.daemon.as_deref() != Some(daemon) {
            return None;
        }
        let Some(entry) = self.entries.iter_mut().find(|entry| entry.id == id) else {
            self.keep_early(id, said);
            return None;
        };
        match said {
            Said::Token(token) => entry.token = Some(token),
            Said::Closed => entry.on_show = false,
            Said::Pressed => {
                return Some(Click { target: entry.opens.clone(), activation_token: entry.token.take() });
            }
        }
        None
    }

    fn keep_early(&mut self, id: u32, said: Said) {
        if self.asking == 0 {
            return;
        }
        if self.early.len() == EARLY {
            self.early.pop_front();
        }
        self.early.push_back((id, said));
    }
}

#[cfg(test)]
mod tests {
    use super::{EARLY, KEPT, Ledger, Said};
    use emr_monitor_core::notices::Target;

    const DAEMON: &str = ":1.7";

    fn ledger() -> Ledger {
        let mut ledger = Ledger::default();
        ledger.daemon_is(Some(DAEMON));
        ledger
    }

    #[test]
    fn a_notice_of_an_earlier_daemon_is_on_show_no_more_although_the_new_one_counts_alike() {
        let mut ledger = ledger();
        let (old, _) = ledger.taken(DAEMON, 1, Target::Alerts);
        assert_eq!(ledger.on_show(old), Some((DAEMON.to_owned(), 1)));
        ledger.daemon_is(Some(":1.8"));
        assert_eq!(ledger.on_show(old), None);
        let (new, _) = ledger.taken(":1.8", 1, Target::Alerts);
        assert_eq!(ledger.on_show(old), None);
        assert_eq!(ledger.on_show(new), Some((":1.8".to_owned(), 1)));
    }

    #[test]
    fn a_notice_the_daemon_took_just_before_it_went_is_not_on_show() {
        let mut ledger = ledger();
        ledger.daemon_is(None);
        let (shown, _) = ledger.taken(DAEMON, 1, Target::Alerts);
        assert_eq!(ledger.on_show(shown), None);
    }

    #[test]
    fn a_press_heard_before_the_id_is_known_is_not_lost_and_carries_its_token() {
        let mut ledger = ledger();
        ledger.asking();
        assert_eq!(ledger.said(DAEMON, 5, Said::Token("leave".into())), None);
        assert_eq!(ledger.said(DAEMON, 5, Said::Pressed), None);
        assert_eq!(ledger.said(DAEMON, 5, Said::Closed), None);
        let (shown, clicks) = ledger.taken(DAEMON, 5, Target::Alerts);
        assert_eq!(clicks.len(), 1);
        assert_eq!(clicks[0].activation_token.as_deref(), Some("leave"));
        assert_eq!(ledger.on_show(shown), None, "it was closed before its reply came");
    }

    #[test]
    fn signals_about_the_notices_of_others_are_neither_clicks_nor_kept() {
        let mut ledger = ledger();
        assert_eq!(ledger.said(DAEMON, 5, Said::Pressed), None);
        assert_eq!(ledger.said(":1.99", 5, Said::Pressed), None);
        assert!(ledger.early.is_empty());
        ledger.asking();
        for id in 0..100 {
            ledger.said(DAEMON, id, Said::Pressed);
        }
        assert_eq!(ledger.early.len(), EARLY);
        ledger.asked();
        assert!(ledger.early.is_empty());
    }

    #[test]
    fn a_closed_notice_still_opens_and_the_oldest_are_forgotten() {
        let mut ledger = ledger();
        let (first, _) = ledger.taken(DAEMON, 1, Target::Alerts);
        ledger.said(DAEMON, 1, Said::Closed);
        assert_eq!(ledger.on_show(first), None);
        assert!(ledger.said(DAEMON, 1, Said::Pressed).is_some());
        for id in 2..1000 {
            ledger.taken(DAEMON, id, Target::Alerts);
        }
        assert_eq!(ledger.entries.len(), KEPT);
        assert!(ledger.said(DAEMON, 1, Said::Pressed).is_none());
    }
}
