//! Which profiles there are, what is wrong with the files, and which profile a person means.

use crate::environment_keys;
use crate::files::{self, CleanFiles, FileProblem};
use crate::profiles::{self, ENVIRONMENT, ProfileFound, ProfileKind};
use crate::surroundings::Surroundings;
use aws_runtime::env_config::section::EnvConfigSections;
use emr_monitor_core::model::{ProfileName, Region};

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Discovery {
    /// The profiles that hold credentials, by name, `environment` last.
    pub profiles: Vec<ProfileFound>,
    /// What is wrong with the files; the rest of them goes on working.
    pub problems: Vec<FileProblem>,
    /// The one to watch without being asked: `AWS_PROFILE`, else `default`, else `environment`. None when `AWS_PROFILE`
    /// names one that is not there: watching another account instead would mislead.
    pub preferred: Option<ProfileName>,
}

impl Discovery {
    /// The profile to watch without being asked.
    #[must_use]
    pub fn preferred_profile(&self) -> Option<&ProfileFound> {
        let name = self.preferred.as_ref()?;
        self.profiles.iter().find(|profile| profile.name == *name)
    }
}

/// Reads the files and the environment. Never fails: a broken file is a problem, the rest goes on.
pub async fn discover(surroundings: &Surroundings) -> Discovery {
    let files = files::read(surroundings.files()).await;
    let sections = files.sections().await;
    let profiles = found(surroundings, &files, &sections);
    let wanted = surroundings.var("AWS_PROFILE");
    let mut problems = files.problems;
    let has = |name: &str| profiles.iter().any(|profile| profile.name.as_str() == name);
    let preferred = match wanted {
        Some(name) if has(name) => Some(name),
        Some(name) => {
            problems.push(missing(surroundings, &sections, name));
            None
        }
        None => ["default", ENVIRONMENT].into_iter().find(|name| has(name)),
    };
    let preferred = preferred.map(ProfileName::new);
    let profiles = with_regions(surroundings, profiles, preferred.as_ref());
    Discovery { profiles, problems, preferred }
}

fn found(surroundings: &Surroundings, files: &CleanFiles, sections: &EnvConfigSections) -> Vec<ProfileFound> {
    let mut profiles: Vec<ProfileFound> = sections
        .profiles()
        .filter_map(|name| {
            let profile = sections.get_profile(name)?;
            Some(ProfileFound {
                name: ProfileName::new(name),
                kind: profiles::kind_of(sections, name)?,
                region: profiles::said(profile, "region").map(Region::new),
                account: profiles::account_of(profile),
                fingerprint: fingerprint(files, sections, name),
            })
        })
        .collect();
    profiles.sort_by(|a, b| a.name.cmp(&b.name));
    let taken = sections.get_profile(ENVIRONMENT).is_some();
    if !taken && environment_keys::credentials(surroundings).is_some() {
        profiles.push(ProfileFound {
            name: ProfileName::new(ENVIRONMENT),
            kind: ProfileKind::Environment,
            region: None,
            account: environment_keys::account(surroundings),
            // The environment is as it was at the start.
            fingerprint: 0,
        });
    }
    profiles
}

fn fingerprint(files: &CleanFiles, sections: &EnvConfigSections, name: &str) -> u64 {
    let links = profiles::chain(sections, name);
    let session = links.iter().find_map(|link| profiles::said(link, "sso_session"));
    files.fingerprint(links.iter().map(|link| link.name()), session)
}

/// `AWS_REGION` goes before the Region of the profile a person means, as in AWS tools; for the others it fills a gap only,
/// or they would all seem to live in one Region.
fn with_regions(
    surroundings: &Surroundings,
    profiles: Vec<ProfileFound>,
    preferred: Option<&ProfileName>,
) -> Vec<ProfileFound> {
    let Some(named) = environment_keys::region(surroundings).map(Region::new) else {
        return profiles;
    };
    profiles
        .into_iter()
        .map(|profile| ProfileFound {
            region: match profile.region {
                Some(own) if preferred != Some(&profile.name) => Some(own),
                Some(_) | None => Some(named.clone()),
            },
            ..profile
        })
        .collect()
}

fn missing(surroundings: &Surroundings, sections: &EnvConfigSections, name: &str) -> FileProblem {
    let message = if sections.get_profile(name).is_some() {
        format!("AWS_PROFILE names the profile \"{name}\", which holds no credentials.")
    } else {
        format!("AWS_PROFILE names the profile \"{name}\", which is not in the AWS files.")
    };
    FileProblem {
        file: surroundings.files().config.clone(),
        line: None,
        message,
        remedy: "Add the profile, or set AWS_PROFILE to one that is there.".to_owned(),
    }
}

/// The files once more, for opening a watch: they may have changed since.
pub(crate) async fn read_again(surroundings: &Surroundings) -> (CleanFiles, EnvConfigSections) {
    let files = files::read(surroundings.files()).await;
    let sections = files.sections().await;
    (files, sections)
}
