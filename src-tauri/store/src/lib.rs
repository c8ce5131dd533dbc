//! EMR Monitor's archive: the SQLite file that outlives the app and AWS's memory.
//!
//! Holds an append-only change log and its projection: scopes, clusters and steps as last believed, where watches led, which clusters
//! are watched, and alerts with how telling each went.
//! One writing thread commits a batch and its effects in one transaction; one read-only connection answers what was kept.
//! It decides nothing about EMR, asks nobody, reads no clock and is the only package that names SQL. The shell and the
//! headless host open a [`SqliteArchive`] and give it to the engine as its [`emr_monitor_core::archive::Archive`].

mod aside;
mod body;
mod connection;
mod connection_thread;
mod failure;
mod load;
mod owner;
mod place;
mod schema;
mod sound;
mod sqlite_archive;
mod table;
mod write;

pub use aside::set_aside;
pub use sound::{SetAside, open_sound};
pub use sqlite_archive::SqliteArchive;
pub use table::change_log::Logged;
