//! What a text may go on with.

use crate::filter::{Filter, Known, KnownValue, TextKey, complete};

fn known() -> Known {
    let value = |value: &str, clusters| KnownValue { value: value.to_owned(), clusters };
    Known {
        values: [
            (TextKey::Profile, vec![value("cat-prod", 5), value("actuarial", 1)]),
            (TextKey::Owner, vec![value("m.dubois", 4), value("A Keller", 2)]),
        ]
        .into(),
        tags: [("cost center".to_owned(), vec![value("42", 3)])].into(),
        watches: vec!["cat-prod/eu-west-1".to_owned()],
        me: true,
    }
}

/// The texts that taking each offer would make of `text`, with the caret at `|`.
fn taken(text: &str) -> Vec<String> {
    let caret = text.find('|').unwrap();
    let text = text.replace('|', "");
    let offers = complete(&text, caret, &known());
    offers
        .into_iter()
        .map(|offer| [&text[..offer.at.start], &offer.text, &text[offer.at.end..]].concat())
        .collect()
}

#[test]
fn keys_come_first_then_what_is_known() {
    assert_eq!(taken("ow|"), ["owner:"]);
    assert_eq!(taken("hail -st|"), ["hail -status:", "hail -step:", "hail -state:", "hail -steps>"]);
    assert_eq!(
        taken("ca|"),
        ["profile:cat-prod", "status:capacity"].map(str::to_owned).iter().rev().cloned().collect::<Vec<_>>()
    );
    assert_eq!(taken("owner:|"), ["owner:me", "owner:m.dubois", "owner:\"A Keller\""]);
    assert_eq!(taken("owner:kel|"), ["owner:\"A Keller\""]);
    assert_eq!(taken("owner:me,m.d| hail"), ["owner:me,m.dubois hail"]);
    assert_eq!(taken("-tag.\"Cost center\":|"), ["-tag.\"Cost center\":42"]);
    assert_eq!(taken("tag|"), ["tag.\"cost center\":"]);
    assert_eq!(taken("watch:|"), ["watch:cat-prod/eu-west-1"]);
    assert_eq!(taken("since:y|"), ["since:yesterday", "since:today"], "first what begins so");
    assert_eq!(taken("idle>|"), Vec::<String>::new());
    assert_eq!(taken("nowhere:|"), Vec::<String>::new());
}

#[test]
fn with_nothing_typed_the_keys_are_offered() {
    assert!(taken("|").contains(&"status:".to_owned()));
    assert!(taken("hail |").contains(&"hail status:".to_owned()));
}

#[test]
fn a_whole_value_that_is_taken_can_be_read() {
    for text in
        ["owner:|", "ca|", "watch:|", "since:|", "has:|", "state:|", "status:|", "tag.\"cost center\":|"]
    {
        for text in taken(text) {
            assert_eq!(Filter::parse(&text).faults, [], "{text}");
        }
    }
}

#[test]
fn what_the_app_does_not_hold_is_not_offered() {
    for text in ["ca|", "co|", "ra|", "ru|", "ap|"] {
        let offered = taken(text);
        assert!(
            !offered.iter().any(|text| ["cause:", "cost>", "rate>", "run:", "app:"].contains(&text.as_str())),
            "{offered:?}"
        );
    }
}
