//! Starting and stopping.

use super::actor::Actor;
use super::command::{Command, Handle};
use super::fleet::Fleet;
use super::keeper::{Keeper, retention};
use super::recall;
use super::supervise::Supervisor;
use super::teller::Teller;
use crate::api::Api;
use crate::api::wire::{Mode, Note};
use crate::archive::{Archive, ArchiveError, Loaded};
use crate::clock::{Clock, Onward};
use crate::model::{ProfileName, Region, Scope};
use crate::notices::Notices;
use crate::source::Sources;
use crate::world::World;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{Notify, mpsc, oneshot, watch};
use tokio_util::sync::CancellationToken;

/// Commands waiting for the actor; whoever tells more waits.
const COMMANDS: usize = 256;
/// Each of the three stages of stopping gets this long, on real time: the whole stays below the shell's five seconds.
const STAGE: Duration = Duration::from_millis(1_500);

/// A watch as the settings give it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WatchSetup {
    /// The profile.
    pub profile: ProfileName,
    /// The Region; None when the profile names none: the user is asked.
    pub region: Option<Region>,
}

/// All an engine needs.
pub struct EngineSetup {
    /// The clock that engine, tray and UI share.
    pub clock: Arc<dyn Clock>,
    /// The archive; None when it could not be opened.
    pub archive: Option<Arc<dyn Archive>>,
    /// Why it could not.
    pub archive_trouble: Option<ArchiveError>,
    /// Ways to AWS.
    pub sources: Arc<dyn Sources>,
    /// What to watch.
    pub watches: Vec<WatchSetup>,
    /// The share (0 to 1) of EMR's quotas the app allows itself.
    pub share: f64,
    /// Days for which clusters that ended are kept.
    pub retention_days: u32,
    /// Real accounts or the demo.
    pub mode: Mode,
    /// What the user should know about files and settings.
    pub notes: Vec<Note>,
    /// The system's notifications; None: alerts are only listed.
    pub notices: Option<Arc<dyn Notices>>,
}

/// A running engine.
pub struct Engine {
    api: Api,
    handle: Handle,
    archive: Option<Arc<dyn Archive>>,
    tracker: tokio_util::task::TaskTracker,
    cancel: CancellationToken,
}

impl Engine {
    /// Reads what was kept, shows it, and begins to ask. Never fails: what does not work is shown.
    pub async fn start(mut setup: EngineSetup) -> Engine {
        setup.clock = Onward::over(setup.clock);
        let now = setup.clock.now();
        let (mut loaded, load_trouble) = recall::load(setup.archive.as_ref(), now).await;
        let led = std::mem::take(&mut loaded.ways);
        let mut keeper = Keeper::new(setup.archive.clone(), setup.archive_trouble.or(load_trouble), now);
        keeper.retention = retention(setup.retention_days);
        let (sender, commands) = mpsc::channel(COMMANDS);
        let handle = Handle::new(sender);
        let (viewed_tx, viewed) = watch::channel(None);
        let cancel = CancellationToken::new();
        let looks = (viewed.clone(), loaded.paused.is_some());
        let mut tasks =
            Supervisor::new(Arc::clone(&setup.clock), handle.clone(), looks, setup.share, cancel.clone());
        let alerts = recall::alerts(&mut loaded, now);
        let tracker = tasks.tracker.clone();
        let ways = recall::ways(&setup.watches, &led, now);
        let mut fleet = recall::fleet(&loaded, ways, now, setup.notes);
        tasks.watch_clusters(&fleet.watched);
        let resting = placed(loaded, &mut fleet, &mut tasks);
        fleet.keeping = keeper.keeping.clone();
        fleet.alerts = Arc::new(alerts.list());
        let teller = Arc::new(Notify::new());
        let (published, fleets) = watch::channel(Arc::new(fleet.clone()));
        let mut actor = Actor {
            clock: Arc::clone(&setup.clock),
            commands,
            fleet,
            published,
            keeper,
            tasks,
            sources: setup.sources,
            opened: HashMap::new(),
            retries: HashMap::new(),
            led,
            resting,
            alerts,
            teller: Arc::clone(&teller),
            viewed,
        };
        actor.find_all();
        tracker.spawn(async move { actor.run().await });
        let teller = Teller {
            engine: handle.clone(),
            notices: setup.notices,
            clock: Arc::clone(&setup.clock),
            wake: teller,
            cancel: cancel.clone(),
        };
        tracker.spawn(teller.run());
        let api = Api::start(
            setup.clock,
            setup.mode,
            (handle.clone(), setup.archive.clone()),
            (fleets, viewed_tx),
            &tracker,
            &cancel,
        );
        Engine { api, handle, archive: setup.archive, tracker, cancel }
    }

    /// What the UI may ask.
    #[must_use]
    pub fn api(&self) -> Api {
        self.api.clone()
    }

    /// Cancel, polls end, engine drains, archive flushes: each under a limit.
    pub async fn stop(self) {
        let (done, flushed) = oneshot::channel();
        let flush = async {
            self.handle.tell(Command::Flush(done)).await;
            flushed.await
        };
        if tokio::time::timeout(STAGE, flush).await.is_err() {
            tracing::warn!("the engine did not flush in time");
        }
        self.cancel.cancel();
        self.tracker.close();
        drop((self.handle, self.api));
        if tokio::time::timeout(STAGE, self.tracker.wait()).await.is_err() {
            tracing::warn!("a task did not end in time");
        }
        if let Some(archive) = self.archive {
            match tokio::time::timeout(STAGE, archive.close()).await {
                Ok(Ok(())) => {}
                Ok(Err(trouble)) => tracing::warn!(%trouble, "the archive did not close"),
                Err(_) => tracing::warn!("the archive did not close in time"),
            }
        }
    }
}

/// Puts the kept worlds where watches lead; gives those that none leads to.
fn placed(loaded: Loaded, fleet: &mut Fleet, tasks: &mut Supervisor) -> BTreeMap<Scope, Arc<World>> {
    let mut resting = BTreeMap::new();
    for (scope, world) in recall::worlds(loaded) {
        if !fleet.ways.iter().any(|way| way.scope.as_ref() == Some(&scope)) {
            resting.insert(scope, Arc::new(world));
            continue;
        }
        fleet.scopes.insert(scope, tasks.view(Arc::new(world)));
    }
    resting
}
