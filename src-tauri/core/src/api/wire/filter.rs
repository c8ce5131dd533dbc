//! What is filtered for, and what of the fleet it finds.

use serde::Serialize;
use specta::Type;

/// The filter of the window, and the rows it finds; told together with the rows of the same moment.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct FilterView {
    /// The text that was read: that of [`super::ViewState::filter`] when this was made.
    pub text: String,
    /// What of it cannot be read; the rest applies.
    pub faults: Vec<FilterFaultView>,
    /// Which rows it finds.
    pub found: Found,
}

/// Which rows a filter finds, told by the keys of the fewer.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Type)]
#[serde(rename_all = "camelCase", tag = "are", content = "keys")]
pub enum Found {
    /// All of them.
    #[default]
    All,
    /// These.
    Only(Vec<String>),
    /// All but these.
    AllBut(Vec<String>),
}

/// A term that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct FilterFaultView {
    /// Where it begins, in UTF-16 units as the web view counts them.
    pub from: u32,
    /// Where it ends.
    pub to: u32,
    /// Why, for people.
    pub message: String,
}

/// What a text that is being typed would find, and what it may go on with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct FilterReading {
    /// What of it cannot be read.
    pub faults: Vec<FilterFaultView>,
    /// What may stand at the caret, the best first.
    pub offers: Vec<FilterOffer>,
    /// How many clusters it finds.
    pub found: u32,
}

/// Something a text may go on with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct FilterOffer {
    /// Where what it replaces begins, in UTF-16 units.
    pub from: u32,
    /// Where that ends.
    pub to: u32,
    /// What it puts there.
    pub text: String,
    /// What that is, in a few words; may be empty.
    pub about: String,
    /// Whether a value has to follow.
    pub goes_on: bool,
}
