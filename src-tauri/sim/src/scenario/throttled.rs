//! The account of `pace` is busy: an orchestrator, a dashboard and an audit use its quotas up in bursts, so that whoever else
//! calls is refused now and then.

use super::{CAT, DUBLIN};
use crate::config::SimConfig;
use crate::ident::between;
use crate::stranger::Stranger;

/// When each begins is drawn by the seed.
pub(super) fn strangers(config: &SimConfig) -> Vec<Stranger> {
    let who = |name, every_ms, apart_ms, calls| Stranger {
        name,
        account: CAT,
        region: DUBLIN,
        first_ms: config.start_ms + between(config.seed, name, 0, every_ms),
        every_ms,
        calls,
        apart_ms,
    };
    vec![
        // Looks after its jobs about twice a minute; no period divides another, so that nobody is spared by keeping step.
        who("orchestrator", 31_000, 70, &[("DescribeCluster", 100)]),
        // Reads everything again at each refresh.
        who(
            "team-dashboard",
            47_000,
            90,
            &[("ListClusters", 25), ("DescribeCluster", 20), ("ListSteps", 90)],
        ),
        // Once in ten minutes it takes whatever there is, for a minute.
        who("audit", 601_000, 110, &[("ListClusters", 180), ("ListSteps", 180), ("ListInstances", 180)]),
    ]
}
