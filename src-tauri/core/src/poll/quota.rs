//! EMR's documented request quotas, per account and Region, shared with every other caller.
//!
//! Source: Service Quotas defaults for Amazon EMR ("maximum number of requests" = burst, "replenishment rate" = refill);
//! AWS, Amazon EMR Management Guide, "Service quotas: what are".

use crate::source::Operation;

/// A token bucket's size and how fast it fills.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Quota {
    /// Calls that may come at once.
    pub burst: f64,
    /// Calls a second that come back.
    pub refill: f64,
}

/// All EMR operations together.
pub const ALL: Quota = Quota { burst: 25.0, refill: 5.0 };

/// One operation's own bucket. Where AWS publishes none (the two policy reads) the smallest published one is assumed.
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
