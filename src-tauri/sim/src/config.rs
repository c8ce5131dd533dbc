//! What a sim is started with, and what it tells about itself.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// How a sim behaves; the same values give the same fleet.
#[derive(Debug, Clone, PartialEq)]
pub struct SimConfig {
    /// What the fleet does.
    pub scenario: Scenario,
    /// Decides ids, list order and whatever a scenario draws by lot.
    pub seed: u64,
    /// Milliseconds of the sim's clock for each real millisecond.
    pub speed: f64,
    /// The sim's clock at its start, in milliseconds since the epoch.
    pub start_ms: i64,
    /// Added to each call, in real milliseconds.
    pub latency_ms: u64,
    /// Whether EMR's documented token buckets are enforced.
    pub quotas: bool,
}

impl SimConfig {
    /// The defaults of a scenario whose clock starts at `start_ms` (milliseconds since the epoch).
    pub fn new(scenario: Scenario, start_ms: i64) -> Self {
        Self { scenario, start_ms, ..Self::default() }
    }
}

impl Default for SimConfig {
    /// The busy day, seed 1, real speed, no latency, quotas on. `start_ms` is the epoch itself: give one by [`SimConfig::new`].
    fn default() -> Self {
        Self { scenario: Scenario::BusyDay, seed: 1, speed: 1.0, start_ms: 0, latency_ms: 0, quotas: true }
    }
}

/// What the fleet does. Parsed from and shown as the name in each variant's first line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scenario {
    /// `busy-day`: two accounts, two Regions, every state at the start, and a week in which things keep happening.
    BusyDay,
    /// `failed-step`: three clusters; a step fails after one minute and its reason is filled four minutes later.
    FailedStep,
    /// `long-queue`: one running step with 200 pending behind it, so that it is not on the first page.
    LongQueue,
    /// `quiet`: one WAITING and one TERMINATED cluster; nothing changes.
    Quiet,
    /// `hostile`: names that try to break out of where they are shown, and states nobody documented.
    Hostile,
    /// `hostile-endings`: steps and clusters of such names fail, one a minute.
    HostileEndings,
    /// `endings`: everything that ends within half an hour, each in its own way.
    Endings,
    /// `hard-hour`: an hour in which steps fail and clusters end, every minute a few.
    HardHour,
    /// `big-fleet`: five accounts in three Regions each, 2,000 clusters with 100,000 steps, 200 of them live.
    BigFleet,
    /// `capacity-wait`: clusters that wait for capacity, one of them for an hour and one in vain.
    CapacityWait,
    /// `bootstrap-failure`: a bootstrap action fails for half an hour, on each cluster that begins.
    BootstrapFailure,
    /// `parallel-steps`: sixty steps on ten places; some fail, the others go on.
    ParallelSteps,
    /// `spot-storm`: Spot takes most task nodes of two clusters back, and with them a step.
    SpotStorm,
    /// `throttled`: ten live clusters among forty, and strangers who use the account's quotas up in bursts.
    Throttled,
    /// `pace`: the same clusters without strangers; ten are live at any time for a day, and their steps change all the time.
    Pace,
    /// `fleet:N`: N plain live clusters in one scope.
    Fleet {
        /// How many.
        clusters: usize,
    },
}

/// A scenario name that is not known.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "There is no scenario \"{0}\". Known are busy-day, failed-step, long-queue, quiet, hostile, hostile-endings, endings, hard-hour, big-fleet, capacity-wait, bootstrap-failure, parallel-steps, spot-storm, throttled, pace and fleet:N (N up to 10000)."
)]
pub struct UnknownScenario(String);

