//! Which account a watch's credentials answer for.

use crate::emr_source::EmrSource;
use crate::meter::Meter;
use crate::trouble::Failure;
use emr_monitor_core::model::{Account, TroubleKind};

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
    let call = source.sts.get_caller_identity().customize().interceptor(meter.clone());
    match Box::pin(call.send()).await {
        Ok(told) => Ok(told.account.filter(|account| !account.is_empty()).map(Account::Known)),
        Err(error) => {
            let failure = Failure::of_call(&error, meter);
            match failure.kind {
                TroubleKind::Denied | TroubleKind::Refused | TroubleKind::BadAnswer => Ok(None),
                TroubleKind::Throttled
                | TroubleKind::SignedOut
                | TroubleKind::Offline
                | TroubleKind::TimedOut
                | TroubleKind::ClockWrong
                | TroubleKind::Server
                | TroubleKind::Profile => Err(failure),
            }
        }
    }
}
