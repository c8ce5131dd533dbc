//! EMR's token buckets: per account and Region, one for each operation and one for all together, refilled on the sim's clock.
//!
//! Burst and refill are the defaults of Service Quotas for `elasticmapreduce`; "maximum number of requests per second" is the
//! burst, "replenishment rate" the refill (EMR Management Guide, "service limits"). An operation without a published bucket
//! draws from the common one only. An account may have others.

use std::collections::HashMap;

/// A bucket's size and how fast it fills.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Limit {
    pub(crate) burst: f64,
    pub(crate) refill_per_s: f64,
}

const ALL: Limit = Limit { burst: 25.0, refill_per_s: 5.0 };

fn published(operation: &str) -> Option<Limit> {
    let (burst, refill_per_s) = match operation {
        "ListClusters" => (20.0, 0.5),
        "DescribeCluster" | "ListInstanceGroups" | "ListBootstrapActions" => (10.0, 1.0),
        "ListSteps" | "DescribeStep" | "ListInstances" => (10.0, 0.5),
        "ListInstanceFleets" => (5.0, 0.5),
        _ => return None,
    };
    Some(Limit { burst, refill_per_s })
}

#[derive(Debug)]
struct Bucket {
    limit: Limit,
    tokens: f64,
    at_ms: i64,
}

impl Bucket {
    fn full(limit: Limit, now_ms: i64) -> Self {
        Self { limit, tokens: limit.burst, at_ms: now_ms }
    }

    fn has_one(&mut self, now_ms: i64) -> bool {
        let passed_s = now_ms.saturating_sub(self.at_ms).max(0) as f64 / 1000.0;
        self.tokens = (self.tokens + passed_s * self.limit.refill_per_s).min(self.limit.burst);
        self.at_ms = self.at_ms.max(now_ms);
        // Many small refills must add up to the token that one large refill gives.
        self.tokens >= 1.0 - 1e-6
    }

    fn take(&mut self) {
        self.tokens = (self.tokens - 1.0).max(0.0);
    }
}

struct Buckets {
    all: Bucket,
    by_operation: HashMap<String, Bucket>,
}

/// The buckets of every account and Region that has called.
#[derive(Default)]
pub(crate) struct Quotas {
    scopes: HashMap<(String, String), Buckets>,
    /// How many times the documented quota accounts have, by operation.
    raised: HashMap<String, f64>,
}

impl Quotas {
    /// From now on all accounts have so many times the documented quota of an operation.
    pub(crate) fn raise(&mut self, operation: &str, times: f64) {
        self.raised.insert(operation.to_owned(), times);
    }

    /// The quota that accounts have for an operation, or for all together (None).
    pub(crate) fn limit(&self, operation: Option<&str>) -> Option<Limit> {
        let limit = operation.map_or(Some(ALL), published)?;
        let times = operation.and_then(|operation| self.raised.get(operation)).copied().unwrap_or(1.0);
        Some(Limit { burst: limit.burst * times, refill_per_s: limit.refill_per_s * times })
    }

    /// Takes one token from the operation's bucket and from the common one, or none at all when either is empty.
    pub(crate) fn draw(&mut self, account: &str, region: &str, operation: &str, now_ms: i64) -> bool {
        let limit = self.limit(Some(operation));
        let scope = self
            .scopes
            .entry((account.to_owned(), region.to_owned()))
            .or_insert_with(|| Buckets { all: Bucket::full(ALL, now_ms), by_operation: HashMap::new() });
        let common = scope.all.has_one(now_ms);
        let Some(limit) = limit else {
            if common {
                scope.all.take();
            }
            return common;
        };
        let own =
            scope.by_operation.entry(operation.to_owned()).or_insert_with(|| Bucket::full(limit, now_ms));
        own.limit = limit;
        let granted = own.has_one(now_ms) && common;
        if granted {
            own.take();
            scope.all.take();
        }
        granted
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn granted(quotas: &mut Quotas, operation: &str, now_ms: i64, tries: usize) -> usize {
        (0..tries).filter(|_| quotas.draw("1", "eu-west-1", operation, now_ms)).count()
    }

    #[test]
    fn a_burst_is_the_bucket_and_then_calls_come_at_the_refill_rate() {
        let mut quotas = Quotas::default();
        assert_eq!(granted(&mut quotas, "ListSteps", 0, 30), 10);
        assert_eq!(granted(&mut quotas, "ListSteps", 1_999, 5), 0);
        assert_eq!(granted(&mut quotas, "ListSteps", 2_000, 5), 1);
        assert_eq!(granted(&mut quotas, "ListSteps", 12_000, 30), 5);
        assert_eq!(granted(&mut quotas, "ListSteps", 3_600_000, 30), 10);
    }

    #[test]
    fn all_operations_together_share_one_bucket() {
        let mut quotas = Quotas::default();
        assert_eq!(granted(&mut quotas, "ListClusters", 0, 30), 20);
        assert_eq!(granted(&mut quotas, "DescribeCluster", 0, 30), 5);
        assert_eq!(granted(&mut quotas, "GetManagedScalingPolicy", 0, 30), 0);
        assert_eq!(granted(&mut quotas, "GetManagedScalingPolicy", 1_000, 30), 5);
    }

    #[test]
    fn a_raised_quota_holds_for_its_operation_alone() {
        let mut quotas = Quotas::default();
        assert_eq!(granted(&mut quotas, "ListSteps", 0, 30), 10);
        quotas.raise("ListSteps", 2.0);
        assert_eq!(granted(&mut quotas, "ListSteps", 2_000, 30), 2, "one a second");
        assert_eq!(granted(&mut quotas, "ListSteps", 3_600_000, 30), 20);
        assert_eq!(quotas.limit(Some("DescribeStep")), Some(Limit { burst: 10.0, refill_per_s: 0.5 }));
    }

    #[test]
    fn accounts_and_regions_have_buckets_of_their_own() {
        let mut quotas = Quotas::default();
        assert_eq!(granted(&mut quotas, "ListSteps", 0, 30), 10);
        assert!(quotas.draw("2", "eu-west-1", "ListSteps", 0));
        assert!(quotas.draw("1", "us-east-1", "ListSteps", 0));
    }
}
