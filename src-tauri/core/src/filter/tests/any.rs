//! Any filter, any text, any cluster.

use super::{NOW, cluster};
use crate::api::wire::Status;
use crate::filter::{AmountKey, Day, Edge, Filter, Held, Operator, Says, Subject, Term, TextKey};
use crate::model::ClusterState;
use crate::time::{HOUR, MINUTE};
use jiff::civil::date;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// Pieces of the grammar and of what spoils it, so that terms come close to being right.
pub(super) fn any_text() -> impl Strategy<Value = String> {
    let pieces = select(vec![
        "-",
        "\"",
        "\\",
        ":",
        ",",
        ">",
        ">=",
        "<",
        "$",
        " ",
        "  ",
        "\t",
        "\u{a0}",
        "owner",
        "me",
        "status",
        "idle",
        "30m",
        "tag.",
        "tag.Team",
        "since",
        "today",
        "2026-07-01",
        "has",
        "note",
        "cost",
        "steps",
        "5",
        "hail",
        "ß",
        "سوق",
        "😀",
    ]);
    prop_oneof![any::<String>(), vec(pieces, 0..12).prop_map(|pieces| pieces.concat())]
}

/// Texts that can be values, and what would be read as something else.
fn any_value() -> impl Strategy<Value = String> {
    let kinds = prop_oneof!["[a-zA-Z0-9_.-]{1,8}", "[a-z\"\\\\:,<> -]{1,6}", "\\PC{1,6}"];
    kinds.prop_filter("a value is no blank", |text| !text.trim().is_empty())
}

pub(super) fn any_says() -> impl Strategy<Value = Says> {
    use TextKey::{Account, Id, Name, Owner, Profile, Region, Release, Step};
    let keys = select(vec![Name, Id, Step, Profile, Region, Account, Owner, Release]);
    let spans = select(vec![AmountKey::Elapsed, AmountKey::Idle, AmountKey::Age]);
    let counts = select(vec![AmountKey::Steps, AmountKey::Failed]);
    let operators = || select(vec![Operator::Above, Operator::AtLeast, Operator::Below, Operator::AtMost]);
    let statuses = select(vec![Status::Failed, Status::Idle, Status::Done]);
    let states = select(vec![ClusterState::Waiting, ClusterState::TerminatedWithErrors]);
    let held = select(vec![Held::Owner, Held::Reason, Held::Star, Held::Steps, Held::Tags]);
    let days =
        select(vec![Day::Today, Day::Yesterday, Day::Date(date(2026, 7, 15)), Day::Date(date(-3, 1, 1))]);
    prop_oneof![
        any_value().prop_map(Says::Word),
        (keys, vec(any_value(), 1..4)).prop_map(|(key, texts)| Says::Text(key, texts)),
        (any_value(), vec(any_value(), 1..3)).prop_map(|(tag, texts)| Says::Tag(tag, texts)),
        vec(any_value(), 1..3).prop_map(Says::Watch),
        vec(statuses, 1..3).prop_map(Says::Status),
        vec(states, 1..3).prop_map(Says::State),
        vec(held, 1..3).prop_map(Says::Has),
        (spans, operators(), 0..10_000_i64).prop_map(|(key, is, s)| Says::Amount(key, is, s * 1_000)),
        (counts, operators(), 0..99_i64).prop_map(|(key, is, count)| Says::Amount(key, is, count)),
        (select(vec![Edge::Since, Edge::Until]), days).prop_map(|(edge, day)| Says::Day(edge, day)),
    ]
}

pub(super) fn any_filter() -> impl Strategy<Value = Filter> {
    let terms = (any::<bool>(), any_says()).prop_map(|(negated, says)| Term { negated, says });
    vec(terms, 0..5).prop_map(|terms| Filter { terms, faults: Vec::new() })
}

pub(super) fn any_cluster() -> impl Strategy<Value = Subject> {
    let owner = select(vec![None, Some("m.dubois".to_owned()), Some("a".to_owned())]);
    let status = select(vec![Status::Failed, Status::Idle, Status::Done]);
    (owner, status, "[a-z0-9 -]{0,8}", any::<bool>(), 0..200_i64, 0..20_i64).prop_map(
        |(owner, status, name, whole, minutes, count)| Subject {
            owner,
            status,
            name,
            idle_since: whole.then_some(NOW - minutes * MINUTE),
            newest: whole.then_some(NOW - minutes * HOUR),
            step_count: whole.then_some(count),
            ..cluster()
        },
    )
}
