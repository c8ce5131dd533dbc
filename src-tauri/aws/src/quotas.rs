//! The account's own request quotas of EMR, by Service Quotas.

use crate::emr_source::EmrSource;
use crate::meter::Meter;
use crate::trouble::Failure;
use aws_sdk_servicequotas::types::ServiceQuota;
use emr_monitor_core::source::{AccountQuota, Operation, QuotaPart};

/// IAM's name of the right to ask.
pub(crate) const ACTION: &str = "servicequotas:ListServiceQuotas";
/// EMR's name there.
const SERVICE: &str = "elasticmapreduce";
/// EMR has some seventy quotas, of which a page holds up to 100; an end for an endpoint whose pages never end.
const PAGES: usize = 40;

/// What a quota code stands for (Service Quotas, `list-aws-default-service-quotas` of `elasticmapreduce`). The codes of operations
/// that are not here are not known for sure: their documented quotas hold.
fn meaning(code: &str) -> Option<(Option<Operation>, QuotaPart)> {
    match code {
        "L-283CCA2A" => Some((None, QuotaPart::Burst)),
        "L-432FAB44" => Some((None, QuotaPart::Refill)),
        "L-2C4B0A7F" => Some((Some(Operation::ListClusters), QuotaPart::Burst)),
        "L-ECF78C67" => Some((Some(Operation::ListClusters), QuotaPart::Refill)),
        "L-81AF5123" => Some((Some(Operation::DescribeCluster), QuotaPart::Burst)),
        "L-D74118B4" => Some((Some(Operation::DescribeCluster), QuotaPart::Refill)),
        "L-7D1BF903" => Some((Some(Operation::ListSteps), QuotaPart::Burst)),
        "L-8AF88BF0" => Some((Some(Operation::ListSteps), QuotaPart::Refill)),
        _ => None,
    }
}

/// All pages of ListServiceQuotas, what is known of them. It names only what is set for the account; the rest is as documented.
pub(crate) async fn find(source: &EmrSource, meter: &Meter) -> Result<Vec<AccountQuota>, Failure> {
    source.credentials.get().await.map_err(|error| Failure::of_credentials(&error))?;
    let client = source.lines.quotas();
    let (mut told, mut token): (Vec<AccountQuota>, Option<String>) = (Vec::new(), None);
    for _ in 0..PAGES {
        let call = client
            .list_service_quotas()
            .service_code(SERVICE)
            .set_next_token(token.clone())
            .customize()
            .interceptor(meter.clone());
        let page = Box::pin(call.send()).await.map_err(|error| Failure::of_call(&error, meter))?;
        // An answer without a list is no answer of Service Quotas.
        let quotas = page.quotas.ok_or_else(|| Failure::lacks("list of quotas"))?;
        told.extend(quotas.iter().filter_map(known));
        let used = token.take();
        token = page.next_token.filter(|next| !next.is_empty() && Some(next) != used.as_ref());
        if token.is_none() {
            break;
        }
    }
    Ok(told)
}

fn known(quota: &ServiceQuota) -> Option<AccountQuota> {
    let (operation, part) = meaning(quota.quota_code()?)?;
    Some(AccountQuota { operation, part, value: quota.value()? })
}
