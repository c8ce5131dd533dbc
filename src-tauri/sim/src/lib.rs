//! A fleet of Amazon EMR clusters that speaks EMR's wire protocol (awsJson1_1) and STS `GetCallerIdentity` on loopback.
//!
//! What it shows is a pure function of a script and the sim's own clock: the same scenario and seed give the same fleet, at any
//! speed. It knows pages of 50, unsorted lists, opaque markers, EMR's error shapes, the documented token buckets, latency, and
//! faults on demand. It checks no signature, changes nothing on request, opens no port but one on 127.0.0.1, and shares no code
//! with the packages that talk to it. The shell calls it for the demo, tests and the bench call it in process, and the binary
//! `emr-monitor-sim` serves it to anything else; only that binary has a control endpoint.

mod calls;
mod clock;
mod cluster;
mod config;
mod course;
#[cfg(test)]
mod course_properties;
mod due;
mod fault;
mod ident;
mod ops;
mod quota;
mod scenario;
mod script;
mod serve;
mod sim;
mod stranger;

pub use calls::{CallOutcome, CallRecord};
pub use config::{Scenario, SimConfig, SimError, SimProfile, UnknownScenario};
pub use due::DueChange;
pub use fault::{FaultKind, FaultRule};
pub use sim::{Sim, SimHandle};
