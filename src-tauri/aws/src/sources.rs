//! Opens watches: from the AWS files and the environment, or from keys the caller holds.

use crate::access_keys::AccessKeys;
use crate::client;
use crate::credentials::HeldCredentials;
use crate::discovery::read_again;
use crate::emr_source::EmrSource;
use crate::environment_keys;
use crate::files::CleanFiles;
use crate::key_store::{KeptCredentials, KeyStore};
use crate::limits::Limits;
use crate::lines::Lines;
use crate::profile_credentials::ProfileCredentials;
use crate::profiles::{self, ENVIRONMENT, ProfileKind};
use crate::static_keys::StaticKeys;
use crate::surroundings::Surroundings;
use crate::trouble::{Way, mfa_not_yet, no_console_login, no_metadata_service, no_such_profile};
use aws_config::SdkConfig;
use aws_credential_types::provider::SharedCredentialsProvider;
use aws_types::region::Region;
use emr_monitor_core::model::Watch;
use emr_monitor_core::source::{AskError, Source, Sources};
use futures::future::BoxFuture;
use std::sync::{Arc, Mutex};

/// Opens a [`Source`] for a watch. Each opening reads the AWS files anew, since the SDK keeps what it once read.
#[derive(Debug, Clone)]
pub struct AwsSources {
    from: From,
    limits: Limits,
}

#[derive(Debug, Clone)]
enum From {
    Outside { surroundings: Surroundings, kept: Option<Arc<dyn KeyStore>> },
    Given { endpoint: String, keys: Vec<StaticKeys> },
}

/// What an opened profile comes to.
struct Opened {
    kind: ProfileKind,
    account: Option<String>,
    credentials: SharedCredentialsProvider,
    base: SdkConfig,
    /// The endpoint is on this computer.
    local: bool,
}

impl AwsSources {
    /// Watches by the AWS files and the environment.
    #[must_use]
    pub fn new(surroundings: Surroundings) -> Self {
        Self { from: From::Outside { surroundings, kept: None }, limits: Limits::default() }
    }

    /// The same, and profiles whose keys `store` keeps.
    #[must_use]
    pub fn with_key_store(self, store: Arc<dyn KeyStore>) -> Self {
        match self.from {
            From::Outside { surroundings, .. } => {
                Self { from: From::Outside { surroundings, kept: Some(store) }, ..self }
            }
            From::Given { .. } => self,
        }
    }

    /// Watches by keys the caller holds, all at one endpoint: reads no file and no environment. For the demo.
    #[must_use]
    pub fn with_static_keys(endpoint: impl Into<String>, keys: Vec<StaticKeys>) -> Self {
        Self { from: From::Given { endpoint: endpoint.into(), keys }, limits: Limits::default() }
    }

    /// The same with other limits of time.
    #[must_use]
    pub fn with_limits(self, limits: Limits) -> Self {
        Self { limits, ..self }
    }

    /// Opens a watch. Nothing is asked of AWS yet.
    ///
    /// # Errors
    /// When the profile is not there or is of a kind that cannot be used; the message says what to do.
    pub async fn open(&self, watch: &Watch) -> Result<Arc<dyn Source>, AskError> {
        let opened = match &self.from {
            From::Outside { surroundings, kept: Some(store) } if store.keeps(&watch.profile) => {
                let kept = KeptCredentials { store: Arc::clone(store), profile: watch.profile.clone() };
                let kept = SharedCredentialsProvider::new(kept);
                Box::pin(apart(surroundings, kept, &self.limits, watch)).await
            }
            From::Outside { surroundings, .. } => {
                Box::pin(outside(surroundings, &self.limits, watch)).await?
            }
            From::Given { endpoint, keys } => given(endpoint, keys, watch)?,
        };
        Ok(self.source(opened, watch))
    }

    /// Opens keys that are in no file and no keyring yet, to be tested. Nothing is asked of AWS yet.
    pub async fn open_keys(&self, watch: &Watch, keys: &AccessKeys) -> Arc<dyn Source> {
        let credentials = SharedCredentialsProvider::new(keys.credentials("typed"));
        let opened = match &self.from {
            From::Outside { surroundings, .. } => {
                Box::pin(apart(surroundings, credentials, &self.limits, watch)).await
            }
            From::Given { endpoint, .. } => at(endpoint, credentials),
        };
        self.source(opened, watch)
    }

