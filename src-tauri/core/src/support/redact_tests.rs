//! What must never be read in a redacted text, and what must.

use super::{Names, redact};
use proptest::prelude::*;

fn names() -> Names {
    let mut names = Names::default();
    names.profile("cat-prod", "Cat models");
    names.profile("dev", "");
    names.account("111122223333");
    names.cluster("j-2KX8N4T7QWE1M", "EU-WS_v12_2026Q2");
    names.cluster("j-0W8PL5C2NQX7T", "EU-WS_v12_2026Q2_sens-B");
    names.step("s-3F0V4SY2H9U15", "Ground-up loss, PF-07");
    names.home("/home/sam");
    names.user("sam");
    names.host("cat-laptop-7");
    names
}

fn redacted(text: &str) -> String {
    redact(text, &names())
}

#[test]
fn the_same_thing_has_the_same_placeholder_by_whatever_name_it_goes() {
    let said =
        redacted("cat-prod reads EU-WS_v12_2026Q2; Cat models: j-2KX8N4T7QWE1M, dev: J-0W8PL5C2NQX7T.");
    assert_eq!(said, "profile-1 reads cluster-1; profile-1: cluster-1, profile-2: cluster-2.");
}

#[test]
fn of_two_names_that_begin_alike_the_whole_one_is_meant() {
    assert_eq!(redacted("EU-WS_v12_2026Q2_sens-B after EU-WS_v12_2026Q2"), "cluster-1 after cluster-2");
}

#[test]
fn short_names_are_taken_out_as_words_and_left_in_others() {
    assert_eq!(
        redacted("dev, (dev) and DEV, but no device"),
        "profile-1, (profile-1) and profile-1, but no device"
    );
}

#[test]
fn what_has_a_form_needs_no_name() {
    for (told, said) in [
        ("arn:aws:iam::999988887777:role/Admins/kim is not allowed", "arn-1 is not allowed"),
        ("account 999988887777, 9999-8888-7777, 111122223333", "account account-2, account-2, account-1"),
        ("unknown999988887777x", "unknownaccount-1x"),
        ("at 1795420000000 ms", "at 1795420000000 ms"),
        ("AKIAIOSFODNN7EXAMPLE signed", "key-1 signed"),
        ("key wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY99.", "key secret-1."),
        ("token=FwoGZXIvYXdzEBYaDHqa0AP4Example/abc+def==&x", "token=secret-1&x"),
        ("see s3://acme-logs/j-1/, then", "see location-1, then"),
        ("https://acme.awsapps.com/start#/ and http://127.0.0.1:4566/x", "url-1 and http://127.0.0.1:4566/x"),
        ("j-1ABCDEFGHIJ2K s-1ABCDEFGHIJ2K i-0a1b2c3d4e5f60718", "cluster-1 step-1 resource-1"),
        ("ip-10-1-2-3.eu-west-1.compute.internal 10.1.2.3 nas.corp", "host-1 address-1 host-2"),
        ("kim.lee@example.com wrote", "email-1 wrote"),
        ("/home/sam/.aws/config of sam on cat-laptop-7", "~/.aws/config of user-1 on host-1"),
        ("/home/kim/x, C:\\Users\\kim\\y", "/home/user-1/x, C:\\Users\\user-1\\y"),
    ] {
        assert_eq!(redacted(told), said);
    }
}

#[test]
fn what_names_nobody_stays() {
    let text = "2026-11-23T18:07:03Z WARN emr_monitor_core::engine: ListSteps in eu-west-1 met ThrottlingException, \
                5 in a row since 18:05. Debian GNU/Linux 12, WebKitGTK 2.50.4, 61.4 MB";
    assert_eq!(redacted(text), text);
}

/// A name as people give them, that is no part of a placeholder.
fn name() -> impl Strategy<Value = String> {
    let free = |name: &String| {
        let lower = name.to_lowercase();
        !["account", "profile", "cluster", "secret", "location", "resource", "address"]
            .iter()
            .any(|word| word.contains(&lower) || lower.contains(word))
    };
    "[A-Za-z][A-Za-z0-9 _.,()äß-]{4,22}[A-Za-z0-9]".prop_filter("no word of ours", free)
}

fn secret() -> impl Strategy<Value = String> {
    let is_mixed = |text: &String| {
        text.bytes().any(|b| b.is_ascii_uppercase()) && text.bytes().any(|b| b.is_ascii_lowercase())
    };
    prop_oneof![
        "[A-Za-z0-9+/]{40}".prop_filter("as any secret key", is_mixed),
        "[A-Za-z0-9+/_-]{60,300}={0,2}".prop_filter("as any token", is_mixed),
        "(AKIA|ASIA)[A-Z0-9]{16}",
        "[0-9]{12}",
        "arn:aws:iam::[0-9]{12}:role/[A-Za-z0-9+=@_-]{3,20}",
        "[js]-[A-Z0-9]{11,13}",
    ]
}

/// What may stand around it: words, signs, lines, other letters.
fn around() -> impl Strategy<Value = String> {
    prop_oneof!["[ \\n\"'():,;]{1,3}", "[ \\n][a-z .,:]{0,30}[ \\n:=\"(]", Just(" said=\"".to_owned())]
}

proptest! {
    #[test]
    fn no_secret_survives_wherever_it_stands(parts in prop::collection::vec((around(), secret()), 1..12), end in around()) {
        let text: String = parts.iter().flat_map(|(around, secret)| [around.as_str(), secret]).chain([end.as_str()]).collect();
        let said = redacted(&text);
        for (_, secret) in &parts {
            prop_assert!(!said.contains(secret.as_str()), "{secret} in {said}");
        }
    }

    #[test]
    fn no_known_name_survives_in_any_case_and_within_any_word(
        all in prop::collection::vec(name(), 1..8),
        around in prop::collection::vec("[a-z0-9 \\n\"'_-]{0,9}", 9),
        upper: bool,
    ) {
        let mut names = Names::default();
        for (number, name) in all.iter().enumerate() {
            names.cluster(&format!("j-{number:013}"), name);
        }
        let pairs = around.iter().zip(&all);
        let text: String = pairs.flat_map(|(around, name)| [around.as_str(), name]).collect();
        let said = redact(&if upper { text.to_uppercase() } else { text }, &names).to_ascii_lowercase();
        for name in all.iter().map(|name| name.trim().to_ascii_lowercase()) {
            prop_assert!(!said.contains(&name), "{name} in {said}");
        }
    }

    #[test]
    fn things_that_differ_never_share_a_placeholder(mut accounts in prop::collection::hash_set("[1-9][0-9]{11}", 2..9)) {
        let list: Vec<String> = accounts.drain().collect();
        let said = redacted(&list.join(" "));
        let told: Vec<String> = (1..=list.len()).map(|number| format!("account-{number}")).collect();
        prop_assert_eq!(said, told.join(" "));
    }

    #[test]
    fn nothing_is_left_to_take_out_of_what_was_redacted(text in "[ -~äß\\n]{0,400}") {
        let once = redacted(&text);
        prop_assert_eq!(redacted(&once), once);
    }
}
