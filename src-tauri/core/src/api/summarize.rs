//! The fleet in one look: what tray and title show, made from the same fleet as the window's rows.

use super::memo::Memo;
use super::real;
use super::rows::{RowContext, counts};
use super::watches;
use super::wire::{Health, Status, WatchRow};
use crate::alert::{AlertKind, AlertList};
use crate::clock::Clock;
use crate::engine::{Fleet, ScopeView};
use crate::model::{Cluster, ClusterKey, Scope, StepState, Trouble};
use crate::reckon::whole_offset;
use crate::status::verdict;
use crate::summary::{Line, Look, Sign, Summary};
use crate::time::{At, Millis};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;

/// At most one summary in this span, in real milliseconds: a panel is not a screen.
const SUMMARY_EVERY: f64 = 500.0;
/// What follows from time alone (idle, stale) is looked at this often, in real milliseconds.
const LOOK_EVERY: f64 = 10_000.0;

/// Publishes a summary whenever it changed, until cancelled or nobody listens.
pub(super) async fn summarized(
    mut fleets: watch::Receiver<Arc<Fleet>>,
    demo: bool,
    clock: Arc<dyn Clock>,
    told: watch::Sender<Arc<Summary>>,
    cancel: CancellationToken,
) {
    let mut lines = LiveLines::default();
    loop {
        let now = clock.now();
        let fleet = Arc::clone(&fleets.borrow_and_update());
        let fresh = summarize(&fleet, demo, now, &mut lines);
        told.send_if_modified(|held| {
            let moved = **held != fresh;
            if moved {
                *held = Arc::new(fresh);
            }
            moved
        });
        tokio::select! {
            () = cancel.cancelled() => return,
            () = clock.sleep_until(now + real(clock.as_ref(), SUMMARY_EVERY)) => {}
        }
        tokio::select! {
            () = cancel.cancelled() => return,
            changed = fleets.changed() => if changed.is_err() { return },
            () = clock.sleep_until(now + real(clock.as_ref(), LOOK_EVERY)) => {}
        }
    }
}

/// The lines of live clusters as last worked out, scope by scope.
pub(super) type LiveLines = BTreeMap<Scope, Memo<(Option<Trouble>, Millis), Option<(Option<At>, Line)>>>;

/// The summary of a fleet. Only clusters of which something was heard since `remembered` are looked at.
pub(super) fn summarize(fleet: &Fleet, demo: bool, now: At, remembered: &mut LiveLines) -> Summary {
    let watches = watches::rows(fleet, now);
    let failures = unseen_failures(&fleet.alerts);
    let told: BTreeSet<&ClusterKey> = failures.iter().map(|line| &line.cluster).collect();
    let mut lines: Vec<(Option<At>, Line)> = Vec::new();
    for (scope, view) in &fleet.scopes {
        let context = RowContext::new(fleet, scope, view, now);
        let common = (context.trouble().cloned(), whole_offset(view.world.clock_offset));
        let of_scope = remembered.entry(scope.clone()).or_default();
        of_scope.renew(&view.world, common, now, |cluster, _| {
            let key = ClusterKey { scope: scope.clone(), cluster: cluster.id().clone() };
            let cluster = context.reckoned(cluster);
            (line(&cluster, key, context.trouble(), now), context.turns_at(&cluster))
        });
        lines.extend(of_scope.values().flatten().filter(|(_, line)| !told.contains(&line.cluster)).cloned());
    }
    remembered.retain(|scope, _| fleet.scopes.contains_key(scope));
    lines.sort_by(|(a, one), (b, other)| {
        (rank(one.sign), a, &one.name).cmp(&(rank(other.sign), b, &other.name))
    });
    let count = |sign: Sign| number(lines.iter().filter(|(_, line)| line.sign == sign).count());
    let (running, idle, unknown) = (count(Sign::Running), count(Sign::Idle), count(Sign::Unknown));
    let failed = number(fleet.alerts.unseen().filter(|alert| alert.key.kind.is_failure()).count());
    let needs = |line: &Line| matches!(line.sign, Sign::Failed | Sign::Unknown | Sign::Idle);
    let (attention, active): (Vec<_>, Vec<_>) = lines.into_iter().map(|(_, line)| line).partition(needs);
    Summary {
        look: look(fleet, &watches, (failed, running, unknown), &active),
        demo,
        failed,
        running,
        idle,
        unknown,
        unseen: number(fleet.alerts.unseen().count()),
        signed_out: signed_out(&watches),
        paused: fleet.paused,
        attention: failures.into_iter().chain(attention).collect(),
        active,
    }
}

