//! The watches of the sidebar, each with its health, and the status bar drawn from all of them.

use super::rows::trouble_view;
use super::wire::{ArchiveView, Health, StatusLine, WatchRow};
use crate::engine::{Fleet, Keeping, ScopeView, Way};
use crate::model::{Trouble, TroubleKind};
use crate::source::Operation;
use crate::time::At;
use std::collections::BTreeMap;
use std::sync::PoisonError;

/// Swatch colours there are.
const SWATCHES: usize = crate::settings::SWATCHES as usize;

/// All watches, in order.
pub(super) fn rows(fleet: &Fleet, now: At) -> Vec<WatchRow> {
    let mut profiles = BTreeMap::new();
    let mut rows = Vec::with_capacity(fleet.ways.len());
    for way in &fleet.ways {
        let next = profiles.len() % SWATCHES + 1;
        let by_place = *profiles.entry(way.profile.clone()).or_insert(next);
        let known = fleet.accounts.profiles.iter().find(|profile| profile.name == way.profile.as_str());
        let swatch = known.map_or(u32::try_from(by_place).unwrap_or(1), |profile| profile.swatch);
        let label = known.map(|profile| profile.label.clone()).unwrap_or_default();
        rows.push(row(fleet, way, (swatch, label), now));
    }
    rows
}

/// A watch's id: `profile/region`.
pub(super) fn id(way: &Way) -> String {
    let region = way.region.as_ref().map(ToString::to_string).unwrap_or_default();
    format!("{}/{region}", way.profile)
}

fn row(fleet: &Fleet, way: &Way, (swatch, label): (u32, String), now: At) -> WatchRow {
    let view = way.scope.as_ref().and_then(|scope| fleet.scopes.get(scope));
    let (health, trouble) = health(fleet, way, view, now);
    let clusters = |live_only: bool| {
        let of = view.map(|view| view.world.clusters.values().filter(|c| !live_only || !c.ended()).count());
        u32::try_from(of.unwrap_or(0)).unwrap_or(u32::MAX)
    };
    let asked_by = view.and_then(|view| view.asked_by.as_ref()).filter(|_| health == Health::Standby);
    let region = way.region.as_ref().map(ToString::to_string).unwrap_or_default();
    WatchRow {
        id: id(way),
        profile: way.profile.to_string(),
        region,
        scope: way.scope.as_ref().map(ToString::to_string).unwrap_or_default(),
        health,
        since: trouble.as_ref().map(|(trouble, _)| trouble.since.wire()),
        last: view.and_then(|view| view.world.heartbeat).map(At::wire),
        next: view.and_then(|view| view.pace.next).map(At::wire),
        live: clusters(true),
        clusters: clusters(false),
        trouble: trouble.map(|(trouble, operation)| trouble_view(&trouble, operation)),
        asked_by: asked_by.map(ToString::to_string),
        swatch,
        label,
    }
}

type Met = (Trouble, Option<Operation>);

fn health(fleet: &Fleet, way: &Way, view: Option<&ScopeView>, now: At) -> (Health, Option<Met>) {
    if fleet.paused.is_some() && way.region.is_some() {
        return (Health::Paused, None);
    }
    if way.region.is_none() {
        return (Health::NoRegion, way.trouble.clone().map(|trouble| (trouble, None)));
    }
    if let Some(trouble) = &way.trouble {
        return (of_kind(trouble.kind), Some((trouble.clone(), None)));
    }
    let Some(view) = view.filter(|_| way.joined) else {
        return (Health::Loading, None);
    };
    if view.asked_by.is_some() && view.asked_by != way.watch() {
        return (Health::Standby, None);
    }
    let health = &view.world.health;
    if let Some(trouble) = health.listing() {
        return (of_kind(trouble.kind), Some((trouble.clone(), Some(Operation::ListClusters))));
    }
    let other = health.present(now).next().map(|(operation, trouble)| (trouble.clone(), Some(operation)));
    let throttled = other.as_ref().is_some_and(|(trouble, _)| trouble.kind == TroubleKind::Throttled);
    match view.world.heartbeat {
        None => (Health::Loading, other),
        Some(at) if now.since(at) > 3 * view.pace.heartbeat => (Health::Stale, other),
        Some(_) if throttled => (Health::Throttled, other),
        Some(_) => (Health::Live, other),
    }
}

