//! What the settings say of one profile: its name and colour on screen, and whether the app keeps its keys.

use crate::model::{ProfileName, Region};

/// Swatch colours there are; they are counted from 1.
pub const SWATCHES: u32 = 5;
/// A label is at most so long, in characters: it stands in narrow places.
pub const LABEL_LONGEST: usize = 40;

/// A `[[profile]]` of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProfileSetting {
    /// The profile.
    pub name: ProfileName,
    /// What the user calls it; empty: nothing else than its name.
    pub label: String,
    /// The colour of its swatch, from 1 to [`SWATCHES`]; None: by its place.
    pub colour: Option<u32>,
    /// Whether its keys are in the system's keyring, kept there by the app. The file holds no key.
    pub in_keyring: bool,
    /// The Region it was entered with, for a profile in the keyring.
    pub region: Option<Region>,
    /// The account it was found to answer for, for a profile in the keyring.
    pub account: Option<String>,
    /// False: a profile that would be watched without being named (`AWS_PROFILE`, `default`, the environment) is not.
    pub watched: bool,
}

impl ProfileSetting {
    /// One that says nothing yet.
    #[must_use]
    pub fn of(name: ProfileName) -> Self {
        Self {
            name,
            label: String::new(),
            colour: None,
            in_keyring: false,
            region: None,
            account: None,
            watched: true,
        }
    }
}
