//! Finding many known names in a long text, at one look a place.

use super::names::Names;
use super::pieces::{Found, Kind};
use std::collections::HashMap;

/// A name of at least so many letters is found within other words too.
const LONG: usize = 6;
/// Names are looked up by their first bytes.
const START: usize = 3;

/// The known names, whatever their case.
pub(super) struct Dictionary {
    by_start: HashMap<[u8; START], Vec<Entry>>,
}

struct Entry {
    lower: String,
    kind: Kind,
    thing: String,
    is_long: bool,
}

impl Dictionary {
    pub(super) fn of(names: &Names) -> Self {
        let mut by_start: HashMap<[u8; START], Vec<Entry>> = HashMap::new();
        for (kind, thing, text) in names.known() {
            let lower = text.to_ascii_lowercase();
            let Some(start) = lower.as_bytes().first_chunk::<START>().copied() else { continue };
            // A folder ends where its name does: /home/sam is not in /home/samuel.
            let is_long = text.chars().count() >= LONG && kind != Kind::Home;
            by_start.entry(start).or_default().push(Entry { lower, kind, thing: thing.to_owned(), is_long });
        }
        for entries in by_start.values_mut() {
            // The longest first: of two names that begin alike the whole one is meant. Equals keep their order.
            entries.sort_by_key(|entry| std::cmp::Reverse(entry.lower.len()));
        }
        Self { by_start }
    }

    /// Every known name in a text.
    pub(super) fn find(&self, text: &str) -> Vec<Found> {
        // Same length, and the same bounds of letters.
        let lower = text.to_ascii_lowercase();
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(sign) = lower[at..].chars().next() {
            match self.name_at(&lower, at) {
                Some(entry) => {
                    let end = at + entry.lower.len();
                    found.push(Found { at: at..end, kind: entry.kind, thing: entry.thing.clone() });
                    at = end;
                }
                None => at += sign.len_utf8(),
            }
        }
        found
    }

    fn name_at(&self, lower: &str, at: usize) -> Option<&Entry> {
        let rest = &lower[at..];
        let entries = self.by_start.get(rest.as_bytes().first_chunk::<START>()?)?;
        entries.iter().find(|entry| {
            rest.starts_with(&entry.lower)
                && (entry.is_long || stands_alone(lower, at, at + entry.lower.len()))
        })
    }
}

/// Whether no letter or digit touches it.
fn stands_alone(text: &str, from: usize, to: usize) -> bool {
    let touches = |sign: Option<char>| sign.is_some_and(char::is_alphanumeric);
    !touches(text[..from].chars().next_back()) && !touches(text[to..].chars().next())
}
