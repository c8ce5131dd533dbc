//! What journeys share: a headless host (engine, archive, AWS adapter; no window) on a simulated fleet. Waiting is for conditions,
//! never for time. Every folder is under one temporary root.

mod host;
mod until;

pub use host::{Host, HostSetup};
pub use until::{eventually, row};