/// One line a cluster that has a failure nobody has seen, the newest first; from the alerts, since the cluster itself may have
/// left the list.
fn unseen_failures(alerts: &AlertList) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for alert in alerts.unseen().filter(|alert| alert.key.kind.is_failure()) {
        let cluster = alert.key.cluster_key();
        if lines.iter().any(|line| line.cluster == cluster) {
            continue;
        }
        let word = if alert.key.kind == AlertKind::StepFailed { "Step failed" } else { "Ended with errors" };
        lines.push(Line {
            cluster,
            step: alert.key.step.clone(),
            sign: Sign::Failed,
            name: alert.facts.cluster.clone(),
            word: word.to_owned(),
            step_name: alert.facts.step.clone(),
            steps: None,
            at: Some(alert.happened),
        });
    }
    lines
}

/// A live cluster's line, with the moment it is sorted by.
fn line(
    cluster: &Cluster,
    key: ClusterKey,
    trouble: Option<&Trouble>,
    now: At,
) -> Option<(Option<At>, Line)> {
    if cluster.ended() {
        return None;
    }
    let verdict = verdict(cluster, trouble, now);
    let running = cluster.steps.iter().filter(|step| step.told.state == StepState::Running);
    let current = running.min_by_key(|step| (step.told.started, step.told.created));
    let (sign, at) = match verdict.status {
        Status::Unknown => (Sign::Unknown, Some(cluster.state_at)),
        Status::Idle => (Sign::Idle, verdict.idle_since),
        Status::Running => (Sign::Running, None),
        Status::Bootstrapping
        | Status::Capacity
        | Status::Waiting
        | Status::Terminating
        | Status::Done
        // Its failure was seen: what it does now is what counts.
        | Status::Failed => (if current.is_some() { Sign::Running } else { Sign::Waiting }, None),
    };
    let began = current.and_then(|step| step.told.started).or(cluster.told.created);
    let counts = counts(cluster);
    let line = Line {
        cluster: key,
        step: current.map(|step| step.told.id.clone()),
        sign,
        name: cluster.name_or_id().to_owned(),
        word: verdict.word.to_owned(),
        step_name: current.map(|step| step.told.name.clone()),
        steps: cluster.steps_read.at.map(|_| (counts.completed, counts.total)),
        at,
    };
    Some((at.or(began), line))
}

fn rank(sign: Sign) -> u8 {
    match sign {
        Sign::Failed => 0,
        Sign::Unknown => 1,
        Sign::Idle => 2,
        Sign::Running => 3,
        Sign::Waiting => 4,
    }
}

fn look(
    fleet: &Fleet,
    watches: &[WatchRow],
    (failed, running, unknown): (u32, u32, u32),
    active: &[Line],
) -> Look {
    let any = |which: &[Health]| watches.iter().any(|watch| which.contains(&watch.health));
    let asked = watches.iter().filter(|watch| watch.health != Health::NoRegion);
    let offline = watches.iter().any(|watch| watch.health == Health::Offline)
        && asked.clone().all(|watch| watch.health == Health::Offline);
    let unread = |view: &ScopeView| view.world.swept.is_none() && view.world.heartbeat.is_some();
    if failed > 0 {
        Look::Failed
    } else if fleet.paused.is_some() {
        Look::Paused
    } else if offline {
        Look::Offline
    } else if any(&[Health::SignedOut, Health::Denied]) {
        Look::SignedOut
    } else if unknown > 0
        || any(&[Health::Stale, Health::Failing, Health::Offline, Health::ClockWrong])
        || (any(&[Health::Loading]) && fleet.scopes.values().any(unread))
    {
        Look::Stale
    } else if running > 0 || !active.is_empty() {
        Look::Running
    } else {
        Look::Quiet
    }
}

fn signed_out(watches: &[WatchRow]) -> Vec<String> {
    let out = watches.iter().filter(|watch| watch.health == Health::SignedOut);
    let mut profiles: Vec<_> = out.map(|watch| watch.profile.clone()).collect();
    profiles.dedup();
    profiles
}

fn number(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
