//! Alerts in words: sentence case, what is so and to what.

use super::{Alert, AlertKey, AlertKind};
use crate::notices::{Notice, Target, Urgency};
use crate::time::At;
use crate::words;

/// The longest title: daemons cut longer ones where it hurts.
const TITLE: usize = 90;
/// The longest name inside a body.
const NAME: usize = 80;
/// The longest reason inside a body.
const REASON: usize = 240;
/// Alerts named in one notice for several.
const NAMED: usize = 4;

/// What is to be told now.
#[derive(Debug, Default, PartialEq)]
pub struct Taken {
    /// In this order; their alerts are `sending` from now on, and must be committed so before the system is asked.
    pub tellings: Vec<Telling>,
    /// Their notices are needed no more: a person saw them.
    pub withdraw: Vec<AlertKey>,
    /// When to ask again though nothing changed.
    pub again: Option<At>,
}

/// How telling went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The system took it.
    Told,
    /// It surely was not shown.
    NotShown,
    /// Nobody knows.
    NotKnown,
}

/// Something to tell.
#[derive(Debug, Clone, PartialEq)]
pub enum Telling {
    /// One alert, the first time.
    One(Alert),
    /// More than three at once.
    Several(Vec<Alert>),
    /// What happened while nobody looked.
    Digest {
        /// From when.
        from: At,
        /// Until when.
        to: At,
        /// Failures first.
        alerts: Vec<Alert>,
    },
    /// EMR's reason for one that was told: the notice is changed in place, where that can be done.
    Reason(Alert),
}

impl Telling {
    /// The alerts it tells.
    #[must_use]
    pub fn alerts(&self) -> &[Alert] {
        match self {
            Telling::One(alert) | Telling::Reason(alert) => std::slice::from_ref(alert),
            Telling::Several(alerts) | Telling::Digest { alerts, .. } => alerts,
        }
    }

    /// As a notice.
    #[must_use]
    pub fn notice(&self) -> Notice {
        match self {
            Telling::One(alert) | Telling::Reason(alert) => {
                let (title, body) = title_and_body(alert);
                let opens = Target::Cluster(alert.key.cluster_key(), alert.key.step.clone());
                Notice { alert: Some(alert.key.clone()), title, body, urgency: urgency(alert), opens }
            }
            Telling::Several(alerts) => group(alerts, format!("{} updates", alerts.len())),
            Telling::Digest { alerts, .. } => {
                let updates = if alerts.len() == 1 { "update" } else { "updates" };
                group(alerts, format!("{} {updates} while you were away", alerts.len()))
            }
        }
    }
}

/// An alert's title (one line) and body, inert.
#[must_use]
pub fn title_and_body(alert: &Alert) -> (String, String) {
    let facts = &alert.facts;
    let cluster = words::inert(&facts.cluster, NAME);
    let ran = facts.ran.map(words::span);
    match alert.key.kind {
        AlertKind::StepFailed => {
            let step = words::inert(facts.step.as_deref().unwrap_or_default(), TITLE - 8);
            let ran = ran.map_or_else(String::new, |ran| format!(" after {ran}"));
            let reason = reason(facts.reason.as_deref())
                .unwrap_or_else(|| "EMR has not told the reason yet.".to_owned());
            (format!("Failed: {step}"), format!("{cluster} stopped{ran}. {reason}"))
        }
        AlertKind::ClusterFailed => {
            let word = match facts.code.as_deref() {
                Some("BOOTSTRAP_FAILURE") => "Bootstrap failed",
                Some("INSTANCE_FLEET_TIMEOUT") => "No capacity",
                _ => "Ended with errors",
            };
            let ran = ran.map_or_else(String::new, |ran| format!("Ended after {ran}. "));
            let reason = reason(facts.reason.as_deref()).unwrap_or_else(|| "EMR tells no reason.".to_owned());
            let title = format!("{word}: {}", words::inert(&facts.cluster, TITLE - 20));
            (title, format!("{ran}{reason}"))
        }
        AlertKind::StepsDone => {
            let steps = if facts.total == 1 { "step" } else { "steps" };
            let ran = ran.map_or_else(String::new, |ran| format!(" in {ran}"));
            let failed = if facts.failed == 0 { String::new() } else { format!(", {} failed", facts.failed) };
            let title = format!("Done: {}", words::inert(&facts.cluster, TITLE - 6));
            (title, format!("{} of {} {steps}{ran}{failed}.", facts.completed, facts.total))
        }
    }
}

fn reason(text: Option<&str>) -> Option<String> {
    let text = words::inert(text?, REASON);
    let ends = text.ends_with(['.', '!', '?', '…']);
    (!text.is_empty()).then(|| if ends { text } else { format!("{text}.") })
}

fn urgency(alert: &Alert) -> Urgency {
    if alert.key.kind.is_failure() { Urgency::Failure } else { Urgency::News }
}

fn group(alerts: &[Alert], title: String) -> Notice {
    let count = |kind: AlertKind| alerts.iter().filter(|alert| alert.key.kind == kind).count();
    let kinds = [
        (count(AlertKind::StepFailed), "failed"),
        (count(AlertKind::ClusterFailed), "ended with errors"),
        (count(AlertKind::StepsDone), "done"),
    ];
    let counts: Vec<_> =
        kinds.iter().filter(|(n, _)| *n > 0).map(|(n, word)| format!("{n} {word}")).collect();
    let mut lines = vec![format!("{}.", counts.join(", "))];
    lines.extend(alerts.iter().take(NAMED).map(|alert| {
        let (title, _) = title_and_body(alert);
        let place = words::inert(&alert.facts.cluster, NAME);
        match alert.key.kind {
            AlertKind::StepFailed => format!("{title} · {place}"),
            AlertKind::ClusterFailed | AlertKind::StepsDone => title,
        }
    }));
    if alerts.len() > NAMED {
        lines.push(format!("and {} more", alerts.len() - NAMED));
    }
    let failure = alerts.iter().any(|alert| alert.key.kind.is_failure());
    let urgency = if failure { Urgency::Failure } else { Urgency::News };
    Notice { alert: None, title, body: lines.join("\n"), urgency, opens: Target::Alerts }
}
