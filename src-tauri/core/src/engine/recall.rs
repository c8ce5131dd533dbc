//! What the last run left: worlds and ways from the archive, for the window to show before any call to AWS.

use super::fleet::{Fleet, Keeping, Way};
use super::later_than_now;
use super::start::WatchSetup;
use super::watched::WatchedClusters;
use crate::alert::AlertLedger;
use crate::api::wire::Note;
use crate::archive::{Archive, ArchiveError, Loaded};
use crate::model::{Scope, Trouble, TroubleKind, Watch};
use crate::time::{At, MINUTE, Millis};
use crate::world::{LISTED_FOR, World};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What waited to ripen in the last run is looked at again after this: by then the new one has read what it may miss.
const LOOK_AGAIN: Millis = MINUTE;

/// What was kept, and the trouble of reading it.
pub(super) async fn load(archive: Option<&Arc<dyn Archive>>, now: At) -> (Loaded, Option<ArchiveError>) {
    let Some(archive) = archive else {
        return (Loaded::default(), None);
    };
    match archive.load(now - LISTED_FOR).await {
        Ok(mut loaded) => {
            loaded.scopes.iter_mut().for_each(|kept| later_than_now::set_right(kept, now));
            (loaded, None)
        }
        Err(trouble) => (Loaded::default(), Some(trouble)),
    }
}

/// The worlds that were kept, also of scopes that no watch of this run leads to: one may be switched on again.
pub(super) fn worlds(loaded: Loaded) -> BTreeMap<Scope, World> {
    loaded.scopes.into_iter().map(|kept| (kept.scope.clone(), World::from_kept(kept))).collect()
}

/// The alerts of the last runs; what happened in a kept scope since its last good list becomes a digest, what happened before it
/// was first looked at is past.
pub(super) fn alerts(loaded: &mut Loaded, now: At) -> AlertLedger {
    let mut ledger = AlertLedger::load(std::mem::take(&mut loaded.alerts), now);
    for kept in &loaded.scopes {
        if let Some(heartbeat) = kept.heartbeat {
            ledger.begin(&kept.scope, kept.begun.unwrap_or(heartbeat));
            ledger.darken(&kept.scope, heartbeat);
        } else if let Some(begun) = kept.begun {
            ledger.begin(&kept.scope, begun);
            ledger.darken(&kept.scope, begun);
        }
        for cluster in &kept.clusters {
            ledger.look_again(&kept.scope, cluster.id(), now + LOOK_AGAIN);
        }
    }
    ledger
}

/// The watches of this run, each with the scope it last led to.
pub(super) fn ways(setups: &[WatchSetup], remembered: &[(Watch, Scope)], now: At) -> Vec<Way> {
    setups.iter().map(|setup| way(setup, remembered, now)).collect()
}

/// A watch with the scope it last led to.
pub(super) fn way(setup: &WatchSetup, remembered: &[(Watch, Scope)], now: At) -> Way {
    let mut way = Way {
        profile: setup.profile.clone(),
        region: setup.region.clone(),
        scope: None,
        joined: false,
        trouble: None,
        failures: 0,
    };
    match way.watch() {
        Some(watch) => {
            way.scope = remembered.iter().find(|(known, _)| *known == watch).map(|(_, scope)| scope.clone())
        }
        None => way.trouble = Some(no_region(setup, now)),
    }
    way
}

fn no_region(setup: &WatchSetup, now: At) -> Trouble {
    let message = format!("The profile {} names no Region. Choose one.", setup.profile);
    Trouble { kind: TroubleKind::Profile, code: None, message, since: now }
}

/// The fleet at the start: watches and notes, no scope yet.
pub(super) fn fleet(loaded: &Loaded, ways: Vec<Way>, now: At, notes: Vec<Note>) -> Fleet {
    Fleet {
        seq: loaded.seq,
        scopes: BTreeMap::new(),
        ways,
        keeping: Keeping::Kept,
        kept_since: now,
        restarts: BTreeMap::new(),
        notes,
        alerts: Arc::default(),
        desktop: Vec::new(),
        accounts: Arc::default(),
        settings: Arc::default(),
        paused: loaded.paused,
        watched: Arc::new(WatchedClusters::kept(&loaded.watched)),
        viewed: None,
    }
}
