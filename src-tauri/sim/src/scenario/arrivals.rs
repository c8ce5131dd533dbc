//! Clusters that appear after the start of the busy day, drawn by the seed: one every half hour or so for a week.

use super::failures::{ACCESS_DENIED, MISSING_COLUMN, OUT_OF_MEMORY, OUTPUT_EXISTS};
use super::{ACTUARIAL, CAT, DUBLIN, VIRGINIA};
use crate::ident::between;
use crate::script::{ActionOnFailure, Capacity, ClusterScript, FailureText, Launch, StepScript, minutes};

const WEEK: i64 = minutes(7 * 24 * 60);

struct Kind {
    name: &'static str,
    account: &'static str,
    region: &'static str,
    owner: &'static str,
    steps: &'static [&'static str],
}

const KINDS: [Kind; 8] = [
    Kind {
        name: "EU-WS_v12_2026Q2_run",
        account: CAT,
        region: DUBLIN,
        owner: "m.dubois",
        steps: &[
            "Load exposure",
            "Hazard footprint, gust grid",
            "Vulnerability join",
            "Ground-up loss",
            "Event loss table export",
        ],
    },
    Kind {
        name: "EU-FL_v5_2026Q2_reach",
        account: CAT,
        region: DUBLIN,
        owner: "s.lindqvist",
        steps: &["Load exposure", "Flood depth grid, 5 m", "Ground-up loss", "Loss aggregation, OEP and AEP"],
    },
    Kind {
        name: "US-EQ_v9_2026Q2_site",
        account: CAT,
        region: VIRGINIA,
        owner: "j.okafor",
        steps: &["Load exposure", "Ground motion field", "Soil amplification", "Ground-up loss"],
    },
    Kind {
        name: "US-SCS_v6_2026Q2_cell",
        account: CAT,
        region: VIRGINIA,
        owner: "a.keller",
        steps: &["Load exposure", "Hail and straight-line wind", "Ground-up loss"],
    },
    Kind {
        name: "LIFE-ALM_2026Q2_block",
        account: ACTUARIAL,
        region: DUBLIN,
        owner: "s.lindqvist",
        steps: &["Load policies", "Outer scenarios", "Nested inner paths", "Solvency ratio"],
    },
    Kind {
        name: "PENSION_2026-06_val",
        account: ACTUARIAL,
        region: DUBLIN,
        owner: "t.moreau",
        steps: &["Load members", "Project benefits", "Discount", "Publish valuation"],
    },
    Kind {
        name: "DATA-exposure-hourly",
        account: ACTUARIAL,
        region: VIRGINIA,
        owner: "data-eng",
        steps: &["Ingest policy feed", "Merge exposure partitions", "Publish snapshot"],
    },
    Kind {
        name: "PRICING_motor_2026Q2",
        account: ACTUARIAL,
        region: VIRGINIA,
        owner: "t.moreau",
        steps: &["Load quotes", "Fit frequency", "Fit severity", "Score portfolio"],
    },
];

const FAILURES: [FailureText; 4] = [OUT_OF_MEMORY, OUTPUT_EXISTS, MISSING_COLUMN, ACCESS_DENIED];

pub(super) fn after(start: i64, seed: u64) -> Vec<ClusterScript> {
    let mut clusters = Vec::new();
    let mut since = minutes(4);
    let mut number = 1;
    while since < WEEK {
        clusters.push(arrival(start + since, number, seed));
        since += between(seed, &format!("gap {number}"), minutes(14), minutes(46));
        number += 1;
    }
    clusters
}

fn arrival(created: i64, number: i64, seed: u64) -> ClusterScript {
    let draw = |what: &str, low, high| between(seed, &format!("arrival {number} {what}"), low, high);
    let kind = KINDS.get(draw("kind", 0, 7) as usize).unwrap_or(&KINDS[0]);
    let script =
        ClusterScript::new(&format!("{}-{number:03}", kind.name), kind.account, kind.region, created)
            .owner(kind.owner)
            .launching(draw("capacity", minutes(3), minutes(8)), draw("bootstrap", minutes(2), minutes(6)));
    let failing = if draw("fails", 1, 5) == 1 { draw("which", 1, kind.steps.len() as i64) } else { 0 };
    let action = match draw("action", 0, 2) {
        0 => ActionOnFailure::TerminateCluster,
        1 => ActionOnFailure::CancelAndWait,
        _ => ActionOnFailure::Continue,
    };
    let steps = (1..).zip(kind.steps).map(|(place, name)| {
        let step = StepScript::spark(name, draw(name, minutes(4), minutes(38))).on_failure(action);
        let failure = FAILURES.get(draw("failure", 0, 3) as usize).cloned();
        match failure.filter(|_| place == failing) {
            Some(failure) => step.fails(failure),
            None => step,
        }
    });
    let script = if draw("fleet", 0, 2) == 0 {
        script.capacity(Capacity::Fleets {
            instance_types: &["m6i.4xlarge", "m6a.4xlarge"],
            core_on_demand: 16,
            task_spot: 32,
        })
    } else {
        script
    };
    let script = script.steps(steps);
    match draw("end", 0, 11) {
        0 => script.launch(Launch::BootstrapFails(1)),
        1 => script.launch(Launch::NoCapacity),
        2 => script.terminated(draw("terminated", minutes(20), minutes(70)), minutes(3)),
        3 | 4 => script.ends_after_idle(minutes(30)),
        _ => script.ends_after_idle(0),
    }
}
