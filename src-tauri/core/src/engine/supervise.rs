//! Poll tasks under supervision: one a scope; a panic restarts that scope alone.

use super::command::{Command, Handle};
use super::fleet::{ScopeView, ViewedCluster};
use super::watched::WatchedClusters;
use crate::clock::Clock;
use crate::model::{Account, Region, Scope, Watch};
use crate::poll::budget::Budget;
use crate::poll::call_log::SharedCallLog;
use crate::poll::pace::Pace;
use crate::poll::task::{Done, Nudge, PollTask, SharedBudget};
use crate::source::Source;
use crate::time::{At, MINUTE, Millis, SECOND};
use crate::world::World;
use futures::FutureExt as _;
use std::any::Any;
use std::collections::{BTreeMap, HashMap};
use std::panic::AssertUnwindSafe;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::{mpsc, watch};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

/// A scope that panicked is started again after this, and after twice as long each time that it does so again,
const RESTART_AFTER: Millis = 5 * SECOND;
/// but at least this often;
const RESTART_EVERY: Millis = MINUTE;
/// and after this long without a panic, as at first.
const CALM: Millis = 10 * MINUTE;
/// Nudges waiting for one poll task. When it is full, the newest is dropped: a person pressing a key twenty times wants one answer.
const NUDGES: usize = 16;

/// The poll tasks that run.
pub(super) struct Supervisor {
    pub(super) clock: Arc<dyn Clock>,
    pub(super) engine: Handle,
    viewed: watch::Receiver<Option<ViewedCluster>>,
    paused: watch::Sender<bool>,
    watched: watch::Sender<Arc<WatchedClusters>>,
    pub(super) share: f64,
    pub(super) tracker: TaskTracker,
    pub(super) cancel: CancellationToken,
    budgets: BTreeMap<(Option<String>, Region), SharedBudget>,
    calls: HashMap<Scope, SharedCallLog>,
    tasks: HashMap<Scope, (mpsc::Sender<Nudge>, CancellationToken)>,
    /// When each scope's task was last started, and how often in a row soon after the time before.
    starts: HashMap<Scope, (At, u32)>,
}

impl Supervisor {
    pub(super) fn new(
        clock: Arc<dyn Clock>,
        engine: Handle,
        (viewed, paused): (watch::Receiver<Option<ViewedCluster>>, bool),
        share: f64,
        cancel: CancellationToken,
    ) -> Self {
        let tracker = TaskTracker::new();
        Self {
            clock,
            engine,
            viewed,
            paused: watch::Sender::new(paused),
            watched: watch::Sender::default(),
            share,
            tracker,
            cancel,
            budgets: BTreeMap::new(),
            calls: HashMap::new(),
            tasks: HashMap::new(),
            starts: HashMap::new(),
        }
    }

    /// The budget of a scope; all scopes of unknown account share one a Region, since they may be the same account.
    pub(super) fn budget(&mut self, scope: &Scope) -> SharedBudget {
        let account = match &scope.account {
            Account::Known(id) => Some(id.clone()),
            Account::Unknown(_) => None,
        };
        let (share, now) = (self.share, self.clock.now());
        let fresh = || Arc::new(Mutex::new(Budget::new(share, now)));
        Arc::clone(self.budgets.entry((account, scope.region.clone())).or_insert_with(fresh))
    }

    /// A scope as it begins: its world, with what asking in it may cost and how that goes.
    pub(super) fn view(&mut self, world: Arc<World>) -> ScopeView {
        let (budget, calls) = (self.budget(&world.scope), self.calls(&world.scope));
        ScopeView { world, pace: Pace::default(), budget, calls, asked_by: None }
    }

    /// How the last calls of a scope went; it outlives the scope's poll task.
    fn calls(&mut self, scope: &Scope) -> SharedCallLog {
        Arc::clone(self.calls.entry(scope.clone()).or_default())
    }

