//! Catastrophe models in Virginia.

use super::super::failures::{ACCESS_DENIED, OUTPUT_EXISTS};
use super::super::{CAT, VIRGINIA};
use super::{MEMORY_FLEET, at, failing};
use crate::script::ActionOnFailure::{CancelAndWait, Continue, TerminateCluster};
use crate::script::{Capacity, ClusterScript, StepScript, minutes};

pub(super) fn clusters(start: i64) -> Vec<ClusterScript> {
    vec![earthquake(start), hurricane(start), wildfire(start), calibration(start), storms(start)]
}

/// A step failed a while ago and cancelled the rest; two more come later.
fn earthquake(start: i64) -> ClusterScript {
    ClusterScript::new("US-EQ_v9_2026Q2", CAT, VIRGINIA, at(start, -312))
        .owner("j.okafor")
        .capacity(Capacity::Groups { instance_type: "r6i.8xlarge", core: 10, task: 0 })
        .queue(
            0,
            CancelAndWait,
            &[
                ("Load exposure, US", 64),
                ("Geocode and enrich", 52),
                ("Ground motion field", 98),
                ("Soil amplification", 33),
            ],
        )
        .step(failing("Vulnerability join, US residential", 44, OUTPUT_EXISTS).on_failure(CancelAndWait))
        .queue(
            0,
            CancelAndWait,
            &[("Ground-up loss, US", 120), ("Fire following", 35), ("Event loss table export", 20)],
        )
        .queue(
            minutes(352),
            CancelAndWait,
            &[("Vulnerability join, US residential, again", 46), ("Ground-up loss, US", 121)],
        )
}

/// Someone cancelled its running step two minutes ago.
fn hurricane(start: i64) -> ClusterScript {
    ClusterScript::new("US-HU_v14_2026Q2_stoch", CAT, VIRGINIA, at(start, -190))
        .owner("p.nair")
        .slots(2)
        .capacity(Capacity::Fleets { instance_types: MEMORY_FLEET, core_on_demand: 32, task_spot: 96 })
        .scaling(32, 256)
        .ends_after_idle(minutes(60))
        .queue(
            0,
            Continue,
            &[("Load exposure, Gulf", 28), ("Track set, 50k years", 64), ("Wind field, 1 km", 90)],
        )
        .step(StepScript::spark("Storm surge, coarse grid", minutes(200)).cancelled(minutes(188), minutes(7)))
        .queue(
            0,
            Continue,
            &[("Storm surge, fine grid", 85), ("Ground-up loss, Gulf", 70), ("Event loss table export", 18)],
        )
}

/// Bootstraps at the start.
fn wildfire(start: i64) -> ClusterScript {
    ClusterScript::new("US-WF_v3_2026Q2", CAT, VIRGINIA, at(start, -7))
        .owner("j.okafor")
        .launching(minutes(4), minutes(6))
        .ends_after_idle(0)
        .queue(
            0,
            TerminateCluster,
            &[("Load exposure, West", 14), ("Ignition and spread", 66), ("Ground-up loss, West", 38)],
        )
}

/// Someone has just ended it under a running step.
fn calibration(start: i64) -> ClusterScript {
    ClusterScript::new("US-HU_v14_calib", CAT, VIRGINIA, at(start, -140))
        .owner("p.nair")
        .terminated(minutes(138), minutes(6))
        .queue(
            0,
            CancelAndWait,
            &[("Load claims, 2004 to 2024", 35), ("Fit vulnerability curves", 400), ("Report residuals", 12)],
        )
}

/// A failed step took it down.
fn storms(start: i64) -> ClusterScript {
    ClusterScript::new("US-SCS_v6_2026Q1_rerun", CAT, VIRGINIA, at(start, -540))
        .owner("a.keller")
        .queue(0, TerminateCluster, &[("Load exposure, Plains", 21)])
        .step(failing("Hail and straight-line wind", 83, ACCESS_DENIED).on_failure(TerminateCluster))
        .queue(0, TerminateCluster, &[("Ground-up loss, Plains", 60)])
}
