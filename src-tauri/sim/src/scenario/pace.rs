//! Ten live clusters of twenty steps among forty in one scope, for a day: as one ends the next of its row begins, and on each a
//! step ends about every two minutes. What watchers see late is told from this.

use super::{CAT, DUBLIN, only_cat};
use crate::config::SimConfig;
use crate::ident::between;
use crate::script::{ClusterScript, Stage, StepScript, minutes};

/// Rows of clusters, one of each live at a time.
const ROWS: i64 = 10;
/// Clusters of each row that ended before the start.
const PAST: i64 = 3;
/// From the beginning of a cluster to that of the next of its row.
const LIFE: i64 = minutes(47);
/// How many of a row begin after the start.
const DAY: i64 = minutes(24 * 60) / LIFE;
const STEPS: i64 = 20;

pub(super) fn stage(config: &SimConfig) -> Stage {
    let of_row = |row: i64| (-PAST..=DAY).map(move |nth| (row, nth));
    let clusters = (0..ROWS).flat_map(of_row).map(|(row, nth)| cluster(config, row, nth)).collect();
    Stage { profiles: only_cat(), clusters }
}

/// A minute for capacity, one to bootstrap, its steps, a minute of rest and one to end: exactly [`LIFE`].
fn cluster(config: &SimConfig, row: i64, nth: i64) -> ClusterScript {
    let created = config.start_ms - row * LIFE / ROWS + nth * LIFE;
    let name = format!("EU-WS_v12_2026Q2_PF-{row:02}_run-{:03}", nth + PAST);
    let draw = |place: i64| between(config.seed, &format!("pace {row} {nth} {place}"), 90_000, 160_000);
    let mut runs: Vec<i64> = (1..STEPS).map(draw).collect();
    // The last step takes what the others leave.
    runs.push((LIFE - minutes(4) - runs.iter().sum::<i64>()).max(0));
    let steps = (1..)
        .zip(runs)
        .map(|(place, runs)| StepScript::spark(&format!("Ground-up loss, tile {place:02}"), runs));
    ClusterScript::new(&name, CAT, DUBLIN, created)
        .launching(minutes(1), minutes(1))
        .ending_in(minutes(1))
        .ends_after_idle(minutes(1))
        .steps(steps)
}
