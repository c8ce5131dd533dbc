//! The feed: turns what the engine publishes into what the window has not been told yet. One task, one subscriber.
//!
//! The engine's fleet is "latest wins": the feed compares it with what it last sent, so a burst of changes is one batch, at most
//! one each 100 ms, none while hidden. Batches are numbered; a subscriber that misses one sees a gap and asks for the snapshot.

use super::finding::{Finding, asking, byte, fault_views, units};
use super::health::HealthFeed;
use super::known_values::known;
use super::opened::Opened;
use super::saved_views::{ViewsFeed, me};
use super::told_rows::{RowChanges, ToldRows};
use super::wire::{
    AccountsView, Batch, ClockView, DesktopRow, FilterOffer, FilterReading, Mode, Note, SettingsView,
    Snapshot, StatusLine, ViewState, WatchRow,
};
use super::{Fault, FaultCode, alerts, real, watches};
use crate::alert::AlertList;
use crate::clock::Clock;
use crate::engine::{Fleet, ViewedCluster};
use crate::filter::{Filter, Known, complete};
use crate::model::{ClusterKey, StepId};
use crate::notices::Target;
use crate::regions::REGIONS;
use crate::time::At;
use std::sync::Arc;
use tokio::sync::{mpsc, watch};

/// What time alone changes of a filter is looked at this often, in real milliseconds.
const FILTER_EVERY: f64 = 1_000.0;
/// The known values are looked up again when they are older than this, in real milliseconds: each key pressed asks for them.
const KNOWN_EVERY: f64 = 5_000.0;

/// What the feed last told.
pub(super) struct Told {
    pub(super) clock: Arc<dyn Clock>,
    pub(super) mode: Mode,
    pub(super) fleets: watch::Receiver<Arc<Fleet>>,
    pub(super) viewed: watch::Sender<Option<ViewedCluster>>,
    pub(super) subscriber: Option<mpsc::Sender<Batch>>,
    pub(super) view: ViewState,
    pub(super) opened: Option<Opened>,
    pub(super) health: HealthFeed,
    n: u64,
    pub(super) rows: ToldRows,
    pub(super) finding: Finding,
    known: Option<(At, Known)>,
    views: ViewsFeed,
    watches: Vec<WatchRow>,
    status: Option<StatusLine>,
    notes: Vec<Note>,
    alerts: Arc<AlertList>,
    desktop: Vec<DesktopRow>,
    accounts: Arc<AccountsView>,
    settings: Arc<SettingsView>,
    /// The view was set from outside the window, and it was not told yet.
    led: bool,
    /// Whether anybody can see the window.
    visible: bool,
}

impl Told {
    pub(super) fn new(
        clock: Arc<dyn Clock>,
        mode: Mode,
        fleets: watch::Receiver<Arc<Fleet>>,
        viewed: watch::Sender<Option<ViewedCluster>>,
        health: HealthFeed,
    ) -> Self {
        Self {
            clock,
            mode,
            fleets,
            viewed,
            subscriber: None,
            view: ViewState::default(),
            opened: None,
            health,
            n: 0,
            rows: ToldRows::default(),
            finding: Finding::new(),
            known: None,
            views: ViewsFeed::default(),
            watches: Vec::new(),
            status: None,
            notes: Vec::new(),
            alerts: Arc::default(),
            desktop: Vec::new(),
            accounts: Arc::default(),
            settings: Arc::default(),
            led: false,
            visible: true,
        }
    }

