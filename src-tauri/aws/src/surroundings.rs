//! What the adapter reads of the outside: the environment as it was at start, and where the AWS files are.

use std::collections::BTreeMap;
use std::fmt;
use std::path::PathBuf;

/// The two files AWS tools keep profiles in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AwsFiles {
    /// `~/.aws/config`, or what `AWS_CONFIG_FILE` names.
    pub config: PathBuf,
    /// `~/.aws/credentials`, or what `AWS_SHARED_CREDENTIALS_FILE` names.
    pub credentials: PathBuf,
}

/// The outside, taken once at start so that everything later agrees on it.
#[derive(Clone)]
pub struct Surroundings {
    env: BTreeMap<String, String>,
    files: AwsFiles,
}

impl Surroundings {
    /// The environment and files of this process. A variable that is not UTF-8 is left out.
    #[must_use]
    pub fn of_process() -> Self {
        let env: BTreeMap<String, String> = std::env::vars_os()
            .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
            .collect();
        let files = AwsFiles {
            config: file_of(&env, "AWS_CONFIG_FILE", "config"),
            credentials: file_of(&env, "AWS_SHARED_CREDENTIALS_FILE", "credentials"),
        };
        Self { env, files }
    }

    /// Surroundings made up by a test.
    #[must_use]
    pub fn for_tests(env: BTreeMap<String, String>, files: AwsFiles) -> Self {
        Self { env, files }
    }

    /// A variable that is set and not blank.
    pub(crate) fn var(&self, name: &str) -> Option<&str> {
        self.env.get(name).map(|value| value.trim()).filter(|value| !value.is_empty())
    }

    /// Where the AWS files are.
    #[must_use]
    pub fn files(&self) -> &AwsFiles {
        &self.files
    }
}

/// The environment may hold keys, so only the names of the variables are shown.
impl fmt::Debug for Surroundings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Surroundings").field("env", &self.env.keys()).field("files", &self.files).finish()
    }
}

fn file_of(env: &BTreeMap<String, String>, variable: &str, name: &str) -> PathBuf {
    let home = home_of(env);
    match env.get(variable).filter(|path| !path.is_empty()) {
        Some(path) => match (path.strip_prefix("~/"), &home) {
            (Some(rest), Some(home)) => home.join(rest),
            (Some(_) | None, _) => PathBuf::from(path),
        },
        None => home.unwrap_or_default().join(".aws").join(name),
    }
}

/// The order in which AWS tools look for the home folder.
fn home_of(env: &BTreeMap<String, String>) -> Option<PathBuf> {
    ["HOME", "USERPROFILE"]
        .iter()
        .find_map(|name| env.get(*name))
        .filter(|home| !home.is_empty())
        .map(PathBuf::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn env(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
        pairs.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect()
    }

    #[test]
    fn the_files_are_where_aws_tools_look_for_them() {
        let usual = env(&[("HOME", "/home/kim")]);
        assert_eq!(file_of(&usual, "AWS_CONFIG_FILE", "config"), PathBuf::from("/home/kim/.aws/config"));
        let named = env(&[("HOME", "/home/kim"), ("AWS_CONFIG_FILE", "~/keys/aws")]);
        assert_eq!(file_of(&named, "AWS_CONFIG_FILE", "config"), PathBuf::from("/home/kim/keys/aws"));
    }

    #[test]
    fn values_of_the_environment_are_not_shown() {
        let files = AwsFiles { config: PathBuf::new(), credentials: PathBuf::new() };
        let shown =
            format!("{:?}", Surroundings::for_tests(env(&[("AWS_SECRET_ACCESS_KEY", "hush")]), files));
        assert!(shown.contains("AWS_SECRET_ACCESS_KEY") && !shown.contains("hush"), "{shown}");
    }
}
