//! Putting the app together: real accounts where there are profiles, else the demo fleet.

mod demo;
mod kept;
mod live;
#[cfg(test)]
mod tests;

use crate::args::DemoAsked;
use crate::folders::Folders;
use crate::region_choice::RegionChoice;
use emr_monitor_aws::Surroundings;
use emr_monitor_core::api::Api;
use emr_monitor_core::api::wire::Note;
use emr_monitor_core::clock::Clock;
use emr_monitor_core::engine::Engine;
use emr_monitor_core::notices::Notices;
use emr_monitor_sim::{Sim, SimError};
use std::sync::Arc;

/// What the window needs.
pub(crate) struct Parts {
    /// What commands hand over to.
    pub(crate) api: Api,
    /// Where a chosen Region is kept.
    pub(crate) choice: RegionChoice,
    /// The clock that engine, tray and UI share.
    pub(crate) clock: Arc<dyn Clock>,
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
    fn new(engine: Engine, clock: Arc<dyn Clock>, sim: Option<Sim>, choice: RegionChoice) -> Self {
        let api = engine.api();
        Self { parts: Parts { api, choice, clock }, running: Running { engine, sim } }
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
    folders: Option<Folders>,
    surroundings: Surroundings,
}

enum What {
    Demo { demo: DemoAsked, asked: bool, notes: Vec<Note> },
    Live(live::Found),
}

impl Plan {
    /// The demo when it is asked for, or when there is nothing real to watch; else real accounts. Only reads.
    pub(crate) async fn choose(
        asked: Option<DemoAsked>,
        folders: Option<Folders>,
        surroundings: Surroundings,
    ) -> Self {
        let what = match asked {
            Some(demo) => What::Demo { demo, asked: true, notes: Vec::new() },
            None => {
                let found = live::look(folders.as_ref(), &surroundings).await;
                if found.watches.is_empty() {
                    What::Demo { demo: DemoAsked::default(), asked: false, notes: found.notes }
                } else {
                    What::Live(found)
                }
            }
        };
        Self { what, folders, surroundings }
    }

    /// Whether it is the demo, asked for or not: it has a name, a place and an archive of its own.
    pub(crate) fn is_demo(&self) -> bool {
        matches!(self.what, What::Demo { .. })
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
        let folders = self.folders.as_ref();
        match self.what {
            What::Demo { demo, asked, notes } => demo::start((demo, asked), folders, notes, notices).await,
            What::Live(found) => Ok(live::start(found, folders, self.surroundings, notices).await),
        }
    }
}
