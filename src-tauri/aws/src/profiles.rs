//! Profiles by what they hold: which kind of credentials, which Region, which account.

use aws_runtime::env_config::section::{EnvConfigSections, Profile};
use emr_monitor_core::model::{ProfileName, Region};

/// The name of the profile made of keys in the environment.
pub const ENVIRONMENT: &str = "environment";

/// Where a profile's credentials come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ProfileKind {
    /// Keys in the file.
    Keys,
    /// A role, taken with another profile's credentials (`role_arn`).
    Role,
    /// A role that asks for a code (`mfa_serial`), which the SDK cannot do by itself.
    Mfa,
    /// IAM Identity Center (`sso_session` or `sso_start_url`), signed in with `aws sso login`.
    Sso,
    /// A program that prints credentials (`credential_process`).
    Process,
    /// A console session (`login_session`), signed in with `aws login`.
    Login,
    /// A role taken with a token file (`web_identity_token_file`).
    WebIdentity,
    /// Keys in the environment.
    Environment,
    /// Keys that the app keeps in the system's keyring.
    Keyring,
}

/// A profile that holds credentials of some kind; whether AWS takes them is not known yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProfileFound {
    /// Its name.
    pub name: ProfileName,
    /// Where its credentials come from.
    pub kind: ProfileKind,
    /// Its own Region, if it names one. Never a guess.
    pub region: Option<Region>,
    /// The account by the files alone: `aws_account_id`, `sso_account_id`, or the one in `role_arn`.
    pub account: Option<String>,
    /// Changes when the profile, one its role is taken with, or its session is written differently.
    pub fingerprint: u64,
}

/// A profile's kind; None when it holds no credentials.
pub(crate) fn kind_of(sections: &EnvConfigSections, name: &str) -> Option<ProfileKind> {
    let profile = sections.get_profile(name)?;
    let has = |key: &str| said(profile, key).is_some();
    // The order is the SDK's own: a role before all, then the sources of a profile by itself.
    if has("role_arn") {
        return Some(if has("web_identity_token_file") {
            ProfileKind::WebIdentity
        } else if chain(sections, name).iter().any(|link| said(link, "mfa_serial").is_some()) {
            ProfileKind::Mfa
        } else {
            ProfileKind::Role
        });
    }
    if has("sso_session") || has("sso_start_url") || has("sso_account_id") {
        return Some(ProfileKind::Sso);
    }
    if has("login_session") {
        return Some(ProfileKind::Login);
    }
    if has("credential_process") {
        return Some(ProfileKind::Process);
    }
    (has("aws_access_key_id") || has("aws_secret_access_key") || has("credential_source"))
        .then_some(ProfileKind::Keys)
}

/// Whether the profile, or one its role is taken with, asks the EC2 metadata service, which this app never does.
pub(crate) fn asks_metadata_service(sections: &EnvConfigSections, name: &str) -> bool {
    chain(sections, name).iter().any(|link| {
        said(link, "credential_source")
            .is_some_and(|source| source.eq_ignore_ascii_case("Ec2InstanceMetadata"))
    })
}

/// Whether the profile, or one its role is taken with, is signed in by `aws login`.
pub(crate) fn needs_console_login(sections: &EnvConfigSections, name: &str) -> bool {
    chain(sections, name)
        .iter()
        .any(|link| said(link, "role_arn").is_none() && said(link, "login_session").is_some())
}

/// The account the files tell of.
pub(crate) fn account_of(profile: &Profile) -> Option<String> {
    let in_role = || said(profile, "role_arn").and_then(|arn| arn.split(':').nth(4));
    said(profile, "aws_account_id")
        .or_else(|| said(profile, "sso_account_id"))
        .or_else(in_role)
        .filter(|account| !account.is_empty())
        .map(str::to_owned)
}

/// A setting that is there and not blank.
pub(crate) fn said<'a>(profile: &'a Profile, key: &str) -> Option<&'a str> {
    profile.get(key).map(str::trim).filter(|value| !value.is_empty())
}

/// The profile and those its role is taken with, each once.
pub(crate) fn chain<'a>(sections: &'a EnvConfigSections, name: &'a str) -> Vec<&'a Profile> {
    let mut links: Vec<&Profile> = Vec::new();
    let mut next = Some(name);
    while let Some(profile) = next.and_then(|name| sections.get_profile(name)) {
        if links.iter().any(|link| link.name() == profile.name()) {
            break;
        }
        links.push(profile);
        next = said(profile, "role_arn").and_then(|_| said(profile, "source_profile"));
    }
    links
}
