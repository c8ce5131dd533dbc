//! The scenarios, one file each. All names are invented.

mod arrivals;
mod big_fleet;
mod bootstrap_failure;
mod busy_day;
mod capacity_wait;
mod endings;
mod failed_step;
mod failures;
mod fleet;
mod hard_hour;
mod hostile;
mod long_queue;
mod pace;
mod parallel_steps;
mod quiet;
mod spot_storm;
mod throttled;

use crate::config::{Scenario, SimConfig, SimProfile};
use crate::script::Stage;
use crate::stranger::Stranger;

/// The account of catastrophe modelling.
const CAT: &str = "111122223333";
/// The account of actuarial modelling.
const ACTUARIAL: &str = "444455556666";
const DUBLIN: &str = "eu-west-1";
const VIRGINIA: &str = "us-east-1";

pub(crate) fn stage(config: &SimConfig) -> Stage {
    match config.scenario {
        Scenario::BusyDay => busy_day::stage(config),
        Scenario::FailedStep => failed_step::stage(config),
        Scenario::LongQueue => long_queue::stage(config),
        Scenario::Quiet => quiet::stage(config),
        Scenario::Hostile => hostile::stage(config),
        Scenario::HostileEndings => hostile::endings(config),
        Scenario::Endings => endings::stage(config),
        Scenario::HardHour => hard_hour::stage(config),
        Scenario::BigFleet => big_fleet::stage(config),
        Scenario::CapacityWait => capacity_wait::stage(config),
        Scenario::BootstrapFailure => bootstrap_failure::stage(config),
        Scenario::ParallelSteps => parallel_steps::stage(config),
        Scenario::SpotStorm => spot_storm::stage(config),
        Scenario::Throttled | Scenario::Pace => pace::stage(config),
        Scenario::Fleet { clusters } => fleet::stage(config, clusters),
    }
}

/// Who else calls in the accounts of a scenario.
pub(crate) fn strangers(config: &SimConfig) -> Vec<Stranger> {
    match config.scenario {
        Scenario::Throttled => throttled::strangers(config),
        Scenario::BusyDay
        | Scenario::FailedStep
        | Scenario::LongQueue
        | Scenario::Quiet
        | Scenario::Hostile
        | Scenario::HostileEndings
        | Scenario::Endings
        | Scenario::HardHour
        | Scenario::BigFleet
        | Scenario::CapacityWait
        | Scenario::BootstrapFailure
        | Scenario::ParallelSteps
        | Scenario::SpotStorm
        | Scenario::Pace
        | Scenario::Fleet { .. } => Vec::new(),
    }
}

/// Who sits before the screen; some of the clusters are tagged as this person's.
const MODELLER: &str = "m.dubois";

/// The way into an account that a scenario shows.
fn profile(name: &str, account: &str, regions: &[&str]) -> SimProfile {
    SimProfile {
        name: name.to_owned(),
        user: MODELLER.to_owned(),
        account: account.to_owned(),
        access_key_id: format!("AKIASIM1{account}"),
        secret_access_key: format!("sim+secret+one+{account}+not+a+real+key"),
        regions: regions.iter().map(|region| (*region).to_owned()).collect(),
    }
}

/// The profile of every scenario that needs but one account and Region.
fn only_cat() -> Vec<SimProfile> {
    vec![profile("demo-cat", CAT, &[DUBLIN])]
}

/// A second key into each account.
pub(crate) fn second_keys(profiles: &[SimProfile]) -> Vec<SimProfile> {
    let second = |profile: &SimProfile| SimProfile {
        name: format!("{}-second", profile.name),
        access_key_id: format!("AKIASIM2{}", profile.account),
        secret_access_key: format!("sim+secret+two+{}+not+a+real+key", profile.account),
        ..profile.clone()
    };
    profiles.iter().map(second).collect()
}
