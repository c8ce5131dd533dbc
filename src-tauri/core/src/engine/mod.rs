//! The engine: owns every world, keeps what changes, publishes what is believed. The only place in core that runs.

mod actor;
mod command;
mod fleet;
mod keeper;
mod later_than_now;
mod recall;
mod start;
mod supervise;
mod teller;
mod watched;
mod way_in;

pub use fleet::{Fleet, Keeping, Restarts, ScopeView, Way};
pub use start::{Engine, EngineSetup, WatchSetup};
pub use watched::WatchedClusters;

pub(crate) use command::{Command, Found, Handle};
pub(crate) use fleet::ViewedCluster;
