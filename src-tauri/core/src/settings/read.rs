//! Reading: what is good is used, what is not is named with its line and replaced by its default.

use super::{
    Broken, RETENTION_DEFAULT, RETENTION_MAX, RETENTION_MIN, SHARE_DEFAULT, SHARE_MAX, SHARE_MIN, Settings,
    WatchSetting, broken, is_region, line_of,
};
use crate::api::wire::{Appearance, Note, NoteLevel};
use crate::model::{ProfileName, Region};
use std::ops::Range;
use toml_edit::{Document, Item, TableLike, Value};

/// The id of the note that says that nothing of the file could be read.
pub const UNREADABLE: &str = "settings";

/// Reads the text of `file` (named in the notes). Never fails: a file that is no TOML gives the defaults and one note.
#[must_use]
pub fn parse(text: &str, file: &str) -> (Settings, Vec<Note>) {
    let document = match Document::parse(text) {
        Ok(document) => document,
        Err(error) => {
            return (Settings::default(), vec![broken_note(file, &broken(text, &error))]);
        }
    };
    let mut reader = Reader { text, file, settings: Settings::default(), notes: Vec::new() };
    for (key, item) in document.iter() {
        match key {
            "appearance" => reader.appearance(item),
            "share" => reader.share(item),
            "retention_days" => reader.retention(item),
            "data_folder" => reader.data_folder(item),
            "me" => reader.me(item),
            "owner_tags" => reader.owner_tags(item),
            "view" => reader.views(item),
            "profile" => reader.profiles(item),
            "watch" => reader.watches(item),
            unknown => {
                let said = format!(
                    "There is no setting {unknown:?}. Known are appearance, share, retention_days, data_folder, me, owner_tags, view, watch and profile; correct or remove it."
                );
                reader.note(unknown, NoteLevel::Info, item.span(), &said);
            }
        }
    }
    (reader.settings, reader.notes)
}

fn broken_note(file: &str, broken: &Broken) -> Note {
    Note {
        id: UNREADABLE.to_owned(),
        level: NoteLevel::Error,
        title: "The settings file cannot be read".to_owned(),
        body: format!(
            "{file}, {broken}. Correct that line; until then what it said before is used, or the defaults, and the file is left as it is."
        ),
    }
}

pub(super) struct Reader<'t> {
    text: &'t str,
    file: &'t str,
    pub(super) settings: Settings,
    notes: Vec<Note>,
}

impl Reader<'_> {
    pub(super) fn note(&mut self, key: &str, level: NoteLevel, span: Option<Range<usize>>, said: &str) {
        let place = span.map_or_else(String::new, |s| format!(", line {}", line_of(self.text, s.start)));
        self.notes.push(Note {
            id: format!("settings.{key}"),
            level,
            title: format!("A setting is not used: {key}"),
            body: format!("{}{place}: {said}", self.file),
        });
    }

    fn appearance(&mut self, item: &Item) {
        self.settings.appearance = match item.as_str() {
            Some("system") => Appearance::System,
            Some("light") => Appearance::Light,
            Some("dark") => Appearance::Dark,
            _ => {
                let said = "appearance must be \"system\", \"light\" or \"dark\"; \"system\" is used.";
                self.note("appearance", NoteLevel::Warning, item.span(), said);
                Appearance::System
            }
        };
    }

    fn retention(&mut self, item: &Item) {
        let days = item.as_integer().and_then(|days| u32::try_from(days).ok());
        match days.filter(|days| (RETENTION_MIN..=RETENTION_MAX).contains(days)) {
            Some(days) => self.settings.retention_days = days,
            None => {
                let said = format!(
                    "retention_days must be a whole number from {RETENTION_MIN} to {RETENTION_MAX}; {RETENTION_DEFAULT} is used."
                );
                self.note("retention_days", NoteLevel::Warning, item.span(), &said);
            }
        }
    }

    fn data_folder(&mut self, item: &Item) {
        match item.as_str().filter(|path| std::path::Path::new(path).is_absolute()) {
            Some(path) => self.settings.data_folder = Some(path.to_owned()),
            None => {
                let said = "data_folder must be the whole path of a folder, as text; the usual one is used.";
                self.note("data_folder", NoteLevel::Warning, item.span(), said);
            }
        }
    }

    fn share(&mut self, item: &Item) {
        let number =
            item.as_float().or_else(|| item.as_integer().and_then(|i| i32::try_from(i).ok()).map(f64::from));
        match number {
            Some(share) if (SHARE_MIN..=SHARE_MAX).contains(&share) => self.settings.share = share,
            _ => {
                let said = format!(
                    "share must be a number from {SHARE_MIN} to {SHARE_MAX}; {SHARE_DEFAULT} is used."
                );
                self.note("share", NoteLevel::Warning, item.span(), &said);
            }
        }
    }

    fn watches(&mut self, item: &Item) {
        if let Some(tables) = item.as_array_of_tables() {
            for (index, table) in tables.iter().enumerate() {
                self.watch(index + 1, table, table.span());
            }
        } else if let Some(values) = item.as_array() {
            for (index, value) in values.iter().enumerate() {
                match value {
                    Value::InlineTable(table) => self.watch(index + 1, table, table.span()),
                    other => self.not_a_watch(&format!("watch.{}", index + 1), other.span()),
                }
            }
        } else {
            self.not_a_watch("watch", item.span());
        }
    }

    fn not_a_watch(&mut self, key: &str, span: Option<Range<usize>>) {
        let said = "A watch is written as [[watch]] with a profile and a region below it.";
        self.note(key, NoteLevel::Warning, span, said);
    }

    fn watch(&mut self, number: usize, table: &dyn TableLike, span: Option<Range<usize>>) {
        let key = |name: &str| format!("watch.{number}.{name}");
        for (name, item) in table.iter().filter(|(name, _)| !matches!(*name, "profile" | "region")) {
            let said =
                format!("A watch has no {name:?}. Known are profile and region; correct or remove it.");
            self.note(&key(name), NoteLevel::Info, item.span(), &said);
        }
        let profile = table.get("profile");
        let Some(name) = profile.and_then(Item::as_str).filter(|name| !name.is_empty()) else {
            let said = "A watch needs a profile, as text. This one is not used.";
            self.note(&key("profile"), NoteLevel::Warning, profile.and_then(Item::span).or(span), said);
            return;
        };
        let region =
            match table.get("region").map(|item| (item.as_str().filter(|code| is_region(code)), item.span()))
            {
                None => None,
                Some((Some(code), _)) => Some(Region::new(code)),
                Some((None, at)) => {
                    let said = "A region is a code such as \"eu-west-1\". This watch is not used.";
                    self.note(&key("region"), NoteLevel::Warning, at, said);
                    return;
                }
            };
        let watch = WatchSetting { profile: ProfileName::new(name), region };
        if self.settings.watches.contains(&watch) {
            let said = "The same watch is written twice. One of them can be removed.";
            self.note(&key("profile"), NoteLevel::Info, span, said);
        } else {
            self.settings.watches.push(watch);
        }
    }
}
