//! How the app and its asking are: made from the fleet's budgets and logs of calls, only while somebody looks.

use super::real;
use super::wire::{
    AppView, BucketView, BudgetView, CallView, ErrorView, HealthView, OperationView, RestartView, WaitView,
    WatchHealth,
};
use crate::clock::Clock;
use crate::engine::{Fleet, ScopeView, Way};
use crate::model::{Account, ClusterId, Scope};
use crate::poll::budget::Budget;
use crate::poll::call_log::CallLog;
use crate::poll::look::BucketLook;
use crate::poll::plan::HeldUp;
use crate::source::Operation;
use crate::time::At;
use std::sync::{Arc, PoisonError};
use tokio::sync::watch;

/// At most one view in this span, in real milliseconds: buckets fill all the time.
const EVERY: f64 = 1_000.0;

/// What only the shell can tell of the app.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct AppFacts {
    /// See [`AppView::system`].
    pub system: Vec<super::wire::NamedFact>,
    /// See [`AppView::pss`].
    pub pss: Option<u64>,
    /// See [`AppView::rss`].
    pub rss: Option<u64>,
    /// See [`AppView::window`].
    pub window: Option<u64>,
    /// See [`AppView::archive`].
    pub archive: Option<u64>,
}

/// What the feed knows and told of health.
pub(super) struct HealthFeed {
    started: At,
    facts: Option<(At, AppFacts)>,
    looked_at: watch::Sender<bool>,
    told: Option<HealthView>,
    made: Option<At>,
}

impl HealthFeed {
    /// Nobody looks yet.
    pub(super) fn new(started: At, looked_at: watch::Sender<bool>) -> Self {
        Self { started, facts: None, looked_at, told: None, made: None }
    }

    /// Somebody looks from now on, or nobody.
    pub(super) fn look(&mut self, looked_at: bool) {
        if self.looked_at.send_if_modified(|held| std::mem::replace(held, looked_at) != looked_at) {
            (self.told, self.made) = (None, None);
        }
    }

    /// What the shell found.
    pub(super) fn learn(&mut self, facts: AppFacts, now: At) {
        (self.facts, self.made) = (Some((now, facts)), None);
    }

    /// What was last told, while somebody looks.
    pub(super) fn told(&self) -> Option<HealthView> {
        self.told.clone()
    }

    /// What differs from what was told, noted as told.
    pub(super) fn changes(&mut self, fleet: &Fleet, clock: &dyn Clock) -> Option<HealthView> {
        let now = clock.now();
        let fresh = self.made.is_some_and(|made| made <= now && now.since(made) < real(clock, EVERY));
        if !*self.looked_at.borrow() || fresh {
            return None;
        }
        let view = self.view(fleet, now);
        self.made = Some(now);
        if self.told.as_ref() == Some(&view) {
            return None;
        }
        self.told = Some(view.clone());
        Some(view)
    }

    /// All of it, as it is now.
    pub(super) fn view(&self, fleet: &Fleet, now: At) -> HealthView {
        HealthView {
            watches: fleet.ways.iter().map(|way| watch_health(fleet, way)).collect(),
            budgets: budgets(fleet, now),
            app: self.app(fleet),
        }
    }

    fn app(&self, fleet: &Fleet) -> AppView {
        let (measured, facts) = match &self.facts {
            Some((at, facts)) => (Some(at.wire()), facts.clone()),
            None => (None, AppFacts::default()),
        };
        let restart = |(scope, met): (&Scope, &crate::engine::Restarts)| RestartView {
            scope: scope.to_string(),
            count: met.count,
            last: met.last.wire(),
            said: met.said.clone(),
        };
        AppView {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            system: facts.system,
            started: self.started.wire(),
            measured,
            pss: facts.pss.map(bytes),
            rss: facts.rss.map(bytes),
            window: facts.window.map(bytes),
            archive: facts.archive.map(bytes),
            kept_since: fleet.kept_since.wire(),
            restarts: fleet.restarts.iter().map(restart).collect(),
        }
    }
}

fn watch_health(fleet: &Fleet, way: &Way) -> WatchHealth {
    let id = super::watches::id(way);
    let own = way.trouble.as_ref().map(|trouble| ErrorView {
        operation: String::new(),
        kind: trouble.kind,
        code: trouble.code.clone(),
        message: trouble.message.clone(),
        since: trouble.since.wire(),
        in_a_row: way.failures.max(1),
    });
    // A watch that stands by asks nothing itself.
    let asks = |view: &&ScopeView| view.asked_by.is_some() && view.asked_by == way.watch();
    let view = way.scope.as_ref().and_then(|scope| fleet.scopes.get(scope)).filter(asks);
    let Some(view) = view else {
        let errors = own.into_iter().collect();
        return WatchHealth { id, calls: Vec::new(), median: None, p95: None, errors };
    };
    let log = view.calls.lock().unwrap_or_else(PoisonError::into_inner);
    let errors = match own {
        Some(own) => vec![own],
        None => errors(&log),
    };
    let last = log.last().map(|gone| CallView { at: gone.at.wire(), took: span(gone.took), good: gone.good });
    let (median, p95) = (log.latency(0.5).map(span), log.latency(0.95).map(span));
    WatchHealth { id, calls: last.collect(), median, p95, errors }
}

