//! One step runs and 200 wait behind it, so that the newest page of 50 does not hold the running one.

use super::{CAT, DUBLIN, only_cat};
use crate::config::SimConfig;
use crate::script::{ActionOnFailure, ClusterScript, Stage, StepScript, minutes};

pub(super) fn stage(config: &SimConfig) -> Stage {
    let at = |minute: i64| config.start_ms + minutes(minute);
    let waiting = (1..=200)
        .map(|n| StepScript::spark(&format!("Ground-up loss, PF-{n:03}"), minutes(6)).submitted(minutes(10)));
    let long = ClusterScript::new("EU-WS_v12_2026Q2_allPF", CAT, DUBLIN, at(-95))
        .step(StepScript::spark("Load exposure, all portfolios", minutes(25)))
        .step(StepScript::spark("Hazard footprint, gust grid", minutes(180)))
        .steps(waiting);
    let ordinary = ClusterScript::new("EU-HAIL_v2_2026Q2", CAT, DUBLIN, at(-30)).owner("j.okafor").queue(
        0,
        ActionOnFailure::CancelAndWait,
        &[("Load exposure, PF-03", 10), ("Hail swath footprint", 60), ("Ground-up loss, PF-03", 45)],
    );
    Stage { profiles: only_cat(), clusters: vec![long, ordinary] }
}
