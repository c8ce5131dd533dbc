//! Catastrophe models in Dublin.

use super::super::failures::{MISSING_COLUMN, OUT_OF_MEMORY};
use super::super::{CAT, DUBLIN};
use super::{MEMORY_FLEET, at, failing};
use crate::script::ActionOnFailure::{CancelAndWait, Continue, TerminateCluster};
use crate::script::{Capacity, ClusterScript, Launch, StepScript, minutes};

pub(super) fn clusters(start: i64) -> Vec<ClusterScript> {
    vec![windstorm(start), sensitivity(start), hail(start), flood(start), cyber(start), backtest(start)]
}

/// All done nearly two hours ago, and nobody has ended it.
fn sensitivity(start: i64) -> ClusterScript {
    ClusterScript::new("EU-WS_v12_2026Q2_sens-B", CAT, DUBLIN, at(start, -337))
        .terminated(minutes(720), minutes(4))
        .queue(
            0,
            CancelAndWait,
            &[
                ("Load exposure, PF-07", 30),
                ("Hazard footprint, gust grid", 58),
                ("Vulnerability join, PF-07", 44),
                ("Ground-up loss, PF-07", 71),
                ("Event loss table export", 15),
                ("Publish ELT to warehouse", 4),
            ],
        )
}

/// Its fourth step fails 7 minutes after the start and cancels the rest.
fn hail(start: i64) -> ClusterScript {
    ClusterScript::new("EU-HAIL_v2_2026Q2", CAT, DUBLIN, at(start, -112))
        .owner("m.dubois")
        .ends_after_idle(minutes(180))
        .queue(
            0,
            CancelAndWait,
            &[("Load exposure, PF-03", 18), ("Hail swath footprint", 41), ("Vulnerability join, PF-03", 27)],
        )
        .step(failing("Ground-up loss, PF-03", 25, OUT_OF_MEMORY).on_failure(CancelAndWait))
        .queue(
            0,
            CancelAndWait,
            &[("Treaty terms", 10), ("Event loss table export", 15), ("Loss aggregation, OEP and AEP", 9)],
        )
        .queue(
            minutes(240),
            CancelAndWait,
            &[("Ground-up loss, PF-03, more memory", 34), ("Event loss table export", 15)],
        )
}

/// Still waits for its capacity at the start.
fn flood(start: i64) -> ClusterScript {
    ClusterScript::new("EU-FL_v5_2026Q2", CAT, DUBLIN, at(start, -3))
        .owner("s.lindqvist")
        .launching(minutes(9), minutes(4))
        .capacity(Capacity::Fleets { instance_types: MEMORY_FLEET, core_on_demand: 16, task_spot: 48 })
        .ends_after_idle(0)
        .queue(
            0,
            TerminateCluster,
            &[("Load exposure, PF-01", 16), ("Flood depth grid, 5 m", 75), ("Ground-up loss, PF-01", 50)],
        )
}

/// Its second bootstrap action failed.
fn cyber(start: i64) -> ClusterScript {
    ClusterScript::new("CYBER_v3_2026Q2_accum", CAT, DUBLIN, at(start, -150))
        .owner("a.keller")
        .launching(minutes(6), minutes(21))
        .launch(Launch::BootstrapFails(2))
        .queue(
            0,
            CancelAndWait,
            &[("Load firmographics", 12), ("Technology graph", 30), ("Accumulation, 24 h outage", 45)],
        )
}

/// Ended by itself.
fn backtest(start: i64) -> ClusterScript {
    ClusterScript::new("EU-WS_v11_backtest", CAT, DUBLIN, at(start, -620)).ends_after_idle(0).queue(
        0,
        TerminateCluster,
        &[("Load exposure, 2025", 30), ("Ground-up loss, 2025", 122), ("Compare with claims", 26)],
    )
}

/// 16 steps, three at a time, in two batches with an idle gap between them.
fn windstorm(start: i64) -> ClusterScript {
    let first = [("Load exposure, PF-07", 22), ("Load exposure, PF-12", 33), ("Geocode and enrich", 14)];
    let second = minutes(131);
    ClusterScript::new("EU-WS_v12_2026Q2", CAT, DUBLIN, at(start, -268))
        .launching(minutes(7), minutes(8))
        .slots(3)
        .capacity(Capacity::Groups { instance_type: "r6i.4xlarge", core: 8, task: 8 })
        .scaling(8, 24)
        .ends_after_idle(minutes(120))
        .queue(0, Continue, &first)
        .queue(0, Continue, &[("Event-set generation, 10k years", 79), ("Hazard footprint, gust grid", 57)])
        .step(failing("Vulnerability join, PF-12", 24, MISSING_COLUMN))
        .queue(
            second,
            Continue,
            &[
                ("Vulnerability join, PF-07", 47),
                ("Vulnerability join, PF-12, again", 66),
                ("Demand surge", 33),
            ],
        )
        .queue(
            second,
            Continue,
            &[("Event loss table export", 48), ("Ground-up loss, PF-07", 104), ("Ground-up loss, PF-12", 98)],
        )
        .step(
            StepScript::spark("Secondary uncertainty sampling", minutes(30))
                .submitted(second)
                .cancelled(minutes(206), minutes(1)),
        )
        .queue(
            second,
            Continue,
            &[
                ("Reinstatement and treaty terms", 76),
                ("Loss aggregation, OEP and AEP", 22),
                ("Publish ELT to warehouse", 12),
            ],
        )
}
