//! The poll task of one scope: asks by the plan within the budget, and hands what it saw to the engine. It never ends on an error.

mod brought;
mod carry;
mod own_quotas;
mod trial;

pub(crate) use carry::{Done, first_list, way_patience};

use super::asked;
use super::budget::Budget;
use super::call_log::SharedCallLog;
use super::ledger::Ledger;
use super::pace::{Pace, pace};
use super::plan::{self, Errand, Focus, Next};
use super::ways::Ways;
use crate::clock::Clock;
use crate::engine::{Handle, ViewedCluster, WatchedClusters};
use crate::model::{Account, ClusterId, TroubleKind, Watch};
use crate::source::{Answer, AskError, Call, Reply, Source};
use crate::time::{At, MINUTE, Millis, SECOND};
use crate::world::{Seen, World};
use futures::StreamExt as _;
use futures::future::BoxFuture;
use futures::stream::FuturesUnordered;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::{mpsc, watch};
use tokio_util::sync::CancellationToken;

use carry::carry;
use own_quotas::Reading;

/// A budget that several scopes of unknown account in one Region may share.
pub(crate) type SharedBudget = Arc<Mutex<Budget>>;

/// Two good heartbeats further apart than this (and than three intervals) have a gap between them: it is swept.
const GAP: i64 = MINUTE;

/// What a poll task is told from outside.
pub(crate) enum Nudge {
    /// One more way into this scope, with the list it was asked for on its way.
    Way(Watch, Arc<dyn Source>, Option<Box<Done>>),
    /// This watch leads elsewhere.
    Leave(Watch),
    /// A person asks for this cluster, or for the list, now.
    Refresh(Option<ClusterId>),
    /// A person says: try this watch again at once.
    TryNow(Watch),
}

/// What a poll task is made of.
pub(crate) struct PollTask {
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) engine: Handle,
    pub(crate) budget: SharedBudget,
    pub(crate) calls: SharedCallLog,
    pub(crate) viewed: watch::Receiver<Option<ViewedCluster>>,
    /// The clusters a person watches, of all scopes.
    pub(crate) watched: watch::Receiver<Arc<WatchedClusters>>,
    /// Whether a person stopped all asking.
    pub(crate) paused: watch::Receiver<bool>,
    pub(crate) nudges: mpsc::Receiver<Nudge>,
    pub(crate) world: Arc<World>,
    pub(crate) cancel: CancellationToken,
}

struct Asking {
    task: PollTask,
    ledger: Ledger,
    ways: Ways,
    pace: Pace,
    /// Whether a list was answered in this run.
    listed: bool,
}

type Under<'a> = FuturesUnordered<BoxFuture<'a, Done>>;

impl PollTask {
    /// Runs until cancelled.
    pub(crate) async fn run(self) {
        let first =
            self.world.heartbeat.map_or(self.clock.now() - plan::FIRST_SWEEP, |at| at - plan::SWEEP_SLACK);
        let mut ledger = Ledger::default();
        ledger.sweep_after = Some(first);
        ledger.back_at = Some(self.clock.now());
        let mut asking =
            Asking { task: self, ledger, ways: Ways::default(), pace: Pace::default(), listed: false };
        let (mut under, mut reading) = (Under::new(), Reading::new());
        loop {
            asking.read_quotas_when_due(&mut reading);
            let wake = asking.ask_what_is_due(&mut under).await;
            let clock = Arc::clone(&asking.task.clock);
            tokio::select! {
                biased;
                () = asking.task.cancel.cancelled() => return,
                Some(done) = under.next(), if !under.is_empty() => asking.take_in(done).await,
                Some(told) = reading.next(), if !reading.is_empty() => asking.quotas_told(told),
                nudge = asking.task.nudges.recv() => match nudge {
                    Some(nudge) => asking.nudged(nudge, &mut under),
                    None => return,
                },
                paused = asking.task.paused.changed() => match paused {
                    Ok(()) => asking.resumed(),
                    Err(_) => return,
                },
                seen = asking.task.viewed.changed() => if seen.is_err() { return },
                watched = asking.task.watched.changed() => if watched.is_err() { return },
                () = clock.sleep_until(wake) => {}
            }
        }
    }
}

