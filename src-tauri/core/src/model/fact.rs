//! A value that is asked for, with its age or the reason it is missing.

use super::Trouble;
use crate::time::At;
use serde::{Deserialize, Serialize};

/// Something AWS may be asked about one cluster. Loading is told from outside (a call is under way), stale from the age.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "is")]
pub enum Fact<T> {
    /// Nobody asked yet.
    #[default]
    Absent,
    /// AWS said so.
    Known {
        /// What it said.
        value: T,
        /// When it was asked.
        at: At,
    },
    /// Asking failed.
    Failed {
        /// Why.
        trouble: Trouble,
        /// What was known before. Kept as a list of none or one: a plain null would make of "EMR has none set" a "not known".
        #[serde(with = "none_or_one")]
        last: Option<T>,
        /// When that was asked.
        last_at: Option<At>,
    },
}

impl<T> Fact<T> {
    /// The last value AWS gave, however old.
    #[must_use]
    pub fn last(&self) -> Option<&T> {
        match self {
            Fact::Absent => None,
            Fact::Known { value, .. } => Some(value),
            Fact::Failed { last, .. } => last.as_ref(),
        }
    }

    /// When the last value was asked.
    #[must_use]
    pub fn last_at(&self) -> Option<At> {
        match self {
            Fact::Absent => None,
            Fact::Known { at, .. } => Some(*at),
            Fact::Failed { last_at, .. } => *last_at,
        }
    }

    /// Takes a new answer, unless one asked later is already here. True when what is believed changed.
    pub fn learn(&mut self, value: T, at: At) -> bool
    where
        T: PartialEq,
    {
        if self.last_at().is_some_and(|known| known > at) {
            return false;
        }
        let news = self.last() != Some(&value) || matches!(self, Fact::Failed { .. });
        *self = Fact::Known { value, at };
        news
    }

    /// Notes that asking failed, keeping what was known and the beginning of a run of failures of one kind.
    pub fn fail(&mut self, trouble: Trouble) {
        let held = std::mem::take(self);
        *self = match held {
            Fact::Absent => Fact::Failed { trouble, last: None, last_at: None },
            Fact::Known { value, at } => Fact::Failed { trouble, last: Some(value), last_at: Some(at) },
            Fact::Failed { trouble: before, last, last_at } => {
                let since = if before.kind == trouble.kind { before.since } else { trouble.since };
                Fact::Failed { trouble: Trouble { since, ..trouble }, last, last_at }
            }
        };
    }
}

mod none_or_one {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub(super) fn serialize<T: Serialize, S: Serializer>(last: &Option<T>, to: S) -> Result<S::Ok, S::Error> {
        last.as_slice().serialize(to)
    }

    pub(super) fn deserialize<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
        from: D,
    ) -> Result<Option<T>, D::Error> {
        Vec::deserialize(from).map(|list| list.into_iter().next())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::TroubleKind;

    #[test]
    fn known_to_have_none_set_stays_told_apart_from_not_known_when_kept() {
        let trouble =
            Trouble { kind: TroubleKind::Throttled, code: None, message: String::new(), since: At(5) };
        for last in [None, Some(None), Some(Some(7))] {
            let fact: Fact<Option<i32>> =
                Fact::Failed { trouble: trouble.clone(), last, last_at: last.map(|_| At(3)) };
            let kept = serde_json::to_string(&fact).unwrap();
            assert_eq!(serde_json::from_str::<Fact<Option<i32>>>(&kept).unwrap(), fact, "{kept}");
        }
    }
}
