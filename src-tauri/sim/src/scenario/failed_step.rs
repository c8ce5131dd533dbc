//! A step fails 60 seconds after the start; EMR knows why four minutes later.

use super::failures::OUT_OF_MEMORY;
use super::{CAT, DUBLIN, only_cat};
use crate::config::SimConfig;
use crate::script::{ActionOnFailure, ClusterScript, Stage, StepScript, minutes};

pub(super) fn stage(config: &SimConfig) -> Stage {
    let at = |minute: i64| config.start_ms + minutes(minute);
    // Ready 8 minutes after its creation; 20 and 33 minutes of steps end one minute after the start.
    let failing = ClusterScript::new("EU-WS_v12_2026Q2", CAT, DUBLIN, at(-60))
        .queue(0, ActionOnFailure::CancelAndWait, &[("Load exposure, PF-12", 20)])
        .step(
            StepScript::spark("Ground-up loss, PF-12", minutes(33))
                .fails(OUT_OF_MEMORY)
                .on_failure(ActionOnFailure::CancelAndWait),
        )
        .queue(
            0,
            ActionOnFailure::CancelAndWait,
            &[("Event loss table export", 12), ("Publish ELT to warehouse", 6)],
        );
    let running = ClusterScript::new("EU-HAIL_v2_2026Q2", CAT, DUBLIN, at(-45)).owner("j.okafor").queue(
        0,
        ActionOnFailure::Continue,
        &[("Load exposure, PF-03", 15), ("Hail swath footprint", 180), ("Ground-up loss, PF-03", 90)],
    );
    let waiting = ClusterScript::new("EU-FL_v5_2026Q2_sens-A", CAT, DUBLIN, at(-200))
        .owner("s.lindqvist")
        .queue(0, ActionOnFailure::Continue, &[("Load exposure, PF-01", 30), ("Flood depth grid", 60)]);
    Stage { profiles: only_cat(), clusters: vec![failing, running, waiting] }
}
