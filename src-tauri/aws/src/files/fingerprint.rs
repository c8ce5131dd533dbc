//! Whether a profile is written differently than before.

use super::CleanFiles;
use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

/// The lines of each section of a file, by its header.
fn sections(text: &str) -> BTreeMap<&str, Vec<&str>> {
    let mut sections: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut header = "";
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        match line.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
            Some((name, _)) => header = name.trim(),
            None => sections.entry(header).or_default().push(line),
        }
    }
    sections
}

impl CleanFiles {
    /// A number that changes when one of these profiles or Identity Center sessions is written differently. It goes nowhere and
    /// says nothing of what is written.
    pub(crate) fn fingerprint<'a>(
        &self,
        profiles: impl IntoIterator<Item = &'a str>,
        session: Option<&str>,
    ) -> u64 {
        let (config, credentials) = (sections(&self.config), sections(&self.credentials));
        let mut hasher = DefaultHasher::new();
        for name in profiles {
            config.get(format!("profile {name}").as_str()).hash(&mut hasher);
            // Only `default` may stand without the word; another one there is not read, and does no harm here.
            config.get(name).hash(&mut hasher);
            credentials.get(name).hash(&mut hasher);
        }
        session.map(|name| config.get(format!("sso-session {name}").as_str())).hash(&mut hasher);
        hasher.finish()
    }
}
