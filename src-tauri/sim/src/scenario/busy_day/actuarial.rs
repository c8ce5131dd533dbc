//! Actuarial and data work in both Regions.

use super::super::{ACTUARIAL, DUBLIN, VIRGINIA};
use super::{MEMORY_FLEET, at};
use crate::script::ActionOnFailure::{CancelAndWait, Continue};
use crate::script::{Capacity, ClusterScript, StepScript, minutes};

pub(super) fn clusters(start: i64) -> Vec<ClusterScript> {
    vec![nested(start), quarter_close(start), reserving(start), nightly(start), pricing(start)]
}

/// One very long step, two behind it.
fn nested(start: i64) -> ClusterScript {
    ClusterScript::new("LIFE-ALM_2026Q2_nested", ACTUARIAL, DUBLIN, at(start, -472))
        .owner("s.lindqvist")
        .protected()
        .capacity(Capacity::Groups { instance_type: "r6i.12xlarge", core: 12, task: 0 })
        .queue(
            0,
            CancelAndWait,
            &[
                ("Load policies", 74),
                ("Outer scenarios", 96),
                ("Nested inner paths", 520),
                ("Solvency ratio", 45),
                ("Publish to warehouse", 9),
            ],
        )
}

/// 24 steps, four at a time.
fn quarter_close(start: i64) -> ClusterScript {
    let close: Vec<StepScript> = (0..24)
        .map(|n| {
            let task = ["Cash flows", "CSM roll-forward", "Risk adjustment", "Discount and unwind"];
            let name = format!("{}, {}", task.get(n / 6).copied().unwrap_or_default(), 2015 + 2 * (n % 6));
            StepScript::spark(&name, minutes(24 + (n as i64 * 7) % 19))
        })
        .collect();
    ClusterScript::new("FIN-IFRS17_2026-06_close", ACTUARIAL, DUBLIN, at(start, -118))
        .owner("p.nair")
        .slots(4)
        .capacity(Capacity::Fleets { instance_types: MEMORY_FLEET, core_on_demand: 48, task_spot: 0 })
        .ends_after_idle(0)
        .steps(close)
}

/// Someone ended it under a running step hours ago.
fn reserving(start: i64) -> ClusterScript {
    ClusterScript::new("RESERVING_2026-06_triangles", ACTUARIAL, DUBLIN, at(start, -400))
        .owner("t.moreau")
        .terminated(minutes(95), minutes(3))
        .queue(
            0,
            Continue,
            &[
                ("Load claims", 25),
                ("Chain ladder, all classes", 40),
                ("Bootstrap, 100k draws", 180),
                ("Publish triangles", 6),
            ],
        )
}

/// Runs its steps and ends, after the one that EMR adds itself.
fn nightly(start: i64) -> ClusterScript {
    ClusterScript::new("DATA-exposure-nightly", ACTUARIAL, VIRGINIA, at(start, -75))
        .owner("data-eng")
        .ends_after_idle(0)
        .steps([StepScript {
            jar: "command-runner.jar".to_owned(),
            args: vec!["state-pusher-script".to_owned()],
            ..StepScript::spark("Setup Hadoop Debugging", 20_000)
        }])
        .queue(
            0,
            Continue,
            &[
                ("Ingest policy feed", 23),
                ("Merge exposure partitions", 64),
                ("Check completeness", 11),
                ("Publish snapshot", 7),
            ],
        )
}

/// Idle for minutes only; more work comes half an hour later.
fn pricing(start: i64) -> ClusterScript {
    ClusterScript::new("PRICING_gl_2026Q2", ACTUARIAL, VIRGINIA, at(start, -64))
        .owner("t.moreau")
        .ends_after_idle(minutes(240))
        .queue(0, CancelAndWait, &[("Load quotes", 12), ("Fit frequency and severity", 31)])
        .queue(minutes(90), CancelAndWait, &[("Fit frequency and severity, v2", 29), ("Score portfolio", 17)])
}
