//! What a text may go on with: keys, then the values that are known of the fleet.

use super::key::{KEYS, Key, STATUSES, TextKey, key};
use super::parse::{STATES, TAG, text_key};
use super::print::typed;
use super::scan::{Piece, part, tokens, unquoted, values};
use super::subject::folded;
use super::term::Held;
use std::collections::BTreeMap;
use std::ops::Range;

/// At most so many are offered: more are not read.
const MOST: usize = 12;
/// A word is taken for the beginning of a value from this many letters on.
const WORD_MIN: usize = 2;

/// A value that clusters of the fleet have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownValue {
    /// As it is shown.
    pub value: String,
    /// How many clusters have it.
    pub clusters: usize,
}

/// The values that are known of the fleet.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Known {
    /// By their keys.
    pub values: BTreeMap<TextKey, Vec<KnownValue>>,
    /// By the keys of tags.
    pub tags: BTreeMap<String, Vec<KnownValue>>,
    /// The watches, `profile/region`.
    pub watches: Vec<String>,
    /// Whether it is known who "me" is.
    pub me: bool,
}

/// Something the text may go on with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// The bytes of the text that it replaces.
    pub at: Range<usize>,
    /// What it puts there.
    pub text: String,
    /// What that is, in a few words.
    pub about: String,
    /// Whether a value has to follow.
    pub goes_on: bool,
}

/// What may stand where the byte `caret` of `text` is; the best first.
#[must_use]
pub fn complete(text: &str, caret: usize, known: &Known) -> Vec<Offer> {
    let token =
        tokens(text).into_iter().find(|token| token.whole().start <= caret && caret <= token.whole().end);
    let place = token.as_ref().map_or(caret..caret, |token| token.whole());
    let Some(until) = text.get(place.start..caret) else { return Vec::new() };
    let (minus, body) = until.strip_prefix('-').map_or(("", until), |body| ("-", body));
    let begun = Begun { at: place.start + minus.len()..place.end, body };
    let mut offers = match part(body, &[":"]) {
        Some((head, _, behind)) => begun.values(head, behind, known),
        None => begun.keys(known),
    };
    offers.truncate(MOST);
    offers
}

/// A term as far as it is typed.
struct Begun<'t> {
    /// What an offer replaces at most: the whole term without its minus.
    at: Range<usize>,
    /// What stands before the caret.
    body: &'t str,
}

impl Begun<'_> {
    /// Keys that begin like it, then values with their keys.
    fn keys(&self, known: &Known) -> Vec<Offer> {
        let typed_so_far = folded(&unquoted(self.body));
        let keys =
            KEYS.iter().filter(|(name, ..)| name.starts_with(&typed_so_far)).map(|(name, key, about)| {
                let sign = if matches!(key, Key::Amount(_)) { ">" } else { ":" };
                self.offer(format!("{name}{sign}"), (*about).to_owned(), true)
            });
        let tags =
            known.tags.iter().map(|(tag, values)| (format!("{TAG}{}:", typed(tag)), clusters(total(values))));
        let tags = tags.filter(|(tag, _)| folded(tag).starts_with(&typed_so_far));
        let mut offers: Vec<_> = keys.collect();
        offers.extend(tags.map(|(tag, about)| self.offer(tag, about, true)));
        if typed_so_far.chars().count() >= WORD_MIN {
            offers.extend(self.whole_terms(&typed_so_far, known));
        }
        offers
    }

    /// Terms whose value begins like the word.
    fn whole_terms(&self, word: &str, known: &Known) -> Vec<Offer> {
        let status = STATUSES.iter().map(|(value, _)| ("status", (*value).to_owned(), String::new()));
        let texts = KEYS.iter().filter_map(|(name, key, _)| match key {
            Key::Text(TextKey::Name | TextKey::Id | TextKey::Step) => None,
            Key::Text(key) => Some((*name, known.values.get(key)?)),
            _ => None,
        });
        let texts = texts.flat_map(|(name, values)| {
            values.iter().map(move |known| (name, known.value.clone(), clusters(known.clusters)))
        });
        let all = status.chain(texts).filter(|(_, value, _)| folded(value).starts_with(word));
        all.map(|(name, value, about)| self.offer(format!("{name}:{}", typed(&value)), about, false))
            .collect()
    }

    /// Values of a key that go on like the last one typed: first those that begin so, then those that hold it.
    fn values(&self, head: &str, behind: Piece<'_>, known: &Known) -> Vec<Offer> {
        let Some(last) = values(behind).pop() else { return Vec::new() };
        let before = self.body.get(..last.from).unwrap_or_default();
        let so_far = folded(&unquoted(last.text));
        let all = values_of(head, known);
        let begins = |value: &str| folded(value).starts_with(&so_far);
        let holds = |value: &str| folded(value).contains(&so_far);
        let first = all.iter().filter(|(value, _)| begins(value));
        let second = all.iter().filter(|(value, _)| !begins(value) && holds(value));
        first
            .chain(second)
            .map(|(value, about)| self.offer(format!("{before}{}", typed(value)), about.clone(), false))
            .collect()
    }

    fn offer(&self, text: String, about: String, goes_on: bool) -> Offer {
        Offer { at: self.at.clone(), text, about, goes_on }
    }
}

fn values_of(head: &str, known: &Known) -> Vec<(String, String)> {
    let plain = |words: &[&str]| words.iter().map(|word| ((*word).to_owned(), String::new())).collect();
    let counted = |values: Option<&Vec<KnownValue>>| {
        let values = values.into_iter().flatten();
        values.map(|known| (known.value.clone(), clusters(known.clusters))).collect::<Vec<_>>()
    };
    if let Some(tag) = head.get(TAG.len()..).filter(|_| head.to_ascii_lowercase().starts_with(TAG)) {
        let tag = folded(&unquoted(tag));
        return counted(known.tags.iter().find(|(key, _)| folded(key) == tag).map(|(_, values)| values));
    }
    match key(head) {
        Some(Key::Status) => plain(&STATUSES.map(|(word, _)| word)),
        Some(Key::State) => plain(&STATES.each_ref().map(|state| state.as_emr())),
        Some(Key::Has) => plain(&Held::ALL.map(|(word, _)| word)),
        Some(Key::Since | Key::Until) => plain(&["today", "yesterday"]),
        Some(Key::Watch) => known.watches.iter().map(|watch| (watch.clone(), String::new())).collect(),
        Some(Key::Text(TextKey::Owner)) => {
            let me = known.me.then(|| ("me".to_owned(), "You".to_owned()));
            me.into_iter().chain(counted(known.values.get(&TextKey::Owner))).collect()
        }
        Some(Key::Text(_)) => text_key(head).map(|key| counted(known.values.get(&key))).unwrap_or_default(),
        Some(Key::Amount(_) | Key::NotHeld(_)) | None => Vec::new(),
    }
}

fn total(values: &[KnownValue]) -> usize {
    values.iter().map(|value| value.clusters).sum()
}

fn clusters(count: usize) -> String {
    if count == 1 { "1 cluster".to_owned() } else { format!("{count} clusters") }
}
