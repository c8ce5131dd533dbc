//! What the window is told: snapshot and batches together are always the whole truth.

use emr_monitor_core::api::wire::{
    Batch, ClusterDetail, ClusterRow, Note, Snapshot, StatusLine, StepRow, WatchRow,
};
use emr_monitor_sim::Scenario;
use emr_monitor_tests::{Host, HostSetup, all_live, eventually, row, sim};
use std::collections::BTreeMap;
use tokio::sync::mpsc::Receiver;

const MINUTE: i64 = 60_000;

/// A window that only ever applies what it is sent.
struct Window {
    n: f64,
    rows: BTreeMap<String, ClusterRow>,
    watches: Vec<WatchRow>,
    status: StatusLine,
    notes: Vec<Note>,
    opened: ClusterDetail,
}

impl Window {
    fn new(snapshot: Snapshot, opened: ClusterDetail) -> Self {
        let Snapshot { n, rows, watches, status, notes, .. } = snapshot;
        let rows = rows.into_iter().map(|row| (row.key.clone(), row)).collect();
        Self { n, rows, watches, status, notes, opened }
    }

    fn apply(&mut self, batch: Batch) {
        if batch.n <= self.n {
            return;
        }
        assert_eq!(batch.n, self.n + 1.0, "no gap for who reads in time");
        self.n = batch.n;
        for row in batch.rows {
            self.rows.insert(row.key.clone(), row);
        }
        for age in batch.ages {
            let row = self.rows.get_mut(&age.key).expect("ages are of rows that were sent");
            (row.state_at, row.steps_at, row.stale_after) = (age.state_at, age.steps_at, age.stale_after);
        }
        for key in batch.gone {
            assert!(self.rows.remove(&key).is_some(), "only what was sent can go");
        }
        self.watches = batch.watches.unwrap_or(std::mem::take(&mut self.watches));
        self.status = batch.status.unwrap_or(self.status.clone());
        self.notes = batch.notes.unwrap_or(std::mem::take(&mut self.notes));
        if let Some(patch) = batch.detail.filter(|patch| patch.key == self.opened.head.row.key) {
            self.opened.head = patch.head;
            for step in patch.steps {
                match self.opened.steps.iter_mut().find(|held| held.id == step.id) {
                    Some(held) => *held = step,
                    None => self.opened.steps.push(step),
                }
            }
        }
    }

    fn assert_is(&self, fresh: Snapshot) {
        assert_eq!(self.n, fresh.n);
        let rows: BTreeMap<_, _> = fresh.rows.into_iter().map(|row| (row.key.clone(), row)).collect();
        assert_eq!(self.rows, rows);
        assert_eq!(self.watches, fresh.watches);
        assert_eq!(self.status, fresh.status);
        assert_eq!(self.notes, fresh.notes);
    }
}

async fn busy(folder: &std::path::Path, speed: f64) -> (emr_monitor_sim::Sim, Host) {
    let sim = sim(Scenario::BusyDay, speed).await;
    let host = Host::on_sim(&sim, folder, HostSetup { speed, ..HostSetup::default() }).await;
    (sim, host)
}

async fn read_up_to(window: &mut Window, batches: &mut Receiver<Batch>, n: f64) {
    while window.n < n {
        window.apply(batches.recv().await.unwrap());
    }
}

fn states(steps: &[StepRow]) -> BTreeMap<&str, (u32, &str)> {
    steps.iter().map(|step| (step.id.as_str(), (step.number, step.state.as_str()))).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_window_that_applies_every_batch_always_shows_what_a_fresh_snapshot_shows() {
    let folder = tempfile::tempdir().unwrap();
    let (sim, host) = busy(folder.path(), 120.0).await;
    let name = "EU-WS_v12_2026Q2";
    let first = eventually(&host, "the cluster to open is listed", |s| row(s, name).is_some()).await;
    let mut batches = host.api.subscribe().await;
    let snapshot = host.snapshot().await;
    let opened = host.api.open_cluster(&row(&first, name).unwrap().key).await.unwrap();
    let mut window = Window::new(snapshot, opened);
    let until = host.clock.now().0 + 14 * MINUTE;
    let (mut batch_count, mut jumped) = (0, false);
    while host.clock.now().0 < until {
        window.apply(batches.recv().await.unwrap());
        batch_count += 1;
        if batch_count % 7 == 0 {
            let fresh = host.snapshot().await;
            read_up_to(&mut window, &mut batches, fresh.n).await;
            window.assert_is(fresh);
        }
        if batch_count > 20 && !jumped {
            // A night passes: clusters come, end and leave the list.
            sim.advance(16 * 60 * MINUTE);
            jumped = true;
        }
    }
    assert!(jumped && batch_count > 20, "{batch_count} batches");
    let settled = loop {
        let key = window.opened.head.row.key.clone();
        let fresh = host.api.open_cluster(&key).await.unwrap();
        read_up_to(&mut window, &mut batches, fresh.n).await;
        if states(&fresh.steps) == states(&window.opened.steps) {
            break fresh;
        }
        window.apply(batches.recv().await.unwrap());
    };
    assert!(settled.steps.len() >= 16, "all its steps came by batches");
    host.stop().await;
    sim.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_subscriber_that_does_not_read_sees_a_gap_and_no_queue_grows() {
    let folder = tempfile::tempdir().unwrap();
    let (sim, host) = busy(folder.path(), 120.0).await;
    let mut batches = host.api.subscribe().await;
    eventually(&host, "40 batches are made", |s| s.n >= 40.0).await;
    let mut numbers = Vec::new();
    while let Ok(batch) = batches.try_recv() {
        numbers.push(batch.n);
    }
    assert!((1..=16).contains(&numbers.len()), "{numbers:?}");
    assert!(numbers.windows(2).all(|pair| pair[1] == pair[0] + 1.0), "{numbers:?}");
    let next = batches.recv().await.unwrap().n;
    assert!(
        next > numbers.last().unwrap() + 1.0,
        "{next} after {numbers:?}: the gap tells it to ask for the snapshot"
    );
    host.stop().await;
    sim.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn hidden_no_batch_is_made_and_on_showing_one_tells_all() {
    let folder = tempfile::tempdir().unwrap();
    let (sim, host) = busy(folder.path(), 120.0).await;
    let read =
        |s: &Snapshot| all_live(s) && s.rows.len() >= 12 && s.rows.iter().all(|row| row.steps_at.is_some());
    eventually(&host, "the fleet is read", read).await;
    let mut batches = host.api.subscribe().await;
    batches.recv().await.unwrap();
    host.api.set_visible(false);
    // The one that was being made when the window was hidden may still come.
    let hidden = host.clock.now();
    host.clock.sleep_until(hidden + MINUTE).await;
    while batches.try_recv().is_ok() {}
    host.clock.sleep_until(hidden + 6 * MINUTE).await;
    assert!(batches.try_recv().is_err(), "no work is done for a window that nobody sees");

    host.api.set_visible(true);
    let batch = batches.recv().await.unwrap();
    assert!(batch.rows.len() + batch.ages.len() >= 8, "all that moved meanwhile: {batch:#?}");
    let youngest = batch
        .rows
        .iter()
        .map(|row| row.state_at)
        .chain(batch.ages.iter().map(|age| age.state_at))
        .fold(0.0, f64::max);
    assert!(youngest > (hidden + 5 * MINUTE).wire(), "the engine went on reading while hidden");
    host.stop().await;
    sim.stop().await;
}