    /// Everything, as of now; the next batch goes on from here.
    pub(super) fn snapshot(&mut self) -> Snapshot {
        // What changed since the last batch is in the snapshot; counting it as told keeps the two in step.
        if let Some(batch) = self.changes() {
            self.send(batch);
        }
        Snapshot {
            n: number(self.n),
            clock: self.clock_view(),
            mode: self.mode.clone(),
            rows: self.rows.all().cloned().collect(),
            filter: self.finding.told(),
            views: self.views.told(),
            watches: self.watches.clone(),
            status: self.status.clone().unwrap_or_else(|| self.fresh_status()),
            notes: self.notes.clone(),
            alerts: alerts::view(&self.alerts),
            desktop: self.desktop.clone(),
            accounts: AccountsView::clone(&self.accounts),
            settings: SettingsView::clone(&self.settings),
            health: self.health.told(),
            view: self.view.clone(),
            regions: REGIONS.iter().map(|region| (*region).to_owned()).collect(),
        }
    }

    /// Tells the subscriber what it has not been told.
    pub(super) fn tell(&mut self) {
        if self.subscriber.is_none() {
            return;
        }
        if let Some(batch) = self.changes() {
            self.send(batch);
        }
    }

    /// A full queue drops the batch: its number is then missing, and the window asks for the snapshot.
    fn send(&mut self, batch: Batch) {
        self.n += 1;
        let batch = Batch { n: number(self.n), ..batch };
        let closed = match &self.subscriber {
            Some(subscriber) => {
                matches!(subscriber.try_send(batch), Err(mpsc::error::TrySendError::Closed(_)))
            }
            None => false,
        };
        if closed {
            self.subscriber = None;
        }
    }

    /// The differences to what was told, noted as told; None when there are none.
    fn changes(&mut self) -> Option<Batch> {
        let fleet = Arc::clone(&self.fleets.borrow_and_update());
        let now = self.clock.now();
        let often = real(self.clock.as_ref(), FILTER_EVERY);
        let (RowChanges { rows, ages, gone, moved }, filter) =
            self.finding.changes(&mut self.rows, (&fleet, now), often);
        let anew = moved || !rows.is_empty();
        let views = self.views.changes((&self.rows, anew), (&fleet, now), &self.finding.zone, often);
        let watches = watches::rows(&fleet, now);
        let status = watches::status(&fleet, &watches, now);
        let detail = self.opened.as_mut().and_then(|opened| opened.changes(&fleet, now));
        let batch = Batch {
            n: 0.0,
            clock: self.clock_view(),
            rows,
            ages,
            gone,
            filter,
            views,
            watches: (watches != self.watches).then(|| watches.clone()),
            status: (Some(&status) != self.status.as_ref()).then(|| status.clone()),
            notes: (fleet.notes != self.notes).then(|| fleet.notes.clone()),
            alerts: (fleet.alerts != self.alerts).then(|| alerts::view(&fleet.alerts)),
            desktop: (fleet.desktop != self.desktop).then(|| fleet.desktop.clone()),
            accounts: (fleet.accounts != self.accounts).then(|| AccountsView::clone(&fleet.accounts)),
            settings: (fleet.settings != self.settings).then(|| SettingsView::clone(&fleet.settings)),
            health: self.health.changes(&fleet, self.clock.as_ref()),
            view: std::mem::take(&mut self.led).then(|| self.view.clone()),
            detail,
        };
        (self.watches, self.status) = (watches, Some(status));
        self.notes.clone_from(&fleet.notes);
        self.alerts = Arc::clone(&fleet.alerts);
        self.desktop.clone_from(&fleet.desktop);
        self.accounts = Arc::clone(&fleet.accounts);
        self.settings = Arc::clone(&fleet.settings);
        (!batch.is_empty()).then_some(batch)
    }

    /// Opens a cluster for the window.
    pub(super) fn open(&mut self, key: &str) -> Result<super::wire::ClusterDetail, Fault> {
        let fleet = Arc::clone(&self.fleets.borrow());
        let not_found =
            || Fault::new(FaultCode::NotFound, "This cluster is no longer listed. Choose another one.");
        let cluster = find(&fleet, key).ok_or_else(not_found)?;
        let (opened, detail) = Opened::open(key, cluster, &fleet, self.clock.now()).ok_or_else(not_found)?;
        self.opened = Some(opened);
        self.look();
        Ok(super::wire::ClusterDetail { n: number(self.n), ..detail })
    }

