//! What the filter promises, for any text and any cluster.

mod any;
mod completing;
mod finding;
mod laws;
mod reading;

use super::{Asking, Filter, Subject, folded};
use crate::api::wire::Status;
use crate::model::ClusterState;
use crate::time::{At, HOUR, MINUTE};
use jiff::tz::TimeZone;

/// Wednesday 15 July 2026, 12:00 UTC.
const NOW: At = At(1_784_116_800_000);

fn asking() -> Asking {
    Asking { now: NOW, zone: TimeZone::UTC, me: vec!["M.Dubois".to_owned()] }
}

fn cluster() -> Subject {
    Subject {
        name: folded("EU-WS_v12_2026Q2"),
        id: folded("j-2KX8N4T7QWE1M"),
        steps: folded("Load exposures\nGround-up loss, PF-12").into(),
        profiles: folded("cat-prod\nCat models\naudit"),
        watches: folded("cat-prod/eu-west-1\naudit/eu-west-1"),
        region: "eu-west-1".to_owned(),
        account: "111122223333".to_owned(),
        owner: Some(folded("m.dubois")),
        release: Some("emr-7.9.0".to_owned()),
        tags: vec![("Team".to_owned(), "Cat EU".to_owned()), ("cost center".to_owned(), "42".to_owned())],
        state: ClusterState::Waiting,
        status: Status::Idle,
        has_reason: false,
        starred: true,
        created: Some(NOW - 5 * HOUR),
        ended: None,
        idle_since: Some(NOW - 45 * MINUTE),
        read: Some(NOW - MINUTE),
        newest: Some(NOW - 45 * MINUTE),
        step_count: Some(16),
        failed_steps: Some(1),
    }
}

fn finds(text: &str, subject: &Subject) -> bool {
    let filter = Filter::parse(text);
    assert_eq!(filter.faults, [], "{text}");
    filter.settle(&asking()).finds(subject)
}
