//! Steps side by side: sixty on ten places, of which one in nine fails and the others go on; and a cluster of three places.

use super::failures::{MISSING_COLUMN, OUT_OF_MEMORY};
use super::{CAT, DUBLIN, only_cat};
use crate::config::SimConfig;
use crate::ident::between;
use crate::script::{ClusterScript, Stage, StepScript, minutes};

const STEPS: i64 = 60;
const PLACES: usize = 10;
/// One in so many fails.
const FAILS: i64 = 9;

pub(super) fn stage(config: &SimConfig) -> Stage {
    let step = |number: i64| {
        let runs = between(config.seed, &format!("parallel {number}"), minutes(6), minutes(38));
        let step = StepScript::spark(&format!("Ground-up loss, PF-{number:02}"), runs);
        if number % FAILS == 0 { step.fails(OUT_OF_MEMORY) } else { step }
    };
    let wide = ClusterScript::new("EU-WS_v12_2026Q2_allPF", CAT, DUBLIN, config.start_ms - minutes(70))
        .slots(PLACES)
        .step(StepScript::spark("Load exposure, all portfolios", minutes(14)))
        .steps((1..=STEPS).map(step));
    let narrow = ClusterScript::new("EU-FL_v5_2026Q2", CAT, DUBLIN, config.start_ms - minutes(35))
        .slots(3)
        .owner("s.lindqvist")
        .steps((1..=5).map(|n| StepScript::spark(&format!("Flood depth grid, tile {n}"), minutes(11 * n))))
        .step(StepScript::spark("Mosaic", minutes(25)).fails(MISSING_COLUMN));
    Stage { profiles: only_cat(), clusters: vec![wide, narrow] }
}
