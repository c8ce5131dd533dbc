//! Moments: EMR's epoch seconds with a fraction against the core's milliseconds.

use aws_smithy_types::DateTime;
use emr_monitor_core::time::At;

/// None when EMR gave none, or one no calendar has.
pub(super) fn at(moment: Option<DateTime>) -> Option<At> {
    moment?.to_millis().ok().map(At)
}

/// For a filter.
pub(crate) fn to_sdk(at: At) -> DateTime {
    DateTime::from_millis(at.0)
}
