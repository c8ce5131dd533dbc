use super::{Settings, WatchSetting, is_region, parse, with_watch};
use crate::model::{ProfileName, Region, Watch};
use proptest::prelude::*;

fn watch(profile: &str, region: &str) -> Watch {
    Watch { profile: ProfileName::new(profile), region: Region::new(region) }
}

fn setting(profile: &str, region: Option<&str>) -> WatchSetting {
    WatchSetting { profile: ProfileName::new(profile), region: region.map(Region::new) }
}

#[test]
fn an_empty_file_gives_the_defaults_and_no_note() {
    assert_eq!(parse("", "settings.toml"), (Settings::default(), Vec::new()));
}

#[test]
fn share_and_watches_are_read_in_the_order_of_the_file() {
    let (settings, notes) = parse(
        "share = 0.25\n[[watch]]\nprofile = \"b\"\nregion = \"eu-west-1\"\n[[watch]]\nprofile = \"a\"\n",
        "settings.toml",
    );
    assert!((settings.share - 0.25).abs() < f64::EPSILON);
    assert_eq!(settings.watches, [setting("b", Some("eu-west-1")), setting("a", None)]);
    assert_eq!(notes, []);
}

#[test]
fn a_bad_share_is_named_with_its_line_and_the_default_is_used() {
    for bad in ["1.5", "0", "\"half\"", "nan", "-0.2", "9000000000"] {
        let (settings, notes) = parse(&format!("# mine\nshare = {bad}\n"), "settings.toml");
        assert!((settings.share - 0.5).abs() < f64::EPSILON, "{bad}");
        assert_eq!(notes.len(), 1, "{bad}");
        assert_eq!(
            notes[0].body,
            "settings.toml, line 2: share must be a number from 0.05 to 0.9; 0.5 is used."
        );
    }
}

#[test]
fn one_bad_watch_does_not_take_the_others_along() {
    let text = "[[watch]]\nprofile = 3\n\n[[watch]]\nprofile = \"good\"\nregion = \"us-west-2\"\n\n[[watch]]\nprofile = \"bad\"\nregion = \"Ireland\"\n";
    let (settings, notes) = parse(text, "settings.toml");
    assert_eq!(settings.watches, [setting("good", Some("us-west-2"))]);
    let bodies: Vec<&str> = notes.iter().map(|note| note.body.as_str()).collect();
    assert!(bodies[0].starts_with("settings.toml, line 2: A watch needs a profile"), "{bodies:?}");
    assert!(bodies[1].starts_with("settings.toml, line 10: A region is a code"), "{bodies:?}");
}

#[test]
fn an_unknown_key_is_named_and_the_rest_is_used() {
    let (settings, notes) = parse("shares = 0.2\nshare = 0.3\n", "settings.toml");
    assert!((settings.share - 0.3).abs() < f64::EPSILON);
    assert_eq!(notes.len(), 1);
    assert!(
        notes[0].body.starts_with("settings.toml, line 1: There is no setting \"shares\""),
        "{}",
        notes[0].body
    );
}

#[test]
fn the_same_watch_twice_is_watched_once() {
    let (settings, notes) = parse("watch = [{ profile = \"a\" }, { profile = \"a\" }]", "settings.toml");
    assert_eq!(settings.watches, [setting("a", None)]);
    assert_eq!(notes.len(), 1);
}

#[test]
fn a_file_that_is_no_toml_is_told_with_its_line_and_not_edited() {
    let text = "share = 0.5\n[[watch\nprofile = \"a\"\n";
    let (settings, notes) = parse(text, "/somewhere/settings.toml");
    assert_eq!(settings, Settings::default());
    assert_eq!(notes.len(), 1);
    assert!(notes[0].body.starts_with("/somewhere/settings.toml, line 2: "), "{}", notes[0].body);
    assert_eq!(with_watch(text, &watch("a", "eu-west-1")).unwrap_err().line, 2);
    assert_eq!(with_watch("\nwatch = 3\n", &watch("a", "eu-west-1")).unwrap_err().line, 2);
}

#[test]
fn a_chosen_region_is_added_and_every_comment_stays() {
    let text =
        "# my settings\nshare = 0.3 # gently\n\n# the first\n[[watch]]\nprofile = \"a\"   # no Region yet\n";
    let filled = with_watch(text, &watch("a", "eu-west-1")).unwrap();
    assert_eq!(filled, format!("{text}region = \"eu-west-1\"\n"));
    let added = with_watch(&filled, &watch("b", "us-east-1")).unwrap();
    assert_eq!(added, format!("{filled}\n[[watch]]\nprofile = \"b\"\nregion = \"us-east-1\"\n"));
    assert_eq!(with_watch(&added, &watch("b", "us-east-1")).unwrap(), added);
}

#[test]
fn a_comment_at_the_end_stays_above_what_is_added() {
    let watch = watch("a", "eu-west-1");
    let added = "[[watch]]\nprofile = \"a\"\nregion = \"eu-west-1\"\n";
    assert_eq!(with_watch("# mine\n", &watch).unwrap(), format!("# mine\n\n{added}"));
    let text = "share = 0.3\n# the last word\n";
    assert_eq!(with_watch(text, &watch).unwrap(), format!("{text}\n{added}"));
}

#[test]
fn a_region_code_is_told_from_other_words() {
    for good in ["eu-west-1", "us-gov-east-1", "ap-southeast-4", "eusc-de-east-1"] {
        assert!(is_region(good), "{good}");
    }
    for bad in ["", "Ireland", "eu_west_1", "EU-WEST-1", "eu-west", "-1", "eu-west-1\n", "evil.example/-1"] {
        assert!(!is_region(bad), "{bad}");
    }
}

proptest! {
    #[test]
    fn no_text_makes_reading_or_editing_fail_otherwise_than_by_saying_so(text in "(?s).{0,200}") {
        let (settings, _) = parse(&text, "settings.toml");
        prop_assert!((0.05..=0.9).contains(&settings.share));
        let _ = with_watch(&text, &watch("a", "eu-west-1"));
    }

    #[test]
    fn what_was_added_is_read_again_whatever_the_profile_is_called(
        names in proptest::collection::vec("[^\u{0}]{1,20}", 1..4),
        inline in any::<bool>(),
    ) {
        let mut text = if inline { "watch = []\n" } else { "# first line\n" }.to_owned();
        for name in &names {
            text = with_watch(&text, &watch(name, "eu-west-1")).unwrap();
        }
        let (settings, notes) = parse(&text, "settings.toml");
        prop_assert_eq!(notes, vec![]);
        for name in &names {
            prop_assert!(settings.watches.contains(&setting(name, Some("eu-west-1"))));
        }
    }
}
