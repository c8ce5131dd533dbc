//! Words for tray and notices: times and spans as the window shows them, and text from AWS made harmless.
//! Pure: `now` and the zone are arguments. `tests/time-cases.json` says for both sides what each makes of what.

mod inert;
mod span;
mod time;

pub use inert::{inert, inert_name, without_markup};
pub use span::{age, minutes, span};
pub use time::{clock, day, exact, range};

/// What stands where a time cannot be told.
const NO_TIME: &str = "–";
