//! Many plain live clusters in one scope, for paging: each has one step done, one that runs for days, one that waits.

use super::{CAT, DUBLIN, only_cat};
use crate::config::SimConfig;
use crate::script::{ActionOnFailure, ClusterScript, Stage, minutes};

pub(super) fn stage(config: &SimConfig, clusters: usize) -> Stage {
    let cluster = |number: i64| {
        ClusterScript::new(
            &format!("EU-WS_v12_2026Q2_PF-{number:03}"),
            CAT,
            DUBLIN,
            config.start_ms - minutes(30 + number % 240),
        )
        .queue(
            0,
            ActionOnFailure::Continue,
            &[("Load exposure", 12), ("Ground-up loss", 10_000), ("Event loss table export", 20)],
        )
    };
    Stage { profiles: only_cat(), clusters: (1..).take(clusters).map(cluster).collect() }
}
