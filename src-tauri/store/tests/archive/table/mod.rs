//! One file a table, as in the package.

mod alert;
mod change_log;
mod cluster;
mod scope;
mod setting;
mod step;
mod watched_cluster;
mod way;