fn of_kind(kind: TroubleKind) -> Health {
    match kind {
        TroubleKind::Throttled => Health::Throttled,
        TroubleKind::SignedOut | TroubleKind::Profile | TroubleKind::WrongRegion | TroubleKind::Keyring => {
            Health::SignedOut
        }
        TroubleKind::Denied => Health::Denied,
        TroubleKind::Offline => Health::Offline,
        TroubleKind::ClockWrong => Health::ClockWrong,
        TroubleKind::TimedOut | TroubleKind::Server | TroubleKind::BadAnswer | TroubleKind::Refused => {
            Health::Failing
        }
    }
}

/// The status bar.
pub(super) fn status(fleet: &Fleet, watches: &[WatchRow], now: At) -> StatusLine {
    let joined =
        || fleet.ways.iter().filter(|way| way.joined).filter_map(|way| fleet.scopes.get(way.scope.as_ref()?));
    let refreshed = joined().map(|view| view.world.heartbeat).min().flatten();
    let count = |health: Health| {
        u32::try_from(watches.iter().filter(|watch| watch.health == health).count()).unwrap_or(u32::MAX)
    };
    let offline: Vec<_> = watches.iter().filter(|watch| watch.health == Health::Offline).collect();
    let all_offline = !offline.is_empty() && offline.len() == watches.len();
    let offline_since =
        offline.iter().filter_map(|watch| watch.since).reduce(f64::min).filter(|_| all_offline);
    let waits = |watch: &&WatchRow| {
        !matches!(watch.health, Health::Live | Health::Standby | Health::NoRegion | Health::Paused)
    };
    let spent = Spent::of(fleet, now);
    StatusLine {
        refreshed: refreshed.map(At::wire),
        budget_free: spent.free,
        budget_tightest: spent.tightest.map_or("all operations", Operation::as_emr).to_owned(),
        calls_a_minute: spent.calls,
        throttles: spent.refusals,
        throttled: count(Health::Throttled),
        next_try: watches.iter().filter(waits).filter_map(|watch| watch.next).reduce(f64::min),
        signed_out: count(Health::SignedOut),
        denied: count(Health::Denied),
        offline_since,
        paused_since: fleet.paused.map(At::wire),
        archive: archive(&fleet.keeping),
    }
}

fn archive(keeping: &Keeping) -> ArchiveView {
    match keeping {
        Keeping::Kept => ArchiveView { kept: true, not_kept_since: None, message: None },
        Keeping::NotSince(since, trouble) => ArchiveView {
            kept: false,
            not_kept_since: Some(since.wire()),
            message: Some(trouble.to_string()),
        },
    }
}

/// What all budgets together were used for.
struct Spent {
    free: f64,
    tightest: Option<Operation>,
    calls: u32,
    refusals: u32,
}

impl Spent {
    fn of(fleet: &Fleet, now: At) -> Self {
        let mut spent = Spent { free: 1.0, tightest: None, calls: 0, refusals: 0 };
        let mut seen = Vec::new();
        for view in fleet.scopes.values() {
            // Scopes of unknown account share a budget: it is counted once.
            let at = std::sync::Arc::as_ptr(&view.budget);
            if seen.contains(&at) {
                continue;
            }
            seen.push(at);
            let mut budget = view.budget.lock().unwrap_or_else(PoisonError::into_inner);
            budget.advance(now);
            let (free, tightest) = budget.tightest();
            if free < spent.free {
                (spent.free, spent.tightest) = (free, tightest);
            }
            spent.calls += budget.spent().calls_a_minute();
            spent.refusals += budget.spent().refusals();
        }
        // Shown in whole percent: finer moves are not worth a message.
        spent.free = (spent.free * 100.0).round() / 100.0;
        spent
    }
}
