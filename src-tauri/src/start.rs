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
use emr_monitor_core::engine::Engine;
use emr_monitor_sim::{Sim, SimError};

/// What the window needs.
pub(crate) struct Parts {
    /// What commands hand over to.
    pub(crate) api: Api,
    /// Where a chosen Region is kept.
    pub(crate) choice: RegionChoice,
    /// The window's title.
    pub(crate) title: &'static str,
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
    fn new(engine: Engine, sim: Option<Sim>, choice: RegionChoice) -> Self {
        let title = if sim.is_some() { "EMR Monitor: Demo" } else { "EMR Monitor" };
        let api = engine.api();
        Self { parts: Parts { api, choice, title }, running: Running { engine, sim } }
    }
}

/// Why the app could not start at all. Nothing about AWS, files or the archive is a reason.
#[derive(Debug, thiserror::Error)]
pub(crate) enum StartError {
    /// The demo fleet could not be served.
    #[error("The demo cannot start: {0}")]
    Demo(#[from] SimError),
}

/// Starts the demo when it is asked for, or when there is nothing real to watch; else real accounts.
///
/// # Errors
/// The demo fleet could not be served.
pub(crate) async fn start(
    asked: Option<DemoAsked>,
    folders: Option<Folders>,
    surroundings: Surroundings,
) -> Result<Started, StartError> {
    let folders = folders.as_ref();
    if let Some(demo) = asked {
        return demo::start(demo, true, folders, Vec::new()).await;
    }
    let found = live::look(folders, &surroundings).await;
    if found.watches.is_empty() {
        return demo::start(DemoAsked::default(), false, folders, found.notes).await;
    }
    Ok(live::start(found, folders, surroundings).await)
}
