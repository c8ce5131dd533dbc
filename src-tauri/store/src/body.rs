//! Rows' bodies: core's own types as JSON. Fields this version does not know are passed over; a body that cannot be read is
//! left out and counted, since one odd row must not hide the rest.

use rusqlite::types::ValueRef;
use serde::Serialize;
use serde::de::value::{Error, StrDeserializer};
use serde::de::{DeserializeOwned, IntoDeserializer};

/// The JSON of something to be kept.
pub(crate) fn write<T: Serialize>(value: &T) -> rusqlite::Result<String> {
    serde_json::to_string(value).map_err(|error| rusqlite::Error::ToSqlConversionFailure(Box::new(error)))
}

/// Bodies that were left out of one reading.
#[derive(Debug, Default)]
pub(crate) struct LeftOut {
    count: usize,
    first: Option<String>,
}

impl LeftOut {
    /// The value of a body, or None and one more left out. `of` names the row for the log.
    pub(crate) fn read<T: DeserializeOwned>(
        &mut self,
        body: ValueRef<'_>,
        of: impl FnOnce() -> String,
    ) -> Option<T> {
        // Bytes, not text: a body that is no longer UTF-8 is left out like any other.
        let read = match body {
            ValueRef::Text(bytes) | ValueRef::Blob(bytes) => {
                serde_json::from_slice(bytes).map_err(|error| error.to_string())
            }
            ValueRef::Null | ValueRef::Integer(_) | ValueRef::Real(_) => Err("not text".to_owned()),
        };
        match read {
            Ok(value) => Some(value),
            Err(error) => {
                self.add(of, &error);
                None
            }
        }
    }

    /// The value of a column that holds a word of a closed enum, or None and one more left out.
    pub(crate) fn read_word<T: DeserializeOwned>(
        &mut self,
        word: ValueRef<'_>,
        of: impl FnOnce() -> String,
    ) -> Option<T> {
        let read = word.as_str().map_err(|error| error.to_string()).and_then(|word| {
            let word: StrDeserializer<'_, Error> = word.into_deserializer();
            T::deserialize(word).map_err(|error| error.to_string())
        });
        read.map_err(|error| self.add(of, &error)).ok()
    }

    /// Counts a row that is left out. `of` names it for the log.
    pub(crate) fn add(&mut self, of: impl FnOnce() -> String, why: &str) {
        self.count += 1;
        self.first.get_or_insert_with(|| format!("{}: {why}", of()));
    }

    /// How many so far.
    pub(crate) fn count(&self) -> usize {
        self.count
    }

    /// Says in the log what was left out, once a reading.
    pub(crate) fn tell(self) {
        if let Some(first) = self.first {
            tracing::warn!(
                rows = self.count,
                first,
                "rows of the archive could not be read and were left out"
            );
        }
    }
}
