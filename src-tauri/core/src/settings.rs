//! `settings.toml`: reading it without ever refusing it whole, and adding to it without touching what a person wrote.
//! Text in, text out; the shell reads and writes the file.

mod edit;
mod edit_profile;
#[cfg(test)]
mod edit_tests;
mod edit_view;
mod edit_watch;
mod names;
mod profile;
mod read;
mod read_profile;
mod read_view;
#[cfg(test)]
mod tests;

pub use edit::{with_value, without_value};
pub use edit_profile::{with_profile, without_profile};
pub use edit_view::{with_view, without_view};
pub use edit_watch::{with_watch, without_watch};
pub use names::{NAMES_MOST, OWNER_TAGS, names_as_toml};
pub use profile::{LABEL_LONGEST, ProfileSetting, SWATCHES};
pub use read::{UNREADABLE, parse};

use crate::api::wire::{Appearance, SavedView};
use crate::model::{ProfileName, Region};

/// The smallest share of AWS's quotas that may be set: below it a first list takes minutes.
pub const SHARE_MIN: f64 = 0.05;
/// The greatest: something is always left to the jobs themselves.
pub const SHARE_MAX: f64 = 0.9;
/// The share when none is set.
pub const SHARE_DEFAULT: f64 = 0.5;
/// The fewest days for which clusters that ended are kept: EMR itself lists them for two months, and what is dropped sooner
/// would be read again.
pub const RETENTION_MIN: u32 = 60;
/// The most.
pub const RETENTION_MAX: u32 = 3650;
/// The days when none are set.
pub const RETENTION_DEFAULT: u32 = 365;

/// What the file says, defaults filled in.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// Light, dark, or as the system has it.
    pub appearance: Appearance,
    /// The share of each documented burst and refill that the app allows itself, from [`SHARE_MIN`] to [`SHARE_MAX`].
    pub share: f64,
    /// Days for which clusters that ended are kept, from [`RETENTION_MIN`] to [`RETENTION_MAX`].
    pub retention_days: u32,
    /// The folder of the archive, absolute; None: the usual one.
    pub data_folder: Option<String>,
    /// The names by which owners' tags mean the user; empty: what AWS calls the caller.
    pub me: Vec<String>,
    /// The tags that name an owner, the first that a cluster has counts.
    pub owner_tags: Vec<String>,
    /// The user's own views, in the order of the file, each name once.
    pub views: Vec<SavedView>,
    /// The watches, in the order of the file, each once.
    pub watches: Vec<WatchSetting>,
    /// What is set of profiles, each once.
    pub profiles: Vec<ProfileSetting>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            appearance: Appearance::System,
            share: SHARE_DEFAULT,
            retention_days: RETENTION_DEFAULT,
            data_folder: None,
            me: Vec::new(),
            owner_tags: names::usual_owner_tags(),
            views: Vec::new(),
            watches: Vec::new(),
            profiles: Vec::new(),
        }
    }
}

impl Settings {
    /// What is set of one profile.
    #[must_use]
    pub fn profile(&self, name: &ProfileName) -> Option<&ProfileSetting> {
        self.profiles.iter().find(|profile| profile.name == *name)
    }
}

/// A `[[watch]]` of the file.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct WatchSetting {
    /// The profile.
    pub profile: ProfileName,
    /// The Region; None: the profile's own.
    pub region: Option<Region>,
}

/// The file cannot be read as TOML, or not as these settings; it is left as it is.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {message}")]
pub struct Broken {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong there.
    pub message: String,
}

/// Whether `text` can be a Region code, such as `eu-west-1`: small letters, digits and hyphens, ending in a digit.
#[must_use]
pub fn is_region(text: &str) -> bool {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    text.len() <= 32
        && text.contains('-')
        && text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.ends_with(|c: char| c.is_ascii_digit())
        && text.chars().all(plain)
}

/// The line, from 1, in which the byte `offset` lies.
fn line_of(text: &str, offset: usize) -> usize {
    text.bytes().take(offset).filter(|&b| b == b'\n').count() + 1
}

fn broken(text: &str, error: &toml_edit::TomlError) -> Broken {
    Broken {
        line: error.span().map_or(1, |span| line_of(text, span.start)),
        message: error.message().trim().to_owned(),
    }
}
