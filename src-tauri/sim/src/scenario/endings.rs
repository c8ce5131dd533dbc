//! Everything that ends within half an hour, each in its own way, and two things that had ended before. Minutes are of the
//! scenario's start.

use super::failures::{MISSING_COLUMN, OUT_OF_MEMORY, OUTPUT_EXISTS};
use super::{CAT, DUBLIN, only_cat};
use crate::config::SimConfig;
use crate::script::{ActionOnFailure, ClusterScript, Launch, Stage, StepScript, minutes};

/// Longer than anybody watches.
const DAYS: i64 = minutes(10_000);

pub(super) fn stage(config: &SimConfig) -> Stage {
    // A cluster is ready 8 minutes after its creation.
    let ready = |name: &str, minute: i64| {
        ClusterScript::new(name, CAT, DUBLIN, config.start_ms + minutes(minute - 8))
    };
    let clusters = vec![
        past_failure(ready("EU-FL_v5_failed-before", -50)),
        ready("EU-EQ_v9_ended-before", -60).launch(Launch::NoCapacity),
        done_and_gone(ready("EU-HAIL_v2_done-and-gone", -12)),
        ready("EU-EQ_v9_bootstrap", -1).launch(Launch::BootstrapFails(1)),
        ended_by_its_step(ready("EU-WS_v12_ended-by-step", -20)),
        in_batches(ready("EU-WS_v12_batches", -20)),
        failed_at_once(ready("EU-HAIL_v2_at-once", -10)),
        five_together(ready("EU-FL_v5_five", -10)),
    ];
    Stage { profiles: only_cat(), clusters }
}

/// A step failed at -30; one runs on.
fn past_failure(cluster: ClusterScript) -> ClusterScript {
    cluster
        .step(StepScript::spark("Load exposure, PF-01", minutes(20)).fails(OUT_OF_MEMORY))
        .step(StepScript::spark("Flood depth grid", DAYS))
}

/// Its only step completes at 1:30 and the cluster ends.
fn done_and_gone(cluster: ClusterScript) -> ClusterScript {
    cluster.step(StepScript::spark("Hail swath footprint", minutes(27) / 2)).ends_after_idle(0)
}

/// A step fails at 3 and the cluster ends by it; the reason is known at 7.
fn ended_by_its_step(cluster: ClusterScript) -> ClusterScript {
    let action = ActionOnFailure::TerminateCluster;
    cluster
        .step(StepScript::spark("Ground-up loss, PF-12", minutes(23)).fails(OUT_OF_MEMORY).on_failure(action))
}

/// Steps end at 4, the next comes half a minute later and ends at 6:30; two more come at 20 and end at 22.
fn in_batches(cluster: ClusterScript) -> ClusterScript {
    let submitted =
        |name: &str, runs: i64, at: i64| StepScript::spark(name, runs).submitted(minutes(28) + at);
    cluster
        .step(StepScript::spark("Load exposure, PF-07", minutes(24)))
        .step(submitted("Ground-up loss, PF-07", minutes(2), minutes(9) / 2))
        .step(submitted("Event loss table export", minutes(1), minutes(20)))
        .step(submitted("Publish ELT to warehouse", minutes(1), minutes(20)))
}

/// A step that waited fails at 5 without ever being seen running.
fn failed_at_once(cluster: ClusterScript) -> ClusterScript {
    cluster
        .step(StepScript::spark("Load exposure, PF-03", minutes(15)))
        .step(StepScript::spark("Compare with claims", 0).fails(OUTPUT_EXISTS))
        .step(StepScript::spark("Ground-up loss, PF-03", DAYS))
}

/// Five steps that run side by side fail at 8, a sixth goes on.
fn five_together(mut cluster: ClusterScript) -> ClusterScript {
    cluster.slots = 6;
    let grid = |n: i64| StepScript::spark(&format!("Flood depth grid, tile {n}"), minutes(18));
    cluster.steps((1..=5).map(|n| grid(n).fails(MISSING_COLUMN))).step(StepScript::spark("Mosaic", DAYS))
}
