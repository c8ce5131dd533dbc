//! A made-up computer for tests: its folders, its AWS files, its keyring.

use super::{Place, Plan, Started};
use crate::args::DemoAsked;
use crate::folders::Folders;
use crate::kept_keys::tests::MemoryRing;
use crate::kept_keys::{KeptKeys, RingState};
use crate::relaunch::Relaunch;
use emr_monitor_aws::{AwsFiles, Surroundings};
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

/// A computer of one temporary folder.
pub(crate) struct Computer {
    pub(crate) root: tempfile::TempDir,
    pub(crate) ring: MemoryRing,
    /// Its environment.
    pub(crate) env: BTreeMap<String, String>,
}

impl Computer {
    pub(crate) fn new() -> Self {
        Self {
            root: tempfile::tempdir().unwrap(),
            ring: MemoryRing::new(RingState::Ready),
            env: BTreeMap::new(),
        }
    }

    pub(crate) fn file(&self, name: &str, text: &str) {
        let path = self.root.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.root.path().join(name)
    }

    pub(crate) fn folders(&self) -> Folders {
        Folders::in_bases(&self.path("config"), &self.path("data"))
    }

    pub(crate) fn surroundings(&self) -> Surroundings {
        let files = AwsFiles { config: self.path(".aws/config"), credentials: self.path(".aws/credentials") };
        Surroundings::for_tests(self.env.clone(), files)
    }

    pub(crate) async fn plan(&self, asked: Option<DemoAsked>) -> Plan {
        Plan::choose(asked, self.place()).await
    }

    pub(crate) async fn start(&self, asked: Option<DemoAsked>) -> Started {
        self.plan(asked).await.start(None).await.unwrap()
    }

    pub(crate) fn place(&self) -> Place {
        Place {
            folders: Some(self.folders()),
            surroundings: self.surroundings(),
            keys: KeptKeys::new(Arc::new(self.ring.clone())),
            relaunch: Relaunch::default(),
        }
    }
}

/// A profile without a Region: it is watched and asks nobody.
pub(crate) fn with_a_profile() -> Computer {
    let computer = Computer::new();
    computer.file(
        ".aws/credentials",
        "[default]\naws_access_key_id = AKIDEXAMPLE\naws_secret_access_key = wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY99\n",
    );
    computer
}
