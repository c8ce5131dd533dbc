//! As many clusters and steps as a large firm has in a day: five accounts in three Regions each, 2,000 clusters with 100,000 steps
//! in all. 200 are live, each at about a third of its 256 steps; the others ended between 21 and 24 hours ago, one of them with
//! 1,000: three hours after the start none of these is a day old any more.

use super::failures::{MISSING_COLUMN, OUT_OF_MEMORY};
use super::{ACTUARIAL, CAT, DUBLIN, VIRGINIA, profile};
use crate::config::SimConfig;
use crate::ident::between;
use crate::script::{ClusterScript, Stage, StepScript, minutes};

const FRANKFURT: &str = "eu-central-1";
const REGIONS: [&str; 3] = [DUBLIN, VIRGINIA, FRANKFURT];
const ACCOUNTS: [(&str, &str); 5] = [
    ("demo-cat", CAT),
    ("demo-actuarial", ACTUARIAL),
    ("demo-pricing", "222233334444"),
    ("demo-reserving", "555566667777"),
    ("demo-climate", "777788889999"),
];
const CLUSTERS: i64 = 2_000;
const LIVE: i64 = 200;
const STEPS_OF_LIVE: i64 = 256;
/// The one with the most records that ListSteps tells of.
const LONGEST: i64 = 1_000;
/// What the other ended ones share.
const STEPS_OF_ENDED: i64 = 100_000 - LIVE * STEPS_OF_LIVE - LONGEST;
const HOUR: i64 = minutes(60);

pub(super) fn stage(config: &SimConfig) -> Stage {
    let profiles = ACCOUNTS.map(|(name, account)| profile(name, account, &REGIONS)).to_vec();
    let clusters = (0..CLUSTERS).map(|number| match number {
        n if n < LIVE => live(config, n),
        LIVE => longest(config),
        n => ended(config, n, n - LIVE - 1),
    });
    Stage { profiles, clusters: clusters.collect() }
}

/// Clusters go round the accounts and Regions, so that each scope has its share of live ones.
fn named(name: &str, number: i64, created: i64) -> ClusterScript {
    let scope = usize::try_from(number).unwrap_or_default() % (ACCOUNTS.len() * REGIONS.len());
    let (_, account) = ACCOUNTS[scope / REGIONS.len()];
    ClusterScript::new(&format!("{name}-{number:04}"), account, REGIONS[scope % REGIONS.len()], created)
}

/// Days of steps of twenty minutes to an hour, one in fifty of which fails; it goes on all the same.
fn live(config: &SimConfig, number: i64) -> ClusterScript {
    let draw = |what: &str, low, high| between(config.seed, &format!("live {number} {what}"), low, high);
    let created = config.start_ms - draw("age", 50 * HOUR, 70 * HOUR);
    let step = |place: i64| {
        let runs = draw(&format!("runs {place}"), minutes(20), minutes(60));
        let step = StepScript::spark(&format!("Ground-up loss, tile {place:03}"), runs);
        match draw(&format!("fails {place}"), 1, 100) {
            1 => step.fails(OUT_OF_MEMORY),
            2 => step.fails(MISSING_COLUMN),
            _ => step,
        }
    };
    named("EU-WS_v12_2026Q2_PF", number, created).steps((1..=STEPS_OF_LIVE).map(step))
}

/// A minute each; over since 22 hours.
fn longest(config: &SimConfig) -> ClusterScript {
    let step = |place: i64| StepScript::spark(&format!("Reach {place:04}"), minutes(1));
    named("EU-FL_v5_2026Q2_all-reaches", LIVE, config.start_ms - 22 * HOUR - minutes(LONGEST + 11))
        .steps((1..=LONGEST).map(step))
        .ends_after_idle(0)
}

/// The `place`th of the others that ended.
fn ended(config: &SimConfig, number: i64, place: i64) -> ClusterScript {
    let others = CLUSTERS - LIVE - 1;
    let steps = STEPS_OF_ENDED / others + i64::from(place < STEPS_OF_ENDED % others);
    let since =
        between(config.seed, &format!("ended {number}"), 21 * HOUR + minutes(5), 23 * HOUR + minutes(30));
    // 8 minutes to be ready, 4 a step, 3 to end.
    let created = config.start_ms - since - minutes(8 + 4 * steps + 3);
    let step = |place: i64| StepScript::spark(&format!("Hazard footprint, part {place:02}"), minutes(4));
    named("US-EQ_v9_2026Q2_site", number, created).steps((1..=steps).map(step)).ends_after_idle(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cluster::Cluster;
    use crate::config::Scenario;
    use crate::due;

    const START: i64 = 1_782_900_000_000;

    #[test]
    fn the_big_fleet_has_as_many_clusters_and_steps_as_it_says() {
        let config = SimConfig::new(Scenario::BigFleet, START);
        let all: Vec<Cluster> =
            stage(&config).clusters.into_iter().map(|script| Cluster::new(script, 1)).collect();
        let (live, ended): (Vec<_>, Vec<_>) = all.iter().partition(|c| c.course.ended.is_none());
        assert_eq!((live.len(), ended.len()), (200, 1_800));
        assert!(live.iter().all(|c| c.steps(START).count() == 256));
        assert_eq!(all.iter().map(|c| c.steps(START).count()).sum::<usize>(), 100_000);
        assert_eq!(ended.iter().map(|c| c.steps(START).count()).max(), Some(1_000));
        let day = START - 24 * HOUR..START - 21 * HOUR;
        assert!(ended.iter().all(|c| c.course.ended.is_some_and(|at| day.contains(&at))), "in the last day");
        for (_, account) in ACCOUNTS {
            for region in REGIONS {
                let here = |c: &&&Cluster| c.script.account == account && c.script.region == region;
                assert!(live.iter().filter(here).count() >= 13, "{account} {region}");
            }
        }
    }

    #[test]
    fn a_live_cluster_of_the_big_fleet_goes_on_for_two_days_and_follows_from_the_seed() {
        let runs = |seed| {
            let config = SimConfig { seed, ..SimConfig::new(Scenario::BigFleet, START) };
            let cluster = Cluster::new(live(&config, 3), seed);
            due::between(&[cluster], START, START + 48 * HOUR)
        };
        let ended = runs(7).into_iter().filter(|change| change.state == "COMPLETED").count();
        assert!((40..150).contains(&ended), "{ended} in two days");
        assert_eq!(runs(7), runs(7));
        assert_ne!(runs(7), runs(8));
    }
}
