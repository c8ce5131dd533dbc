//! Which clusters a filter finds.

use super::{NOW, asking, cluster, finds};
use crate::filter::{Asking, Filter, Subject};
use crate::model::ClusterState;
use crate::time::{HOUR, MINUTE};
use jiff::tz::TimeZone;

#[test]
fn every_key_finds_what_it_stands_for_and_nothing_else() {
    let cases = [
        ("", true),
        ("   ", true),
        ("eu-ws", true),
        ("EU-ws_V12 LOSS", true),
        ("eu-ws nowhere", false),
        ("\"ground-up loss\"", true),
        ("\"loss ground-up\"", false),
        ("models", true),
        ("eu-west-1", true),
        ("m.dubois", false),
        ("name:eu-ws", true),
        ("name:loss", false),
        ("id:j-2kx8", true),
        ("step:pf-12", true),
        ("step:\"loss, pf-12\"", true),
        ("profile:audit", true),
        ("profile:\"cat models\"", true),
        ("profile:eu-west-1", false),
        ("region:us,eu", true),
        ("account:1111", true),
        ("owner:dubois", true),
        ("owner:me", true),
        ("owner:keller,ME", true),
        ("owner:keller", false),
        ("release:7.9", true),
        ("watch:cat-prod/eu-west-1", true),
        ("watch:cat-prod/eu-west", false),
        ("watch:cat/eu-west-1", false),
        ("status:failed,Idle", true),
        ("-status:done", true),
        ("-status:idle", false),
        ("state:waiting", true),
        ("state:RUNNING,STARTING", false),
        ("tag.team:cat", true),
        ("TAG.Team:\"cat eu\"", true),
        ("tag.\"cost center\":42", true),
        ("tag.owner:cat", false),
        ("has:owner", true),
        ("has:star has:steps has:tags", true),
        ("has:reason", false),
        ("idle>30m", true),
        ("idle>45m", false),
        ("idle>=45m idle<=45m", true),
        ("idle>1h", false),
        ("elapsed>4h59m elapsed<1d", true),
        ("age<2m", true),
        ("steps>=16 failed>0", true),
        ("failed>1", false),
        ("since:today", true),
        ("since:2026-07-16", false),
        ("until:today", true),
        ("until:yesterday", false),
        ("-until:yesterday", true),
        ("12:30", false),
        ("s3://bucket", false),
    ];
    for (text, found) in cases {
        assert_eq!(finds(text, &cluster()), found, "{text}");
    }
}

#[test]
fn what_is_not_known_of_a_cluster_does_not_hold() {
    let bare = Subject {
        owner: None,
        release: None,
        tags: Vec::new(),
        created: None,
        idle_since: None,
        read: None,
        newest: None,
        step_count: None,
        failed_steps: None,
        ..cluster()
    };
    for text in [
        "owner:me",
        "release:7",
        "tag.team:cat",
        "elapsed>0s",
        "idle>=0s",
        "age<9d",
        "steps>=0",
        "failed<1",
        "since:1999-01-01",
        "until:2999-01-01",
        "has:owner",
    ] {
        assert!(finds(text, &cluster()) || text == "failed<1", "{text} of one that is known");
        assert!(!finds(text, &bare), "{text}");
        assert!(finds(&format!("-{text}"), &bare), "-{text}");
    }
}

#[test]
fn what_has_ended_stays_as_long_as_it_ran() {
    let ended = Subject { ended: Some(NOW - 2 * HOUR), state: ClusterState::Terminated, ..cluster() };
    assert!(finds("elapsed>=3h elapsed<=3h", &ended));
}

#[test]
fn days_begin_where_the_user_is() {
    let late = Subject { newest: Some(NOW - 13 * HOUR), ..cluster() };
    assert!(!finds("since:today", &late));
    assert!(finds("since:yesterday until:yesterday", &late));
    let zone = TimeZone::fixed(jiff::tz::offset(-5));
    let west = Asking { zone, ..asking() };
    let sieve = Filter::parse("since:today").settle(&west);
    assert!(!sieve.finds(&late), "12:00 UTC is 07:00 there, and 13 hours before is another day");
    assert!(sieve.finds(&Subject { newest: Some(NOW - 6 * HOUR), ..cluster() }));
}

#[test]
fn me_is_nobody_until_somebody_is_known() {
    let nobody = Asking { me: Vec::new(), ..asking() };
    assert!(!Filter::parse("owner:me").settle(&nobody).finds(&cluster()));
}

#[test]
fn only_spans_and_days_change_by_time_alone() {
    for timed in ["idle>1h", "elapsed<2h", "age>5m", "since:today", "-until:yesterday"] {
        assert!(Filter::parse(timed).is_timed(), "{timed}");
    }
    assert!(!Filter::parse("hail status:idle steps>3 failed>0 owner:me").is_timed());
    let later = Asking { now: NOW + 20 * MINUTE, ..asking() };
    assert!(Filter::parse("idle>1h").settle(&later).finds(&cluster()));
}
