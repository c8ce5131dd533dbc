//! What is done with one entry of the system's keyring, the same on every system.

use super::RingError;
use keyring::{Entry, Error};

/// Puts something in, over what was there.
pub(super) fn put(entry: &Entry, secret: &[u8]) -> Result<(), RingError> {
    entry.set_secret(secret).map_err(told)
}

/// What is there, if anything is.
pub(super) fn get(entry: &Entry) -> Result<Option<Vec<u8>>, RingError> {
    match entry.get_secret() {
        Ok(secret) => Ok(Some(secret)),
        Err(Error::NoEntry) => Ok(None),
        Err(error) => Err(told(error)),
    }
}

/// Takes out what is there; that nothing is, is as good.
pub(super) fn take_out(entry: &Entry) -> Result<(), RingError> {
    match entry.delete_credential() {
        Ok(()) | Err(Error::NoEntry) => Ok(()),
        Err(error) => Err(told(error)),
    }
}

/// The words of some errors quote what was to be kept: only those that name their cause are shown.
pub(super) fn told(error: Error) -> RingError {
    match error {
        Error::NoStorageAccess(_) => RingError::Locked,
        Error::NoDefaultStore => RingError::Absent,
        Error::TooLong(_, longest) => RingError::TooLong { longest },
        Error::PlatformFailure(cause) => RingError::Failed(cause.to_string()),
        _ => RingError::Failed("it gave no reason".to_owned()),
    }
}
