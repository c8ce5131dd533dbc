//! Putting the app together: real accounts where there are profiles, else the demo fleet.

mod carry;
#[cfg(test)]
pub(crate) mod computer;
mod demo;
mod kept;
mod live;
#[cfg(test)]
mod tests;

use crate::accounts::{Accounts, Given, Seen, Watching};
use crate::args::DemoAsked;
use crate::folders::Folders;
use crate::kept_keys::{KeptKeys, SystemRing};
use crate::relaunch::Relaunch;
use crate::settings_file::SettingsFile;
use emr_monitor_aws::{AwsSources, Surroundings};
use emr_monitor_core::api::Api;
use emr_monitor_core::clock::Clock;
use emr_monitor_core::engine::Engine;
use emr_monitor_core::notices::Notices;
use emr_monitor_sim::{Sim, SimError};
use std::path::PathBuf;
use std::sync::Arc;

/// What the window needs.
pub(crate) struct Parts {
    /// What commands hand over to.
    pub(crate) api: Api,
    /// The profiles, and what is done with them.
    pub(crate) accounts: Accounts,
    /// The clock that engine, tray and UI share.
    pub(crate) clock: Arc<dyn Clock>,
    /// The folder of the archive in use; None: the system names no home folder.
    pub(crate) archive: Option<PathBuf>,
}

/// What runs until the end.
pub(crate) struct Running {
    engine: Engine,
    sim: Option<Sim>,
}

impl Running {
    /// Ends the engine, then what it asked.
    pub(crate) async fn stop(self) {
        self.engine.stop().await;
        if let Some(sim) = self.sim {
            sim.stop().await;
        }
    }
}

/// A started app, without a window yet.
pub(crate) struct Started {
    /// What the window needs.
    pub(crate) parts: Parts,
    /// What runs until the end.
    pub(crate) running: Running,
}

impl Started {
    fn new(running: Running, clock: Arc<dyn Clock>, accounts: Accounts, archive: Option<PathBuf>) -> Self {
        let api = running.engine.api();
        Self { parts: Parts { api, accounts, clock, archive }, running }
    }
}

/// Why the app could not start at all. Nothing about AWS, files or the archive is a reason.
#[derive(Debug, thiserror::Error)]
pub(crate) enum StartError {
    /// The demo fleet could not be served.
    #[error("The demo cannot start: {0}")]
    Demo(#[from] SimError),
}

/// What will be opened: known before anything is started or written, so that a second launch finds the first one.
pub(crate) struct Plan {
    what: What,
    place: Place,
}

enum What {
    DemoAsked(DemoAsked),
    DemoByItself(live::Found),
    Live(live::Found),
}

/// What the app is told by its surroundings.
pub(crate) struct Place {
    /// Where things are kept; None: the system names no home folder.
    pub(crate) folders: Option<Folders>,
    /// The environment and the AWS files.
    pub(crate) surroundings: Surroundings,
    /// The system's keyring.
    pub(crate) keys: KeptKeys,
    /// Starts the app anew.
    pub(crate) relaunch: Relaunch,
}

impl Place {
    /// That of the user who runs this process.
    pub(crate) fn of_user() -> Self {
        Self {
            folders: Folders::of_user(),
            surroundings: Surroundings::of_process(),
            keys: KeptKeys::new(Arc::new(SystemRing)),
            relaunch: Relaunch::default(),
        }
    }

    fn settings_file(&self) -> Option<SettingsFile> {
        self.folders.as_ref().map(|folders| SettingsFile::at(folders.settings()))
    }

    /// What accounts are made of, on an engine.
    fn given(self, watching: Watching, api: Api, found: live::Found, data_folder: Option<PathBuf>) -> Given {
        let keys = self.keys.clone();
        Given {
            watching,
            api,
            sources: AwsSources::new(self.surroundings.clone()).with_key_store(Arc::new(keys.clone())),
            keys,
            file: self.settings_file(),
            data_folder,
            usual_folder: self.folders.as_ref().map(Folders::archive),
            surroundings: self.surroundings,
            seen: Seen {
                settings: found.settings,
                settings_notes: found.settings_notes,
                discovery: found.discovery,
                other_notes: found.other_notes,
                ..Seen::default()
            },
            relaunch: self.relaunch,
        }
    }
}

impl Plan {
    /// The demo when it is asked for, or when there is nothing real to watch; else real accounts. Only reads.
    pub(crate) async fn choose(asked: Option<DemoAsked>, place: Place) -> Self {
        let what = match asked {
            Some(demo) => What::DemoAsked(demo),
            None => {
                let found = live::look(&place).await;
                if found.watches.is_empty() { What::DemoByItself(found) } else { What::Live(found) }
            }
        };
        Self { what, place }
    }

    /// Whether it is the demo, asked for or not: it has a name, a place and an archive of its own.
    pub(crate) fn is_demo(&self) -> bool {
        match self.what {
            What::DemoAsked(_) | What::DemoByItself(_) => true,
            What::Live(_) => false,
        }
    }

    /// The app's name in the window's title.
    pub(crate) fn title(&self) -> &'static str {
        if self.is_demo() { "EMR Monitor: Demo" } else { "EMR Monitor" }
    }

    /// Starts it. Without notices alerts are only listed.
    ///
    /// # Errors
    /// The demo fleet could not be served.
    pub(crate) async fn start(self, notices: Option<Arc<dyn Notices>>) -> Result<Started, StartError> {
        match self.what {
            What::DemoAsked(demo) => demo::start(demo, None, self.place, notices).await,
            What::DemoByItself(found) => {
                demo::start(DemoAsked::default(), Some(found), self.place, notices).await
            }
            What::Live(found) => Ok(live::start(found, self.place, notices).await),
        }
    }
}
