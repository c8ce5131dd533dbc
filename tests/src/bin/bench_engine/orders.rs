//! What the bench says to the engine.

use emr_monitor_sim::SimProfile;
use serde::Deserialize;
use std::io::BufRead as _;
use tokio::sync::mpsc;

/// Orders that wait; the bench waits for the answer to each.
const ORDERS: usize = 4;

/// What to watch.
#[derive(Deserialize)]
pub(crate) struct Setup {
    /// Where the sim listens, `http://127.0.0.1:PORT`.
    pub(crate) endpoint: String,
    /// The archive's folder.
    pub(crate) folder: String,
    /// The sim's clock now, in milliseconds since the epoch.
    pub(crate) now: i64,
    /// The share of the documented quotas; the harness may go far above 1, which no setting can.
    pub(crate) share: f64,
    /// Each is watched in every Region it has.
    pub(crate) profiles: Vec<SimProfile>,
    /// Whether each batch is written out; they are counted in any case.
    pub(crate) aloud: bool,
}

/// What to do, and be answered for.
#[derive(Deserialize)]
#[serde(tag = "do", rename_all = "lowercase")]
pub(crate) enum Order {
    /// Open the cluster of a row's key, as a person who looks at it.
    Open {
        /// The row's key.
        key: String,
    },
    /// Allow itself another share of the quotas.
    Share {
        /// The share.
        share: f64,
    },
    /// Tell what was told and kept so far.
    Told,
}

/// Reads the setup, and the orders as they come, until the input ends.
pub(crate) fn read() -> Result<(Setup, mpsc::Receiver<Order>), Box<dyn std::error::Error>> {
    let mut first = String::new();
    std::io::stdin().lock().read_line(&mut first)?;
    let setup = serde_json::from_str(&first)?;
    let (sender, orders) = mpsc::channel(ORDERS);
    std::thread::spawn(move || {
        for line in std::io::stdin().lock().lines().map_while(Result::ok) {
            match serde_json::from_str(&line) {
                Ok(order) => {
                    if sender.blocking_send(order).is_err() {
                        return;
                    }
                }
                Err(wrong) => eprintln!("not an order: {line}: {wrong}"),
            }
        }
    });
    Ok((setup, orders))
}