impl Asking {
    /// Sends every call the plan and the budget allow now; gives when to look again.
    async fn ask_what_is_due(&mut self, under: &mut Under<'static>) -> At {
        loop {
            let now = self.task.clock.now();
            let asks = !*self.task.paused.borrow();
            let Some((_, source)) = self.ways.active().filter(|_| asks) else {
                return now + MINUTE;
            };
            let source = Arc::clone(source);
            self.try_one_aside(under, now);
            let next = {
                let mut budget = self.task.budget.lock().unwrap_or_else(PoisonError::into_inner);
                budget.advance(now);
                let was = self.pace;
                let focus = self.focus();
                self.pace = pace(&self.task.world, &focus, &budget, self.ledger.heartbeat_pages);
                self.pace.next =
                    self.ledger.record(&Errand::Heartbeat).began.map(|at| at + self.pace.heartbeat);
                let next = plan::next(&self.task.world, &self.ledger, &focus, (&budget, &self.pace), now);
                let mut waiting = Vec::new();
                match &next {
                    Next::Ask(_, call) => budget.spend(call.operation(), 1, now),
                    Next::Wait(_) if budget.held_up().is_empty() => {}
                    Next::Wait(_) => {
                        let told = (&*budget, &self.pace);
                        waiting = plan::held_up(&self.task.world, &self.ledger, &focus, told, now);
                    }
                }
                (next, waiting, was != self.pace)
            };
            let (next, waiting, pace_moved) = next;
            self.task.calls.lock().unwrap_or_else(PoisonError::into_inner).waiting = waiting;
            if pace_moved {
                self.task.engine.paced(&self.task.world.scope, self.pace).await;
            }
            match next {
                Next::Wait(until) => {
                    return self.ways.next().map_or(until, |tried| until.min(tried.max(now + SECOND)));
                }
                Next::Ask(errand, call) => {
                    self.ledger.begin(&errand, now);
                    if let (Errand::Sweep, Call::ListClusters { created_after, .. }) = (&errand, &call) {
                        self.ledger.sweep_after = *created_after;
                    }
                    let call = call.on_aws_clock(self.task.world.clock_offset);
                    let clock = Arc::clone(&self.task.clock);
                    under.push(Box::pin(carry(source, clock, (errand, None), call, now)));
                }
            }
        }
    }

    fn focus(&self) -> Focus {
        let scope = &self.task.world.scope;
        let viewed = self.task.viewed.borrow();
        let here = viewed.as_ref().filter(|viewed| viewed.key.scope == *scope);
        Focus {
            cluster: here.map(|viewed| viewed.key.cluster.clone()),
            step: here.and_then(|viewed| viewed.step.clone()),
            watched: self.task.watched.borrow().of(scope),
        }
    }

