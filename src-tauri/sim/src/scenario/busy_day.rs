//! The busy day: two accounts, two Regions, every state at the start, and a week in which things keep happening.

use super::failures::{ACCESS_DENIED, MISSING_COLUMN, OUT_OF_MEMORY, OUTPUT_EXISTS};
use super::{ACTUARIAL, CAT, DUBLIN, VIRGINIA, arrivals, profile};
use crate::config::SimConfig;
use crate::script::ActionOnFailure::{CancelAndWait, Continue, TerminateCluster};
use crate::script::{Capacity, ClusterScript, Launch, Stage, StepScript, minutes};

const MEMORY_FLEET: &[&str] = &["r6i.4xlarge", "r6a.4xlarge", "r5.4xlarge"];

pub(super) fn stage(config: &SimConfig) -> Stage {
    let start = config.start_ms;
    let mut clusters = vec![windstorm(start)];
    clusters.extend(dublin(start));
    clusters.extend(virginia(start));
    clusters.extend(actuarial(start));
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

fn failing(name: &str, runs: i64, failure: crate::script::FailureText) -> StepScript {
    StepScript::spark(name, minutes(runs)).fails(failure)
}

/// 16 steps, three at a time, in two batches with an idle gap between them.
fn windstorm(start: i64) -> ClusterScript {
    let second = minutes(131);
    ClusterScript::new("EU-WS_v12_2026Q2", CAT, DUBLIN, at(start, -268))
        .launching(minutes(7), minutes(8))
        .slots(3)
        .capacity(Capacity::Groups {
            instance_type: "r6i.4xlarge",
            core: 8,
            task: 8,
        })
        .scaling(8, 24)
        .ends_after_idle(minutes(120))
        .queue(
            0,
            Continue,
            &[
                ("Load exposure, PF-07", 22),
                ("Load exposure, PF-12", 33),
                ("Geocode and enrich", 14),
            ],
        )
        .queue(
            0,
            Continue,
            &[
                ("Event-set generation, 10k years", 79),
                ("Hazard footprint, gust grid", 57),
            ],
        )
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
            &[
                ("Event loss table export", 48),
                ("Ground-up loss, PF-07", 104),
                ("Ground-up loss, PF-12", 98),
            ],
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

fn dublin(start: i64) -> Vec<ClusterScript> {
    vec![
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
            ),
        // Ready 8 minutes in; its fourth step fails 7 minutes after the start and cancels the rest.
        ClusterScript::new("EU-HAIL_v2_2026Q2", CAT, DUBLIN, at(start, -112))
            .owner("m.dubois")
            .ends_after_idle(minutes(180))
            .queue(
                0,
                CancelAndWait,
                &[
                    ("Load exposure, PF-03", 18),
                    ("Hail swath footprint", 41),
                    ("Vulnerability join, PF-03", 27),
                ],
            )
            .step(failing("Ground-up loss, PF-03", 25, OUT_OF_MEMORY).on_failure(CancelAndWait))
            .queue(
                0,
                CancelAndWait,
                &[
                    ("Treaty terms", 10),
                    ("Event loss table export", 15),
                    ("Loss aggregation, OEP and AEP", 9),
                ],
            )
            .queue(
                minutes(240),
                CancelAndWait,
                &[
                    ("Ground-up loss, PF-03, more memory", 34),
                    ("Event loss table export", 15),
                ],
            ),
        ClusterScript::new("EU-FL_v5_2026Q2", CAT, DUBLIN, at(start, -3))
            .owner("s.lindqvist")
            .launching(minutes(9), minutes(4))
            .capacity(Capacity::Fleets {
                instance_types: MEMORY_FLEET,
                core_on_demand: 16,
                task_spot: 48,
            })
            .ends_after_idle(0)
            .queue(
                0,
                TerminateCluster,
                &[
                    ("Load exposure, PF-01", 16),
                    ("Flood depth grid, 5 m", 75),
                    ("Ground-up loss, PF-01", 50),
                ],
            ),
        ClusterScript::new("CYBER_v3_2026Q2_accum", CAT, DUBLIN, at(start, -150))
            .owner("a.keller")
            .launching(minutes(6), minutes(21))
            .launch(Launch::BootstrapFails(2))
            .queue(
                0,
                CancelAndWait,
                &[
                    ("Load firmographics", 12),
                    ("Technology graph", 30),
                    ("Accumulation, 24 h outage", 45),
                ],
            ),
        ClusterScript::new("EU-WS_v11_backtest", CAT, DUBLIN, at(start, -620))
            .ends_after_idle(0)
            .queue(
                0,
                TerminateCluster,
                &[
                    ("Load exposure, 2025", 30),
                    ("Ground-up loss, 2025", 122),
                    ("Compare with claims", 26),
                ],
            ),
    ]
}

fn virginia(start: i64) -> Vec<ClusterScript> {
    vec![
        ClusterScript::new("US-EQ_v9_2026Q2", CAT, VIRGINIA, at(start, -312))
            .owner("j.okafor")
            .capacity(Capacity::Groups {
                instance_type: "r6i.8xlarge",
                core: 10,
                task: 0,
            })
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
                &[
                    ("Ground-up loss, US", 120),
                    ("Fire following", 35),
                    ("Event loss table export", 20),
                ],
            )
            .queue(
                minutes(352),
                CancelAndWait,
                &[
                    ("Vulnerability join, US residential, again", 46),
                    ("Ground-up loss, US", 121),
                ],
            ),
        // Someone cancelled its running step two minutes ago.
        ClusterScript::new("US-HU_v14_2026Q2_stoch", CAT, VIRGINIA, at(start, -190))
            .owner("p.nair")
            .slots(2)
            .capacity(Capacity::Fleets {
                instance_types: MEMORY_FLEET,
                core_on_demand: 32,
                task_spot: 96,
            })
            .scaling(32, 256)
            .ends_after_idle(minutes(60))
            .queue(
                0,
                Continue,
                &[
                    ("Load exposure, Gulf", 28),
                    ("Track set, 50k years", 64),
                    ("Wind field, 1 km", 90),
                ],
            )
            .step(
                StepScript::spark("Storm surge, coarse grid", minutes(200))
                    .cancelled(minutes(188), minutes(7)),
            )
            .queue(
                0,
                Continue,
                &[
                    ("Storm surge, fine grid", 85),
                    ("Ground-up loss, Gulf", 70),
                    ("Event loss table export", 18),
                ],
            ),
        ClusterScript::new("US-WF_v3_2026Q2", CAT, VIRGINIA, at(start, -7))
            .owner("j.okafor")
            .launching(minutes(4), minutes(6))
            .ends_after_idle(0)
            .queue(
                0,
                TerminateCluster,
                &[
                    ("Load exposure, West", 14),
                    ("Ignition and spread", 66),
                    ("Ground-up loss, West", 38),
                ],
            ),
        ClusterScript::new("US-HU_v14_calib", CAT, VIRGINIA, at(start, -140))
            .owner("p.nair")
            .terminated(minutes(138), minutes(6))
            .queue(
                0,
                CancelAndWait,
                &[
                    ("Load claims, 2004 to 2024", 35),
                    ("Fit vulnerability curves", 400),
                    ("Report residuals", 12),
                ],
            ),
        ClusterScript::new("US-SCS_v6_2026Q1_rerun", CAT, VIRGINIA, at(start, -540))
            .owner("a.keller")
            .queue(0, TerminateCluster, &[("Load exposure, Plains", 21)])
            .step(failing("Hail and straight-line wind", 83, ACCESS_DENIED).on_failure(TerminateCluster))
            .queue(0, TerminateCluster, &[("Ground-up loss, Plains", 60)]),
    ]
}

