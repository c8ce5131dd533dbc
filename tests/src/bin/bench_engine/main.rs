//! The engine without a window in a process of its own, for the bench. The first line on standard input says what to watch
//! ([`Setup`]), each later one is an order ([`Order`]); it ends when the input does. It writes JSON lines: each batch that a window
//! would have been told, shortened to states and counts with the
//! moment on its clock, which is the sim's, and an answer to each order.

mod counted;
mod orders;

use counted::Counted;
use emr_monitor_aws::{AccessKeys, AwsSources, StaticKeys};
use emr_monitor_core::api::Api;
use emr_monitor_core::api::wire::{Batch, ClusterRow};
use emr_monitor_core::archive::Archive;
use emr_monitor_core::clock::ScaledClock;
use emr_monitor_core::engine::WatchSetup;
use emr_monitor_core::model::ProfileName;
use emr_monitor_core::time::At;
use emr_monitor_store::SqliteArchive;
use emr_monitor_tests::Host;
use orders::{Order, Setup};
use serde_json::{Value, json};
use std::io::Write as _;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

/// What was told to the window that is not there.
#[derive(Default)]
struct Told {
    /// Whether each batch is written out.
    aloud: bool,
    batches: u64,
    bytes: usize,
}

#[tokio::main]
async fn main() -> ExitCode {
    match run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(wrong) => {
            eprintln!("{wrong}");
            ExitCode::FAILURE
        }
    }
}

async fn run() -> Result<(), Box<dyn std::error::Error>> {
    let (setup, mut orders) = orders::read()?;
    let archive = SqliteArchive::open(Path::new(&setup.folder))
        .map(|archive| Counted::new(Arc::new(archive) as Arc<dyn Archive>));
    let counted = archive.as_ref().map(Arc::clone).map_err(ToString::to_string)?;
    let (sources, watches) = watched(&setup);
    let clock = Arc::new(ScaledClock::new(At(setup.now), 1.0));
    let opened = archive.map(|counted| counted as Arc<dyn Archive>);
    let host = Host::on_archive(Arc::new(sources), watches, opened, clock, (setup.share, None)).await;
    let mut batches = host.api.subscribe().await;
    let first = host.snapshot().await;
    let mut told = Told { aloud: setup.aloud, ..Told::default() };
    say(
        &json!({"is": "ready", "at": host.clock.now().0, "rows": first.rows.iter().map(shortened).collect::<Vec<_>>()}),
    )?;
    loop {
        tokio::select! {
            batch = batches.recv() => match batch {
                Some(batch) => told.take(&batch, host.clock.now())?,
                None => break,
            },
            order = orders.recv() => match order {
                Some(order) => say(&obey(order, &host, &counted, &mut told).await)?,
                None => break,
            },
        }
    }
    host.stop().await;
    Ok(())
}

fn watched(setup: &Setup) -> (AwsSources, Vec<WatchSetup>) {
    let keys = setup.profiles.iter().map(|profile| StaticKeys {
        profile: ProfileName::new(profile.name.clone()),
        keys: AccessKeys::lasting(&profile.access_key_id, &profile.secret_access_key),
    });
    let sources = AwsSources::with_static_keys(&setup.endpoint, keys.collect());
    (sources, emr_monitor_tests::watches_of(&setup.profiles))
}

async fn obey(order: Order, host: &Host, counted: &Counted, told: &mut Told) -> Value {
    match order {
        Order::Open { key } => {
            let opened = host.api.open_cluster(&key).await;
            json!({"is": "opened", "key": key, "trouble": opened.err().map(|fault| fault.message)})
        }
        Order::Share { share } => {
            allow(&host.api, share).await;
            json!({"is": "share"})
        }
        Order::Told => {
            let snapshot = host.snapshot().await;
            let read = |row: &&ClusterRow| row.steps.whole;
            json!({
                "is": "told",
                "batches": told.batches,
                "bytes": told.bytes,
                "kept": counted.so_far(),
                "rows": snapshot.rows.len(),
                "snapshot": serde_json::to_vec(&snapshot).map_or(0, |json| json.len()),
                "whole": snapshot.rows.iter().filter(read).count(),
                "steps": snapshot.rows.iter().map(|row| row.steps.total).sum::<u32>(),
                "callsAMinute": snapshot.status.calls_a_minute,
                "throttles": snapshot.status.throttles,
            })
        }
    }
}

/// Another share of the quotas, by the way that a change of the settings goes.
async fn allow(api: &Api, share: f64) {
    let settings = emr_monitor_core::api::wire::SettingsView {
        share,
        retention_days: emr_monitor_core::settings::RETENTION_DEFAULT,
        ..Default::default()
    };
    api.set_found(Default::default(), settings, Vec::new()).await;
}

impl Told {
    /// Counts a batch as it would go to the window, and tells what the bench wants of it.
    fn take(&mut self, batch: &Batch, now: At) -> Result<(), Box<dyn std::error::Error>> {
        self.batches += 1;
        self.bytes += serde_json::to_vec(batch)?.len();
        if self.aloud && !(batch.rows.is_empty() && batch.gone.is_empty()) {
            let rows: Vec<_> = batch.rows.iter().map(shortened).collect();
            say(&json!({"is": "batch", "at": now.0, "rows": rows, "gone": batch.gone}))?;
        }
        Ok(())
    }
}

fn shortened(row: &ClusterRow) -> Value {
    let ended = row.steps.completed + row.steps.failed + row.steps.cancelled;
    json!({"key": row.key, "id": row.id, "state": row.state, "ended": ended, "read": row.steps_at.is_some()})
}

fn say(line: &Value) -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{line}")?;
    out.flush()
}
