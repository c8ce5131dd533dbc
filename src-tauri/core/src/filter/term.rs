//! What one term of a filter says.

use super::key::{AmountKey, TextKey};
use crate::api::wire::Status;
use crate::model::ClusterState;
use jiff::civil::Date;

/// A term: something that has to hold, or must not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// Whether it begins with a minus.
    pub negated: bool,
    /// What has to hold.
    pub says: Says,
}

/// What has to hold. Several values are alternatives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Says {
    /// A word, or a text in quotes: in the name, the id, a step's name, a profile or the Region.
    Word(String),
    /// `name:hail`: one of the texts is in what the key stands for.
    Text(TextKey, Vec<String>),
    /// `tag.Team:cat`: one of the texts is in the value of that tag.
    Tag(String, Vec<String>),
    /// `watch:cat-prod/eu-west-1`: one of these watches leads to it.
    Watch(Vec<String>),
    /// `status:idle,late`.
    Status(Vec<Status>),
    /// `state:WAITING`, as EMR spells it.
    State(Vec<ClusterState>),
    /// `has:owner`.
    Has(Vec<Held>),
    /// `idle>30m`: milliseconds, or a number of steps.
    Amount(AmountKey, Operator, i64),
    /// `since:today`: by when something last happened to it.
    Day(Edge, Day),
}

impl Says {
    /// Whether one of the owners is `me`.
    pub(super) fn names_me(&self) -> bool {
        matches!(self, Says::Text(TextKey::Owner, texts) if texts.iter().any(|text| text.eq_ignore_ascii_case("me")))
    }

    /// Whether it may hold or not by time alone.
    pub(super) fn is_timed(&self) -> bool {
        match self {
            Says::Amount(key, ..) => key.is_span(),
            Says::Day(..) => true,
            Says::Word(_)
            | Says::Text(..)
            | Says::Tag(..)
            | Says::Watch(_)
            | Says::Status(_)
            | Says::State(_)
            | Says::Has(_) => false,
        }
    }
}

/// What a cluster may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Held {
    /// A tag that names its owner.
    Owner,
    /// A reason that EMR gave for its state.
    Reason,
    /// A star: a person watches it.
    Star,
    /// Steps.
    Steps,
    /// Any tag.
    Tags,
}

impl Held {
    /// Each with its word.
    pub(super) const ALL: [(&'static str, Held); 5] = [
        ("owner", Held::Owner),
        ("reason", Held::Reason),
        ("star", Held::Star),
        ("steps", Held::Steps),
        ("tags", Held::Tags),
    ];
}

/// How an amount is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operator {
    /// `>`
    Above,
    /// `>=`
    AtLeast,
    /// `<`
    Below,
    /// `<=`
    AtMost,
}

impl Operator {
    /// Each with its sign; the longer of two that begin alike comes first.
    pub(super) const ALL: [(&'static str, Operator); 4] =
        [(">=", Operator::AtLeast), ("<=", Operator::AtMost), (">", Operator::Above), ("<", Operator::Below)];

    /// Whether `amount` stands so to `limit`.
    pub(super) fn holds(self, amount: i64, limit: i64) -> bool {
        match self {
            Operator::Above => amount > limit,
            Operator::AtLeast => amount >= limit,
            Operator::Below => amount < limit,
            Operator::AtMost => amount <= limit,
        }
    }
}

/// Which side of a day is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edge {
    /// Not before the day began.
    Since,
    /// Not after the day ended.
    Until,
}

/// A day of the user's calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Day {
    /// The day that is now.
    Today,
    /// The day before.
    Yesterday,
    /// A date.
    Date(Date),
}
