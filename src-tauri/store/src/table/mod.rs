//! The tables, one file each: its SQL version by version, its row and its queries.

pub(crate) mod alert;
pub(crate) mod change_log;
pub(crate) mod cluster;
pub(crate) mod compat;
pub(crate) mod scope;
pub(crate) mod setting;
pub(crate) mod step;
pub(crate) mod watched_cluster;
pub(crate) mod way;
