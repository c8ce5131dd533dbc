//! EMR Monitor's shell: the desktop around the core.
//!
//! Puts engine, archive, AWS or the demo fleet together, opens the window, carries its commands to `core::api` and the
//! batches back, and ends in order. It decides nothing about EMR: what a command does is core's. The only package that
//! knows Tauri; only the program `emr-monitor` calls it.

mod args;
mod commands;
mod folders;
mod log;
mod region_choice;
mod run;
mod settings_file;
mod start;
mod system_clock;
mod window;
mod wire;

pub use run::main;
