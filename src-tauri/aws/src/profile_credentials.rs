//! A profile's credentials and no others: the SDK's default chain would let keys in the environment win, and end at the EC2
//! metadata service.

use crate::client;
use crate::discovery::read_again;
use crate::limits::Limits;
use crate::profiles;
use crate::surroundings::Surroundings;
use aws_config::profile::ProfileFileCredentialsProvider;
use aws_config::provider_config::ProviderConfig;
use aws_credential_types::Credentials;
use aws_credential_types::provider::error::CredentialsError;
use aws_credential_types::provider::{ProvideCredentials, future};
use aws_types::region::Region;

/// Reads the AWS files each time credentials are had, since the SDK's provider never does so again: new keys put into the
/// file work at the next try.
#[derive(Debug, Clone)]
pub(crate) struct ProfileCredentials {
    pub(crate) surroundings: Surroundings,
    pub(crate) profile: String,
    /// For the STS that a role is taken at.
    pub(crate) region: Region,
    pub(crate) limits: Limits,
}

impl ProfileCredentials {
    async fn get(&self) -> Result<Credentials, CredentialsError> {
        let (files, sections) = read_again(&self.surroundings).await;
        if sections.get_profile(&self.profile).is_none() {
            return Err(CredentialsError::invalid_configuration("it is no longer in the AWS files"));
        }
        if profiles::asks_metadata_service(&sections, &self.profile) {
            return Err(CredentialsError::invalid_configuration(
                "it now takes its credentials from the EC2 metadata service, which this app does not ask",
            ));
        }
        let provider = ProviderConfig::without_region()
            .with_region(Some(self.region.clone()))
            .with_behavior_version(Some(client::behavior()))
            .with_retry_config(client::retries())
            .with_timeout_config(client::timeouts(&self.limits));
        let profile = ProfileFileCredentialsProvider::builder()
            .configure(&provider)
            .profile_files(files.for_sdk())
            .profile_name(self.profile.as_str())
            .build();
        Box::pin(profile.provide_credentials()).await
    }
}

impl ProvideCredentials for ProfileCredentials {
    fn provide_credentials<'a>(&'a self) -> future::ProvideCredentials<'a>
    where
        Self: 'a,
    {
        future::ProvideCredentials::new(self.get())
    }
}
