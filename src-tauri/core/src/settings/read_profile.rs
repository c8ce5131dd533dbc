//! Reading `[[profile]]`.

use super::is_region;
use super::profile::{LABEL_LONGEST, ProfileSetting, SWATCHES};
use super::read::Reader;
use crate::api::wire::NoteLevel;
use crate::model::{ProfileName, Region};
use std::ops::Range;
use toml_edit::{Item, TableLike};

impl Reader<'_> {
    pub(super) fn profiles(&mut self, item: &Item) {
        let Some(tables) = item.as_array_of_tables() else {
            let said = "A profile is written as [[profile]] with its name below it.";
            self.note("profile", NoteLevel::Warning, item.span(), said);
            return;
        };
        for (index, table) in tables.iter().enumerate() {
            self.profile(index + 1, table, table.span());
        }
    }

    fn profile(&mut self, number: usize, table: &dyn TableLike, span: Option<Range<usize>>) {
        let key = |name: &str| format!("profile.{number}.{name}");
        let name = table.get("name");
        let Some(text) = name.and_then(Item::as_str).filter(|name| !name.is_empty()) else {
            let said = "A profile needs a name, as text. This one is not used.";
            self.note(&key("name"), NoteLevel::Warning, name.and_then(Item::span).or(span), said);
            return;
        };
        let mut profile = ProfileSetting::of(ProfileName::new(text));
        for (name, item) in table.iter().filter(|(name, _)| *name != "name") {
            if let Err(said) = take(&mut profile, name, item) {
                self.note(&key(name), NoteLevel::Warning, item.span(), &said);
            }
        }
        if self.settings.profiles.iter().any(|known| known.name == profile.name) {
            let said = "The same profile is written twice. The first one is used.";
            self.note(&key("name"), NoteLevel::Info, span, said);
        } else {
            self.settings.profiles.push(profile);
        }
    }
}

/// Takes over one key of a profile, or tells why not.
fn take(profile: &mut ProfileSetting, name: &str, item: &Item) -> Result<(), String> {
    match name {
        "label" => {
            let text = item.as_str().filter(|text| text.chars().count() <= LABEL_LONGEST);
            let said = || format!("A label is a text of at most {LABEL_LONGEST} characters; it is not used.");
            text.ok_or_else(said)?.trim().clone_into(&mut profile.label);
        }
        "colour" => {
            let number = item.as_integer().and_then(|number| u32::try_from(number).ok());
            let said = || format!("A colour is a number from 1 to {SWATCHES}; it is not used.");
            profile.colour = Some(number.filter(|number| (1..=SWATCHES).contains(number)).ok_or_else(said)?);
        }
        "keys" => {
            let said = "keys can only be \"keyring\": the keys themselves are never in this file. Remove what stands there.";
            item.as_str().filter(|text| *text == "keyring").ok_or(said)?;
            profile.in_keyring = true;
        }
        "region" => {
            let said = "A region is a code such as \"eu-west-1\"; it is not used.";
            profile.region = Some(Region::new(item.as_str().filter(|text| is_region(text)).ok_or(said)?));
        }
        "account" => {
            let digits = |text: &&str| text.len() == 12 && text.bytes().all(|byte| byte.is_ascii_digit());
            let said = "An account is a text of 12 digits; it is not used.";
            profile.account = Some(item.as_str().filter(digits).ok_or(said)?.to_owned());
        }
        "watched" => profile.watched = item.as_bool().ok_or("watched is true or false; it is not used.")?,
        unknown => {
            return Err(format!(
                "A profile has no {unknown:?}. Known are name, label, colour, keys, region, account and watched; correct or remove it."
            ));
        }
    }
    Ok(())
}