    async fn take_in(&mut self, done: Done) {
        let Done { errand, tried, call, at, took, result } = done.reckoned(self.task.clock.ahead());
        let now = self.task.clock.now();
        self.account_for(&call, (at, took), &result, now);
        if let Some(watch) = tried {
            return self.take_in_trial(&watch, result.err(), (at, now)).await;
        }
        let observations = match result {
            Ok(reply) => {
                if self
                    .task
                    .world
                    .health
                    .listing()
                    .is_some_and(|trouble| trouble.kind == TroubleKind::Offline)
                {
                    self.ledger.forgive();
                }
                if let Some(account) = self.account_told(&reply.answer) {
                    self.ledger.answered(&errand, None);
                    self.task.engine.account_learnt(&self.task.world.scope, account).await;
                    return;
                }
                // Only a list tells that the way serves: steps may be allowed where lists are denied.
                if matches!(call, Call::ListClusters { .. }) {
                    self.ways.serves();
                    self.listed = true;
                    self.report_way(None).await;
                }
                asked::observed(&self.task.world, &mut self.ledger, &errand, (&call, at), reply)
            }
            Err(error) => {
                let taken_over = self.stand_aside(&call, &error, (at, now)).await;
                let failed = asked::failed(&mut self.ledger, &errand, (&call, at), error, now);
                if taken_over {
                    // It was the way and not the scope: the next one asks at once.
                    return self.ledger.forgive();
                }
                vec![failed]
            }
        };
        let before = self.task.world.heartbeat;
        let beat = observations.iter().find(|o| matches!(o.seen, Seen::LiveListEnded(_))).map(|o| o.at);
        if let (Some(beat), Some(before)) = (beat, before)
            && beat.since(before) > GAP.max(3 * self.pace.heartbeat)
        {
            self.ledger.sweep_after = Some(before - plan::SWEEP_SLACK);
            self.ledger.back_at = Some(beat);
        }
        if let Some(world) = self.task.engine.observe(&self.task.world.scope, observations).await {
            self.task.world = world;
        }
    }

    /// Tells the budget what the call truly cost, and a refusal; and the log how it went.
    fn account_for(&self, call: &Call, (at, took): (At, Millis), result: &Result<Reply, AskError>, now: At) {
        let operation = call.operation();
        let mut calls = self.task.calls.lock().unwrap_or_else(PoisonError::into_inner);
        calls.went(operation, at, took, result.as_ref().err());
        let mut budget = self.task.budget.lock().unwrap_or_else(PoisonError::into_inner);
        let requests = match result {
            Ok(reply) => reply.requests,
            Err(error) => error.requests,
        };
        budget.advance(now);
        budget.spend(operation, requests.saturating_sub(1), now);
        match result {
            Err(error) if error.kind == TroubleKind::Throttled => budget.refused(operation, now),
            Ok(_) => budget.answered(operation),
            Err(_) => {}
        }
    }

    /// The account a list tells by its ARNs (`arn:aws:elasticmapreduce:region:ACCOUNT:cluster/j-…`), when it is not this scope's.
    fn account_told(&self, answer: &Answer) -> Option<String> {
        let Answer::Clusters { clusters, .. } = answer else {
            return None;
        };
        let arn = clusters.iter().find_map(|cluster| cluster.arn.as_deref())?;
        let told = arn.split(':').nth(4).filter(|account| !account.is_empty())?;
        (self.task.world.scope.account != Account::Known(told.to_owned())).then(|| told.to_owned())
    }

    /// After a pause: the list at once, and a sweep over what was missed.
    fn resumed(&mut self) {
        if *self.task.paused.borrow_and_update() {
            return;
        }
        let now = self.task.clock.now();
        let before = self.task.world.heartbeat.map_or(now - plan::FIRST_SWEEP, |at| at - plan::SWEEP_SLACK);
        self.ledger.sweep_after = Some(self.ledger.sweep_after.map_or(before, |after| after.min(before)));
        self.ledger.back_at = Some(now);
        self.ledger.forgive();
        self.ledger.want(Errand::Heartbeat, now);
    }

    fn nudged(&mut self, nudge: Nudge, under: &mut Under<'static>) {
        let now = self.task.clock.now();
        match nudge {
            Nudge::Way(watch, source, list) => {
                self.ways.join(watch, source);
                if let Some(list) = list {
                    self.bring(*list, under);
                }
            }
            Nudge::Leave(watch) => self.ways.leave(&watch),
            Nudge::TryNow(watch) => {
                // One that stood aside asks again: only its own answer can tell that it serves.
                self.ways.prefer(&watch);
                self.ledger.forgive();
                self.ledger.want(Errand::Heartbeat, now);
            }
            Nudge::Refresh(None) => self.ledger.want(Errand::Heartbeat, now),
            Nudge::Refresh(Some(cluster)) => {
                self.ledger.want(Errand::Describe(cluster.clone()), now);
                self.ledger.want(Errand::Steps(cluster), now);
            }
        }
    }
}
