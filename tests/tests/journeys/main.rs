//! Whole-app journeys without a window: engine, archive and the real SDK against the simulated fleet, and against moto.

#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a journey fails by panicking")]

mod absence;
mod calls;
mod child;
mod crash;
mod disk;
mod ended;
mod failing_step;
mod faults;
mod feed;
mod first_look;
mod hostile;
mod killed;
mod long_queue;
mod moto;
mod offline;
mod own_quotas;
mod restart;
mod secrets;
mod soak;
mod stopped;
mod throttle;
mod told;
mod two_watches;
mod watched_cluster;
