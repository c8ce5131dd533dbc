//! The adapter's contract: the real SDK over real sockets, against the sim and against servers that misbehave.

#![expect(clippy::unwrap_used, clippy::panic, reason = "what a test cannot go on without is its failure")]

mod canned;
mod credentials;
mod discovering;
mod environment;
mod every_call;
mod faults;
mod fixtures;
mod listing;
mod network;
mod opening;
mod own_quotas;
mod policies;
mod secrets;
