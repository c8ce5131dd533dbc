//! What cannot be read is named in its place.

use crate::filter::{Filter, Misread};

/// The faults of a text: what is underlined, and why.
fn faults(text: &str) -> Vec<(&str, Misread)> {
    Filter::parse(text).faults.into_iter().map(|fault| (&text[fault.at], fault.why)).collect()
}

#[test]
fn a_term_that_cannot_be_read_is_underlined_where_it_is_wrong() {
    let cases = [
        ("hail \"eu ws", "\"eu ws", Misread::OpenQuote),
        ("hail - loss", "-", Misread::NothingLeftOut),
        ("colour:red", "colour", Misread::UnknownKey("colour".to_owned())),
        ("-colour>5", "colour", Misread::UnknownKey("colour".to_owned())),
        ("owner:", "owner:", Misread::NoValue("owner".to_owned())),
        ("owner:me,", "owner:me,", Misread::NoValue("owner".to_owned())),
        ("-status:\"\"", "status:\"\"", Misread::NoValue("status".to_owned())),
        ("name>5", "name>5", Misread::NotAnAmountKey("name".to_owned())),
        ("steps:5", "steps:5", Misread::IsCompared { key: "steps".to_owned(), example: "5" }),
        ("idle:30m", "idle:30m", Misread::IsCompared { key: "idle".to_owned(), example: "30m" }),
        ("since:tomorrow", "tomorrow", Misread::BadDay("tomorrow".to_owned())),
        ("since:2026-02-30", "2026-02-30", Misread::BadDay("2026-02-30".to_owned())),
        ("until:today,yesterday", "until:today,yesterday", Misread::OneDay("until".to_owned())),
        ("idle>", "idle>", Misread::NoValue("idle".to_owned())),
    ];
    for (text, place, why) in cases {
        assert_eq!(faults(text), [(place, why)], "{text}");
    }
}

#[test]
fn an_amount_or_value_that_no_cluster_can_have_is_underlined_alone() {
    for (text, place) in [
        ("idle>5", "5"),
        ("idle>30x", "30x"),
        ("idle>99999999999999999999d", "99999999999999999999d"),
        ("steps>2h", "2h"),
        ("steps>-1", "-1"),
        ("status:done,faild", "faild"),
        ("state:runing", "runing"),
        ("has:everything", "everything"),
    ] {
        let [(shown, why)] = faults(text).try_into().unwrap();
        assert_eq!(shown, place, "{text}");
        assert!(matches!(why, Misread::BadAmount { .. } | Misread::UnknownValue { .. }), "{text}: {why}");
    }
}

#[test]
fn what_the_app_does_not_hold_yet_is_refused_and_says_so() {
    for text in ["cause:memory", "cost>$10", "rate>$10", "run:q2", "-app:spark", "has:note", "has:owner,note"]
    {
        let [(_, why)] = faults(text).try_into().unwrap();
        assert!(matches!(why, Misread::NotHeld { .. }), "{text}: {why}");
        assert!(why.to_string().contains("EMR Monitor does not know"), "{why}");
    }
}

#[test]
fn me_is_refused_while_nobody_knows_who_that_is() {
    let filter = Filter::parse_for("hail -owner:keller,ME owner:keller", &[]);
    let [fault] = filter.faults.as_slice() else { panic!("{:?}", filter.faults) };
    assert_eq!((fault.at.clone(), filter.to_string().as_str()), (5..21, "hail owner:keller"));
}

#[test]
fn a_place_lies_between_letters_of_any_script() {
    assert_eq!(faults("überprüfung größe:5 ok"), []);
    assert_eq!(faults("größe status:größer"), [("größer", faults("status:größer").remove(0).1)]);
}
