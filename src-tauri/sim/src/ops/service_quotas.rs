//! Service Quotas' ListServiceQuotas for EMR (API model 2019-06-24): what the accounts may, by quota code.

use serde::Deserialize;
use serde_json::{Value, json};

use super::Refusal;
use super::{input, page};
use crate::quota::Limit;

const SERVICE: &str = "elasticmapreduce";
/// Small, so that whoever reads one page only misses some.
const PAGE: usize = 5;

/// The operation (None: all together) and its codes: burst, and refill.
const CODES: [(Option<&str>, &str, &str); 4] = [
    (None, "L-283CCA2A", "L-432FAB44"),
    (Some("ListClusters"), "L-2C4B0A7F", "L-ECF78C67"),
    (Some("DescribeCluster"), "L-81AF5123", "L-D74118B4"),
    (Some("ListSteps"), "L-7D1BF903", "L-8AF88BF0"),
];

#[derive(Deserialize, Default)]
#[serde(rename_all = "PascalCase", default)]
struct Input {
    service_code: Option<String>,
    next_token: Option<String>,
    max_results: Option<usize>,
}

/// Answers one operation of Service Quotas by what `quota` says of an operation.
pub(crate) fn answer(
    quota: &dyn Fn(Option<&str>) -> Option<Limit>,
    operation: &str,
    body: &[u8],
) -> Result<Value, Refusal> {
    if operation != "ListServiceQuotas" {
        return Err(Refusal::unknown_operation());
    }
    let input: Input = input::read(body)?;
    let service = input.service_code.ok_or_else(|| Refusal::missing("serviceCode"))?;
    if service != SERVICE {
        return Err(Refusal::no_such_service(&service));
    }
    let told = |(operation, burst, refill): (Option<&str>, &'static str, &'static str)| {
        let limit = quota(operation)?;
        let name = operation.unwrap_or("all EMR");
        Some([
            (
                burst,
                format!("The maximum number of {name} API requests that you can make per second."),
                limit.burst,
            ),
            (refill, format!("Replenishment rate of {name} calls"), limit.refill_per_s),
        ])
    };
    let all: Vec<_> = (0u64..).zip(CODES.into_iter().filter_map(told).flatten()).collect();
    let size = input.max_results.unwrap_or(PAGE).min(PAGE);
    let (shown, next) = page::page(all, |(place, _)| *place, input.next_token.as_deref(), 0, size)?;
    let quotas: Vec<Value> = shown
        .into_iter()
        .map(|(_, (code, name, value))| {
            json!({
                "ServiceCode": SERVICE, "ServiceName": "Amazon EMR", "QuotaCode": code, "QuotaName": name,
                "Value": value, "Unit": "None", "Adjustable": true, "GlobalQuota": false,
            })
        })
        .collect();
    Ok(match next {
        Some(next) => json!({"Quotas": quotas, "NextToken": next}),
        None => json!({"Quotas": quotas}),
    })
}
