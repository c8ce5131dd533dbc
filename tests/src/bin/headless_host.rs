//! A headless host in a process of its own, to be killed with -9. Told on standard input, in lines: the endpoint, the archive's
//! folder, the clock's now and its speed, then one watch a line (`profile key secret region`). Writes a line for each row that
//! its window would have been shown: `CLUSTER STATE STEPS`.

use emr_monitor_aws::{AwsSources, StaticKeys};
use emr_monitor_core::clock::ScaledClock;
use emr_monitor_core::engine::WatchSetup;
use emr_monitor_core::model::{ProfileName, Region};
use emr_monitor_core::time::At;
use emr_monitor_tests::Host;
use std::io::{BufRead as _, Write as _};
use std::path::Path;
use std::sync::Arc;

#[tokio::main]
async fn main() {
    let told: Vec<String> = std::io::stdin().lock().lines().map_while(Result::ok).collect();
    if let Err(wrong) = watch_until_killed(&told).await {
        eprintln!("{wrong}");
    }
}

async fn watch_until_killed(told: &[String]) -> Result<(), Box<dyn std::error::Error>> {
    let [endpoint, folder, now, speed, watches @ ..] = told else {
        return Err("Four lines and one for each watch are wanted.".into());
    };
    let (mut keys, mut setups) = (Vec::new(), Vec::new());
    for line in watches {
        let [profile, key, secret, region] = line.split(' ').collect::<Vec<_>>()[..] else {
            return Err(format!("not a watch: {line}").into());
        };
        keys.push(StaticKeys {
            profile: ProfileName::new(profile),
            access_key_id: key.to_owned(),
            secret_access_key: secret.to_owned(),
        });
        setups.push(WatchSetup { profile: ProfileName::new(profile), region: Some(Region::new(region)) });
    }
    let sources = Arc::new(AwsSources::with_static_keys(endpoint, keys));
    let clock = Arc::new(ScaledClock::new(At(now.parse()?), speed.parse()?));
    let host = Host::start(sources, setups, Path::new(folder), clock, (0.5, None)).await;
    let mut batches = host.api.subscribe().await;
    let mut out = std::io::stdout();
    while let Some(batch) = batches.recv().await {
        for row in batch.rows {
            writeln!(out, "{} {} {}", row.id, row.state, row.steps.total)?;
        }
        out.flush()?;
    }
    Ok(())
}
