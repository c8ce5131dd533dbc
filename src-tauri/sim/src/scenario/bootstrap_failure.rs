//! A bootstrap action that went bad: of clusters that begin every few minutes each ends by it, until somebody mends it after half an
//! hour.

use super::{CAT, DUBLIN, only_cat};
use crate::config::SimConfig;
use crate::script::{ActionOnFailure, ClusterScript, Launch, Stage, minutes};

/// The action that exits with 1, from 1.
const BAD: usize = 2;
/// From this minute on it does not.
const MENDED: i64 = 30;
const EVERY: i64 = 6;

pub(super) fn stage(config: &SimConfig) -> Stage {
    let cluster = |number: i64| {
        let minute = -12 + EVERY * number;
        let launch = if minute < MENDED { Launch::BootstrapFails(BAD) } else { Launch::Ready };
        ClusterScript::new(
            &format!("EU-HAIL_v2_2026Q2_try-{:02}", number + 1),
            CAT,
            DUBLIN,
            config.start_ms + minutes(minute),
        )
        .launch(launch)
        .queue(
            0,
            ActionOnFailure::CancelAndWait,
            &[("Load exposure, PF-03", 9), ("Hail swath footprint", 35), ("Ground-up loss, PF-03", 40)],
        )
        .ends_after_idle(0)
    };
    let running = ClusterScript::new("EU-WS_v12_2026Q2", CAT, DUBLIN, config.start_ms - minutes(90))
        .owner("a.keller")
        .queue(0, ActionOnFailure::Continue, &[("Load exposure, PF-12", 20), ("Ground-up loss, PF-12", 240)]);
    let tries = (0..).take_while(|number| -12 + EVERY * number <= MENDED + EVERY).map(cluster);
    Stage { profiles: only_cat(), clusters: tries.chain([running]).collect() }
}
