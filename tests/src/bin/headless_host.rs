//! A headless host in a process of its own, to be killed with -9. Told on standard input, in lines: the endpoint, the archive's
//! folder, the clock's now and its speed, the file that its desktop writes down notices in (empty: it has no desktop), then one
//! watch a line (`profile key secret region`). Writes a line for each row that its window would have been shown, `CLUSTER STATE
//! STEPS`, and `notice asked` and `notice kept` around each line of that file; with `SAYS_WATCHES` in its environment also a line
//! for each watch whose row changed, `watch ID HEALTH AGE`, with the age of its last list in milliseconds. `LIMIT_MS` there is how
//! long one request may take. `SAYS_LOAD` there makes it say each so many of the engine's milliseconds what it holds: `load AT TASKS
//! CLUSTERS STEPS`, with the fewest tasks alive that some looks in a row found.

use emr_monitor_aws::{AccessKeys, AwsSources, Limits, StaticKeys};
use emr_monitor_core::api::wire::Batch;
use emr_monitor_core::clock::ScaledClock;
use emr_monitor_core::engine::WatchSetup;
use emr_monitor_core::model::{ProfileName, Region};
use emr_monitor_core::notices::Notices;
use emr_monitor_core::time::{At, Millis};
use emr_monitor_tests::{Host, Recorder, Trail};
use std::io::{BufRead as _, Write as _};
use std::path::Path;
use std::str::FromStr;
use std::sync::Arc;
use std::time::Duration;

/// Long enough that a kill meets it, short enough that others wait for nothing.
const LINGER: Duration = Duration::from_millis(4);
/// Tasks are counted this often for one `load`, so that a quiet moment is among the looks,
const LOOKS: usize = 40;
/// and this far apart.
const APART: Duration = Duration::from_millis(3);

#[tokio::main]
async fn main() {
    let told: Vec<String> = std::io::stdin().lock().lines().map_while(Result::ok).collect();
    if let Err(wrong) = watch_until_killed(&told).await {
        eprintln!("{wrong}");
    }
}

async fn watch_until_killed(told: &[String]) -> Result<(), Box<dyn std::error::Error>> {
    let [endpoint, folder, now, speed, trail, watches @ ..] = told else {
        return Err("Five lines and one for each watch are wanted.".into());
    };
    let (mut keys, mut setups) = (Vec::new(), Vec::new());
    for line in watches {
        let [profile, key, secret, region] = line.split(' ').collect::<Vec<_>>()[..] else {
            return Err(format!("not a watch: {line}").into());
        };
        keys.push(StaticKeys { profile: ProfileName::new(profile), keys: AccessKeys::lasting(key, secret) });
        setups.push(WatchSetup { profile: ProfileName::new(profile), region: Some(Region::new(region)) });
    }
    let sources = Arc::new(AwsSources::with_static_keys(endpoint, keys).with_limits(limits()));
    let says_watches = std::env::var_os("SAYS_WATCHES").is_some();
    let clock = Arc::new(ScaledClock::new(At(now.parse()?), speed.parse()?));
    let host = Host::start(sources, setups, Path::new(folder), clock, (0.5, desktop(trail)?)).await;
    let mut batches = host.api.subscribe().await;
    let every: Option<Millis> = number("SAYS_LOAD");
    let mut next = host.clock.now() + every.unwrap_or_default();
    loop {
        tokio::select! {
            batch = batches.recv() => match batch {
                Some(batch) => say(batch, says_watches)?,
                None => return Ok(()),
            },
            () = host.clock.sleep_until(next), if every.is_some() => {
                next = next + every.unwrap_or_default();
                say_load(&host).await?;
            }
        }
    }
}

fn say(batch: Batch, says_watches: bool) -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    for row in batch.rows {
        writeln!(out, "{} {} {}", row.id, row.state, row.steps.total)?;
    }
    for watch in batch.watches.into_iter().flatten().filter(|_| says_watches) {
        let age = watch.last.map_or(f64::INFINITY, |last| batch.clock.now - last);
        writeln!(out, "watch {} {:?} {age}", watch.id, watch.health)?;
    }
    out.flush()
}

async fn say_load(host: &Host) -> std::io::Result<()> {
    let metrics = tokio::runtime::Handle::current().metrics();
    let mut tasks = metrics.num_alive_tasks();
    for _ in 1..LOOKS {
        tokio::time::sleep(APART).await;
        tasks = tasks.min(metrics.num_alive_tasks());
    }
    let rows = host.snapshot().await.rows;
    let steps: u32 = rows.iter().map(|row| row.steps.total).sum();
    let mut out = std::io::stdout().lock();
    writeln!(out, "load {} {tasks} {} {steps}", host.clock.now().0, rows.len())?;
    out.flush()
}

fn number<T: FromStr>(name: &str) -> Option<T> {
    std::env::var(name).ok()?.parse().ok()
}

/// The app's own, unless a journey wants calls given up sooner.
fn limits() -> Limits {
    let given = number("LIMIT_MS").map(Duration::from_millis);
    given.map_or_else(Limits::default, |attempt| Limits {
        connect: attempt,
        attempt,
        operation: 2 * attempt,
        credentials: 2 * attempt,
    })
}

fn desktop(trail: &str) -> std::io::Result<Option<Arc<dyn Notices>>> {
    if trail.is_empty() {
        return Ok(None);
    }
    let file = std::fs::OpenOptions::new().create(true).append(true).open(trail)?;
    let step = |moment: &str| {
        let mut out = std::io::stdout().lock();
        // Whoever listened has killed this process, or is about to.
        let _ = writeln!(out, "notice {moment}").and_then(|()| out.flush());
    };
    Ok(Some(Recorder::trailing(Trail { file, linger: LINGER, step: Box::new(step) })))
}