impl FromStr for Scenario {
    type Err = UnknownScenario;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        let unknown = || UnknownScenario(name.to_owned());
        match name {
            "busy-day" => Ok(Self::BusyDay),
            "failed-step" => Ok(Self::FailedStep),
            "long-queue" => Ok(Self::LongQueue),
            "quiet" => Ok(Self::Quiet),
            "hostile" => Ok(Self::Hostile),
            "hostile-endings" => Ok(Self::HostileEndings),
            "endings" => Ok(Self::Endings),
            "hard-hour" => Ok(Self::HardHour),
            "big-fleet" => Ok(Self::BigFleet),
            "capacity-wait" => Ok(Self::CapacityWait),
            "bootstrap-failure" => Ok(Self::BootstrapFailure),
            "parallel-steps" => Ok(Self::ParallelSteps),
            "spot-storm" => Ok(Self::SpotStorm),
            "throttled" => Ok(Self::Throttled),
            "pace" => Ok(Self::Pace),
            other => {
                let count = other.strip_prefix("fleet:").ok_or_else(unknown)?;
                let clusters = count.parse().map_err(|_| unknown())?;
                if clusters > 10_000 { Err(unknown()) } else { Ok(Self::Fleet { clusters }) }
            }
        }
    }
}

impl fmt::Display for Scenario {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BusyDay => f.write_str("busy-day"),
            Self::FailedStep => f.write_str("failed-step"),
            Self::LongQueue => f.write_str("long-queue"),
            Self::Quiet => f.write_str("quiet"),
            Self::Hostile => f.write_str("hostile"),
            Self::HostileEndings => f.write_str("hostile-endings"),
            Self::Endings => f.write_str("endings"),
            Self::HardHour => f.write_str("hard-hour"),
            Self::BigFleet => f.write_str("big-fleet"),
            Self::CapacityWait => f.write_str("capacity-wait"),
            Self::BootstrapFailure => f.write_str("bootstrap-failure"),
            Self::ParallelSteps => f.write_str("parallel-steps"),
            Self::SpotStorm => f.write_str("spot-storm"),
            Self::Throttled => f.write_str("throttled"),
            Self::Pace => f.write_str("pace"),
            Self::Fleet { clusters } => write!(f, "fleet:{clusters}"),
        }
    }
}

/// A way into one of the sim's accounts. The keys are invented and open nothing else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SimProfile {
    /// The profile's name.
    pub name: String,
    /// Its user's name at STS.
    pub user: String,
    /// The account, 12 digits.
    pub account: String,
    /// What the sim tells accounts apart by.
    pub access_key_id: String,
    /// Never checked; SDKs need one to sign with.
    pub secret_access_key: String,
    /// Regions in which the scenario has clusters.
    pub regions: Vec<String>,
}

/// Why a sim did not start.
#[derive(Debug, thiserror::Error)]
pub enum SimError {
    /// The loopback port could not be opened.
    #[error(
        "The sim could not listen on 127.0.0.1:{port}: {source}. Choose another port, or 0 for any free one."
    )]
    Listen {
        /// The port that was asked for; 0 is any.
        port: u16,
        /// What the system said.
        source: std::io::Error,
    },
    /// A speed that no clock can have.
    #[error("The sim cannot run at speed {0}. Give a number from 0 to 100000.")]
    Speed(f64),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_scenario_is_parsed_from_the_name_it_shows() {
        let all = [
            Scenario::BusyDay,
            Scenario::FailedStep,
            Scenario::LongQueue,
            Scenario::Quiet,
            Scenario::Hostile,
            Scenario::HostileEndings,
            Scenario::Endings,
            Scenario::HardHour,
            Scenario::BigFleet,
            Scenario::Throttled,
            Scenario::Pace,
            Scenario::Fleet { clusters: 55 },
        ];
        for scenario in all {
            assert_eq!(scenario.to_string().parse(), Ok(scenario));
        }
    }

    #[test]
    fn an_unknown_scenario_is_told_with_the_known_ones() {
        for name in ["busy", "fleet:", "fleet:-1", "fleet:10001", ""] {
            let told = name.parse::<Scenario>().unwrap_err().to_string();
            assert!(told.contains("busy-day, failed-step, long-queue, quiet"), "{told}");
        }
    }
}
