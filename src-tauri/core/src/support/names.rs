//! The names that are known, and what each is the name of.

use super::pieces::Kind;

/// Names shorter than this say nothing of anybody, and would be found everywhere.
const SHORTEST: usize = 3;

/// Names of things and people that must not leave the computer. What has a form of its own (account numbers, keys, ids, ARNs,
/// addresses) is found without being named here.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Names {
    known: Vec<(Kind, String, String)>,
}

impl Names {
    /// A profile, and what the user calls it.
    pub fn profile(&mut self, name: &str, label: &str) {
        self.add(Kind::Profile, name, name);
        self.add(Kind::Profile, name, label);
    }

    /// An account's number.
    pub fn account(&mut self, number: &str) {
        self.add(Kind::Account, number, number);
    }

    /// A cluster's id and name.
    pub fn cluster(&mut self, id: &str, name: &str) {
        self.add(Kind::Cluster, id, id);
        self.add(Kind::Cluster, id, name);
    }

    /// A step's id and name.
    pub fn step(&mut self, id: &str, name: &str) {
        self.add(Kind::Step, id, id);
        self.add(Kind::Step, id, name);
    }

    /// The home folder of whoever uses the computer.
    pub fn home(&mut self, folder: &str) {
        let folder = folder.trim_end_matches(['/', '\\']);
        // A home that is the root of all would be found everywhere.
        if folder.len() > 1 {
            self.add(Kind::Home, "home", folder);
        }
    }

    /// What they are called on it.
    pub fn user(&mut self, name: &str) {
        self.add(Kind::User, name, name);
    }

    /// What the computer is called.
    pub fn host(&mut self, name: &str) {
        if name != "localhost" {
            self.add(Kind::Host, name, name);
        }
    }

    /// Each known text with its kind and the thing it names.
    pub(super) fn known(&self) -> impl Iterator<Item = (Kind, &str, &str)> {
        self.known.iter().map(|(kind, thing, text)| (*kind, thing.as_str(), text.as_str()))
    }

    fn add(&mut self, kind: Kind, thing: &str, text: &str) {
        let text = text.trim();
        if text.chars().count() < SHORTEST {
            return;
        }
        self.known.push((kind, thing.to_owned(), text.to_owned()));
        // As a log writes what holds signs that no line can.
        let escaped = text.escape_debug().to_string();
        if escaped != text {
            self.known.push((kind, thing.to_owned(), escaped));
        }
    }
}
