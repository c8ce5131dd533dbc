//! What the UI may ask and is told. The shell's commands only hand over to this module.

mod fault;
pub mod wire;

pub use fault::{Fault, FaultCode};
