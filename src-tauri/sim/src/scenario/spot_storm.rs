//! Spot takes nodes back in waves: two clusters lose most of their task nodes within ten minutes, one of them a step by it; the nodes
//! come back over the next hour. A third one runs On-Demand alone and loses nothing.

use super::failures::NODES_LOST;
use super::{CAT, DUBLIN, only_cat};
use crate::config::SimConfig;
use crate::script::{Capacity, ClusterScript, SpotLoss, Stage, StepScript, minutes};

/// Ready 8 minutes after its creation.
const AGE: i64 = 90;

pub(super) fn stage(config: &SimConfig) -> Stage {
    let cluster = |name: &str| ClusterScript::new(name, CAT, DUBLIN, config.start_ms - minutes(AGE));
    let loss = |minute: i64, units: i64, back: i64| SpotLoss {
        at: minutes(AGE + minute),
        units,
        back_after: minutes(back),
    };
    let fleet = Capacity::Fleets {
        instance_types: &["r6i.4xlarge", "r5.4xlarge", "r6a.4xlarge"],
        core_on_demand: 32,
        task_spot: 96,
    };
    let stormy = cluster("EU-WS_v12_2026Q2_stoch")
        .capacity(fleet)
        .scaling(32, 128)
        .slots(2)
        .spot_losses([loss(2, 24, 40), loss(5, 40, 55), loss(9, 24, 30)])
        .step(StepScript::spark("Load exposure, PF-12", minutes(30)))
        .step(StepScript::spark("Wind field, 100k years", minutes(63)).fails(NODES_LOST))
        .step(StepScript::spark("Ground-up loss, PF-12", minutes(140)))
        .step(StepScript::spark("Event loss table export", minutes(15)));
    let groups = Capacity::Groups { instance_type: "r6i.4xlarge", core: 4, task: 12 };
    let held = cluster("EU-HAIL_v2_2026Q2_stoch")
        .owner("j.okafor")
        .capacity(groups)
        .spot_losses([loss(3, 9, 50)])
        .step(StepScript::spark("Load exposure, PF-03", minutes(25)))
        .step(StepScript::spark("Hail swath footprint", minutes(170)));
    let calm = cluster("EU-EQ_v9_2026Q2")
        .owner("a.keller")
        .step(StepScript::spark("Ground motion field", minutes(50)))
        .step(StepScript::spark("Ground-up loss, PF-09", minutes(120)));
    Stage { profiles: only_cat(), clusters: vec![stormy, held, calm] }
}
