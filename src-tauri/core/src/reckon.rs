//! AWS's instants on this computer's clock, so that elapsed times are right even where that clock is wrong.

use crate::model::Cluster;
use crate::time::{At, Millis, SECOND};
use std::borrow::Cow;
use std::sync::Arc;

/// Offsets count in steps of this: the Date header they come from has whole seconds, and an answer takes time. So clocks that
/// differ by less than half of it agree, and an offset that trembles moves nothing.
const STEP: Millis = 5 * SECOND;

/// The cluster with the instants AWS gave moved onto this computer's clock. `offset`: AWS's clock less this one.
pub(crate) fn on_our_clock(cluster: &Cluster, offset: Option<Millis>) -> Cow<'_, Cluster> {
    let offset = whole_offset(offset);
    if offset == 0 {
        return Cow::Borrowed(cluster);
    }
    let mut ours = cluster.clone();
    for at in [&mut ours.told.created, &mut ours.told.ready, &mut ours.told.ended] {
        shift(at, offset);
    }
    for step in Arc::make_mut(&mut ours.steps).iter_mut() {
        let told = Arc::make_mut(&mut step.told);
        for at in [&mut told.created, &mut told.started, &mut told.ended] {
            shift(at, offset);
        }
    }
    Cow::Owned(ours)
}

/// The offset in whole [`STEP`]s.
pub(crate) fn whole_offset(offset: Option<Millis>) -> Millis {
    offset.map_or(0, |offset| (offset + offset.signum() * STEP / 2) / STEP * STEP)
}

fn shift(at: &mut Option<At>, offset: Millis) {
    *at = at.map(|at| at - offset);
}
