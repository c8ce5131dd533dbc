//! The keys of the grammar.

use crate::api::wire::Status;

/// What may be compared with a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TextKey {
    /// The cluster's name.
    Name,
    /// The cluster's id.
    Id,
    /// The names of its steps.
    Step,
    /// The profiles that lead to it, by name or as the user calls them.
    Profile,
    /// The Region.
    Region,
    /// The account.
    Account,
    /// Who owns it, by its tags; `me` is who uses this app.
    Owner,
    /// The release, such as `emr-7.9.0`.
    Release,
}

/// What may be compared with an amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AmountKey {
    /// From its creation to its end, or to now.
    Elapsed,
    /// How long it has had nothing to run.
    Idle,
    /// How long ago it was read; nothing that has ended has one.
    Age,
    /// How many steps it has.
    Steps,
    /// How many of them failed.
    Failed,
}

impl AmountKey {
    /// Whether it is compared with a span of time, not with a number.
    pub(super) fn is_span(self) -> bool {
        match self {
            AmountKey::Elapsed | AmountKey::Idle | AmountKey::Age => true,
            AmountKey::Steps | AmountKey::Failed => false,
        }
    }

    /// An amount as it can be typed, for a fault's message.
    pub(super) fn example(self) -> &'static str {
        if self.is_span() { "30m, 2h, 1d or 1h30m" } else { "5" }
    }
}

/// What a key's name leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Key {
    Text(TextKey),
    Amount(AmountKey),
    Watch,
    Status,
    State,
    Has,
    Since,
    Until,
    /// The app does not hold this yet.
    NotHeld(&'static str),
}

/// Every key but `tag.<key>`: its name, what it leads to, and what it stands for in a few words.
pub(super) const KEYS: [(&str, Key, &str); 19] = [
    ("name", Key::Text(TextKey::Name), "Name of the cluster"),
    ("status", Key::Status, "One word: failed, idle, running …"),
    ("owner", Key::Text(TextKey::Owner), "Who owns it, by its tags"),
    ("profile", Key::Text(TextKey::Profile), "Profile that leads to it"),
    ("region", Key::Text(TextKey::Region), "Region"),
    ("step", Key::Text(TextKey::Step), "Name of one of its steps"),
    ("state", Key::State, "State, as EMR spells it"),
    ("since", Key::Since, "Something happened on this day or later"),
    ("until", Key::Until, "Nothing happened after this day"),
    ("elapsed", Key::Amount(AmountKey::Elapsed), "How long it has run, such as elapsed>2h"),
    ("idle", Key::Amount(AmountKey::Idle), "How long it has had nothing to run"),
    ("age", Key::Amount(AmountKey::Age), "How long ago it was read"),
    ("steps", Key::Amount(AmountKey::Steps), "How many steps it has"),
    ("failed", Key::Amount(AmountKey::Failed), "How many of its steps failed"),
    ("id", Key::Text(TextKey::Id), "ID of the cluster"),
    ("account", Key::Text(TextKey::Account), "Account"),
    ("release", Key::Text(TextKey::Release), "Release, such as emr-7.9.0"),
    ("watch", Key::Watch, "Watch: a profile in a Region"),
    ("has", Key::Has, "Whether it has an owner, a star, steps …"),
];

/// Keys of which the app holds nothing yet, and what that is.
const NOT_HELD: [(&str, &str); 5] = [
    ("cause", "why steps failed"),
    ("cost", "what clusters cost"),
    ("rate", "what clusters cost an hour"),
    ("run", "which run a cluster belongs to"),
    ("app", "which applications run"),
];

/// The key of a name, in any case.
pub(super) fn key(name: &str) -> Option<Key> {
    let same = |known: &str| known.eq_ignore_ascii_case(name);
    let held = KEYS.iter().find(|(known, ..)| same(known)).map(|(_, key, _)| *key);
    held.or_else(|| NOT_HELD.iter().find(|(known, _)| same(known)).map(|(_, what)| Key::NotHeld(what)))
}

/// The key's name.
pub(super) fn name_of(wanted: Key) -> &'static str {
    KEYS.iter().find(|(_, key, _)| *key == wanted).map_or("", |(name, ..)| name)
}

/// Every status with its word.
pub(super) const STATUSES: [(&str, Status); 9] = [
    ("failed", Status::Failed),
    ("idle", Status::Idle),
    ("unknown", Status::Unknown),
    ("running", Status::Running),
    ("bootstrapping", Status::Bootstrapping),
    ("capacity", Status::Capacity),
    ("waiting", Status::Waiting),
    ("terminating", Status::Terminating),
    ("done", Status::Done),
];
