//! Asking AWS within a budget and by a plan. All but `task` is pure.

mod asked;
mod bucket;
pub mod budget;
pub mod call_log;
mod cut;
pub mod ledger;
pub mod look;
pub mod pace;
pub mod plan;
pub mod quota;
pub mod quota_reading;
pub mod spent;
pub(crate) mod task;
mod ways;
