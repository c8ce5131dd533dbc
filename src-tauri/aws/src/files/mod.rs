//! The AWS files: read, checked line by line, and given to the SDK without what is broken.

mod broken_header;
mod fingerprint;
mod line;
mod lint;
mod problem;
mod read;
mod value;

pub use problem::FileProblem;
pub(crate) use read::{CleanFiles, read};

/// Which of the two files; they spell a profile's header differently.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FileKind {
    /// `[default]`, `[profile x]`, `[sso-session x]`, `[services x]`.
    Config,
    /// `[x]`.
    Credentials,
}
