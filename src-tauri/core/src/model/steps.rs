//! The steps of one cluster, and what of them matters to what is asked next.

use super::{Step, StepId, StepState};
use crate::time::At;
use std::slice::Iter;
use std::sync::{Arc, OnceLock};

/// The steps of a cluster, each once, in the order of their ids. Cheap to look through: a fleet has tens of thousands, and the plan
/// goes over all of them at each look.
#[derive(Debug, Clone, Default)]
pub struct Steps {
    by_id: Vec<Arc<Step>>,
    outlook: OnceLock<Outlook>,
}

/// What the plan wants to know of all steps of a cluster, reckoned once after each change.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outlook {
    /// When the step that has not ended and was read longest ago was read; None when all have ended.
    pub oldest_open: Option<At>,
    /// Steps that failed and whose reason has not come, in the order of their ids.
    pub unexplained: Vec<StepId>,
    /// When the app last saw a step end.
    pub last_end: Option<At>,
}

impl Steps {
    /// The step of this id.
    #[must_use]
    pub fn get(&self, id: &StepId) -> Option<&Arc<Step>> {
        self.place(id).ok().and_then(|place| self.by_id.get(place))
    }

    /// Whether it is there.
    #[must_use]
    pub fn contains(&self, id: &StepId) -> bool {
        self.place(id).is_ok()
    }

    /// All of them, in the order of their ids.
    pub fn iter(&self) -> Iter<'_, Arc<Step>> {
        self.by_id.iter()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.by_id.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.by_id.is_empty()
    }

    /// Takes a step in, in place of what was there by its id.
    pub fn insert(&mut self, step: Arc<Step>) {
        self.outlook.take();
        match self.place(&step.told.id) {
            Ok(place) => self.by_id[place] = step,
            Err(place) => self.by_id.insert(place, step),
        }
    }

    /// The step of this id for writing. Its id stays as it is.
    pub fn get_mut(&mut self, id: &StepId) -> Option<&mut Step> {
        self.outlook.take();
        let place = self.place(id).ok()?;
        self.by_id.get_mut(place).map(Arc::make_mut)
    }

    /// All of them for writing. Their ids stay as they are.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut Step> {
        self.outlook.take();
        self.by_id.iter_mut().map(Arc::make_mut)
    }

    /// What of them matters to what is asked next.
    pub fn outlook(&self) -> &Outlook {
        self.outlook.get_or_init(|| self.reckoned())
    }

    fn place(&self, id: &StepId) -> Result<usize, usize> {
        self.by_id.binary_search_by(|step| step.told.id.cmp(id))
    }

    fn reckoned(&self) -> Outlook {
        let open = self.iter().filter(|step| !step.told.state.ended());
        let unexplained =
            self.iter().filter(|step| step.told.state == StepState::Failed && step.reason_at.is_none());
        Outlook {
            oldest_open: open.map(|step| step.at).min(),
            unexplained: unexplained.map(|step| step.told.id.clone()).collect(),
            last_end: self.iter().filter_map(|step| step.end_seen).max(),
        }
    }
}

impl PartialEq for Steps {
    fn eq(&self, other: &Self) -> bool {
        self.by_id == other.by_id
    }
}

impl FromIterator<Arc<Step>> for Steps {
    fn from_iter<T: IntoIterator<Item = Arc<Step>>>(all: T) -> Self {
        let mut by_id: Vec<_> = all.into_iter().collect();
        // Of two with one id the later is kept, as if they had been taken in one after the other.
        by_id.reverse();
        by_id.sort_by(|a, b| a.told.id.cmp(&b.told.id));
        by_id.dedup_by(|a, b| a.told.id == b.told.id);
        by_id.shrink_to_fit();
        Self { by_id, outlook: OnceLock::new() }
    }
}

impl<'a> IntoIterator for &'a Steps {
    type Item = &'a Arc<Step>;
    type IntoIter = Iter<'a, Arc<Step>>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
