//! The filter: a text such as `owner:me -status:done idle>30m hail` read into terms that all have to hold, and asked of clusters.
//!
//! Pure: what is asked of ([`Subject`]), now, the zone and who "me" is ([`Asking`]) are arguments, so that the grid, the palette,
//! saved views and rules mean the same by the same text. A term that cannot be read is named with its place and left out; the rest
//! still applies. Nothing here fails or panics, whatever was typed.

mod amount;
mod complete;
mod fault;
mod key;
mod parse;
mod print;
mod scan;
mod settle;
mod subject;
mod term;
#[cfg(test)]
mod tests;

pub use complete::{Known, KnownValue, Offer, complete};
pub use fault::{FilterFault, Misread};
pub use key::{AmountKey, TextKey};
pub use settle::{Asking, Sieve};
pub use subject::{Subject, folded};
pub use term::{Day, Edge, Held, Operator, Says, Term};

/// A filter as read: the terms that hold together, and what could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// All of them have to hold; none: every cluster is found.
    pub terms: Vec<Term>,
    /// What was left out, in the order of the text.
    pub faults: Vec<FilterFault>,
}

impl Filter {
    /// Reads a text. Never fails: what cannot be read is in [`Filter::faults`].
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let mut filter = Self::default();
        for token in scan::tokens(text) {
            match parse::term(&token) {
                Ok(term) => filter.terms.push(term),
                Err(fault) => filter.faults.push(fault),
            }
        }
        filter
    }

    /// The same for somebody of these names. While there are none, a term that names `owner:me` is a fault, and not one that
    /// finds nobody.
    #[must_use]
    pub fn parse_for(text: &str, me: &[String]) -> Self {
        if me.is_empty() { Self::parse_without_me(text) } else { Self::parse(text) }
    }

    fn parse_without_me(text: &str) -> Self {
        let mut filter = Self::default();
        for token in scan::tokens(text) {
            match parse::term(&token) {
                Ok(term) if term.says.names_me() => {
                    let why = Misread::NotHeld { key: "owner:me".to_owned(), what: "who you are" };
                    filter.faults.push(FilterFault { at: token.whole(), why });
                }
                Ok(term) => filter.terms.push(term),
                Err(fault) => filter.faults.push(fault),
            }
        }
        filter
    }

    /// Whether what it finds may change by time alone.
    #[must_use]
    pub fn is_timed(&self) -> bool {
        self.terms.iter().any(|term| term.says.is_timed())
    }

    /// The filter made ready to be asked of many clusters at one moment.
    #[must_use]
    pub fn settle(&self, asking: &Asking) -> Sieve {
        Sieve::new(self, asking)
    }
}
