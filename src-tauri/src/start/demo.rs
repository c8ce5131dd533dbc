//! The demo: a fleet on loopback, asked by the real SDK with invented keys. Reads neither `~/.aws` nor the settings, and
//! keeps nothing where real accounts do.

use super::{Place, Running, StartError, Started, kept, live};
use crate::accounts::{Accounts, Watching, of_demo};
use crate::args::DemoAsked;
use crate::folders::Folders;
use crate::system_clock::SystemClock;
use emr_monitor_aws::{AccessKeys, AwsSources, StaticKeys};
use emr_monitor_core::api::wire::Mode;
use emr_monitor_core::clock::{Clock, ScaledClock};
use emr_monitor_core::engine::{Engine, EngineSetup, WatchSetup};
use emr_monitor_core::model::{ProfileName, Region};
use emr_monitor_core::notices::Notices;
use emr_monitor_sim::{Sim, SimConfig, SimProfile};
use std::io;
use std::path::PathBuf;
use std::sync::Arc;

/// Starts the fleet and an engine that watches all of it. `found` is what the computer has when it opens by itself, for want of
/// something to watch.
///
/// # Errors
/// No port can be opened on loopback.
pub(super) async fn start(
    demo: DemoAsked,
    found: Option<live::Found>,
    place: Place,
    notices: Option<Arc<dyn Notices>>,
) -> Result<Started, StartError> {
    let now = SystemClock.now();
    let config = SimConfig { speed: demo.speed, ..SimConfig::new(demo.scenario, now.0) };
    let sim = Sim::start(config).await?;
    let clock: Arc<dyn Clock> = Arc::new(ScaledClock::new(now, demo.speed));
    let archive = emptied(place.folders.as_ref()).await;
    let kept = kept::open(archive.clone(), now).await;
    let settings = found.as_ref().map(|found| found.settings.clone()).unwrap_or_default();
    let profiles = sim.profiles();
    let engine = Engine::start(EngineSetup {
        clock: Arc::clone(&clock),
        archive: kept.archive,
        archive_trouble: kept.trouble,
        sources: Arc::new(AwsSources::with_static_keys(sim.endpoint(), profiles.iter().map(keys).collect())),
        watches: profiles.iter().flat_map(watches).collect(),
        share: settings.share,
        retention_days: settings.retention_days,
        mode: Mode::Demo { scenario: demo.scenario.to_string(), speed: demo.speed, asked: found.is_none() },
        notes: kept.notes.clone(),
        notices,
    })
    .await;
    let api = engine.api();
    let watching = if found.is_some() { Watching::DemoByItself } else { Watching::DemoAsked };
    if watching == Watching::DemoAsked {
        let (accounts, settings) = of_demo(&profiles);
        api.set_found(accounts, settings, kept.notes.clone()).await;
    }
    let found = live::Found { other_notes: kept.notes, ..found.unwrap_or_default() };
    // The demo's archive is no place anybody chose: the folder shown is the one that real accounts would have.
    let folder = place.folders.as_ref().map(|folders| folders.archive_by(&found.settings));
    let accounts = Accounts::new(place.given(watching, api, found, folder));
    accounts.begin().await;
    Ok(Started::new(Running { engine, sim: Some(sim) }, clock, accounts, archive))
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
        keys: AccessKeys::lasting(&profile.access_key_id, &profile.secret_access_key),
    }
}

fn watches(profile: &SimProfile) -> impl Iterator<Item = WatchSetup> + '_ {
    profile.regions.iter().map(|region| WatchSetup {
        profile: ProfileName::new(&profile.name),
        region: Some(Region::new(region)),
    })
}
