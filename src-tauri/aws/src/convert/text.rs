//! Text that may be missing: EMR and its stand-ins use the empty string for it too.

use std::collections::{BTreeMap, HashMap};

/// The text, unless it is empty.
pub(super) fn said(text: Option<String>) -> Option<String> {
    text.filter(|text| !text.is_empty())
}

/// Facts by name, in the order of the names.
pub(super) fn sorted(facts: HashMap<String, String>) -> BTreeMap<String, String> {
    facts.into_iter().collect()
}
