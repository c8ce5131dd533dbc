//! What the desktop's trail and the archive say after each run, held against each other.

use emr_monitor_core::alert::Phase;
use emr_monitor_core::archive::Archive as _;
use emr_monitor_core::time::At;
use emr_monitor_store::SqliteArchive;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::Path;

/// All runs so far.
#[derive(Debug, Default)]
pub(super) struct Record {
    /// Lines of the trail that were read.
    lines: usize,
    /// Notices of their own, by key.
    singles: BTreeMap<String, usize>,
    /// What the notices for several add up to.
    named: usize,
    /// The archive's word.
    phases: BTreeMap<String, Phase>,
}

impl Record {
    /// Reads what the last run left; gives how many alerts it left while they were being told.
    pub(super) async fn look(&mut self, folder: &Path, trail: &Path, told: &str) -> usize {
        let named = self.read(trail, told);
        let phases = kept(folder, told).await;
        for (key, before) in &self.phases {
            let now = phases.get(key).unwrap_or_else(|| panic!("{told}: {key} is lost"));
            assert!(rank(*before) <= rank(*now), "{told}: {key} went from {before:?} to {now:?}");
        }
        for (key, times) in &self.singles {
            assert_eq!(*times, 1, "{told}: {key} was notified again");
            let phase = phases.get(key);
            assert!(
                matches!(phase, Some(Phase::Sending | Phase::Told | Phase::Listed)),
                "{told}: {key} was shown before it was committed as sending: {phase:?}"
            );
        }
        let told_alone = phases.iter().filter(|(_, phase)| **phase == Phase::Told);
        for (key, _) in told_alone {
            assert!(self.singles.contains_key(key), "{told}: {key} counts as told and was never shown");
        }
        let listed = |phases: &BTreeMap<String, Phase>| {
            phases.values().filter(|phase| **phase == Phase::Listed).count()
        };
        let fresh = listed(&phases) - listed(&self.phases);
        assert!(fresh <= named, "{told}: {fresh} became listed, {named} were named");
        self.phases = phases;
        self.phases.values().filter(|phase| **phase == Phase::Sending).count()
    }

    /// Takes in what the trail says since; gives how many alerts its notices for several name.
    fn read(&mut self, trail: &Path, told: &str) -> usize {
        let text = std::fs::read_to_string(trail).unwrap_or_default();
        let mut named = 0;
        for line in text.lines().skip(self.lines) {
            self.lines += 1;
            let line: Value = serde_json::from_str(line).unwrap_or_else(|_| panic!("{told}: {line}"));
            match (line["did"].as_str().unwrap(), line["alert"].as_str()) {
                ("show", Some(key)) => *self.singles.entry(key.to_owned()).or_default() += 1,
                ("show", None) => named += in_title(line["title"].as_str().unwrap()),
                ("replace", Some(key)) => {
                    assert!(self.singles.contains_key(key), "{told}: {key} was changed, and never shown");
                }
                (did, key) => panic!("{told}: {did} {key:?}"),
            }
        }
        self.named += named;
        named
    }

    /// The keys of all alerts.
    pub(super) fn keys(&self) -> BTreeSet<String> {
        self.phases.keys().cloned().collect()
    }

    /// Whether none is still to be told.
    pub(super) fn all_told(&self) -> bool {
        self.phases.values().all(|phase| matches!(phase, Phase::Told | Phase::Listed))
    }
}

impl fmt::Display for Record {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (all, singles, named) = (self.phases.len(), self.singles.len(), self.named);
        write!(f, "{all} alerts, {singles} notices of their own, {named} named in notices for several")
    }
}

fn rank(phase: Phase) -> u8 {
    match phase {
        Phase::Due => 0,
        Phase::Sending => 1,
        Phase::Told | Phase::Listed => 2,
    }
}

/// `7 updates`, `1 update while you were away`.
fn in_title(title: &str) -> usize {
    assert!(title.contains(" update"), "{title}");
    title.split(' ').next().unwrap().parse().unwrap()
}

/// The phases that the archive holds, once it has been found sound.
async fn kept(folder: &Path, told: &str) -> BTreeMap<String, Phase> {
    let archive = SqliteArchive::open(folder).unwrap();
    assert_eq!(archive.check().await, Ok(()), "{told}");
    let loaded = archive.load(At(0)).await.unwrap();
    for scope in &loaded.scopes {
        for cluster in &scope.clusters {
            archive.steps(scope.scope.clone(), cluster.id().clone()).await.unwrap();
        }
    }
    archive.close().await.unwrap();
    loaded.alerts.into_iter().map(|alert| (alert.key.to_string(), alert.phase)).collect()
}
