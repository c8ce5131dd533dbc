//! The headless host: what the shell puts together, less the window.

use crate::FleetClock;
use emr_monitor_aws::{AccessKeys, AwsSources, Limits, StaticKeys};
use emr_monitor_core::api::wire::Mode;
use emr_monitor_core::api::{Api, wire::Snapshot};
use emr_monitor_core::archive::{Archive, ArchiveError};
use emr_monitor_core::clock::Clock;
use emr_monitor_core::engine::{Engine, EngineSetup, WatchSetup};
use emr_monitor_core::model::{ProfileName, Region};
use emr_monitor_core::notices::Notices;
use emr_monitor_core::settings::RETENTION_DEFAULT;
use emr_monitor_core::source::Sources;
use emr_monitor_sim::{Scenario, Sim, SimConfig, SimProfile};
use emr_monitor_store::SqliteArchive;
use std::path::Path;
use std::sync::Arc;

/// When the sims' clocks begin: 23 November 2026.
pub const START: i64 = 1_795_420_000_000;

/// A sim of a scenario at a speed, with EMR's quotas.
///
/// # Panics
/// When no port of the loopback is free.
#[expect(clippy::expect_used, reason = "a journey cannot go on without its fleet")]
pub async fn sim(scenario: Scenario, speed: f64) -> Sim {
    Sim::start(SimConfig { speed, ..SimConfig::new(scenario, START) }).await.expect("a sim")
}

/// The real SDK, led to the sim by its profiles' keys.
#[must_use]
pub fn sources_of(sim: &Sim, profiles: &[SimProfile], limits: Limits) -> AwsSources {
    sources_at(&sim.endpoint(), profiles, limits)
}

/// The same at another endpoint.
#[must_use]
pub fn sources_at(endpoint: &str, profiles: &[SimProfile], limits: Limits) -> AwsSources {
    let keys = profiles.iter().map(|profile| StaticKeys {
        profile: ProfileName::new(profile.name.clone()),
        keys: AccessKeys::lasting(&profile.access_key_id, &profile.secret_access_key),
    });
    AwsSources::with_static_keys(endpoint, keys.collect()).with_limits(limits)
}

/// Every profile in every Region it has.
#[must_use]
pub fn watches_of(profiles: &[SimProfile]) -> Vec<WatchSetup> {
    let of = |profile: &SimProfile| {
        let name = ProfileName::new(profile.name.clone());
        let watch =
            |region: &String| WatchSetup { profile: name.clone(), region: Some(Region::new(region.clone())) };
        profile.regions.iter().map(watch).collect::<Vec<_>>()
    };
    profiles.iter().flat_map(of).collect()
}

/// How a host is put together.
pub struct HostSetup {
    /// The share of EMR's quotas it allows itself.
    pub share: f64,
    /// The speed of the sim.
    pub speed: f64,
    /// How long the SDK waits, on real time.
    pub limits: Limits,
    /// The desktop it tells its alerts; None: they are only listed.
    pub notices: Option<Arc<dyn Notices>>,
}

impl Default for HostSetup {
    fn default() -> Self {
        Self { share: 0.5, speed: 1.0, limits: Limits::default(), notices: None }
    }
}

/// A running host.
pub struct Host {
    engine: Engine,
    /// The engine's clock.
    pub clock: Arc<dyn Clock>,
    /// What the window would ask.
    pub api: Api,
}

impl Host {
    /// Watches every profile and Region of the sim on the sim's own clock, keeping its archive in `folder`.
    pub async fn on_sim(sim: &Sim, folder: &Path, setup: HostSetup) -> Host {
        let profiles = sim.profiles();
        let sources = sources_of(sim, &profiles, setup.limits);
        Self::with(sim, Arc::new(sources), watches_of(&profiles), folder, &setup).await
    }

    /// The same with other sources or watches.
    pub async fn with(
        sim: &Sim,
        sources: Arc<dyn Sources>,
        watches: Vec<WatchSetup>,
        folder: &Path,
        setup: &HostSetup,
    ) -> Host {
        let clock = Arc::new(FleetClock { sim: sim.handle(), speed: setup.speed });
        Self::start(sources, watches, folder, clock, (setup.share, setup.notices.clone())).await
    }

    /// Any sources, any watches, any clock. As in the app, an archive that cannot be opened is told and does not stop it.
    pub async fn start(
        sources: Arc<dyn Sources>,
        watches: Vec<WatchSetup>,
        folder: &Path,
        clock: Arc<dyn Clock>,
        told: (f64, Option<Arc<dyn Notices>>),
    ) -> Host {
        let opened = SqliteArchive::open(folder).map(|archive| Arc::new(archive) as Arc<dyn Archive>);
        Self::on_archive(sources, watches, opened, clock, told).await
    }

    /// The same on any archive, or on the trouble of opening one.
    pub async fn on_archive(
        sources: Arc<dyn Sources>,
        watches: Vec<WatchSetup>,
        opened: Result<Arc<dyn Archive>, ArchiveError>,
        clock: Arc<dyn Clock>,
        (share, notices): (f64, Option<Arc<dyn Notices>>),
    ) -> Host {
        let archive_trouble = opened.as_ref().err().cloned();
        let setup = EngineSetup {
            clock: Arc::clone(&clock),
            archive: opened.ok(),
            archive_trouble,
            sources,
            watches,
            share,
            retention_days: RETENTION_DEFAULT,
            mode: Mode::Live,
            notes: Vec::new(),
            notices,
        };
        let engine = Engine::start(setup).await;
        let api = engine.api();
        Host { engine, clock, api }
    }

    /// All that the window would be shown now.
    ///
    /// # Panics
    /// When the engine has stopped.
    #[expect(clippy::expect_used, reason = "a host that is asked has not been stopped")]
    pub async fn snapshot(&self) -> Snapshot {
        self.api.snapshot().await.expect("a running engine answers")
    }

    /// Stops in order.
    pub async fn stop(self) {
        drop(self.api);
        self.engine.stop().await;
    }
}