fn actuarial(start: i64) -> Vec<ClusterScript> {
    let close: Vec<StepScript> = (0..24)
        .map(|n| {
            let task = [
                "Cash flows",
                "CSM roll-forward",
                "Risk adjustment",
                "Discount and unwind",
            ];
            let name = format!(
                "{}, {}",
                task.get(n / 6).copied().unwrap_or_default(),
                2015 + 2 * (n % 6)
            );
            StepScript::spark(&name, minutes(24 + (n as i64 * 7) % 19))
        })
        .collect();
    vec![
        ClusterScript::new("LIFE-ALM_2026Q2_nested", ACTUARIAL, DUBLIN, at(start, -472))
            .owner("s.lindqvist")
            .protected()
            .capacity(Capacity::Groups {
                instance_type: "r6i.12xlarge",
                core: 12,
                task: 0,
            })
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
            ),
        ClusterScript::new("FIN-IFRS17_2026-06_close", ACTUARIAL, DUBLIN, at(start, -118))
            .owner("p.nair")
            .slots(4)
            .capacity(Capacity::Fleets {
                instance_types: MEMORY_FLEET,
                core_on_demand: 48,
                task_spot: 0,
            })
            .ends_after_idle(0)
            .steps(close),
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
            ),
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
            ),
        ClusterScript::new("PRICING_gl_2026Q2", ACTUARIAL, VIRGINIA, at(start, -64))
            .owner("t.moreau")
            .ends_after_idle(minutes(240))
            .queue(
                0,
                CancelAndWait,
                &[("Load quotes", 12), ("Fit frequency and severity", 31)],
            )
            .queue(
                minutes(90),
                CancelAndWait,
                &[("Fit frequency and severity, v2", 29), ("Score portfolio", 17)],
            ),
    ]
}
