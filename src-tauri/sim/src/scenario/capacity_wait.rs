//! Capacity that does not come: one cluster has waited for an hour and gets it in five minutes, one ends without any after three,
//! one asks for too much and waits on, one runs.

use super::{CAT, DUBLIN, only_cat};
use crate::config::SimConfig;
use crate::script::{ActionOnFailure, Capacity, ClusterScript, Launch, Stage, minutes};

const STEPS: [(&str, i64); 3] =
    [("Load exposure, PF-04", 18), ("Ground-up loss, PF-04", 95), ("Event loss table export", 12)];

pub(super) fn stage(config: &SimConfig) -> Stage {
    let cluster = |name: &str, minute: i64| {
        ClusterScript::new(name, CAT, DUBLIN, config.start_ms + minutes(minute)).queue(
            0,
            ActionOnFailure::Continue,
            &STEPS,
        )
    };
    let spot = Capacity::Fleets {
        instance_types: &["r6i.8xlarge", "r5.8xlarge", "r6a.8xlarge"],
        core_on_demand: 32,
        task_spot: 256,
    };
    let clusters = vec![
        cluster("EU-EQ_v9_2026Q2_late", -60).launching(minutes(65), minutes(4)),
        cluster("EU-FL_v5_2026Q2_none", -22).launching(minutes(25), 0).launch(Launch::NoCapacity),
        cluster("EU-WS_v12_2026Q2_reach", -14).capacity(spot).launching(minutes(600), minutes(6)),
        cluster("EU-HAIL_v2_2026Q2", -40).owner("j.okafor"),
    ];
    Stage { profiles: only_cat(), clusters }
}
