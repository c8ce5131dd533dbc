//! Why a term cannot be read.

use std::ops::Range;

/// A term that was left out, where it stands, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilterFault {
    /// The bytes of the text that are wrong.
    pub at: Range<usize>,
    /// Why.
    pub why: Misread,
}

/// Why a term cannot be read. The message is for people.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Misread {
    /// A quote without its end.
    #[error("This quote has no end. Type \" behind the text.")]
    OpenQuote,
    /// A minus that stands alone.
    #[error("Nothing follows this minus. Type what is to be left out.")]
    NothingLeftOut,
    /// No such key.
    #[error("There is no key “{0}”. Put the text in quotes to look for it as it is.")]
    UnknownKey(String),
    /// A key without a value.
    #[error("{0} needs a value.")]
    NoValue(String),
    /// The app does not hold this yet.
    #[error("{key} cannot be filtered by yet: EMR Monitor does not know {what}.")]
    NotHeld {
        /// The key as typed.
        key: String,
        /// What is not known.
        what: &'static str,
    },
    /// A key of texts that was compared.
    #[error("{0} is no amount. Write {0}: and a value.")]
    NotAnAmountKey(String),
    /// A key of amounts that was given a value.
    #[error("{key} is compared, such as {key}>{example}.")]
    IsCompared {
        /// The key.
        key: String,
        /// An amount.
        example: &'static str,
    },
    /// No amount of this kind.
    #[error("“{typed}” is no amount of {key}. Write {example}.")]
    BadAmount {
        /// The key.
        key: String,
        /// What was typed.
        typed: String,
        /// Amounts that can be read.
        example: &'static str,
    },
    /// None of the values that the key knows.
    #[error("{key} is never “{typed}”. It is one of {known}.")]
    UnknownValue {
        /// The key.
        key: String,
        /// What was typed.
        typed: String,
        /// Those it knows.
        known: String,
    },
    /// No day.
    #[error("“{0}” is no day. Write today, yesterday or a date such as 2026-07-01.")]
    BadDay(String),
    /// More than one day.
    #[error("{0} takes one day.")]
    OneDay(String),
}
