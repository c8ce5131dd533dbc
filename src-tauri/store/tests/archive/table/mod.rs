//! One file a table, as in the package.

mod change_log;
mod cluster;
mod scope;
mod step;
mod way;
