//! Seeing that the AWS files or the settings were changed by somebody else. The files are looked at rather than listened to: they
//! may lie on a network disk, be replaced, or not be there yet.

use super::reload::kept;
use super::{Accounts, Watching};
use crate::kept_keys::RingState;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// How often the files are looked at. A change is taken over once two looks in a row found the same, so that a file is not read
/// while it is written: within three seconds.
const LOOK: Duration = Duration::from_secs(1);
/// The keyring is looked at each so many looks, while something waits for it.
const RING_EVERY: u32 = 5;

/// What is seen of a file without reading it; None: it is not there.
type Trace = Option<(u64, Option<SystemTime>)>;

/// Looks until the app ends.
pub(crate) async fn follow(accounts: Accounts) {
    if accounts.0.given.watching == Watching::DemoAsked {
        return;
    }
    let files = accounts.files();
    // They may have changed since the start read them: they are read once more.
    let mut taken = Vec::new();
    let mut last = Vec::new();
    let mut looks = 0;
    let mut ticks = tokio::time::interval(LOOK);
    ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        let now = traces(files.clone()).await;
        if now != taken && now == last {
            taken.clone_from(&now);
            accounts.reload().await;
        }
        last = now;
        looks += 1;
        if looks % RING_EVERY == 0 && accounts.waits_for_the_ring() {
            accounts.look_at_ring().await;
        }
    }
}

async fn traces(files: Vec<PathBuf>) -> Vec<Trace> {
    let look = move || files.iter().map(|file| trace(file.as_path())).collect();
    tokio::task::spawn_blocking(look).await.unwrap_or_default()
}

fn trace(file: &Path) -> Trace {
    let seen = fs::metadata(file).ok()?;
    Some((seen.len(), seen.modified().ok()))
}

impl Accounts {
    fn files(&self) -> Vec<PathBuf> {
        let aws = self.0.given.surroundings.files();
        let settings = self.0.given.file.as_ref().map(|file| file.path().to_owned());
        [Some(aws.config.clone()), Some(aws.credentials.clone()), settings].into_iter().flatten().collect()
    }

    fn waits_for_the_ring(&self) -> bool {
        let seen = self.seen();
        let ready = seen.ring == Some(RingState::Ready);
        (kept(&seen.settings).next().is_some() || seen.ring.is_some()) && !ready
    }
}
