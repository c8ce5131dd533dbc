//! A step's arguments in one piece of memory. A fleet has tens of thousands of steps with about ten arguments each: as a list of
//! texts they would be most of what the engine holds, and most of what it copies when a step is read again.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::sync::Arc;

/// The bytes before each argument that tell its length, lowest first.
const LENGTH: usize = size_of::<u32>();

/// Arguments in order. Cheap to clone; kept and shown as a list of texts.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Arguments(Option<Arc<[u8]>>);

impl Arguments {
    /// The arguments, first to last.
    pub fn iter(&self) -> Iter<'_> {
        Iter(self.0.as_deref().unwrap_or_default())
    }
}

/// What [`Arguments::iter`] gives.
#[derive(Debug, Clone)]
pub struct Iter<'a>(&'a [u8]);

impl<'a> Iterator for Iter<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let (length, rest) = self.0.split_first_chunk::<LENGTH>()?;
        let (text, rest) = rest.split_at_checked(u32::from_le_bytes(*length) as usize)?;
        self.0 = rest;
        // It was a text when it was put in.
        std::str::from_utf8(text).ok()
    }
}

impl<'a> IntoIterator for &'a Arguments {
    type Item = &'a str;
    type IntoIter = Iter<'a>;

    fn into_iter(self) -> Iter<'a> {
        self.iter()
    }
}

impl<S: AsRef<str>> FromIterator<S> for Arguments {
    fn from_iter<T: IntoIterator<Item = S>>(all: T) -> Self {
        let mut bytes = Vec::new();
        for one in all {
            let text = one.as_ref();
            // EMR refuses far shorter ones; a longer one is left out rather than cut.
            if let Ok(length) = u32::try_from(text.len()) {
                bytes.extend(length.to_le_bytes());
                bytes.extend(text.as_bytes());
            }
        }
        Self((!bytes.is_empty()).then(|| bytes.into()))
    }
}

impl From<Vec<String>> for Arguments {
    fn from(all: Vec<String>) -> Self {
        all.into_iter().collect()
    }
}

impl fmt::Debug for Arguments {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self).finish()
    }
}

impl Serialize for Arguments {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self)
    }
}

impl<'de> Deserialize<'de> for Arguments {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Vec::<String>::deserialize(deserializer).map(Self::from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_went_in_comes_out_in_order_and_is_kept_as_a_plain_list(given: Vec<String>) {
            let arguments: Arguments = given.iter().collect();
            prop_assert_eq!(arguments.iter().collect::<Vec<_>>(), given.iter().collect::<Vec<_>>());
            let json = serde_json::to_string(&arguments).unwrap();
            prop_assert_eq!(&json, &serde_json::to_string(&given).unwrap());
            prop_assert_eq!(serde_json::from_str::<Arguments>(&json).unwrap(), arguments);
        }
    }
}
