//! Which account a watch's credentials answer for.

use crate::emr_source::EmrSource;
use crate::meter::Meter;
use crate::trouble::{Failure, is_unknown_key};
use emr_monitor_core::model::{Account, TroubleKind, callers_names};
use emr_monitor_core::regions::REGIONS;

/// Who asks, as STS says.
pub(crate) struct Caller {
    /// The account.
    pub(crate) account: Option<String>,
    /// What the caller is called.
    pub(crate) names: Vec<String>,
}

/// By the profile, else by what came with the credentials (a role's or a sign-in's account), else by STS. None when STS does
/// not tell: it is denied, or the endpoint knows no STS.
pub(crate) async fn find(source: &EmrSource, meter: &Meter) -> Result<Option<Account>, Failure> {
    if let Some(account) = &source.account {
        return Ok(Some(Account::Known(account.clone())));
    }
    let credentials = source.credentials.get().await.map_err(|error| Failure::of_credentials(&error))?;
    if let Some(account) = credentials.account_id() {
        return Ok(Some(Account::Known(account.as_str().to_owned())));
    }
    match told_by_sts(source, meter).await {
        Ok(told) => Ok(told.account.map(Account::Known)),
        Err(failure) => match failure.kind {
            TroubleKind::Denied | TroubleKind::Refused | TroubleKind::BadAnswer => Ok(None),
            TroubleKind::Throttled
            | TroubleKind::SignedOut
            | TroubleKind::Offline
            | TroubleKind::TimedOut
            | TroubleKind::ClockWrong
            | TroubleKind::Server
            | TroubleKind::WrongRegion
            | TroubleKind::Keyring
            | TroubleKind::Profile => Err(failure),
        },
    }
}

/// What STS says, asked in the watch's Region. Where that does not know the key, or may be no Region at all, it is asked at home
/// too: a key that is good there is only in the wrong Region.
pub(crate) async fn told_by_sts(source: &EmrSource, meter: &Meter) -> Result<Caller, Failure> {
    source.credentials.get().await.map_err(|error| Failure::of_credentials(&error))?;
    let clients = source.lines.clients();
    let failure = match asked(&clients.sts, meter).await {
        Ok(caller) => return Ok(caller),
        Err(failure) => failure,
    };
    source.lines.failed(&clients, failure.kind);
    let region = &source.way.region;
    let may_be_elsewhere = match failure.kind {
        TroubleKind::SignedOut => failure.code.as_deref().is_some_and(is_unknown_key),
        TroubleKind::Offline => !REGIONS.contains(&region.as_str()),
        TroubleKind::Throttled
        | TroubleKind::Denied
        | TroubleKind::TimedOut
        | TroubleKind::ClockWrong
        | TroubleKind::Server
        | TroubleKind::BadAnswer
        | TroubleKind::Refused
        | TroubleKind::Profile
        | TroubleKind::WrongRegion
        | TroubleKind::Keyring => false,
    };
    if may_be_elsewhere
        && *region != crate::home_region::of(region)
        && asked(&clients.sts_at_home, meter).await.is_ok()
    {
        return Err(Failure::new(TroubleKind::WrongRegion));
    }
    Err(failure)
}

async fn asked(sts: &aws_sdk_sts::Client, meter: &Meter) -> Result<Caller, Failure> {
    let call = sts.get_caller_identity().customize().interceptor(meter.clone());
    match Box::pin(call.send()).await {
        Ok(told) => Ok(Caller {
            names: told.arn.as_deref().map(callers_names).unwrap_or_default(),
            account: told.account.filter(|account| !account.is_empty()),
        }),
        Err(error) => Err(Failure::of_call(&error, meter)),
    }
}