fn errors(log: &CallLog) -> Vec<ErrorView> {
    let error = |(operation, failing): (Operation, &crate::poll::call_log::Failing)| ErrorView {
        operation: operation.as_emr().to_owned(),
        kind: failing.kind,
        code: failing.code.clone(),
        message: failing.message.clone(),
        since: failing.since.wire(),
        in_a_row: failing.in_a_row,
    };
    log.failing().map(error).collect()
}

/// Each budget once: scopes of unknown account share one.
fn budgets(fleet: &Fleet, now: At) -> Vec<BudgetView> {
    let mut seen: Vec<(*const _, BudgetView)> = Vec::new();
    for (scope, view) in &fleet.scopes {
        let watches =
            fleet.ways.iter().filter(|way| way.scope.as_ref() == Some(scope)).map(super::watches::id);
        let at = Arc::as_ptr(&view.budget);
        if let Some((_, known)) = seen.iter_mut().find(|(known, _)| *known == at) {
            known.watches.extend(watches);
            continue;
        }
        // Read before the budget is held: a poll task takes the two in this order.
        let due = view.calls.lock().unwrap_or_else(PoisonError::into_inner).waiting.clone();
        let mut budget = view.budget.lock().unwrap_or_else(PoisonError::into_inner);
        budget.advance(now);
        let account = match &scope.account {
            Account::Known(id) => id.clone(),
            Account::Unknown(_) => String::new(),
        };
        let told = BudgetView {
            account,
            region: scope.region.to_string(),
            watches: watches.collect(),
            all: bucket(budget.look(None)),
            operations: Operation::ALL.into_iter().filter_map(|one| operation(&budget, one)).collect(),
            waiting: waiting(&budget, &due, view),
            quotas_read: budget.reading().read.map(At::wire),
            quotas_trouble: budget.reading().failed.map(|(_, kind)| kind),
        };
        seen.push((at, told));
    }
    seen.into_iter().map(|(_, told)| told).collect()
}

/// What waits for a bucket: until when by the budget, how much and for which cluster by the plan.
fn waiting(budget: &Budget, due: &[HeldUp], view: &ScopeView) -> Vec<WaitView> {
    let name = |id: &ClusterId| view.world.clusters.get(id).map(|cluster| cluster.name_or_id().to_owned());
    let wait = |(operation, until): (Operation, At)| {
        let due = due.iter().find(|held| held.operation == operation);
        WaitView {
            operation: operation.as_emr().to_owned(),
            waiting: due.map(|due| due.errands),
            next: due.and_then(|due| due.next.as_ref()).and_then(name).unwrap_or_default(),
            until: until.wire(),
        }
    };
    budget.held_up().into_iter().map(wait).collect()
}

/// An operation that was asked in the last hour, or is cut; None for one of which there is nothing to tell.
fn operation(budget: &Budget, operation: Operation) -> Option<OperationView> {
    let (spent, look) = (budget.spent(), budget.look(Some(operation)));
    let told = OperationView {
        operation: operation.as_emr().to_owned(),
        bucket: bucket(look),
        minute: spent.in_minute(operation),
        hour: spent.in_hour(operation),
        refused: spent.refused_in_hour(operation),
        refused_at: spent.last_refusal(operation).map(At::wire),
    };
    (told.hour > 0 || told.refused > 0 || told.bucket.whole_at.is_some()).then_some(told)
}

fn bucket(look: BucketLook) -> BucketView {
    BucketView {
        // A tenth of a call is finer than any eye.
        level: (look.level * 10.0).floor() / 10.0,
        burst: look.burst,
        refill: look.refill,
        rate_share: look.rate_share(),
        whole_at: look.whole_at.map(At::wire),
        granted_burst: look.granted.burst,
        granted_refill: look.granted.refill,
    }
}

#[expect(clippy::cast_precision_loss, reason = "bytes of a process or a file stay far below 2^53")]
fn bytes(count: u64) -> f64 {
    count as f64
}

#[expect(clippy::cast_precision_loss, reason = "a call takes minutes at most")]
fn span(ms: i64) -> f64 {
    ms as f64
}
