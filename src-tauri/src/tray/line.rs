//! The line of one cluster in the tray's menu: its name, then what is so.

use super::menu::LABEL;
use emr_monitor_core::summary::{Line, Sign};
use emr_monitor_core::time::At;
use emr_monitor_core::words::{clock, inert};
use jiff::tz::TimeZone;

/// A cluster's name takes no more, so that what is so has room.
const NAME: usize = 40;
/// Between the name and what is so.
const COLON: &str = ": ";

/// `US-EQ_v9_2026Q2: Vulnerability join failed, 14:19` or `EU-WS_v12: 9/16, Hazard footprints`. Names are cut, times are not.
pub(super) fn text(line: &Line, now: At, zone: &TimeZone) -> String {
    let name =
        shown(&line.name).or_else(|| shown(line.cluster.cluster.as_str())).unwrap_or_else(|| "–".to_owned());
    let time = line.at.map(|at| clock(at, now, zone));
    let step = line.step_name.as_deref().and_then(shown_whole);
    let word = lowered(&inert(&line.word, NAME));
    let (middle, tail) = match line.sign {
        Sign::Failed => match step {
            Some(step) => (step, format!(" failed{}", after(", ", time))),
            None => (word, after(", ", time)),
        },
        Sign::Unknown => (word, after(", last read ", time)),
        Sign::Idle => (word, after(" since ", time)),
        Sign::Running => (done_of(line, step.unwrap_or(word)), String::new()),
        Sign::Waiting => (done_of(line, word), String::new()),
    };
    let room = LABEL.saturating_sub(count(&name) + COLON.len() + count(&tail));
    inert(&format!("{name}{COLON}{}{tail}", inert(&middle, room)), LABEL)
}

/// `9/16, Hazard footprints`; without the steps until they were read.
fn done_of(line: &Line, what: String) -> String {
    match line.steps {
        Some((_, 0)) | None => what,
        Some((completed, total)) => format!("{completed}/{total}, {what}"),
    }
}

fn after(before: &str, time: Option<String>) -> String {
    time.map_or_else(String::new, |time| format!("{before}{time}"))
}

fn shown(name: &str) -> Option<String> {
    Some(inert(name, NAME)).filter(|name| !name.is_empty())
}

fn shown_whole(name: &str) -> Option<String> {
    Some(inert(name, LABEL)).filter(|name| !name.is_empty())
}

/// In the middle of a sentence; EMR's own states keep their capitals.
fn lowered(word: &str) -> String {
    let mut signs = word.chars();
    match (signs.next(), signs.clone().next()) {
        (Some(first), second) if !second.is_some_and(char::is_uppercase) => {
            first.to_lowercase().chain(signs).collect()
        }
        _ => word.to_owned(),
    }
}

fn count(text: &str) -> usize {
    text.chars().count()
}
