//! The profiles there are and what is done with them: found in the AWS files, the environment and the keyring; switched on and
//! off by Region; tested, named, added and removed. What is chosen stands in the settings file; the engine is told the outcome.

mod add;
mod candidate;
mod change;
mod follow;
mod naming;
mod reload;
mod setting;
#[cfg(test)]
mod tests;
mod view;
mod wanted;

pub(crate) use add::NewAccount;
pub(crate) use follow::follow;
pub(crate) use setting::{SettingChange, can_be_used};
pub(crate) use view::of_demo;
pub(crate) use wanted::wanted;

use crate::kept_keys::{KeptKeys, RingState};
use crate::relaunch::Relaunch;
use crate::settings_file::SettingsFile;
use candidate::Candidate;
use emr_monitor_aws::{AwsSources, Discovery, Surroundings};
use emr_monitor_core::api::wire::{ConnectionTest, Note};
use emr_monitor_core::api::{Api, Fault, FaultCode};
use emr_monitor_core::model::ProfileName;
use emr_monitor_core::settings::Settings;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// What the app is watching, as far as accounts go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Watching {
    /// Real accounts.
    Live,
    /// The demo fleet, until there is something real to watch.
    DemoByItself,
    /// The demo fleet, as asked for: it stands apart from real data.
    DemoAsked,
}

/// What accounts are made of.
pub(crate) struct Given {
    /// What is watched.
    pub(crate) watching: Watching,
    /// The engine.
    pub(crate) api: Api,
    /// Ways to AWS.
    pub(crate) sources: AwsSources,
    /// The environment and the AWS files.
    pub(crate) surroundings: Surroundings,
    /// Keys in the keyring.
    pub(crate) keys: KeptKeys,
    /// The settings file; None: the system names no home folder.
    pub(crate) file: Option<SettingsFile>,
    /// The folder the archive is in.
    pub(crate) data_folder: Option<PathBuf>,
    /// The folder it is in when none is chosen.
    pub(crate) usual_folder: Option<PathBuf>,
    /// What was read at the start.
    pub(crate) seen: Seen,
    /// Starts the app anew.
    pub(crate) relaunch: Relaunch,
}

/// What was read and found last.
#[derive(Debug, Clone, Default)]
pub(crate) struct Seen {
    /// The settings.
    pub(crate) settings: Settings,
    /// What is wrong with them.
    pub(crate) settings_notes: Vec<Note>,
    /// The profiles.
    pub(crate) discovery: Discovery,
    /// What else is to be told, as found at the start.
    pub(crate) other_notes: Vec<Note>,
    /// What the last test of each profile found.
    pub(crate) tests: BTreeMap<ProfileName, ConnectionTest>,
    /// The keyring; None: not looked at.
    pub(crate) ring: Option<RingState>,
    /// Whether the app starts at login; None: the system does not tell.
    pub(crate) start_at_login: Option<bool>,
}

/// The accounts: cheap to clone.
#[derive(Clone)]
pub(crate) struct Accounts(Arc<Inner>);

struct Inner {
    given: Given,
    seen: Mutex<Seen>,
    candidate: Mutex<Option<Candidate>>,
    /// One change at a time: each reads the file, changes it and tells the engine.
    turn: tokio::sync::Mutex<()>,
}

impl Accounts {
    /// Accounts as read at the start.
    pub(crate) fn new(mut given: Given) -> Self {
        let seen = Mutex::new(std::mem::take(&mut given.seen));
        Self(Arc::new(Inner {
            given,
            seen,
            candidate: Mutex::default(),
            turn: tokio::sync::Mutex::default(),
        }))
    }

    /// Tells the window what is known so far. The keyring is looked at meanwhile: it may have to be started first.
    pub(crate) async fn begin(&self) {
        self.tell().await;
        if self.0.given.watching != Watching::DemoAsked {
            let accounts = self.clone();
            tokio::spawn(async move { accounts.look_at_ring().await });
        }
    }

    fn seen(&self) -> MutexGuard<'_, Seen> {
        self.0.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The settings file, where something can be kept at all.
    fn file(&self) -> Result<SettingsFile, Fault> {
        self.open_to_change()?;
        self.0.given.file.clone().ok_or_else(|| {
            let said = "Nothing can be kept: the system names no home folder. Set HOME and start again.";
            Fault::new(FaultCode::Settings, said)
        })
    }

    /// The demo that was asked for reads and changes nothing real.
    fn open_to_change(&self) -> Result<(), Fault> {
        match self.0.given.watching {
            Watching::Live | Watching::DemoByItself => Ok(()),
            Watching::DemoAsked => {
                let said = "This is the demo, which stands apart from your accounts. Start EMR Monitor without --demo to change them.";
                Err(Fault::new(FaultCode::BadInput, said))
            }
        }
    }
}

/// For what ends only because the app does.
fn closing() -> Fault {
    Fault::new(FaultCode::Stopping, "EMR Monitor is closing.")
}
