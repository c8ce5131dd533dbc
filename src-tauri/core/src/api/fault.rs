//! The one error that crosses IPC.

use serde::Serialize;
use specta::Type;

/// What the UI acts on. A code exists only because the UI does something different for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum FaultCode {
    /// No cluster or watch of that name: the UI fetches the snapshot again.
    NotFound,
    /// What was typed cannot be used: the UI shows the message at the field.
    BadInput,
    /// The archive cannot be read or written: the UI shows the archive's state.
    Archive,
    /// The system's keyring does not take or give: the UI shows its state.
    Keyring,
    /// The settings file cannot be read or written.
    Settings,
    /// The engine is stopping: the UI does nothing more.
    Stopping,
}

/// A code for the UI, a sentence for people: what happened and what to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type, thiserror::Error)]
#[serde(rename_all = "camelCase")]
#[error("{message}")]
pub struct Fault {
    /// What the UI acts on.
    pub code: FaultCode,
    /// For people.
    pub message: String,
}

impl Fault {
    /// A fault of this code with this sentence.
    pub fn new(code: FaultCode, message: impl Into<String>) -> Self {
        Self { code, message: message.into() }
    }
}
