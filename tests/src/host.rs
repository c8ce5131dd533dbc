//! The headless host: what the shell puts together, less the window.

use emr_monitor_aws::{AwsSources, StaticKeys};
use emr_monitor_core::api::wire::Mode;
use emr_monitor_core::api::{Api, wire::Snapshot};
use emr_monitor_core::archive::Archive;
use emr_monitor_core::clock::{Clock, ScaledClock};
use emr_monitor_core::engine::{Engine, EngineSetup, WatchSetup};
use emr_monitor_core::model::{ProfileName, Region};
use emr_monitor_core::source::Sources;
use emr_monitor_core::time::At;
use emr_monitor_sim::Sim;
use emr_monitor_store::SqliteArchive;
use std::path::Path;
use std::sync::Arc;

/// How a host is put together.
pub struct HostSetup {
    /// The share of EMR's quotas it allows itself.
    pub share: f64,
    /// The speed of its clock, the sim's too.
    pub speed: f64,
}

impl Default for HostSetup {
    fn default() -> Self {
        Self { share: 0.5, speed: 1.0 }
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
    /// Watches every profile and Region of the sim, keeping its archive in `folder`.
    ///
    /// # Panics
    /// When the archive cannot be opened: a journey cannot go on without.
    pub async fn on_sim(sim: &Sim, folder: &Path, setup: HostSetup) -> Host {
        let key = |profile: &emr_monitor_sim::SimProfile| StaticKeys {
            profile: ProfileName::new(profile.name.clone()),
            access_key_id: profile.access_key_id.clone(),
            secret_access_key: profile.secret_access_key.clone(),
        };
        let profiles = sim.profiles();
        let sources = AwsSources::with_static_keys(sim.endpoint(), profiles.iter().map(key).collect());
        let watch = |profile: &str, region: &str| WatchSetup {
            profile: ProfileName::new(profile),
            region: Some(Region::new(region)),
        };
        let watches = profiles.iter().flat_map(|p| p.regions.iter().map(|region| watch(&p.name, region)));
        let clock = ScaledClock::new(At(sim.now_ms()), setup.speed);
        Self::start(Arc::new(sources), watches.collect(), folder, Arc::new(clock), setup.share).await
    }

    /// Any sources, any watches.
    ///
    /// # Panics
    /// When the archive cannot be opened.
    #[expect(clippy::expect_used, reason = "a journey cannot go on without its archive")]
    pub async fn start(
        sources: Arc<dyn Sources>,
        watches: Vec<WatchSetup>,
        folder: &Path,
        clock: Arc<dyn Clock>,
        share: f64,
    ) -> Host {
        let archive: Arc<dyn Archive> =
            Arc::new(SqliteArchive::open(folder).expect("an archive in a fresh folder"));
        let setup = EngineSetup {
            clock: Arc::clone(&clock),
            archive: Some(archive),
            archive_trouble: None,
            sources,
            watches,
            share,
            mode: Mode::Live,
            notes: Vec::new(),
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
