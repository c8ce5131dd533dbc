//! How long the adapter waits; all on real time.

use std::time::Duration;

/// The limits of one ask. None of the SDK's own defaults would end a call on a connection that died in sleep.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// For a connection to be made.
    pub connect: Duration,
    /// For one request and its answer.
    pub attempt: Duration,
    /// For a page with its second try.
    pub operation: Duration,
    /// For credentials to be had: a `credential_process` may ask a person something.
    pub credentials: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(5),
            attempt: Duration::from_secs(15),
            operation: Duration::from_secs(40),
            credentials: Duration::from_secs(60),
        }
    }
}
