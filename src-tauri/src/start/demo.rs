//! The demo: a fleet on loopback, asked by the real SDK with invented keys. Reads neither `~/.aws` nor the settings, and
//! keeps nothing where real accounts do.

use super::{StartError, Started, kept};
use crate::args::DemoAsked;
use crate::folders::Folders;
use crate::region_choice::RegionChoice;
use crate::system_clock::SystemClock;
use emr_monitor_aws::{AwsSources, StaticKeys};
use emr_monitor_core::api::wire::{Mode, Note};
use emr_monitor_core::clock::{Clock, ScaledClock};
use emr_monitor_core::engine::{Engine, EngineSetup, WatchSetup};
use emr_monitor_core::model::{ProfileName, Region};
use emr_monitor_core::notices::Notices;
use emr_monitor_core::settings::SHARE_DEFAULT;
use emr_monitor_sim::{Sim, SimConfig, SimProfile};
use std::io;
use std::path::PathBuf;
use std::sync::Arc;

/// Starts the fleet and an engine that watches all of it. `asked` is false when it opens for want of a profile.
///
/// # Errors
/// No port can be opened on loopback.
pub(super) async fn start(
    (demo, asked): (DemoAsked, bool),
    folders: Option<&Folders>,
    notes: Vec<Note>,
    notices: Option<Arc<dyn Notices>>,
) -> Result<Started, StartError> {
    let now = SystemClock.now();
    let config = SimConfig { speed: demo.speed, ..SimConfig::new(demo.scenario, now.0) };
    let sim = Sim::start(config).await?;
    let clock: Arc<dyn Clock> = Arc::new(ScaledClock::new(now, demo.speed));
    let kept = kept::open(emptied(folders).await, now).await;
    let profiles = sim.profiles();
    let engine = Engine::start(EngineSetup {
        clock: Arc::clone(&clock),
        archive: kept.archive,
        archive_trouble: kept.trouble,
        sources: Arc::new(AwsSources::with_static_keys(sim.endpoint(), profiles.iter().map(keys).collect())),
        watches: profiles.iter().flat_map(watches).collect(),
        share: SHARE_DEFAULT,
        mode: Mode::Demo { scenario: demo.scenario.to_string(), speed: demo.speed, asked },
        notes: notes.into_iter().chain(kept.notes).collect(),
        notices,
    })
    .await;
    Ok(Started::new(engine, clock, Some(sim), RegionChoice::Demo))
}

/// The demo's archive folder without what an earlier demo left in it.
async fn emptied(folders: Option<&Folders>) -> Option<PathBuf> {
    let folder = folders?.demo_archive();
    match tokio::fs::remove_dir_all(&folder).await {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            tracing::warn!(%error, "the last demo's archive could not be removed");
        }
        Ok(()) | Err(_) => {}
    }
    Some(folder)
}

fn keys(profile: &SimProfile) -> StaticKeys {
    StaticKeys {
        profile: ProfileName::new(&profile.name),
        access_key_id: profile.access_key_id.clone(),
        secret_access_key: profile.secret_access_key.clone(),
    }
}

fn watches(profile: &SimProfile) -> impl Iterator<Item = WatchSetup> + '_ {
    profile.regions.iter().map(|region| WatchSetup {
        profile: ProfileName::new(&profile.name),
        region: Some(Region::new(region)),
    })
}
