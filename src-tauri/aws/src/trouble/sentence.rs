//! What is told to people when a call failed: what is so, what to do, and AWS's own words.

use super::{Failure, hide};
use crate::meter::Meter;
use crate::profiles::ProfileKind;
use emr_monitor_core::model::{ProfileName, Region, TroubleKind};
use emr_monitor_core::source::AskError;

/// Whose way to AWS it is, for the sentences.
#[derive(Debug, Clone)]
pub(crate) struct Way {
    pub(crate) profile: ProfileName,
    pub(crate) region: Region,
    pub(crate) kind: ProfileKind,
}

impl Way {
    /// The error as it goes to the core. `action` is what was asked, as IAM names it.
    pub(crate) fn error(
        &self,
        failure: Failure,
        action: &str,
        meter: &Meter,
        secrets: &[String],
    ) -> AskError {
        let mut message = self.sentence(&failure, action);
        if failure.kind == TroubleKind::Keyring {
            // The key store's own sentence, which says what to do.
            message = failure.words.unwrap_or(message);
        } else if let Some(words) = failure.words.as_deref().map(str::trim).filter(|words| !words.is_empty())
        {
            let speaker = if failure.code.is_some() { "AWS says" } else { "The cause" };
            message = format!("{message} {speaker}: {words}");
        }
        AskError {
            kind: failure.kind,
            code: failure.code.map(|code| hide(&code, secrets)),
            message: hide(&message, secrets),
            requests: meter.requests(),
            clock_offset: meter.clock_offset(),
        }
    }

    fn sentence(&self, failure: &Failure, action: &str) -> String {
        let Way { profile, region, .. } = self;
        match failure.kind {
            TroubleKind::Throttled => {
                format!("AWS refuses calls in {region} for their rate. They go on more slowly by themselves.")
            }
            TroubleKind::SignedOut if failure.before_the_call => {
                format!("The profile \"{profile}\" has no credentials now. {}", self.sign_in())
            }
            TroubleKind::SignedOut => {
                format!("AWS does not take the credentials of the profile \"{profile}\". {}", self.sign_in())
            }
            TroubleKind::Denied => format!(
                "The profile \"{profile}\" may not do this in {region}. Have {action} allowed for it in IAM."
            ),
            TroubleKind::Offline => {
                format!("There is no connection to AWS in {region}. Check the network, the VPN and the proxy.")
            }
            TroubleKind::TimedOut if failure.before_the_call => format!(
                "The credentials of the profile \"{profile}\" did not come in time. {}",
                self.sign_in()
            ),
            TroubleKind::TimedOut => {
                format!("AWS in {region} did not answer in time. It is asked again by itself.")
            }
            TroubleKind::ClockWrong => {
                "This computer's clock is too far from AWS's. Set the clock, or switch on setting it by the network.".to_owned()
            }
            TroubleKind::Server => {
                format!("AWS in {region} has a fault of its own. It is asked again by itself.")
            }
            TroubleKind::BadAnswer => format!(
                "The answer from {region} could not be understood. Check whether a proxy or a sign-in page of the network answers for AWS."
            ),
            TroubleKind::Refused => {
                format!("AWS in {region} does not take the call. The cluster may be gone, or the endpoint be another.")
            }
            TroubleKind::WrongRegion => format!(
                "The credentials of the profile \"{profile}\" are good, but not in {region}. Check that this is the Region you mean, or have it enabled for the account."
            ),
            TroubleKind::Keyring => {
                format!("The keys of \"{profile}\" do not come from the keyring.")
            }
            TroubleKind::Profile => format!(
                "The profile \"{profile}\" cannot be used as it is written. Change it in the AWS config file."
            ),
        }
    }

    fn sign_in(&self) -> String {
        let profile = &self.profile;
        match self.kind {
            ProfileKind::Sso => format!("Sign in with: aws sso login --profile {profile}"),
            ProfileKind::Login => format!("Sign in with: aws login --profile {profile}"),
            ProfileKind::Process => "Run its credential_process in a terminal, which tells why.".to_owned(),
            ProfileKind::Role => {
                "Check that its source profile is signed in and that the role trusts it.".to_owned()
            }
            ProfileKind::WebIdentity => "Renew its web identity token file.".to_owned(),
            ProfileKind::Environment => {
                "Set new keys in the environment and start the app again from there.".to_owned()
            }
            ProfileKind::Keyring => {
                "Check the access key id and the secret; enter keys that are good in Accounts.".to_owned()
            }
            ProfileKind::Keys | ProfileKind::Mfa => {
                "Put valid keys into the AWS credentials file.".to_owned()
            }
        }
    }
}

/// The profile is not in the files (any more).
pub(crate) fn no_such_profile(profile: &ProfileName) -> AskError {
    refused(
        TroubleKind::Profile,
        format!(
            "The profile \"{profile}\" is not in the AWS files, or holds no credentials. Add it there, or remove the watch."
        ),
    )
}

/// A profile with `mfa_serial`.
pub(crate) fn mfa_not_yet(profile: &ProfileName) -> AskError {
    refused(
        TroubleKind::SignedOut,
        format!(
            "The profile \"{profile}\" asks for an MFA code, which is not supported yet. Take a session in a terminal (aws sts assume-role with --serial-number and --token-code), put its keys into a profile of their own, and watch that one."
        ),
    )
}

/// A profile that needs `aws login`.
pub(crate) fn no_console_login(profile: &ProfileName) -> AskError {
    refused(
        TroubleKind::SignedOut,
        format!(
            "The profile \"{profile}\" is signed in by aws login, which is not supported yet. Give it the line: credential_process = aws configure export-credentials --profile {profile} --format process (in a profile of its own), and watch that one."
        ),
    )
}

/// A profile that takes credentials from the EC2 metadata service.
pub(crate) fn no_metadata_service(profile: &ProfileName) -> AskError {
    refused(
        TroubleKind::Profile,
        format!(
            "The profile \"{profile}\" takes its credentials from the EC2 metadata service, which this app does not ask. Give it a source_profile with keys or a sign-in."
        ),
    )
}

fn refused(kind: TroubleKind, message: String) -> AskError {
    AskError { kind, code: None, message, requests: 0, clock_offset: None }
}
