//! What becomes of 1 to 64 apps and of 5 to 500 live clusters on one account with EMR's documented quotas, one JSON line a run.
//! `npm run bench plan` draws it into `docs/pace.svg`. Numbers given as arguments are apps to run alone.

#![expect(clippy::panic, reason = "a run that cannot go on ends the program")]

#[path = "../tests/pace/account.rs"]
mod account;
#[path = "../tests/pace/app.rs"]
mod app;
#[path = "../tests/pace/fleet.rs"]
mod fleet;
#[path = "../tests/pace/quota.rs"]
mod quota;
#[path = "../tests/pace/run.rs"]
mod run;
#[path = "../tests/pace/seen.rs"]
#[expect(dead_code, reason = "the first picture is measured by the tests alone")]
mod seen;

use emr_monitor_core::source::Operation;
use emr_monitor_core::time::{HOUR, MINUTE};
use run::{Setup, run};
use std::io::Write as _;

/// Apps on an account of ten live clusters.
const APPS: [usize; 7] = [1, 2, 4, 8, 16, 32, 64];
/// Live clusters that one app watches, and that four do.
const LIVE: [usize; 7] = [5, 10, 20, 50, 100, 200, 500];

fn main() -> std::io::Result<()> {
    let asked: Vec<usize> = std::env::args().skip(1).filter_map(|text| text.parse().ok()).collect();
    if !asked.is_empty() {
        return asked.into_iter().try_for_each(|apps| told("apps", Setup::several(apps)));
    }
    for apps in APPS {
        told("apps", Setup::several(apps))?;
    }
    for live in LIVE {
        for apps in [1, 4] {
            told("live", Setup { live, span: 2 * HOUR, judged_from: 80 * MINUTE, ..Setup::several(apps) })?;
        }
    }
    told("open", Setup { views: true, ..Setup::one_app() })
}

fn told(family: &str, setup: Setup) -> std::io::Result<()> {
    let report = run(setup);
    let line = serde_json::json!({
        "family": family, "apps": setup.apps,
        "live": setup.live,
        "views": setup.views,
        "callsAMinute": report.calls_a_minute(),
        "throttled": report.throttled(),
        "bystanderRefused": report.bystander_refused(),
        "smallestShare": report.smallest_share(),
        "smallestShareOfSteps": report.smallest_share_of(Operation::ListSteps),
        "clusterChange": report.cluster_change(),
        "stepChange": report.step_change(),
        "viewedStepChange": report.viewed_step_change(),
    });
    writeln!(std::io::stdout(), "{line}")
}
