//! The fault table: each way AWS or the network can fail × each call the engine makes (`table.rs`). In each cell (`cell.rs`) what
//! is shown says why and since when, other scopes are on time all the while, nobody storms, and all is live again within two plan
//! periods after the fault ends (`shown.rs`).
//!
//! `npm test` meets every fault on every call at once, and each call once by itself. `EMR_MONITOR_FAULTS=all` runs the whole
//! product and hour-long faults (`npm run test:long`); any other value runs the cells whose name holds it.

mod cell;
mod shown;
mod table;

use cell::{Cell, FIVE_MINUTES};
use emr_monitor_core::source::Operation;
use std::sync::Arc;
use table::{COLUMNS, EACH_ONCE, FAULTS};
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
/// Cells side by side: most of their time they wait.
const SIDE_BY_SIDE: usize = 8;

fn product() -> impl Iterator<Item = Cell> {
    FAULTS.iter().flat_map(|fault| (0..COLUMNS.len()).map(move |column| Cell { fault, column }))
}

fn on_every_call(cell: &Cell) -> bool {
    cell.column().call.is_none()
}

/// The cells to run, each with how long its fault lasts.
fn chosen() -> Vec<(Cell, i64)> {
    match std::env::var("EMR_MONITOR_FAULTS").as_deref() {
        Ok("all") => {
            let hours = product().filter(on_every_call).map(|cell| (cell, HOUR));
            hours.chain(product().map(|cell| (cell, FIVE_MINUTES))).collect()
        }
        Ok(part) => {
            let named = product().filter(|cell| cell.name().contains(part));
            named.map(|cell| (cell, FIVE_MINUTES)).collect()
        }
        Err(_) => {
            let once = |cell: &Cell| EACH_ONCE.iter().any(|(f, c)| cell.name() == format!("{f}/{c}"));
            let short = product().filter(|cell| on_every_call(cell) || once(cell));
            short.map(|cell| (cell, 3 * MINUTE)).collect()
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_fault_is_told_and_outlived_while_others_are_on_time_and_nobody_storms() {
    let room = Arc::new(Semaphore::new(SIDE_BY_SIDE));
    let mut cells = JoinSet::new();
    for (cell, lasts) in chosen() {
        let room = Arc::clone(&room);
        cells.spawn(async move {
            let _place = room.acquire_owned().await.unwrap();
            Box::pin(cell::run(cell, lasts)).await;
        });
    }
    let (mut passed, mut failed) = (0, Vec::new());
    while let Some(ended) = cells.join_next().await {
        match ended {
            Ok(()) => passed += 1,
            // What it said was printed as it panicked.
            Err(panic) => failed.push(panic.to_string()),
        }
    }
    eprintln!("{passed} cells passed");
    assert!(failed.is_empty() && passed > 0, "{} cells failed: {failed:#?}", failed.len());
}

#[test]
fn the_table_has_a_column_for_each_call_and_each_is_met_once_in_every_run() {
    for operation in Operation::ALL {
        let name = operation.as_emr();
        assert!(COLUMNS.iter().any(|column| column.call == Some(name)), "{name}");
        assert!(EACH_ONCE.iter().any(|(_, call)| *call == name), "{name}");
    }
    let named = |(fault, call): &(&str, &str)| product().any(|cell| cell.name() == format!("{fault}/{call}"));
    assert!(EACH_ONCE.iter().all(named), "{EACH_ONCE:?}");
}
