//! What the UI may ask and is told. The shell's commands only hand over to this module.

mod alerts;
mod connection;
mod detail;
mod fault;
mod feed;
mod finding;
mod health;
mod known_values;
mod memo;
mod opened;
pub mod policy;
mod rows;
mod saved_views;
mod serve;
mod subject;
mod summarize;
mod support;
mod timeline;
mod told_rows;
mod watches;
pub mod wire;

pub use fault::{Fault, FaultCode};
pub use health::AppFacts;

use crate::archive::Archive;
use crate::clock::Clock;
use crate::engine::{Command, Fleet, Found, Handle, ViewedCluster, WatchSetup, Way};
use crate::model::{ClusterKey, ProfileName, Watch};
use crate::notices::Target;
use crate::source::{AskError, Source};
use crate::summary::Summary;
use crate::time::Millis;
use feed::Told;
use health::HealthFeed;
use jiff::tz::TimeZone;
use serve::{REQUESTS, Request, serve};
use std::sync::Arc;
use summarize::{LiveLines, summarize, summarized};
use timeline::{Past, Stretch};
use tokio::sync::{mpsc, oneshot, watch};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use wire::{
    AccountsView, Batch, ClusterDetail, ConnectionTest, DesktopRow, FilterReading, FleetTimeline, Mode, Note,
    SettingsView, Snapshot, ViewState,
};

/// Batches waiting for a window; a slower one misses a number and asks for the snapshot.
const BATCHES: usize = 16;

/// What the UI may ask: cheap to clone, alive as long as the engine.
#[derive(Clone)]
pub struct Api {
    requests: mpsc::Sender<Request>,
    engine: Handle,
    clock: Arc<dyn Clock>,
    fleets: watch::Receiver<Arc<Fleet>>,
    visible: watch::Sender<bool>,
    summaries: watch::Receiver<Arc<Summary>>,
    health_looked_at: watch::Receiver<bool>,
    past: Arc<Past>,
}

impl Api {
    pub(crate) fn start(
        clock: Arc<dyn Clock>,
        mode: Mode,
        (engine, archive): (Handle, Option<Arc<dyn Archive>>),
        (fleets, viewed): (watch::Receiver<Arc<Fleet>>, watch::Sender<Option<ViewedCluster>>),
        tracker: &TaskTracker,
        cancel: &CancellationToken,
    ) -> Self {
        let (requests, asked) = mpsc::channel(REQUESTS);
        let (visible, seen) = watch::channel(true);
        let demo = matches!(mode, Mode::Demo { .. });
        let first = summarize(&fleets.borrow(), demo, clock.now(), &mut LiveLines::default());
        let (summary, summaries) = watch::channel(Arc::new(first));
        let kept_clock = Arc::clone(&clock);
        tracker.spawn(summarized(fleets.clone(), demo, Arc::clone(&clock), summary, cancel.clone()));
        let (looked_at, health_looked_at) = watch::channel(false);
        let health = HealthFeed::new(clock.now(), looked_at);
        let told = Told::new(clock, mode, fleets.clone(), viewed, health);
        tracker.spawn(serve(told, asked, seen, cancel.clone()));
        let past = Arc::new(Past::new(archive));
        Self { requests, engine, clock: kept_clock, fleets, visible, summaries, health_looked_at, past }
    }

    /// Everything the window shows at first.
    pub async fn snapshot(&self) -> Result<Snapshot, Fault> {
        let (reply, answer) = oneshot::channel();
        self.ask(Request::Snapshot(reply)).await?;
        answer.await.map_err(|_| stopping())
    }

    /// Opens a cluster: its detail as known now, then patches in the batches, and it is asked about first.
    pub async fn open_cluster(&self, key: &str) -> Result<ClusterDetail, Fault> {
        let (reply, answer) = oneshot::channel();
        self.ask(Request::Open(key.to_owned(), reply)).await?;
        answer.await.map_err(|_| stopping())?
    }