    /// Allows itself another share of EMR's quotas, in all scopes at once.
    pub(super) fn set_share(&mut self, share: f64) {
        self.share = share;
        let now = self.clock.now();
        for budget in self.budgets.values() {
            budget.lock().unwrap_or_else(PoisonError::into_inner).set_share(share, now);
        }
    }

    /// Lets a watch ask in its scope, starting the scope's poll task if there is none. What its way-in listed comes along.
    pub(super) fn join(
        &mut self,
        world: &Arc<World>,
        watch: &Watch,
        source: &Arc<dyn Source>,
        list: Option<Box<Done>>,
    ) {
        let scope = &world.scope;
        if self.tasks.get(scope).is_none_or(|(nudges, _)| nudges.is_closed()) {
            self.start(world);
        }
        self.nudge(scope, Nudge::Way(watch.clone(), Arc::clone(source), list));
    }

    /// Takes a watch out of a scope; the poll task ends with its last one.
    pub(super) fn leave(&mut self, scope: &Scope, watch: &Watch, last: bool) {
        if last {
            if let Some((_, cancel)) = self.tasks.remove(scope) {
                cancel.cancel();
            }
        } else {
            self.nudge(scope, Nudge::Leave(watch.clone()));
        }
    }

    /// Tells a scope's poll task something, if it runs.
    pub(super) fn nudge(&self, scope: &Scope, nudge: Nudge) {
        if let Some((nudges, _)) = self.tasks.get(scope) {
            let _ = nudges.try_send(nudge);
        }
    }

    /// Stops all asking, or lets it go on.
    pub(super) fn pause(&self, pause: bool) {
        self.paused.send_replace(pause);
    }

    /// Tells whether asking is paused, from now on.
    pub(super) fn paused(&self) -> watch::Receiver<bool> {
        self.paused.subscribe()
    }

    /// Follows these clusters from now on, besides the opened one.
    pub(super) fn watch_clusters(&self, watched: &Arc<WatchedClusters>) {
        self.watched.send_replace(Arc::clone(watched));
    }

    /// The scopes whose poll task runs.
    pub(super) fn scopes(&self) -> impl Iterator<Item = &Scope> {
        self.tasks.keys()
    }

    fn start(&mut self, world: &Arc<World>) {
        let scope = world.scope.clone();
        let (sender, nudges) = mpsc::channel(NUDGES);
        let cancel = self.cancel.child_token();
        let task = PollTask {
            clock: Arc::clone(&self.clock),
            engine: self.engine.clone(),
            budget: self.budget(&scope),
            calls: self.calls(&scope),
            viewed: self.viewed.clone(),
            paused: self.paused.subscribe(),
            watched: self.watched.subscribe(),
            nudges,
            world: Arc::clone(world),
            cancel: cancel.clone(),
        };
        let (clock, engine, stop) = (Arc::clone(&self.clock), self.engine.clone(), cancel.clone());
        let of = scope.clone();
        let restart_after = self.patience(&scope);
        self.tracker.spawn(async move {
            if let Err(panic) = AssertUnwindSafe(task.run()).catch_unwind().await {
                let said = said(panic.as_ref());
                tracing::error!(scope = %of, said, "a poll task panicked");
                tokio::select! {
                    () = stop.cancelled() => return,
                    () = clock.sleep_until(clock.now() + restart_after) => {}
                }
                engine.tell(Command::Panicked { scope: of, said }).await;
            }
        });
        self.tasks.insert(scope, (sender, cancel));
    }

    /// How long a scope that is started now rests if it panics.
    fn patience(&mut self, scope: &Scope) -> Millis {
        let now = self.clock.now();
        let again = match self.starts.get(scope) {
            Some((last, again)) if now.since(*last) < CALM => again.saturating_add(1),
            Some(_) | None => 0,
        };
        self.starts.insert(scope.clone(), (now, again));
        (RESTART_AFTER << again.min(8)).min(RESTART_EVERY)
    }
}

/// What a panic said.
pub(super) fn said(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_else(|| "no reason given".into())
}
