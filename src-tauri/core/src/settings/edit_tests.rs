//! Profiles and single values in the settings: read with each bad one named, edited with every comment kept.

use super::{
    ProfileSetting, RETENTION_DEFAULT, Settings, parse, with_profile, with_value, with_watch,
    without_profile, without_value, without_watch,
};
use crate::api::wire::Appearance;
use crate::model::{ProfileName, Region, Watch};
use proptest::prelude::*;

fn watch(profile: &str, region: &str) -> Watch {
    Watch { profile: ProfileName::new(profile), region: Region::new(region) }
}

fn kept(name: &str) -> ProfileSetting {
    ProfileSetting {
        label: "Risk, London".to_owned(),
        colour: Some(3),
        in_keyring: true,
        region: Some(Region::new("eu-west-2")),
        account: Some("111122223333".to_owned()),
        ..ProfileSetting::of(ProfileName::new(name))
    }
}

#[test]
fn each_bad_value_is_named_with_its_line_and_its_default_is_used() {
    let text = "appearance = \"pink\"\nretention_days = 3\ndata_folder = \"here\"\nshare = 0.3\n[[profile]]\nname = \"a\"\ncolour = 9\nkeys = \"AKIA\"\nlabel = \"Risk\"\nregion = \"Ireland\"\naccount = \"12\"\nwatched = 3\nowner = 1\n[[profile]]\nlabel = \"nobody\"\n";
    let (settings, notes) = parse(text, "settings.toml");
    assert_eq!(settings.appearance, Appearance::System);
    assert_eq!((settings.retention_days, settings.data_folder.clone()), (RETENTION_DEFAULT, None));
    let risk = ProfileSetting { label: "Risk".to_owned(), ..ProfileSetting::of(ProfileName::new("a")) };
    assert_eq!(settings.profiles, [risk]);
    let lines: Vec<&str> = notes.iter().map(|note| note.body.split(':').next().unwrap()).collect();
    let at = |line: usize| format!("settings.toml, line {line}");
    assert_eq!(lines, [1, 2, 3, 7, 8, 10, 11, 12, 13, 14].map(at));
    assert!(
        !notes.iter().any(|note| note.body.contains("AKIA")),
        "what stands in the place of keys is not shown"
    );
}

#[test]
fn a_value_is_changed_in_its_place_and_taken_away_again() {
    let text = "# mine\nshare = 0.5 # half\n\n[[watch]]\nprofile = \"a\"\n";
    let changed = with_value(text, "share", 0.25).unwrap();
    assert_eq!(changed, text.replace("0.5 ", "0.25 "));
    let dark = with_value(&changed, "appearance", "dark").unwrap();
    assert_eq!(parse(&dark, "").0.appearance, Appearance::Dark);
    assert_eq!(parse(&dark, "").1, []);
    assert_eq!(without_value(&dark, "appearance").unwrap(), changed);
    assert_eq!(without_value(text, "appearance").unwrap(), text);
}

#[test]
fn a_profile_is_added_changed_and_removed_with_its_watches() {
    let text = "# mine\n\n[[watch]]\nprofile = \"other\" # stays\n";
    let added = with_profile(text, &kept("risk")).unwrap();
    assert_eq!(parse(&added, "").0.profiles, [kept("risk")]);
    let quiet = ProfileSetting { label: String::new(), ..kept("risk") };
    let changed = with_profile(&added, &quiet).unwrap();
    assert_eq!(parse(&changed, "").0.profiles, [quiet]);
    let watched = with_watch(&changed, &watch("risk", "eu-west-2")).unwrap();
    let removed = without_profile(&watched, &ProfileName::new("risk")).unwrap();
    assert_eq!(parse(&removed, "").0, parse(text, "").0);
    assert!(removed.contains("# mine") && removed.contains("# stays"), "{removed}");
}

#[test]
fn a_profile_of_which_nothing_is_set_is_not_written() {
    assert_eq!(with_profile("# mine\n", &ProfileSetting::of(ProfileName::new("a"))).unwrap(), "# mine\n");
}

#[test]
fn taking_a_watch_away_takes_also_the_entry_that_means_the_profile_s_own_region() {
    let text = "[[watch]]\nprofile = \"a\"\n\n[[watch]]\nprofile = \"a\"\nregion = \"us-east-1\"\n";
    let left = without_watch(text, &watch("a", "eu-west-1"), true).unwrap();
    assert_eq!(parse(&left, "").0.watches.len(), 1);
    assert_eq!(without_watch(text, &watch("a", "eu-west-1"), false).unwrap(), text);
    let inline = "watch = [{ profile = \"a\", region = \"us-east-1\" }]\n";
    assert_eq!(
        parse(&without_watch(inline, &watch("a", "us-east-1"), false).unwrap(), "").0,
        Settings::default()
    );
}

proptest! {
    #[test]
    fn any_name_and_label_come_back_as_they_were_set(name in "[^\u{0}]{1,20}", label in "[^\u{0}]{0,30}") {
        let set = ProfileSetting { label: label.trim().to_owned(), colour: Some(1), ..ProfileSetting::of(ProfileName::new(&name)) };
        let (settings, notes) = parse(&with_profile("", &set).unwrap(), "");
        prop_assert_eq!(notes, vec![]);
        prop_assert_eq!(settings.profiles, vec![set]);
    }

    #[test]
    fn no_text_makes_editing_fail_otherwise_than_by_saying_so(text in "(?s).{0,200}") {
        let _ = with_profile(&text, &kept("a"));
        let _ = without_profile(&text, &ProfileName::new("a"));
        let _ = without_watch(&text, &watch("a", "eu-west-1"), true);
        let _ = with_value(&text, "share", 0.5);
    }
}
