//! What the engine publishes: all that is believed, as cheap snapshots. Latest wins.

use super::watched::WatchedClusters;
use crate::alert::AlertList;
use crate::api::wire::{AccountsView, DesktopRow, Note, SettingsView};
use crate::archive::ArchiveError;
use crate::model::{ClusterKey, ProfileName, Region, Scope, StepId, Trouble, Watch};
use crate::poll::call_log::SharedCallLog;
use crate::poll::pace::Pace;
use crate::poll::plan::Focus;
use crate::poll::task::SharedBudget;
use crate::time::At;
use crate::world::World;
use std::collections::BTreeMap;
use std::sync::Arc;

/// All scopes and watches at one moment.
#[derive(Debug, Clone)]
pub struct Fleet {
    /// The sequence number of the last batch of changes.
    pub seq: u64,
    /// Scope by scope.
    pub scopes: BTreeMap<Scope, ScopeView>,
    /// The watches, in the order of the settings.
    pub ways: Vec<Way>,
    /// Whether what is seen is also kept.
    pub keeping: Keeping,
    /// Since when all of it is kept without a gap; while it is not, the last time that began.
    pub kept_since: At,
    /// Faults inside the app, by the scope they met.
    pub restarts: BTreeMap<Scope, Restarts>,
    /// What the user should know about files and settings.
    pub notes: Vec<Note>,
    /// The alerts, and the last digest.
    pub alerts: Arc<AlertList>,
    /// What the desktop offers.
    pub desktop: Vec<DesktopRow>,
    /// The profiles, and where their keys are kept.
    pub accounts: Arc<AccountsView>,
    /// The settings as used now.
    pub settings: Arc<SettingsView>,
    /// Since when asking is paused.
    pub paused: Option<At>,
    /// The clusters a person watches.
    pub watched: Arc<WatchedClusters>,
    /// The cluster that is open in the window.
    pub viewed: Option<ClusterKey>,
}

impl Fleet {
    /// What people have their eyes on in a scope, as far as intervals depend on it: not on the selected step.
    #[must_use]
    pub fn focus(&self, scope: &Scope) -> Focus {
        let viewed = self.viewed.as_ref().filter(|viewed| viewed.scope == *scope);
        Focus {
            cluster: viewed.map(|viewed| viewed.cluster.clone()),
            step: None,
            watched: self.watched.of(scope),
        }
    }
}

/// One scope.
#[derive(Debug, Clone)]
pub struct ScopeView {
    /// What is believed.
    pub world: Arc<World>,
    /// How often it is planned to be read.
    pub pace: Pace,
    /// What asking may cost.
    pub(crate) budget: SharedBudget,
    /// How the last calls went.
    pub(crate) calls: SharedCallLog,
    /// The watch that asks; None until one has joined.
    pub asked_by: Option<Watch>,
}

/// A watch and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Way {
    /// The profile.
    pub profile: ProfileName,
    /// The Region; None while the profile names none and the user chose none.
    pub region: Option<Region>,
    /// Where it leads: as its credentials say, or as remembered from the last run.
    pub scope: Option<Scope>,
    /// Whether its credentials have answered for the scope in this run.
    pub joined: bool,
    /// What is wrong with it.
    pub trouble: Option<Trouble>,
    /// How often in a row it was.
    pub failures: u32,
}

impl Way {
    /// As a watch, once a Region is chosen.
    #[must_use]
    pub fn watch(&self) -> Option<Watch> {
        let region = self.region.clone()?;
        Some(Watch { profile: self.profile.clone(), region })
    }
}

/// Faults inside the app in one scope, since the start.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restarts {
    /// How many.
    pub count: u32,
    /// When the last one was.
    pub last: At,
    /// What it said.
    pub said: String,
}

/// Whether what is seen is also kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Keeping {
    /// It is.
    Kept,
    /// It is not, since then, because.
    NotSince(At, ArchiveError),
}

/// The cluster that is looked at, and the step selected in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ViewedCluster {
    pub(crate) key: ClusterKey,
    pub(crate) step: Option<StepId>,
}
