//! A home folder with AWS files, a sim, and sources that lead to it.

use emr_monitor_aws::{AccessKeys, AwsFiles, AwsSources, Limits, StaticKeys, Surroundings};
use emr_monitor_core::model::{ProfileName, Region, Watch};
use emr_monitor_core::source::Source;
use emr_monitor_sim::{Scenario, Sim, SimConfig, SimProfile};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;
use tempfile::TempDir;

/// 1 July 2026, 08:00 UTC.
pub(crate) const START_MS: i64 = 1_782_892_800_000;

/// A home folder of its own; nothing else of the machine is looked at.
pub(crate) struct Home {
    dir: TempDir,
    env: BTreeMap<String, String>,
}

impl Home {
    pub(crate) fn new(config: impl AsRef<[u8]>, credentials: impl AsRef<[u8]>) -> Self {
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(dir.path().join("config"), config).unwrap();
        std::fs::write(dir.path().join("credentials"), credentials).unwrap();
        Self { dir, env: BTreeMap::new() }
    }

    pub(crate) fn with(mut self, name: &str, value: &str) -> Self {
        self.env.insert(name.to_owned(), value.to_owned());
        self
    }

    pub(crate) fn files(&self) -> AwsFiles {
        AwsFiles { config: self.dir.path().join("config"), credentials: self.dir.path().join("credentials") }
    }

    pub(crate) fn surroundings(&self) -> Surroundings {
        Surroundings::for_tests(self.env.clone(), self.files())
    }

    pub(crate) fn sources(&self) -> AwsSources {
        AwsSources::new(self.surroundings())
    }
}

/// Short limits, so that a hang costs a test little.
pub(crate) fn quick() -> Limits {
    Limits {
        connect: Duration::from_millis(500),
        attempt: Duration::from_millis(1_500),
        operation: Duration::from_secs(6),
        credentials: Duration::from_secs(5),
    }
}

/// Limits that a slow machine does not reach.
pub(crate) fn patient() -> Limits {
    Limits::default()
}

pub(crate) async fn sim(scenario: Scenario) -> Sim {
    Sim::start(SimConfig { quotas: false, ..SimConfig::new(scenario, START_MS) }).await.unwrap()
}

pub(crate) fn watch(profile: &str, region: &str) -> Watch {
    Watch { profile: ProfileName::new(profile), region: Region::new(region) }
}

/// The sim's first profile in its first Region.
pub(crate) fn first(sim: &Sim) -> (SimProfile, Watch) {
    let profile = sim.profiles().remove(0);
    let watch = watch(&profile.name, &profile.regions[0]);
    (profile, watch)
}

/// Sources by the keys the sim gives out.
pub(crate) fn static_sources(sim: &Sim) -> AwsSources {
    let keys = sim
        .profiles()
        .into_iter()
        .map(|profile| StaticKeys {
            profile: ProfileName::new(profile.name),
            keys: AccessKeys::lasting(profile.access_key_id, profile.secret_access_key),
        })
        .collect();
    AwsSources::with_static_keys(sim.endpoint(), keys)
}

pub(crate) async fn source(sim: &Sim, limits: Limits) -> Arc<dyn Source> {
    let (_, watch) = first(sim);
    static_sources(sim).with_limits(limits).open(&watch).await.unwrap()
}

/// A profile with keys, for the credentials file.
pub(crate) fn keys(name: &str, profile: &SimProfile) -> String {
    format!(
        "[{name}]\naws_access_key_id = {}\naws_secret_access_key = {}\n",
        profile.access_key_id, profile.secret_access_key
    )
}
