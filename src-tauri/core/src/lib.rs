//! EMR Monitor's core: what the app is, free of any desktop, network, disk or clock of its own.
//!
//! Answers of AWS become observations, observations are reduced to changes of the world, changes are kept and shown.
//! Everything that decides (`world`, `poll::plan`, `budget`, `status`, `timeline`) is pure, with `now` passed in; only
//! `engine` runs. It never names Tauri, an AWS SDK, a database or a keyring. The shell and the tests put it together.

pub mod alert;
pub mod api;
pub mod archive;
pub mod change;
pub mod clock;
pub mod engine;
pub mod filter;
pub mod mask;
pub mod model;
pub mod notices;
pub mod poll;
mod reckon;
pub mod regions;
pub mod settings;
pub mod source;
pub mod status;
pub mod summary;
pub mod support;
pub mod time;
pub mod timeline;
pub mod words;
pub mod world;