    /// What ran on every known cluster between two moments, in epoch milliseconds. Reads what is known and kept; costs no call.
    pub async fn timeline(&self, from: f64, to: f64) -> Result<FleetTimeline, Fault> {
        let Some(stretch) = Stretch::told(from, to) else {
            return Err(Fault::new(FaultCode::BadInput, "A timeline needs a beginning before its end."));
        };
        let now = self.clock.now();
        let past = self.past.clusters(stretch, now).await;
        let fleet = Arc::clone(&self.fleets.borrow());
        let (told, past) = timeline::view(&fleet, &past, stretch, now);
        self.ask(Request::Past(past)).await?;
        Ok(told)
    }

    /// Looks at no cluster in particular.
    pub async fn close_cluster(&self) {
        // The feed is gone only at the stop.
        let _ = self.ask(Request::Close).await;
    }

    /// Remembers how the window is looked at.
    pub async fn set_view(&self, view: ViewState) {
        if !view.shows_timeline() {
            self.past.forget();
        }
        let _ = self.ask(Request::SetView(view)).await;
    }

    /// What a filter that is being typed would find, and what it may go on with at the UTF-16 unit `caret`. Changes nothing.
    pub async fn read_filter(&self, text: &str, caret: u32) -> Result<FilterReading, Fault> {
        let (reply, answer) = oneshot::channel();
        self.ask(Request::ReadFilter(text.to_owned(), caret, reply)).await?;
        answer.await.map_err(|_| stopping())
    }

    /// Days begin and end in this zone from now on; before, in UTC.
    pub async fn set_zone(&self, zone: TimeZone) {
        // The feed is gone only at the stop.
        let _ = self.ask(Request::SetZone(zone)).await;
    }

    /// Asks now, within the budget: about one cluster by its row's key, or for the lists of all scopes when `key` is empty.
    pub async fn refresh(&self, key: &str) -> Result<(), Fault> {
        let (scope, cluster) = if key.is_empty() {
            (None, None)
        } else {
            let found = self.listed(key)?;
            (Some(found.scope), Some(found.cluster))
        };
        self.engine.tell(Command::Refresh { scope, cluster }).await;
        Ok(())
    }

    /// Follows the running steps of a cluster, by its row's key, as those of the opened one are, or no longer; outlives a restart.
    /// [`FaultCode::NotFound`] when no list holds it any more.
    pub async fn watch_cluster(&self, key: &str, on: bool) -> Result<(), Fault> {
        let cluster = self.listed(key)?;
        self.engine.tell(Command::WatchCluster { cluster, on }).await;
        Ok(())
    }

    fn listed(&self, key: &str) -> Result<ClusterKey, Fault> {
        let found = feed::find(&self.fleets.borrow(), key);
        found.ok_or_else(|| Fault::new(FaultCode::NotFound, "This cluster is no longer listed."))
    }

    /// Tries a watch (`profile/region`) again at once.
    pub async fn try_now(&self, watch: &str) -> Result<(), Fault> {
        let found = self.fleets.borrow().ways.iter().filter_map(Way::watch).find(|w| w.to_string() == watch);
        let found = found.ok_or_else(|| Fault::new(FaultCode::NotFound, "There is no such watch."))?;
        self.engine.tell(Command::TryNow(found)).await;
        Ok(())
    }

    /// Watches these from now on, in this order; others end. What was believed of them is kept.
    pub async fn set_watches(&self, watches: Vec<WatchSetup>) {
        self.engine.tell(Command::SetWatches(watches)).await;
    }

    /// Opens the watches of these profiles anew: they are written differently now.
    pub async fn reopen(&self, profiles: Vec<ProfileName>) {
        self.engine.tell(Command::Reopen(profiles)).await;
    }

    /// What is watched, in order.
    #[must_use]
    pub fn watches(&self) -> Vec<WatchSetup> {
        let of = |way: &Way| WatchSetup { profile: way.profile.clone(), region: way.region.clone() };
        self.fleets.borrow().ways.iter().map(of).collect()
    }

