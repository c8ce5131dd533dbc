//! The Region of a partition that every account has from the start. Elsewhere a good key may be unknown, because the account has
//! not enabled the Region (Account Management Reference, "Enable or disable AWS Regions in your account").

use emr_monitor_core::model::Region;

/// The home Region of the partition that `region` lies in, by its code.
pub(crate) fn of(region: &Region) -> Region {
    Region::new(if region.as_str().starts_with("cn-") {
        "cn-north-1"
    } else if region.as_str().starts_with("us-gov-") {
        "us-gov-west-1"
    } else {
        "us-east-1"
    })
}

#[cfg(test)]
mod tests {
    use super::of;
    use emr_monitor_core::model::Region;

    #[test]
    fn each_partition_has_its_own() {
        for (region, home) in
            [("eu-west-1", "us-east-1"), ("cn-northwest-1", "cn-north-1"), ("us-gov-east-1", "us-gov-west-1")]
        {
            assert_eq!(of(&Region::new(region)).as_str(), home);
        }
    }
}
