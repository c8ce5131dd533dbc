//! Asking AWS within a budget and by a plan. `quota`, `bucket`, `budget`, `plan` and `ledger` are pure.

mod asked;
mod bucket;
pub mod budget;
pub mod ledger;
pub mod pace;
pub mod plan;
pub mod quota;
pub(crate) mod task;
