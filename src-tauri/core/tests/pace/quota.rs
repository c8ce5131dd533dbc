//! EMR's token buckets of one account and Region, written here anew so that the app's own cannot share a mistake with them.

use emr_monitor_core::source::Operation;
use emr_monitor_core::time::At;
use std::collections::BTreeMap;

struct Tokens {
    burst: f64,
    refill: f64,
    level: f64,
    at: At,
}

impl Tokens {
    fn fill(&mut self, now: At) {
        #[expect(clippy::cast_precision_loss, reason = "spans of hours")]
        let seconds = now.since(self.at) as f64 / 1000.0;
        self.level = (self.level + seconds * self.refill).min(self.burst);
        self.at = now;
    }
}

/// The account's buckets (Service Quotas' defaults for elasticmapreduce), or none at all.
pub(crate) struct Quotas {
    all: Tokens,
    own: BTreeMap<Operation, Tokens>,
}

impl Quotas {
    pub(crate) fn documented(now: At) -> Self {
        let tokens = |burst, refill| Tokens { burst, refill, level: burst, at: now };
        let own = Operation::ALL.into_iter().map(|operation| {
            let (burst, refill) = match operation {
                Operation::ListClusters => (20.0, 0.5),
                Operation::DescribeCluster
                | Operation::ListInstanceGroups
                | Operation::ListBootstrapActions => (10.0, 1.0),
                Operation::ListSteps | Operation::DescribeStep => (10.0, 0.5),
                Operation::ListInstanceFleets => (5.0, 0.5),
                // AWS publishes none: only the bucket of all holds them.
                Operation::GetAutoTerminationPolicy | Operation::GetManagedScalingPolicy => (1e9, 1e9),
            };
            (operation, tokens(burst, refill))
        });
        Self { all: tokens(25.0, 5.0), own: own.collect() }
    }

    /// Takes a token of the operation's bucket and of that of all, or none when either is empty.
    pub(crate) fn draw(&mut self, operation: Operation, now: At) -> bool {
        self.all.fill(now);
        let Some(own) = self.own.get_mut(&operation) else { return true };
        own.fill(now);
        let granted = own.level >= 1.0 - 1e-9 && self.all.level >= 1.0 - 1e-9;
        if granted {
            own.level -= 1.0;
            self.all.level -= 1.0;
        }
        granted
    }
}
