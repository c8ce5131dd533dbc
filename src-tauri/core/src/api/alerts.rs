//! The alerts as the window lists them.

use super::wire::{AlertRow, AlertsView, DigestView};
use crate::alert::{Alert, AlertKey, AlertList, title_and_body};
use crate::model::StepId;
use crate::time::At;

/// Alerts the window lists.
const LISTED: usize = 500;

/// The list for the window.
pub(super) fn view(alerts: &AlertList) -> AlertsView {
    AlertsView {
        rows: alerts.newest_first.iter().take(LISTED).map(row).collect(),
        unseen: u32::try_from(alerts.unseen().count()).unwrap_or(u32::MAX),
        digest: alerts.digest.as_ref().map(|digest| DigestView {
            from: digest.from.wire(),
            to: digest.to.wire(),
            alerts: digest.alerts.iter().map(AlertKey::to_string).collect(),
        }),
    }
}

fn row(alert: &Alert) -> AlertRow {
    let (title, body) = title_and_body(alert);
    AlertRow {
        key: alert.key.to_string(),
        kind: alert.key.kind,
        cluster: alert.key.cluster_key().to_string(),
        step: alert.key.step.as_ref().map_or_else(String::new, StepId::to_string),
        title,
        body,
        happened: alert.happened.wire(),
        decided: alert.decided.wire(),
        reason_at: alert.reason_at.filter(|at| *at > alert.decided).map(At::wire),
        phase: alert.phase,
        seen: alert.seen.is_some(),
    }
}
