//! Words for tray and notices: times and spans as the window shows them, and text from AWS made harmless.
//! Pure: `now` and the zone are arguments. `tests/time-cases.json` says for both sides what each makes of what.

mod inert;
mod time;

pub use inert::{inert, without_markup};
pub use time::{clock, span};
