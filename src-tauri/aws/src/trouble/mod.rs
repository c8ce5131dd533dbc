//! From the SDK's errors to the core's kinds of trouble: by code, status and type, never by text.

mod codes;
mod credentials;
mod failure;
mod hide;
mod sentence;

pub(crate) use codes::{is_throttling, is_unknown_key};
pub(crate) use failure::Failure;
pub(crate) use hide::hide;
pub(crate) use sentence::{Way, mfa_not_yet, no_console_login, no_metadata_service, no_such_profile};
