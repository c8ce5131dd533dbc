//! A desktop of the tests' own: a bus, and the programs on it.

mod bus;
mod daemon;
mod tray;

pub(crate) use bus::FakeBus;
pub(crate) use daemon::{FakeDaemon, Manner, Told};
pub(crate) use tray::FakeTray;

use std::future::Future;
use std::time::Duration;

/// Nothing a test waits for takes longer than this.
pub(crate) const LIMIT: Duration = Duration::from_secs(20);

/// Waits for a condition; a test that waits in vain fails.
pub(crate) async fn soon<T>(condition: impl Future<Output = T>) -> T {
    tokio::time::timeout(LIMIT, condition).await.expect("it happens in time")
}
