//! The one port through which core waits and learns the time.

use crate::time::At;
use futures::future::BoxFuture;

/// The clock that engine, tray and UI share. The shell gives the computer's own; demo and tests give a scaled one.
pub trait Clock: Send + Sync + 'static {
    /// The moment now.
    fn now(&self) -> At;
    /// Ends at or shortly after `until`, at once when it has passed. Notices the wall clock being set and the computer having slept.
    fn sleep_until(&self, until: At) -> BoxFuture<'_, ()>;
    /// Engine milliseconds in one real millisecond: 1 but for the demo and tests.
    fn speed(&self) -> f64;
}
