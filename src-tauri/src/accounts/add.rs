//! Adding an account by its keys: tested first, then kept in the keyring, then watched.

use super::{Accounts, closing};
use crate::kept_keys::RingError;
use emr_monitor_aws::{AccessKeys, ENVIRONMENT};
use emr_monitor_core::api::wire::{AddedAccount, ConnectionTest, TestOutcome};
use emr_monitor_core::api::{Fault, FaultCode};
use emr_monitor_core::model::{ProfileName, Region, Watch};
use emr_monitor_core::settings::{self, ProfileSetting, is_region};
use serde::Deserialize;
use specta::Type;

/// The longest name: it stands in narrow places.
const NAME_LONGEST: usize = 40;
/// An access key id has so many characters (IAM API Reference, "AccessKey").
const KEY_ID: std::ops::RangeInclusive<usize> = 16..=128;
/// The beginning of the ids of temporary keys, which serve only with a session token (IAM User Guide, "IAM identifiers").
const TEMPORARY: &str = "ASIA";

/// What was typed. Has no Debug and cannot be sent back: it holds a secret.
#[derive(Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct NewAccount {
    /// What the profile is to be called.
    pub(crate) name: String,
    /// Where it is tested and watched.
    pub(crate) region: String,
    /// The access key id; empty with an empty secret: the keys typed last.
    pub(crate) access_key_id: String,
    /// The secret.
    pub(crate) secret_access_key: String,
    /// The session token; empty: none.
    pub(crate) session_token: String,
    /// Whether it is kept without a test.
    pub(crate) untested: bool,
}

impl Accounts {
    /// Tests the keys, keeps them when they are good (or unseen, when that is wished), and watches their Region at once.
    ///
    /// # Errors
    /// `BadInput` for what cannot be a name, a Region or keys; `Keyring` and `Settings` when it cannot be kept: then nothing is.
    pub(crate) async fn add(&self, account: NewAccount) -> Result<AddedAccount, Fault> {
        let file = self.file()?;
        let watch =
            Watch { profile: self.new_name(&account.name)?, region: Region::new(region(&account.region)?) };
        let untested = account.untested;
        let keys = match typed(&account)? {
            Some(keys) => {
                self.hold(keys.clone());
                keys
            }
            None => {
                self.held().ok_or_else(|| bad("Enter the keys again: they were held for five minutes."))?
            }
        };
        let given = &self.0.given;
        let test = if untested {
            None
        } else {
            let source = given.sources.open_keys(&watch, &keys).await;
            Some(given.api.test(Ok(source), &watch).await)
        };
        if test.as_ref().is_some_and(|test| test.outcome != TestOutcome::Good) {
            return Ok(AddedAccount { kept: false, test });
        }
        let _turn = self.0.turn.lock().await;
        given.keys.keep(&watch.profile, &keys).await.map_err(|error| ring_fault(&error))?;
        let kept = kept_profile(&watch, test.as_ref());
        let also = watch.clone();
        let writing = tokio::task::spawn_blocking(move || {
            file.edit(|text| settings::with_watch(&settings::with_profile(text, &kept)?, &also))
        });
        if let Err(fault) = writing.await.map_err(|_| closing())? {
            // A secret that nothing points to would stay in the keyring for ever.
            if let Err(error) = given.keys.remove(&watch.profile).await {
                tracing::warn!(%error, "keys that could not be kept stay in the keyring");
            }
            return Err(fault);
        }
        self.let_go(None);
        if let Some(test) = &test {
            self.seen().tests.insert(watch.profile.clone(), test.clone());
        }
        self.read_anew().await;
        Ok(AddedAccount { kept: true, test })
    }

    /// A name that no other profile has.
    fn new_name(&self, typed: &str) -> Result<ProfileName, Fault> {
        let name = typed.trim();
        if name.is_empty() {
            return Err(bad("Give the account a name, such as risk-prod."));
        }
        if name.chars().count() > NAME_LONGEST {
            return Err(bad(&format!("The name is too long: it has room for {NAME_LONGEST} characters.")));
        }
        if name.chars().any(|letter| letter.is_control() || "/[]\"".contains(letter)) {
            return Err(bad("The name may hold no slash, bracket or quotation mark. Choose another one."));
        }
        let seen = self.seen();
        let taken = seen.discovery.profiles.iter().any(|found| found.name.as_str() == name)
            || seen.settings.profiles.iter().any(|set| set.in_keyring && set.name.as_str() == name)
            || name == ENVIRONMENT;
        if taken {
            return Err(bad(&format!("There is a profile named {name} already. Choose another name.")));
        }
        Ok(ProfileName::new(name))
    }
}

/// A Region's code without the space around it.
pub(super) fn region(typed: &str) -> Result<&str, Fault> {
    let region = typed.trim();
    let said = || bad(&format!("{region:?} is not a Region. Type its code, such as eu-west-1."));
    Some(region).filter(|region| is_region(region)).ok_or_else(said)
}

/// The keys that were typed; None: none were.
fn typed(account: &NewAccount) -> Result<Option<AccessKeys>, Fault> {
    let text = |typed: &str| Some(typed.trim().to_owned()).filter(|text| !text.is_empty());
    let (id, secret) = match (text(&account.access_key_id), text(&account.secret_access_key)) {
        (None, None) => return Ok(None),
        (None, Some(_)) => return Err(bad("Enter the access key id that belongs to this secret.")),
        (Some(_), None) => return Err(bad("Enter the secret access key that belongs to this id.")),
        (Some(id), Some(secret)) => (id, secret),
    };
    if !KEY_ID.contains(&id.len())
        || !id.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '_')
    {
        let said = "The access key id is 16 to 128 letters and digits, such as AKIAIOSFODNN7EXAMPLE. Check that the secret was not typed in its place.";
        return Err(bad(said));
    }
    if secret.chars().any(char::is_whitespace) {
        return Err(bad("The secret access key holds a space or a line break. Copy it again, alone."));
    }
    let token = text(&account.session_token);
    if id.starts_with(TEMPORARY) && token.is_none() {
        return Err(bad("Keys that begin with ASIA are temporary. Enter their session token too."));
    }
    Ok(Some(AccessKeys { access_key_id: id, secret_access_key: secret, session_token: token }))
}

fn kept_profile(watch: &Watch, test: Option<&ConnectionTest>) -> ProfileSetting {
    let account = test.map(|test| test.account.clone()).filter(|account| !account.is_empty());
    ProfileSetting {
        in_keyring: true,
        region: Some(watch.region.clone()),
        account,
        ..ProfileSetting::of(watch.profile.clone())
    }
}

pub(super) fn bad(said: &str) -> Fault {
    Fault::new(FaultCode::BadInput, said)
}

pub(super) fn ring_fault(error: &RingError) -> Fault {
    Fault::new(FaultCode::Keyring, error.to_string())
}
