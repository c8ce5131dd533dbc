//! Reads the two files and gives the SDK what is sound in them.

use super::FileKind;
use super::lint::{self, Checked};
use super::problem::{FileProblem, Finding};
use crate::surroundings::AwsFiles;
use aws_runtime::env_config::file::{EnvConfigFileKind, EnvConfigFiles};
use aws_runtime::env_config::section::EnvConfigSections;
use aws_types::os_shim_internal::{Env, Fs};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// What is sound in the AWS files.
#[derive(Debug, Clone, Default)]
pub(crate) struct CleanFiles {
    pub(super) config: String,
    pub(super) credentials: String,
    /// What was left out, and why.
    pub(crate) problems: Vec<FileProblem>,
}

/// Reads both files. One that does not exist is empty; one that cannot be read is a problem.
pub(crate) async fn read(files: &AwsFiles) -> CleanFiles {
    let (config, config_problems) = read_one(FileKind::Config, files.config.clone()).await;
    let (credentials, credentials_problems) =
        read_one(FileKind::Credentials, files.credentials.clone()).await;
    CleanFiles { config, credentials, problems: [config_problems, credentials_problems].concat() }
}

impl CleanFiles {
    /// For the SDK: the cleaned texts, from memory.
    pub(crate) fn for_sdk(&self) -> EnvConfigFiles {
        EnvConfigFiles::builder()
            .with_contents(EnvConfigFileKind::Config, self.config.as_str())
            .with_contents(EnvConfigFileKind::Credentials, self.credentials.as_str())
            .build()
    }

    /// Both files read and merged as the SDK does it. Empty when even the cleaned text does not please it.
    pub(crate) async fn sections(&self) -> EnvConfigSections {
        let empty = Fs::from_map(std::collections::HashMap::<String, Vec<u8>>::new());
        aws_config::profile::load(&empty, &Env::from_slice(&[]), &self.for_sdk(), None)
            .await
            .unwrap_or_default()
    }
}

async fn read_one(kind: FileKind, file: PathBuf) -> (String, Vec<FileProblem>) {
    let path = file.clone();
    // The home folder may lie on a slow network disk.
    let content =
        tokio::task::spawn_blocking(move || content_of(&path)).await.unwrap_or_else(|_| Ok(Vec::new()));
    let Checked { text, findings } = match content {
        Ok(bytes) => lint::check(kind, &bytes),
        Err(finding) => Checked { text: String::new(), findings: vec![finding] },
    };
    let problems = findings.into_iter().map(|finding| finding.of(file.clone())).collect();
    (text, problems)
}

fn content_of(path: &Path) -> Result<Vec<u8>, Finding> {
    match std::fs::read(path) {
        Ok(bytes) => Ok(bytes),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => {
            Err(Finding::new(format!("The file cannot be read: {error}."), "Let your user read it."))
        }
    }
}