    /// The window looks at nothing in particular.
    pub(super) fn close(&mut self) {
        self.opened = None;
        self.look();
    }

    /// Something outside the window opens a cluster or the alerts: the window hears of it with the next batch.
    pub(super) fn show(&mut self, target: &Target) {
        // Nothing may lie over it.
        self.view.budget_open &= *target == Target::Window;
        match target {
            Target::Window => return,
            Target::Alerts => self.view.section = "alerts".to_owned(),
            Target::Cluster(key, step) => {
                self.view.section = "clusters".to_owned();
                self.view.selected = key.to_string();
                self.view.step = step.as_ref().map_or_else(String::new, StepId::to_string);
                self.view.tab = "steps".to_owned();
                self.view.detail_open = true;
                // It must be in sight, whatever was filtered for before.
                self.view.filter.clear();
                self.finding.set_text("");
                self.view.statuses.clear();
            }
        }
        self.led = true;
        self.look();
    }

    /// The window is seen from now on, or hidden: what nobody sees is not looked at, so it costs no call and marks nothing seen.
    pub(super) fn be_visible(&mut self, visible: bool) {
        self.visible = visible;
        self.look();
    }

    /// Tells the poll tasks what is looked at, and whoever measures the app.
    pub(super) fn look(&mut self) {
        self.health.look(self.visible && self.view.shows_health());
        let step = Some(self.view.step.clone()).filter(|step| !step.is_empty()).map(StepId::new);
        let opened = self.opened.as_ref().filter(|_| self.visible);
        let viewed = opened.map(|opened| ViewedCluster { key: opened.cluster.clone(), step });
        self.viewed.send_if_modified(|held| {
            let moved = *held != viewed;
            held.clone_from(&viewed);
            moved
        });
    }

    /// What a text that is being typed would find, and what it may go on with at the UTF-16 unit `caret`.
    pub(super) fn read_filter(&mut self, text: &str, caret: u32) -> FilterReading {
        let now = self.clock.now();
        let often = real(self.clock.as_ref(), KNOWN_EVERY);
        let held = self.known.take().filter(|(at, _)| now.since(*at) < often);
        let (_, known) = &*self.known.insert(held.unwrap_or_else(|| (now, known(&self.fleets.borrow()))));
        let fleet = Arc::clone(&self.fleets.borrow());
        let me = me(&fleet);
        let filter = Filter::parse_for(text, me);
        let found = self.rows.count(&filter.settle(&asking(now, &self.finding.zone, me)));
        let offers = complete(text, byte(text, caret), known).into_iter();
        let offers = offers.map(|offer| FilterOffer {
            from: units(text, offer.at.start),
            to: units(text, offer.at.end),
            text: offer.text,
            about: offer.about,
            goes_on: offer.goes_on,
        });
        FilterReading {
            faults: fault_views(text, &filter.faults),
            offers: offers.collect(),
            found: u32::try_from(found).unwrap_or(u32::MAX),
        }
    }

    fn fresh_status(&self) -> StatusLine {
        watches::status(&self.fleets.borrow(), &[], self.clock.now())
    }

    fn clock_view(&self) -> ClockView {
        ClockView { now: self.clock.now().wire(), speed: self.clock.speed() }
    }
}

/// The cluster of a row's key.
pub(super) fn find(fleet: &Fleet, key: &str) -> Option<ClusterKey> {
    let (scope, id) = key.rsplit_once('/')?;
    let (scope, view) = fleet.scopes.iter().find(|(known, _)| known.to_string() == scope)?;
    let cluster = view.world.clusters.keys().find(|known| known.as_str() == id)?;
    Some(ClusterKey { scope: scope.clone(), cluster: cluster.clone() })
}

#[expect(clippy::cast_precision_loss, reason = "a batch each 100 ms stays below 2^53 for millions of years")]
fn number(n: u64) -> f64 {
    n as f64
}
