//! The support bundle: what helps to see what went wrong, in one text that names nothing and nobody. Pure: text in, text out.

mod bundle;
mod dictionary;
mod names;
mod patterns;
mod pieces;
mod redact;
#[cfg(test)]
mod redact_tests;
mod sections;

pub use bundle::Bundle;
pub use names::Names;
pub use redact::redact;
