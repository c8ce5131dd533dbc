//! The busy day: two accounts, two Regions, every state at the start, and a week in which things keep happening.

mod actuarial;
mod dublin;
mod virginia;

use super::{ACTUARIAL, CAT, DUBLIN, VIRGINIA, arrivals, profile};
use crate::config::SimConfig;
use crate::script::{FailureText, Stage, StepScript, minutes};

const MEMORY_FLEET: &[&str] = &["r6i.4xlarge", "r6a.4xlarge", "r5.4xlarge"];

pub(super) fn stage(config: &SimConfig) -> Stage {
    let start = config.start_ms;
    let mut clusters = dublin::clusters(start);
    clusters.extend(virginia::clusters(start));
    clusters.extend(actuarial::clusters(start));
    clusters.extend(arrivals::after(start, config.seed));
    let profiles = vec![
        profile("demo-cat", CAT, &[DUBLIN, VIRGINIA]),
        profile("demo-actuarial", ACTUARIAL, &[DUBLIN, VIRGINIA]),
    ];
    Stage { profiles, clusters }
}

/// Whole minutes from the start of the sim.
fn at(start: i64, minute: i64) -> i64 {
    start + minutes(minute)
}

fn failing(name: &str, runs: i64, failure: FailureText) -> StepScript {
    StepScript::spark(name, minutes(runs)).fails(failure)
}
