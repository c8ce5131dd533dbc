//! What Service Quotas says of one account in one Region.

use super::Operation;

/// One quota as it is set for the account, raised or lowered or as documented.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct AccountQuota {
    /// Of this operation; None: of all EMR operations together.
    pub operation: Option<Operation>,
    /// Which side of its token bucket.
    pub part: QuotaPart,
    /// Calls, or calls a second.
    pub value: f64,
}

/// The two sides of a token bucket (Service Quotas, Amazon EMR: "The maximum number of … API requests that you can make per
/// second" and "The replenishment rate per second").
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QuotaPart {
    /// Calls that may come at once.
    Burst,
    /// Calls a second that come back.
    Refill,
}
