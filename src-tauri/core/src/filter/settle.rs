//! A filter asked of clusters: what stays the same for all of them is worked out once.

use super::Filter;
use super::key::{AmountKey, TextKey};
use super::subject::{Subject, folded};
use super::term::{Day, Edge, Held, Operator, Says};
use crate::api::wire::Status;
use crate::model::ClusterState;
use crate::time::{At, Millis};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

/// Who asks, when and where.
#[derive(Debug, Clone, PartialEq)]
pub struct Asking {
    /// Now.
    pub now: At,
    /// In which days begin and end.
    pub zone: TimeZone,
    /// What `owner:me` stands for: names, in any case.
    pub me: Vec<String>,
}

/// A filter ready to be asked of many clusters at one moment.
#[derive(Debug, Clone)]
pub struct Sieve {
    tests: Vec<(bool, Test)>,
    now: At,
}

/// A term with its texts folded and its days as moments.
#[derive(Debug, Clone)]
enum Test {
    Word(String),
    Text(TextKey, Vec<String>),
    Tag(String, Vec<String>),
    Watch(Vec<String>),
    Status(Vec<Status>),
    State(Vec<ClusterState>),
    Has(Vec<Held>),
    Amount(AmountKey, Operator, i64),
    /// Something last happened at this moment or later.
    Since(At),
    /// Something last happened before this moment.
    Before(At),
}

impl Sieve {
    pub(super) fn new(filter: &Filter, asking: &Asking) -> Self {
        let test = |says: &Says| match says {
            Says::Word(word) => Test::Word(folded(word)),
            Says::Text(TextKey::Owner, texts) => Test::Text(TextKey::Owner, with_me(texts, &asking.me)),
            Says::Text(key, texts) => Test::Text(*key, all_folded(texts)),
            Says::Tag(tag, texts) => Test::Tag(folded(tag), all_folded(texts)),
            Says::Watch(texts) => Test::Watch(all_folded(texts)),
            Says::Status(statuses) => Test::Status(statuses.clone()),
            Says::State(states) => Test::State(states.clone()),
            Says::Has(held) => Test::Has(held.clone()),
            Says::Amount(key, operator, amount) => Test::Amount(*key, *operator, *amount),
            Says::Day(Edge::Since, day) => Test::Since(begin(date(*day, asking), &asking.zone)),
            Says::Day(Edge::Until, day) => Test::Before(begin(next(date(*day, asking)), &asking.zone)),
        };
        let tests = filter.terms.iter().map(|term| (term.negated, test(&term.says))).collect();
        Self { tests, now: asking.now }
    }

    /// Whether it finds a cluster. What is not known of one does not hold.
    #[must_use]
    pub fn finds(&self, subject: &Subject) -> bool {
        self.tests.iter().all(|(negated, test)| test.holds(subject, self.now) != *negated)
    }
}

impl Test {
    fn holds(&self, subject: &Subject, now: At) -> bool {
        match self {
            Test::Word(word) => has_word(subject, word),
            Test::Text(key, texts) => text_of(subject, *key).is_some_and(|held| has_one(held, texts)),
            Test::Tag(tag, texts) => {
                subject.tags.iter().any(|(key, value)| folded(key) == *tag && has_one(&folded(value), texts))
            }
            Test::Watch(texts) => subject.watches.lines().any(|watch| texts.iter().any(|text| text == watch)),
            Test::Status(statuses) => statuses.contains(&subject.status),
            Test::State(states) => states.contains(&subject.state),
            Test::Has(held) => held.iter().any(|held| has(subject, *held)),
            Test::Amount(key, operator, limit) => {
                amount_of(subject, *key, now).is_some_and(|amount| operator.holds(amount, *limit))
            }
            Test::Since(at) => subject.newest.is_some_and(|newest| newest >= *at),
            Test::Before(at) => subject.newest.is_some_and(|newest| newest < *at),
        }
    }
}

fn has_word(subject: &Subject, word: &str) -> bool {
    [&subject.name, &subject.id, &subject.profiles, &subject.region]
        .into_iter()
        .any(|text| text.contains(word))
        || subject.steps.contains(word)
}

fn has_one(held: &str, texts: &[String]) -> bool {
    texts.iter().any(|text| held.contains(text.as_str()))
}

fn text_of(subject: &Subject, key: TextKey) -> Option<&str> {
    match key {
        TextKey::Name => Some(&subject.name),
        TextKey::Id => Some(&subject.id),
        TextKey::Step => Some(&subject.steps),
        TextKey::Profile => Some(&subject.profiles),
        TextKey::Region => Some(&subject.region),
        TextKey::Account => Some(&subject.account),
        TextKey::Owner => subject.owner.as_deref(),
        TextKey::Release => subject.release.as_deref(),
    }
}

fn has(subject: &Subject, held: Held) -> bool {
    match held {
        Held::Owner => subject.owner.is_some(),
        Held::Reason => subject.has_reason,
        Held::Star => subject.starred,
        Held::Steps => subject.step_count.is_some_and(|count| count > 0),
        Held::Tags => !subject.tags.is_empty(),
    }
}

/// The amount; None where there is none or it is not known.
fn amount_of(subject: &Subject, key: AmountKey, now: At) -> Option<i64> {
    let since = |at: Option<At>, until: At| -> Option<Millis> { at.map(|at| until.since(at)) };
    match key {
        AmountKey::Elapsed => since(subject.created, subject.ended.unwrap_or(now)),
        AmountKey::Idle => since(subject.idle_since, now),
        AmountKey::Age => since(subject.read, now),
        AmountKey::Steps => subject.step_count,
        AmountKey::Failed => subject.failed_steps,
    }
}

fn all_folded(texts: &[String]) -> Vec<String> {
    texts.iter().map(|text| folded(text)).collect()
}

/// The owners with `me` replaced by the names it stands for; without any it stands for nobody.
fn with_me(texts: &[String], me: &[String]) -> Vec<String> {
    let names = |text: &String| {
        if text.eq_ignore_ascii_case("me") { all_folded(me) } else { vec![folded(text)] }
    };
    texts.iter().flat_map(names).filter(|text| !text.is_empty()).collect()
}

fn date(day: Day, asking: &Asking) -> Date {
    let now = Timestamp::from_millisecond(asking.now.0).unwrap_or(Timestamp::UNIX_EPOCH);
    let today = now.to_zoned(asking.zone.clone()).date();
    match day {
        Day::Today => today,
        Day::Yesterday => today.saturating_sub(1.day()),
        Day::Date(date) => date,
    }
}

fn next(date: Date) -> Date {
    date.saturating_add(1.day())
}

/// When a day begins. One at the end of the calendar that the zone moves beyond it begins at its end.
fn begin(date: Date, zone: &TimeZone) -> At {
    let end = if date.year() < 0 { i64::MIN } else { i64::MAX };
    At(date.to_zoned(zone.clone()).map_or(end, |begin| begin.timestamp().as_millisecond()))
}
