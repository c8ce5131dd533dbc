//! The sim as its callers see it: bytes over a socket.

mod binary;
mod callers;
mod client;
mod faults;
mod lists;
mod quotas;
mod scenarios;
mod shapes;
