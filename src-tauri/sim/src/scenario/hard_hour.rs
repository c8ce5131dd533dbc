//! An hour in which steps fail and clusters end, every minute a few; nothing more after it. For what must be told of each,
//! whatever happens to who watches. Nothing ends between 20 minutes before the start and 2 minutes after it.

use super::failures::{MISSING_COLUMN, OUT_OF_MEMORY, OUTPUT_EXISTS};
use super::{CAT, DUBLIN, only_cat};
use crate::config::SimConfig;
use crate::ident::between;
use crate::script::{ActionOnFailure, ClusterScript, FailureText, Launch, Stage, StepScript, minutes};

/// Clusters that work through steps.
const WORKING: i64 = 8;
/// Clusters that never get so far.
const BROKEN: i64 = 12;
/// No step begins after this.
const HOUR: i64 = minutes(50);

const FAILURES: [FailureText; 3] = [OUT_OF_MEMORY, OUTPUT_EXISTS, MISSING_COLUMN];

pub(super) fn stage(config: &SimConfig) -> Stage {
    let working = (0..WORKING).map(|number| working(config, number));
    let broken = (0..BROKEN).map(|number| broken(config, number));
    Stage { profiles: only_cat(), clusters: working.chain(broken).collect() }
}

/// Had a failure before the start; then its steps fail and complete in turn, and the last one decides how it ends.
fn working(config: &SimConfig, number: i64) -> ClusterScript {
    let draw = |what: &str, low, high| between(config.seed, &format!("working {number} {what}"), low, high);
    let before = minutes(10 + number);
    // Ready 8 minutes after its creation.
    let created = config.start_ms - minutes(8) - before - minutes(20);
    let name = format!("EU-WS_v12_2026Q2_PF-{number:02}");
    let bridge = minutes(20) + draw("bridge", minutes(2), minutes(5));
    let mut cluster = ClusterScript::new(&name, CAT, DUBLIN, created)
        .step(StepScript::spark("Load exposure", before).fails(OUT_OF_MEMORY))
        .step(StepScript::spark("Hazard footprint", bridge));
    let (mut at, mut place) = (bridge - minutes(20), 1);
    while at < HOUR {
        let runs = draw(&format!("runs {place}"), minutes(2), minutes(6));
        let step = StepScript::spark(&format!("Ground-up loss, run {place:02}"), runs);
        let text = FAILURES[(draw(&format!("why {place}"), 0, 2)) as usize].clone();
        cluster =
            cluster.step(if draw(&format!("fails {place}"), 0, 1) == 1 { step.fails(text) } else { step });
        (at, place) = (at + runs, place + 1);
    }
    let last = StepScript::spark("Event loss table export", minutes(2));
    match number % 4 {
        1 => cluster.step(last).ends_after_idle(0),
        2 => cluster.step(last.fails(OUTPUT_EXISTS).on_failure(ActionOnFailure::TerminateCluster)),
        _ => cluster.step(last),
    }
}

/// Ends with errors before any step.
fn broken(config: &SimConfig, number: i64) -> ClusterScript {
    let name = format!("EU-FL_v5_2026Q2_reach-{number:02}");
    let launch = if number % 2 == 0 { Launch::NoCapacity } else { Launch::BootstrapFails(1) };
    ClusterScript::new(&name, CAT, DUBLIN, config.start_ms + minutes(4 * number)).launch(launch)
}