    /// Asks who the credentials belong to and for one list of clusters, within the budget, whether or not it is watched.
    pub async fn test(&self, source: Result<Arc<dyn Source>, AskError>, watch: &Watch) -> ConnectionTest {
        connection::test(source, watch, self.clock.as_ref(), &self.engine).await
    }

    /// Goes by what was found in files, keyring and settings, and shows it with what is to be said of it; returns when the
    /// next snapshot has it.
    pub async fn set_found(&self, accounts: AccountsView, settings: SettingsView, notes: Vec<Note>) {
        let (done, taken) = oneshot::channel();
        self.engine.tell(Command::SetFound(Box::new(Found { accounts, settings, notes }), done)).await;
        // The engine is gone only at the stop.
        let _ = taken.await;
    }

    /// Stops all asking until [`Api::resume`]; outlives a restart.
    pub async fn pause(&self) {
        self.engine.tell(Command::Pause(true)).await;
    }

    /// Asks again: one sweep and one digest tell what was missed.
    pub async fn resume(&self) {
        self.engine.tell(Command::Pause(false)).await;
    }

    /// Marks alerts as seen by their keys; all of them when there are none.
    pub async fn mark_seen(&self, alerts: Vec<String>) {
        self.engine.tell(Command::MarkSeen(alerts)).await;
    }

    /// The digest was read.
    pub async fn dismiss_digest(&self) {
        self.engine.tell(Command::DismissDigest).await;
    }

    /// Tells the window what the desktop offers.
    pub async fn set_desktop(&self, rows: Vec<DesktopRow>) {
        self.engine.tell(Command::SetDesktop(rows)).await;
    }

    /// The desktop shows notices again: what waited is told at once.
    pub async fn notices_back(&self) {
        self.engine.tell(Command::NoticesBack).await;
    }

    /// Opens something from outside the window: its view is set, and it is told so.
    pub async fn show(&self, target: &Target) {
        if let Target::Cluster(key, step) = target {
            let opened = ViewedCluster { key: key.clone(), step: step.clone() };
            self.engine.tell(Command::Opened(opened)).await;
        }
        let _ = self.ask(Request::Show(target.clone())).await;
    }

    /// The fleet in one look, for tray and title; latest wins.
    #[must_use]
    pub fn summary(&self) -> watch::Receiver<Arc<Summary>> {
        self.summaries.clone()
    }

    /// Whether somebody looks at how the app is: only then need [`Api::set_app_facts`] be told.
    #[must_use]
    pub fn health_looked_at(&self) -> watch::Receiver<bool> {
        self.health_looked_at.clone()
    }

    /// Tells what only the shell can know of the app.
    pub async fn set_app_facts(&self, facts: AppFacts) {
        // The feed is gone only at the stop.
        let _ = self.ask(Request::AppFacts(facts)).await;
    }

    /// Batches from now on; a new subscriber replaces the former. Subscribe first, then ask for the snapshot.
    pub async fn subscribe(&self) -> mpsc::Receiver<Batch> {
        let (sender, batches) = mpsc::channel(BATCHES);
        let _ = self.ask(Request::Subscribe(sender)).await;
        batches
    }

    /// While hidden no batches are made; on showing, one tells all that changed.
    pub fn set_visible(&self, visible: bool) {
        if !visible {
            self.past.forget();
        }
        self.visible.send_replace(visible);
    }

    async fn ask(&self, request: Request) -> Result<(), Fault> {
        self.requests.send(request).await.map_err(|_| stopping())
    }
}

fn stopping() -> Fault {
    Fault::new(FaultCode::Stopping, "EMR Monitor is closing.")
}

/// A span of real time on the engine's clock: eyes are no faster in the demo.
fn real(clock: &dyn Clock, milliseconds: f64) -> Millis {
    #[expect(clippy::cast_possible_truncation, reason = "seconds at most, times a speed")]
    let span = (milliseconds * clock.speed()).ceil() as Millis;
    span
}
