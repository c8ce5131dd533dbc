//! The actor that owns every world: takes observations in, keeps the changes, publishes what is believed.

mod alerts;
mod watched;
mod watches;
mod ways;

pub(super) use ways::Retry;

use super::command::{Command, Found};
use super::fleet::{Fleet, Restarts, ScopeView, ViewedCluster};
use super::keeper::{Keeper, retention};
use super::supervise::{Supervisor, said};
use crate::alert::AlertLedger;
use crate::api::wire::{Note, NoteLevel};
use crate::change::Change;
use crate::clock::Clock;
use crate::model::{ClusterId, Scope, Watch};
use crate::poll::pace::Pace;
use crate::poll::task::Nudge;
use crate::source::{Source, Sources};
use crate::time::{At, MINUTE};
use crate::world::{Observation, Seen, World, reduce};
use std::collections::{BTreeMap, HashMap};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use tokio::sync::{Notify, mpsc, oneshot, watch};

/// How the ids of the engine's own notes begin.
const PANIC: &str = "panic/";
/// What waits for no observation is looked after this often: the disk, what ended long ago.
const UPKEEP_EVERY: i64 = MINUTE / 6;

/// The one writer.
pub(super) struct Actor {
    pub(super) clock: Arc<dyn Clock>,
    pub(super) commands: mpsc::Receiver<Command>,
    pub(super) fleet: Fleet,
    pub(super) published: watch::Sender<Arc<Fleet>>,
    pub(super) keeper: Keeper,
    pub(super) tasks: Supervisor,
    pub(super) sources: Arc<dyn Sources>,
    pub(super) opened: HashMap<Watch, Arc<dyn Source>>,
    pub(super) retries: HashMap<Watch, Retry>,
    /// Where each watch last led, in this run or before.
    pub(super) led: Vec<(Watch, Scope)>,
    /// Worlds that no watch leads to at present: kept, so that one which comes back goes on where it was.
    pub(super) resting: BTreeMap<Scope, Arc<World>>,
    pub(super) alerts: AlertLedger,
    /// Wakes the teller: there is something to tell.
    pub(super) teller: Arc<Notify>,
    /// What the window looks at: opening something is seeing its alerts.
    pub(super) viewed: watch::Receiver<Option<ViewedCluster>>,
}

impl Actor {
    /// Runs until cancelled; what was told before is still taken in, so that nothing seen is lost at the stop.
    pub(super) async fn run(mut self) {
        let mut upkeep = self.clock.now() + UPKEEP_EVERY;
        loop {
            let clock = Arc::clone(&self.clock);
            let cancel = self.tasks.cancel.clone();
            tokio::select! {
                () = cancel.cancelled() => {
                    while let Ok(command) = self.commands.try_recv() {
                        self.take(command).await;
                    }
                    return;
                }
                command = self.commands.recv() => match command {
                    Some(command) => self.take(command).await,
                    None => return,
                },
                Ok(()) = self.viewed.changed() => self.looked_at().await,
                () = clock.sleep_until(upkeep) => {
                    upkeep = self.clock.now() + UPKEEP_EVERY;
                    self.upkeep().await;
                }
            }
        }
    }

    async fn take(&mut self, command: Command) {
        match command {
            Command::Observe { scope, observations, reply } => {
                self.observe(&scope, observations, reply).await
            }
            Command::Paced { scope, pace } => self.paced(&scope, pace),
            Command::Joined { watch, scope, source, list } => {
                self.joined(watch, scope, source, list).await;
            }
            Command::Caller(names) => self.callers_told(names),
            Command::WayAsked { watch, trouble } => self.way_asked(&watch, trouble),
            Command::WayServes(watch) => {
                if let Some(way) = self.way_mut(&watch) {
                    way.trouble = None;
                }
            }
            Command::AccountLearnt { scope, account } => self.account_learnt(&scope, account).await,
            Command::Panicked { scope, said } => self.restart(&scope, &said),
            Command::SetWatches(watches) => self.set_watches(&watches),
            Command::Reopen(profiles) => self.reopen(&profiles),
            // Whoever asked may have stopped waiting.
            Command::Budget { scope, reply } => drop(reply.send(self.tasks.budget(&scope))),
            Command::SetFound(found, done) => {
                self.set_found(*found);
                self.publish();
                // Whoever asked may have stopped waiting.
                let _ = done.send(());
            }
            Command::Refresh { scope, cluster } => self.refresh(scope.as_ref(), cluster.as_ref()),
            Command::WatchCluster { cluster, on } => self.watch_cluster(cluster, on).await,
            Command::TryNow(watch) => self.try_now(&watch),
            Command::TakeTellings(reply) => self.take_tellings(reply).await,
            Command::Went { alerts, outcome, single } => self.went(&alerts, outcome, single).await,
            Command::MarkSeen(keys) => self.mark_seen(&keys).await,
            Command::Opened(opened) => self.opened_by_a_person(&opened).await,
            Command::DismissDigest => self.dismiss_digest(),
            Command::Pause(pause) => self.pause(pause).await,
            Command::SetDesktop(rows) => self.fleet.desktop = rows,
            Command::NoticesBack => self.notices_back(),
            Command::Flush(done) => {
                self.keep_ages(true).await;
                // Whoever asked may have stopped waiting.
                let _ = done.send(());
            }
        }
        self.publish();
    }

