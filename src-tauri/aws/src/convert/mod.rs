//! From the SDK's types to the core's, one file per group. Nothing here fails: what AWS leaves out stays out, what has no id
//! is passed over, and values this version does not know are kept as they are.

mod capacity;
mod cluster;
mod description;
mod setup;
mod step;
mod text;
mod time;

pub(crate) use capacity::{fleets, groups};
pub(crate) use cluster::{of_description, summaries};
pub(crate) use description::description;
pub(crate) use setup::{auto_termination, bootstrap_actions, managed_scaling};
pub(crate) use step::{step, steps};
pub(crate) use time::to_sdk;
