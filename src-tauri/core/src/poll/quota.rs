//! EMR's request quotas of one account in one Region, shared with every other caller: documented, or the account's own.
//!
//! Source: Service Quotas defaults for Amazon EMR ("maximum number of requests" = burst, "replenishment rate" = refill);
//! AWS, Amazon EMR Management Guide, "Service quotas: what are".

use crate::source::{AccountQuota, Operation, QuotaPart};
use std::collections::BTreeMap;

/// A value further above the documented one than this is taken for a mistake: nobody is granted that.
const MOST: f64 = 1_000.0;

/// A token bucket's size and how fast it fills.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Quota {
    /// Calls that may come at once.
    pub burst: f64,
    /// Calls a second that come back.
    pub refill: f64,
}

/// All EMR operations together, as documented.
pub const ALL: Quota = Quota { burst: 25.0, refill: 5.0 };

/// One operation's own bucket as documented. Where AWS publishes none (the two policy reads) the smallest published one is assumed.
#[must_use]
pub fn documented(operation: Operation) -> Quota {
    match operation {
        Operation::ListClusters => Quota { burst: 20.0, refill: 0.5 },
        Operation::DescribeCluster | Operation::ListInstanceGroups | Operation::ListBootstrapActions => {
            Quota { burst: 10.0, refill: 1.0 }
        }
        Operation::ListSteps | Operation::DescribeStep => Quota { burst: 10.0, refill: 0.5 },
        Operation::ListInstanceFleets
        | Operation::GetAutoTerminationPolicy
        | Operation::GetManagedScalingPolicy => Quota { burst: 5.0, refill: 0.5 },
    }
}

/// The quotas in force.
#[derive(Debug, Clone, PartialEq)]
pub struct Quotas {
    all: Quota,
    own: BTreeMap<Operation, Quota>,
}

impl Quotas {
    /// Those that hold where nobody asked for others.
    #[must_use]
    pub fn documented() -> Self {
        let own = Operation::ALL.into_iter().map(|operation| (operation, documented(operation)));
        Self { all: ALL, own: own.collect() }
    }

    /// Those of an account: what was told of it, and the documented ones where nothing was or where it makes no sense. Smaller ones
    /// are obeyed, too.
    #[must_use]
    pub fn of_account(told: &[AccountQuota]) -> Self {
        let mut quotas = Self::documented();
        for one in told {
            let quota = match one.operation {
                Some(operation) => quotas.own.entry(operation).or_insert(documented(operation)),
                None => &mut quotas.all,
            };
            let usual = one.operation.map_or(ALL, documented);
            let (side, usual) = match one.part {
                QuotaPart::Burst => (&mut quota.burst, usual.burst),
                QuotaPart::Refill => (&mut quota.refill, usual.refill),
            };
            if one.value.is_finite() && one.value > 0.0 && one.value <= MOST * usual {
                *side = one.value;
            }
        }
        quotas
    }

    /// The bucket of an operation, or that of all (None).
    #[must_use]
    pub fn of(&self, operation: Option<Operation>) -> Quota {
        operation.map_or(self.all, |operation| {
            self.own.get(&operation).copied().unwrap_or_else(|| documented(operation))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn told() -> impl Strategy<Value = AccountQuota> {
        let operation = prop::option::of(prop::sample::select(Operation::ALL.to_vec()));
        let part = prop::sample::select(vec![QuotaPart::Burst, QuotaPart::Refill]);
        let value = prop_oneof![prop::num::f64::ANY, 0.01f64..1e6, Just(0.0), Just(-1.0)];
        (operation, part, value).prop_map(|(operation, part, value)| AccountQuota { operation, part, value })
    }

    #[test]
    fn what_is_told_holds_and_the_rest_is_as_documented() {
        let of = |operation, part, value| AccountQuota { operation, part, value };
        let quotas = Quotas::of_account(&[
            of(Some(Operation::ListSteps), QuotaPart::Refill, 1.0),
            of(None, QuotaPart::Burst, 20.0),
        ]);
        assert_eq!(quotas.of(Some(Operation::ListSteps)), Quota { burst: 10.0, refill: 1.0 });
        assert_eq!(quotas.of(None), Quota { burst: 20.0, refill: 5.0 }, "a smaller one is obeyed");
        assert_eq!(quotas.of(Some(Operation::DescribeStep)), documented(Operation::DescribeStep));
    }

    proptest! {
        #[test]
        fn whatever_is_told_no_quota_is_less_than_something_or_beyond_reason(told in prop::collection::vec(told(), 0..40)) {
            let quotas = Quotas::of_account(&told);
            for operation in Operation::ALL.into_iter().map(Some).chain([None]) {
                let (quota, usual) = (quotas.of(operation), operation.map_or(ALL, documented));
                for (value, usual) in [(quota.burst, usual.burst), (quota.refill, usual.refill)] {
                    prop_assert!(value > 0.0 && value <= MOST * usual);
                }
            }
        }
    }
}
