//! The app itself: the whole engine, without window and archive, on an account in memory and on the runtime's paused time.

use crate::account::{Account, Caller};
use crate::seen::Seen;
use emr_monitor_core::api::wire::Mode;
use emr_monitor_core::clock::{Clock, ScaledClock};
use emr_monitor_core::engine::{Engine, EngineSetup, WatchSetup};
use emr_monitor_core::model::{self, ClusterId, ProfileName, Region, TroubleKind, Watch};
use emr_monitor_core::settings::RETENTION_DEFAULT;
use emr_monitor_core::source::{AccountQuota, AskError, Call, Identity, Reply, Source, Sources};
use emr_monitor_core::time::At;
use futures::future::BoxFuture;
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// From the request to its answer.
pub(crate) const LATENCY: Duration = Duration::from_millis(50);

/// The share of EMR's quotas that an app allows itself by default.
pub(crate) const SHARE: f64 = 0.5;

/// What the caller of [`App::start`] gives all apps alike.
#[derive(Clone)]
pub(crate) struct Surroundings {
    pub(crate) account: Arc<Mutex<Account>>,
    pub(crate) clock: Arc<ScaledClock>,
    /// Changes before this moment are not measured.
    pub(crate) from: At,
    pub(crate) share: f64,
}

/// A running app.
pub(crate) struct App {
    pub(crate) engine: Engine,
    pub(crate) seen: Arc<Mutex<Seen>>,
}

pub(crate) fn locked<T>(of: &Mutex<T>) -> MutexGuard<'_, T> {
    of.lock().unwrap_or_else(PoisonError::into_inner)
}

#[derive(Clone)]
struct Way {
    around: Surroundings,
    number: usize,
    seen: Arc<Mutex<Seen>>,
}

impl App {
    pub(crate) async fn start(around: &Surroundings, number: usize) -> App {
        let seen = Arc::new(Mutex::new(Seen::default()));
        let way = Way { around: around.clone(), number, seen: Arc::clone(&seen) };
        let watch = WatchSetup { profile: ProfileName::new("one"), region: Some(Region::new("eu-west-1")) };
        let engine = Engine::start(EngineSetup {
            clock: around.clock.clone(),
            archive: None,
            archive_trouble: None,
            sources: Arc::new(way),
            watches: vec![watch],
            share: around.share,
            retention_days: RETENTION_DEFAULT,
            mode: Mode::Live,
            notes: Vec::new(),
            notices: None,
        })
        .await;
        App { engine, seen }
    }

    /// Looks at a cluster, as soon as its row is there.
    pub(crate) async fn view(&self, id: &ClusterId) {
        let api = self.engine.api();
        if let Ok(snapshot) = api.snapshot().await
            && let Some(row) = snapshot.rows.iter().find(|row| row.id == id.as_str())
            && api.open_cluster(&row.key).await.is_ok()
        {
            locked(&self.seen).followed = [id.clone()].into();
        }
    }
}

impl App {
    /// Watches these clusters and no others, as soon as their rows are there.
    pub(crate) async fn watch(&self, ids: &BTreeSet<ClusterId>) {
        let api = self.engine.api();
        let Ok(snapshot) = api.snapshot().await else { return };
        for row in &snapshot.rows {
            let id = ClusterId::new(row.id.clone());
            let on = ids.contains(&id);
            if row.watched != on && api.watch_cluster(&row.key, on).await.is_ok() {
                let followed = &mut locked(&self.seen).followed;
                if on {
                    followed.insert(id)
                } else {
                    followed.remove(&id)
                };
            }
        }
    }
}

impl Sources for Way {
    fn open<'a>(&'a self, _watch: &'a Watch) -> BoxFuture<'a, Result<Arc<dyn Source>, AskError>> {
        let source: Arc<dyn Source> = Arc::new(self.clone());
        Box::pin(async move { Ok(source) })
    }
}

impl Source for Way {
    fn ask<'a>(&'a self, call: &'a Call) -> BoxFuture<'a, Result<Reply, AskError>> {
        Box::pin(async move {
            tokio::time::sleep(LATENCY / 2).await;
            let made = self.around.clock.now();
            let answer = {
                let mut account = locked(&self.around.account);
                let granted = account.admit(Caller::App(self.number), call.operation(), made);
                granted.then(|| account.answer(call, made))
            };
            tokio::time::sleep(LATENCY / 2).await;
            let Some(answer) = answer else { return Err(throttled()) };
            let account = locked(&self.around.account);
            let when = (self.around.from, made, self.around.clock.now());
            locked(&self.seen).told(&account, call, &answer, when);
            Ok(Reply { answer, requests: 1, clock_offset: None })
        })
    }

    fn account(&self) -> BoxFuture<'_, Result<Option<model::Account>, AskError>> {
        Box::pin(async { Ok(Some(model::Account::Known("111122223333".to_owned()))) })
    }

    fn identity(&self) -> BoxFuture<'_, Result<Identity, AskError>> {
        Box::pin(async { Ok(Identity { account: None, names: Vec::new(), requests: 1 }) })
    }

    /// As documented.
    fn quotas(&self) -> BoxFuture<'_, Result<Vec<AccountQuota>, AskError>> {
        Box::pin(async { Ok(Vec::new()) })
    }
}

fn throttled() -> AskError {
    AskError {
        kind: TroubleKind::Throttled,
        code: Some("ThrottlingException".to_owned()),
        message: "Rate exceeded".to_owned(),
        requests: 1,
        clock_offset: None,
    }
}
