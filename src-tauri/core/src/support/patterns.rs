//! What is told by its form: ARNs, keys, ids, addresses, folders of people, and whatever looks like a token.

use super::pieces::{Found, Kind};
use regex_lite::Regex;
use std::sync::LazyLock;

/// Digits of an account's number.
const ACCOUNT: usize = 12;
/// A run of so many letters and digits that mixes capitals with small letters is taken for a secret. AWS's secret keys have 40.
const TOKEN: usize = 32;

/// ARNs, whole: roles, sessions and clusters in them name people and runs.
pub(super) fn arns(text: &str) -> Vec<Found> {
    static ARN: LazyLock<Regex> = LazyLock::new(|| pattern(r#"arn:aws[a-z-]*:[^\s"'<>,;)\]}]*"#));
    all(&ARN, Kind::Arn, text)
}

/// Everything else that has a form, in the order in which it is to be looked for.
pub(super) const OTHERS: [fn(&str) -> Vec<Found>; 11] =
    [locations, urls, emails, keys, clusters, steps, resources, hosts, addresses, accounts, people];

fn locations(text: &str) -> Vec<Found> {
    static LOCATION: LazyLock<Regex> = LazyLock::new(|| pattern(r#"s3[an]?://[^\s"'<>,;)\]}]+"#));
    all(&LOCATION, Kind::Location, text)
}

/// Of this computer's own addresses nothing is to be learnt.
fn urls(text: &str) -> Vec<Found> {
    static URL: LazyLock<Regex> = LazyLock::new(|| pattern(r#"[a-z][a-z0-9+.-]*://[^\s"'<>,;)\]}]+"#));
    let own = |url: &str| {
        let host = url.split("://").nth(1).unwrap_or_default();
        let host = host.split(['/', ':', '?', '#']).next().unwrap_or_default();
        matches!(host, "127.0.0.1" | "localhost") && !url.contains(['?', '#', '@'])
    };
    all(&URL, Kind::Url, text).into_iter().filter(|found| !own(&found.thing)).collect()
}

fn emails(text: &str) -> Vec<Found> {
    static EMAIL: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+"));
    all(&EMAIL, Kind::Email, text)
}

/// Ids of access keys, users and roles, as IAM begins them.
fn keys(text: &str) -> Vec<Found> {
    static KEY: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(AKIA|ASIA|AROA|AIDA|AGPA|AIPA|ANPA|ANVA|APKA|ABIA|ACCA)[A-Z0-9]{8,}"));
    all(&KEY, Kind::Key, text)
}

fn clusters(text: &str) -> Vec<Found> {
    static CLUSTER: LazyLock<Regex> = LazyLock::new(|| pattern(r"\bj-[A-Z0-9]{5,}"));
    all(&CLUSTER, Kind::Cluster, text)
}

fn steps(text: &str) -> Vec<Found> {
    static STEP: LazyLock<Regex> = LazyLock::new(|| pattern(r"\bs-[A-Z0-9]{5,}"));
    all(&STEP, Kind::Step, text)
}

fn resources(text: &str) -> Vec<Found> {
    static RESOURCE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"\b(i|ig|if|eni|vpc|subnet|sg|vol|ami|eipalloc|d)-([0-9a-f]{8,}|[A-Z0-9]{8,})\b")
    });
    all(&RESOURCE, Kind::Resource, text)
}

fn hosts(text: &str) -> Vec<Found> {
    static HOST: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"\bip-\d+-\d+-\d+-\d+[a-z0-9.-]*|\b[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*\.(internal|local|lan|corp|home|intranet)\b",
        )
    });
    all(&HOST, Kind::Host, text)
}

fn addresses(text: &str) -> Vec<Found> {
    static ADDRESS: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}\b"));
    let own = |address: &str| address.starts_with("127.") || address == "0.0.0.0";
    all(&ADDRESS, Kind::Address, text).into_iter().filter(|found| !own(&found.thing)).collect()
}

/// Twelve digits by themselves, or as the console writes them.
fn accounts(text: &str) -> Vec<Found> {
    static DIGITS: LazyLock<Regex> = LazyLock::new(|| pattern(r"\d{4}-\d{4}-\d{4}|\d+"));
    let numbers = all(&DIGITS, Kind::Account, text).into_iter();
    let bare = numbers.map(|found| Found { thing: found.thing.replace('-', ""), ..found });
    bare.filter(|found| found.thing.len() == ACCOUNT).collect()
}

/// Folders of people whose name is not known.
fn people(text: &str) -> Vec<Found> {
    static PERSON: LazyLock<Regex> =
        LazyLock::new(|| pattern(r#"(?i)(?:/home/|/Users/|\\Users\\+)([^/\\\s"':]+)"#));
    let name = |found: regex_lite::Captures<'_>| {
        // One that stands for another already is nobody's.
        let name = found.get(1).filter(|name| !name.as_str().starts_with("user-"))?;
        Some(Found { at: name.range(), kind: Kind::User, thing: name.as_str().to_owned() })
    };
    PERSON.captures_iter(text).filter_map(name).collect()
}

/// Long runs of mixed letters: keys and tokens have no other form.
pub(super) fn tokens(text: &str) -> Vec<Found> {
    static RUN: LazyLock<Regex> = LazyLock::new(|| pattern(r"[A-Za-z0-9+/_%-]+={0,2}"));
    let is_token = |found: &Found| {
        let has = |kind: fn(&u8) -> bool| found.thing.as_bytes().iter().any(kind);
        found.thing.len() >= TOKEN && has(u8::is_ascii_uppercase) && has(u8::is_ascii_lowercase)
    };
    all(&RUN, Kind::Secret, text).into_iter().filter(is_token).collect()
}

fn all(pattern: &Regex, kind: Kind, text: &str) -> Vec<Found> {
    let found =
        |found: regex_lite::Match<'_>| Found { at: found.range(), kind, thing: found.as_str().to_owned() };
    pattern.find_iter(text).map(found).collect()
}

#[expect(clippy::expect_used, reason = "the patterns are literals of this file, compiled by its tests")]
fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("a literal pattern")
}
