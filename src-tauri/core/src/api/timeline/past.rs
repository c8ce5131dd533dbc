//! Clusters that left memory, as the archive keeps them. What ended does not change, so one reading serves for a while.

use super::{MOST_LANES, Stretch};
use crate::archive::Archive;
use crate::model::{Cluster, Scope};
use crate::time::{At, MINUTE, Millis};
use crate::world::LISTED_FOR;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// A reading serves for this long.
const SERVES: Millis = 5 * MINUTE;
/// No more clusters than this are read at once, the newest of them: one more than is shown, so that what is left out is noticed.
const MOST: usize = MOST_LANES + 1;

type Clusters = Arc<Vec<(Scope, Arc<Cluster>)>>;

/// Reads the archive, seldom, and holds what it read while somebody looks.
#[derive(Default)]
pub(in crate::api) struct Past {
    archive: Option<Arc<dyn Archive>>,
    last: Mutex<Option<Reading>>,
}

struct Reading {
    from: At,
    at: At,
    clusters: Clusters,
}

impl Past {
    pub(in crate::api) fn new(archive: Option<Arc<dyn Archive>>) -> Self {
        Self { archive, last: Mutex::default() }
    }

    /// The clusters of a stretch that memory no longer holds; none when memory reaches that far, or the archive cannot be read
    /// (the status bar tells that).
    pub(in crate::api) async fn clusters(&self, stretch: Stretch, now: At) -> Clusters {
        let border = now - LISTED_FOR;
        let Some(archive) = self.archive.as_ref().filter(|_| stretch.from < border) else {
            return Clusters::default();
        };
        let serves = |reading: &&Reading| {
            reading.from <= stretch.from && now.since(reading.at) < SERVES && reading.at <= now
        };
        if let Some(reading) = self.last().as_ref().filter(serves) {
            return Arc::clone(&reading.clusters);
        }
        match archive.ended_between(stretch.from, now, MOST).await {
            Ok(read) => {
                let read = read.into_iter().map(|(scope, cluster)| (scope, Arc::new(cluster)));
                let clusters: Clusters = Arc::new(read.collect());
                *self.last() = Some(Reading { from: stretch.from, at: now, clusters: Arc::clone(&clusters) });
                clusters
            }
            Err(trouble) => {
                tracing::warn!(%trouble, "what ended long ago cannot be read for the timeline");
                Clusters::default()
            }
        }
    }

    /// Lets go of what was read: nobody looks any more, and thousands of clusters with their steps are no small thing.
    pub(in crate::api) fn forget(&self) {
        *self.last() = None;
    }

    fn last(&self) -> MutexGuard<'_, Option<Reading>> {
        self.last.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
