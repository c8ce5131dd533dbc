//! EMR Monitor's shell: the desktop around the core.
//!
//! Puts engine, archive, AWS or the demo fleet together, opens the window, keeps the tray, shows notices, carries commands to
//! `core::api` and batches back, and ends in order. It decides nothing about EMR: what a command does is core's. The only package that
//! knows Tauri; only the program `emr-monitor` calls it.

mod accounts;
mod args;
mod closing;
mod commands;
mod desktop;
mod desktop_asks;
mod folders;
mod instance;
mod kept_keys;
mod log;
mod notices;
mod outside;
mod relaunch;
mod run;
mod settings_file;
mod start;
mod support;
mod system_clock;
mod target;
mod tray;
mod window;
mod wire;

pub use run::main;
