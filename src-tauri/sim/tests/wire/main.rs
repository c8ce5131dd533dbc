//! The sim as its callers see it: bytes over a socket.

#![expect(clippy::unwrap_used, clippy::panic, reason = "what a test cannot go on without is its failure")]

mod binary;
mod busy;
mod callers;
mod client;
mod faults;
mod lists;
mod mishaps;
mod quotas;
mod scenarios;
mod shapes;