    fn source(&self, opened: Opened, watch: &Watch) -> Arc<dyn Source> {
        let credentials = HeldCredentials::new(opened.credentials, self.limits.credentials);
        let lines = Lines {
            base: opened.base,
            local: opened.local,
            watch: watch.clone(),
            credentials: credentials.clone(),
            limits: self.limits,
            held: Mutex::default(),
        };
        let way = Way { profile: watch.profile.clone(), region: watch.region.clone(), kind: opened.kind };
        Arc::new(EmrSource { lines, credentials, account: opened.account, way })
    }
}

impl Sources for AwsSources {
    fn open<'a>(&'a self, watch: &'a Watch) -> BoxFuture<'a, Result<Arc<dyn Source>, AskError>> {
        Box::pin(AwsSources::open(self, watch))
    }
}

/// Keys the caller holds. The client has no TLS and no proxy: the endpoint is on this computer.
fn given(endpoint: &str, keys: &[StaticKeys], watch: &Watch) -> Result<Opened, AskError> {
    let keys = keys
        .iter()
        .find(|keys| keys.profile == watch.profile)
        .ok_or_else(|| no_such_profile(&watch.profile))?;
    Ok(at(endpoint, SharedCredentialsProvider::new(keys.keys.credentials("static"))))
}

/// Everything at one endpoint on this computer: without TLS and without a proxy.
fn at(endpoint: &str, credentials: SharedCredentialsProvider) -> Opened {
    let mut base = SdkConfig::builder().endpoint_url(endpoint).behavior_version(client::behavior());
    base.set_app_name(client::app_name());
    Opened { kind: ProfileKind::Keys, account: None, credentials, base: base.build(), local: true }
}

/// Keys that stand apart from the AWS files: endpoints and the like come from the environment alone.
async fn apart(
    surroundings: &Surroundings,
    credentials: SharedCredentialsProvider,
    limits: &Limits,
    watch: &Watch,
) -> Opened {
    let region = Region::new(watch.region.as_str().to_owned());
    let base = base(&CleanFiles::default(), "default", limits, region, credentials.clone()).await;
    let base = match surroundings.var("AWS_ENDPOINT_URL") {
        Some(endpoint) => base.into_builder().endpoint_url(endpoint).build(),
        None => base,
    };
    Opened { kind: ProfileKind::Keyring, account: None, base, local: false, credentials }
}

async fn outside(surroundings: &Surroundings, limits: &Limits, watch: &Watch) -> Result<Opened, AskError> {
    let name = watch.profile.as_str();
    let (files, sections) = read_again(surroundings).await;
    let region = Region::new(watch.region.as_str().to_owned());
    let Some(profile) = sections.get_profile(name) else {
        let keys = (name == ENVIRONMENT)
            .then(|| environment_keys::credentials(surroundings))
            .flatten()
            .ok_or_else(|| no_such_profile(&watch.profile))?;
        let keys = SharedCredentialsProvider::new(keys);
        // Beside keys in the environment, AWS tools take the other settings from the default profile.
        return Ok(Opened {
            kind: ProfileKind::Environment,
            account: environment_keys::account(surroundings),
            base: base(&files, "default", limits, region, keys.clone()).await,
            local: false,
            credentials: keys,
        });
    };
    let kind = profiles::kind_of(&sections, name).ok_or_else(|| no_such_profile(&watch.profile))?;
    if kind == ProfileKind::Mfa {
        return Err(mfa_not_yet(&watch.profile));
    }
    if profiles::asks_metadata_service(&sections, name) {
        return Err(no_metadata_service(&watch.profile));
    }
    if profiles::needs_console_login(&sections, name) {
        return Err(no_console_login(&watch.profile));
    }
    let credentials = SharedCredentialsProvider::new(ProfileCredentials {
        surroundings: surroundings.clone(),
        profile: name.to_owned(),
        region: region.clone(),
        limits: *limits,
    });
    Ok(Opened {
        kind,
        account: profiles::said(profile, "aws_account_id").map(str::to_owned),
        base: base(&files, name, limits, region, credentials.clone()).await,
        local: false,
        credentials,
    })
}

/// What the SDK takes from the profile and the environment beside credentials: endpoints, FIPS, dual stack.
async fn base(
    files: &CleanFiles,
    name: &str,
    limits: &Limits,
    region: Region,
    credentials: SharedCredentialsProvider,
) -> SdkConfig {
    let mut loader = aws_config::defaults(client::behavior())
        .profile_files(files.for_sdk())
        .profile_name(name)
        .region(region)
        .credentials_provider(credentials)
        // Given here, since the SDK panics on bad values of these in a profile or the environment.
        .retry_config(client::retries())
        .timeout_config(client::timeouts(limits));
    if let Some(app) = client::app_name() {
        loader = loader.app_name(app);
    }
    Box::pin(loader.load()).await
}
