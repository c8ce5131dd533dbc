//! What the engine actor is told, and the handle that tells it. The queue is bounded: who tells waits when it is full.

use super::fleet::ViewedCluster;
use super::start::WatchSetup;
use crate::alert::{AlertKey, Outcome, Taken};
use crate::api::wire::{AccountsView, DesktopRow, Note, SettingsView};
use crate::model::{ClusterId, ClusterKey, ProfileName, Scope, Trouble, Watch};
use crate::poll::pace::Pace;
use crate::poll::task::{Done, SharedBudget};
use crate::source::Source;
use crate::world::{Observation, World};
use std::sync::Arc;
use tokio::sync::{mpsc, oneshot};

/// The kinds of things told, closed.
pub(crate) enum Command {
    /// A poll task saw something; it goes on with the world that makes.
    Observe { scope: Scope, observations: Vec<Observation>, reply: oneshot::Sender<Arc<World>> },
    /// A poll task plans at this pace.
    Paced { scope: Scope, pace: Pace },
    /// A watch's credentials answer for this scope; its list, where it was asked for meanwhile.
    Joined { watch: Watch, scope: Scope, source: Arc<dyn Source>, list: Option<Box<Done>> },
    /// What AWS calls who asks through a watch.
    Caller(Vec<String>),
    /// A watch was used to ask, or could not be opened: with this trouble, or none.
    WayAsked { watch: Watch, trouble: Option<Trouble> },
    /// A watch that stood aside was tried and serves again: it stands by.
    WayServes(Watch),
    /// A list told the account of a scope in which it was unknown.
    AccountLearnt { scope: Scope, account: String },
    /// A scope's poll task panicked.
    Panicked { scope: Scope, said: String },
    /// What is to be watched from now on, in this order: new ones begin, others end.
    SetWatches(Vec<WatchSetup>),
    /// These profiles are written differently now: their watches are opened anew.
    Reopen(Vec<ProfileName>),
    /// The budget a scope's calls draw from.
    Budget { scope: Scope, reply: oneshot::Sender<SharedBudget> },
    /// The profiles and the settings, as found now, with what is to be said of them; answered when the window can see it.
    SetFound(Box<Found>, oneshot::Sender<()>),
    /// A person wants this scope's list, or one of its clusters, read now.
    Refresh { scope: Option<Scope>, cluster: Option<ClusterId> },
    /// A person watches this cluster from now on, or no longer.
    WatchCluster { cluster: ClusterKey, on: bool },
    /// A person wants a watch tried again now.
    TryNow(Watch),
    /// The teller asks what to tell; the alerts are committed as `sending` when it is answered.
    TakeTellings(oneshot::Sender<Taken>),
    /// How a telling went; `single`: it was a notice of one alert.
    Went { alerts: Vec<AlertKey>, outcome: Outcome, single: bool },
    /// A person saw these alerts (by their keys as text), or all when empty.
    MarkSeen(Vec<String>),
    /// A person opened this cluster, and this step of it.
    Opened(ViewedCluster),
    /// A person read the digest.
    DismissDigest,
    /// A person stops all asking, or lets it go on.
    Pause(bool),
    /// What the desktop offers.
    SetDesktop(Vec<DesktopRow>),
    /// The desktop shows notices again.
    NoticesBack,
    /// Keep the ages that moved, then answer.
    Flush(oneshot::Sender<()>),
}

/// What was found in files, keyring and settings.
pub(crate) struct Found {
    /// The profiles, and where their keys are kept.
    pub(crate) accounts: AccountsView,
    /// The settings, of which the engine goes by its own.
    pub(crate) settings: SettingsView,
    /// What the user should know about files and settings.
    pub(crate) notes: Vec<Note>,
}

/// A way to tell the engine. When the engine is gone, telling does nothing.
#[derive(Clone)]
pub(crate) struct Handle {
    commands: mpsc::Sender<Command>,
}

impl Handle {
    pub(crate) fn new(commands: mpsc::Sender<Command>) -> Self {
        Self { commands }
    }

    pub(crate) async fn tell(&self, command: Command) {
        // The engine stopping first is in order at the end: there is nobody left to be told.
        let _ = self.commands.send(command).await;
    }

    /// The world after these observations; None when the engine is gone or no longer has the scope.
    pub(crate) async fn observe(&self, scope: &Scope, observations: Vec<Observation>) -> Option<Arc<World>> {
        let (reply, answer) = oneshot::channel();
        self.tell(Command::Observe { scope: scope.clone(), observations, reply }).await;
        answer.await.ok()
    }

    pub(crate) async fn paced(&self, scope: &Scope, pace: Pace) {
        self.tell(Command::Paced { scope: scope.clone(), pace }).await;
    }

    pub(crate) async fn way_asked(&self, watch: &Watch, trouble: Option<Trouble>) {
        self.tell(Command::WayAsked { watch: watch.clone(), trouble }).await;
    }

    pub(crate) async fn way_serves(&self, watch: &Watch) {
        self.tell(Command::WayServes(watch.clone())).await;
    }

    pub(crate) async fn account_learnt(&self, scope: &Scope, account: String) {
        self.tell(Command::AccountLearnt { scope: scope.clone(), account }).await;
    }
}
