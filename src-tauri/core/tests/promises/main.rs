//! The promises of core's pure rules and of the engine on fake ports, in one binary.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod given;

mod alerts;
mod belief_properties;
mod believing;
mod clock_set;
mod engine;
mod filtering;
mod fleet_timeline;
mod health;
mod own_quotas;
mod planning;
mod status;
mod steps_properties;
mod timeline;
mod views;
mod watched_clusters;
mod watching;
mod words;