    async fn observe(&mut self, scope: &Scope, seen: Vec<Observation>, reply: oneshot::Sender<Arc<World>>) {
        let now = self.clock.now();
        let Some(view) = self.fleet.scopes.get_mut(scope) else {
            return;
        };
        let before = Arc::clone(&view.world);
        let answered = seen.iter().find(|one| matches!(one.seen, Seen::Answered { .. })).map(|one| one.at);
        let world = &mut view.world;
        let reduced = catch_unwind(AssertUnwindSafe(|| {
            let world = Arc::make_mut(world);
            seen.into_iter().flat_map(|one| reduce(world, one, now)).collect::<Vec<Change>>()
        }));
        match reduced {
            Ok(changes) => {
                let world = Arc::clone(&view.world);
                if let Some(asked) = answered {
                    self.answered(&world, before.heartbeat, (asked, now)).await;
                }
                self.keep_news(&world, &changes, now).await;
                self.keeper.keep_ages(&world, now, false).await;
                // The poll task may have been stopped meanwhile.
                let _ = reply.send(world);
            }
            Err(panic) => {
                view.world = before;
                let _ = reply.send(Arc::clone(&view.world));
                self.note_restart(scope, &said(panic.as_ref()), "One answer of AWS was set aside.");
            }
        }
    }

    fn paced(&mut self, scope: &Scope, pace: Pace) {
        if let Some(view) = self.fleet.scopes.get_mut(scope) {
            view.pace = pace;
        }
    }

    fn restart(&mut self, scope: &Scope, said: &str) {
        self.note_restart(scope, said, "It was started again.");
        let Some(world) = self.fleet.scopes.get(scope).map(|view| Arc::clone(&view.world)) else {
            return;
        };
        for way in self.fleet.ways.iter().filter(|way| way.joined && way.scope.as_ref() == Some(scope)) {
            let opened = way.watch().and_then(|watch| Some((watch.clone(), self.opened.get(&watch)?)));
            if let Some((watch, source)) = opened {
                self.tasks.join(&world, &watch, source, None);
            }
        }
    }

    fn note_restart(&mut self, scope: &Scope, said: &str, what: &str) {
        let count = self.fleet.restarts.get(scope).map_or(0, |before| before.count).saturating_add(1);
        let restarts = Restarts { count, last: self.clock.now(), said: said.to_owned() };
        self.fleet.restarts.insert(scope.clone(), restarts);
        let id = format!("{PANIC}{scope}");
        self.fleet.notes.retain(|note| note.id != id);
        self.fleet.notes.push(Note {
            id,
            level: NoteLevel::Warning,
            title: format!("Watching {scope} met a fault inside EMR Monitor"),
            body: format!("{what} Other watches were not touched. What it said: {said}"),
        });
    }

    /// Goes by the settings and shows the rest. What the engine itself has to say stays.
    fn set_found(&mut self, found: Found) {
        let Found { accounts, mut settings, notes } = found;
        settings.me_guessed.clone_from(&self.fleet.settings.me_guessed);
        self.tasks.set_share(settings.share);
        self.keeper.retention = retention(settings.retention_days);
        self.fleet.accounts = Arc::new(accounts);
        self.name_accounts();
        self.fleet.settings = Arc::new(settings);
        let own = std::mem::take(&mut self.fleet.notes).into_iter().filter(|note| note.id.starts_with(PANIC));
        self.fleet.notes = notes.into_iter().chain(own).collect();
    }

    fn refresh(&self, scope: Option<&Scope>, cluster: Option<&ClusterId>) {
        for one in self.tasks.scopes().filter(|one| scope.is_none_or(|scope| scope == *one)) {
            self.tasks.nudge(one, Nudge::Refresh(cluster.cloned()));
        }
    }

    async fn upkeep(&mut self) {
        let now = self.clock.now();
        let before = (self.fleet.seq, self.keeper.keeping.clone());
        self.alerts_by_time(now).await;
        let mut news = false;
        for world in self.resting.values() {
            news |= self.keeper.retry(self.fleet.seq + 1, world, now).await;
        }
        for view in self.fleet.scopes.values_mut() {
            news |= self.keeper.retry(self.fleet.seq + 1, &view.world, now).await;
            if view.world.outlives(now) {
                Arc::make_mut(&mut view.world).let_go(now);
                news = true;
            }
        }
        self.keeper.retry_alerts(now).await;
        self.keeper.retry_watched(now).await;
        self.keeper.forget_the_old(now).await;
        if news {
            self.fleet.seq += 1;
        }
        if before != (self.fleet.seq, self.keeper.keeping.clone()) {
            self.publish();
        }
    }

    async fn keep_ages(&mut self, at_once: bool) {
        let now: At = self.clock.now();
        for view in self.fleet.scopes.values() {
            self.keeper.keep_ages(&view.world, now, at_once).await;
        }
    }

    fn publish(&mut self) {
        self.fleet.keeping = self.keeper.keeping.clone();
        self.fleet.kept_since = self.keeper.kept_since;
        self.published.send_replace(Arc::new(self.fleet.clone()));
    }

    /// The view of a scope, made on first need.
    fn view(&mut self, scope: &Scope) -> &mut ScopeView {
        let (tasks, resting) = (&mut self.tasks, &mut self.resting);
        self.fleet.scopes.entry(scope.clone()).or_insert_with(|| {
            let rested = resting.remove(scope);
            tasks.view(rested.unwrap_or_else(|| Arc::new(World::new(scope.clone()))))
        })
    }
}
