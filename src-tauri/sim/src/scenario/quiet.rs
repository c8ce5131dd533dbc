//! Nothing changes: one cluster waits, one has ended.

use super::{CAT, DUBLIN, only_cat};
use crate::config::SimConfig;
use crate::script::{ActionOnFailure, ClusterScript, Stage, minutes};

pub(super) fn stage(config: &SimConfig) -> Stage {
    let at = |minute: i64| config.start_ms + minutes(minute);
    let waiting = ClusterScript::new("EU-WS_v12_2026Q2_sens-B", CAT, DUBLIN, at(-337)).queue(
        0,
        ActionOnFailure::CancelAndWait,
        &[("Load exposure, PF-07", 40), ("Hazard footprint, gust grid", 95), ("Ground-up loss, PF-07", 87)],
    );
    let ended = ClusterScript::new("EU-WS_v11_backtest", CAT, DUBLIN, at(-700)).ends_after_idle(0).queue(
        0,
        ActionOnFailure::TerminateCluster,
        &[("Load exposure, 2025", 30), ("Ground-up loss, 2025", 120), ("Compare with claims", 25)],
    );
    Stage { profiles: only_cat(), clusters: vec![waiting, ended] }
}
