//! How the SDK's clients are set up: everything it would otherwise take from its defaults or from bad values is said here.

use crate::credentials::HeldCredentials;
use crate::limits::Limits;
use crate::refused_at_once::RefusedAtOnce;
use aws_config::{AppName, BehaviorVersion, SdkConfig};
use aws_sdk_emr::config::retry::{RetryConfig, RetryPartition};
use aws_sdk_emr::config::{IdentityCache, StalledStreamProtectionConfig};
use aws_sdk_emr::operation::describe_cluster::DescribeClusterError;
use aws_sdk_emr::operation::describe_step::DescribeStepError;
use aws_sdk_emr::operation::get_auto_termination_policy::GetAutoTerminationPolicyError;
use aws_sdk_emr::operation::get_managed_scaling_policy::GetManagedScalingPolicyError;
use aws_sdk_emr::operation::list_bootstrap_actions::ListBootstrapActionsError;
use aws_sdk_emr::operation::list_clusters::ListClustersError;
use aws_sdk_emr::operation::list_instance_fleets::ListInstanceFleetsError;
use aws_sdk_emr::operation::list_instance_groups::ListInstanceGroupsError;
use aws_sdk_emr::operation::list_steps::ListStepsError;
use aws_sdk_sts::operation::get_caller_identity::GetCallerIdentityError;
use aws_smithy_types::timeout::TimeoutConfig;
use aws_types::region::Region;
use emr_monitor_core::model::Watch;
use std::time::Duration;

/// The behaviour of the SDK this was written for; a newer one is taken on purpose.
pub(crate) fn behavior() -> BehaviorVersion {
    BehaviorVersion::v2026_01_12()
}

/// One more try at most, and never after a refusal for rate.
pub(crate) fn retries() -> RetryConfig {
    RetryConfig::standard().with_max_attempts(2).with_initial_backoff(Duration::from_millis(200))
}

pub(crate) fn timeouts(limits: &Limits) -> TimeoutConfig {
    TimeoutConfig::builder()
        .connect_timeout(limits.connect)
        .operation_attempt_timeout(limits.attempt)
        .operation_timeout(limits.operation)
        .build()
}

pub(crate) fn app_name() -> Option<AppName> {
    AppName::new("emr-monitor").ok()
}

/// The client for EMR, on top of what the profile says (endpoint, FIPS, dual stack).
pub(crate) fn emr(
    base: &SdkConfig,
    watch: &Watch,
    credentials: &HeldCredentials,
    limits: &Limits,
) -> aws_sdk_emr::Client {
    let config = aws_sdk_emr::config::Builder::from(base)
        .behavior_version(behavior())
        .region(Region::new(watch.region.as_str().to_owned()))
        .credentials_provider(credentials.clone())
        .identity_cache(IdentityCache::no_cache())
        .retry_config(retries())
        // The SDK's own partition is the Region alone: one account's failures would keep another's second try back.
        .retry_partition(RetryPartition::custom(format!("emr-monitor-{watch}")).build())
        .timeout_config(timeouts(limits))
        // The limit of an attempt covers a stalled answer as well, and tells it as what it is: no answer in time.
        .stalled_stream_protection(StalledStreamProtectionConfig::disabled())
        .retry_classifier(RefusedAtOnce::<ListClustersError>::new())
        .retry_classifier(RefusedAtOnce::<DescribeClusterError>::new())
        .retry_classifier(RefusedAtOnce::<ListStepsError>::new())
        .retry_classifier(RefusedAtOnce::<DescribeStepError>::new())
        .retry_classifier(RefusedAtOnce::<ListInstanceGroupsError>::new())
        .retry_classifier(RefusedAtOnce::<ListInstanceFleetsError>::new())
        .retry_classifier(RefusedAtOnce::<ListBootstrapActionsError>::new())
        .retry_classifier(RefusedAtOnce::<GetAutoTerminationPolicyError>::new())
        .retry_classifier(RefusedAtOnce::<GetManagedScalingPolicyError>::new())
        .build();
    aws_sdk_emr::Client::from_conf(config)
}

/// The client for the one question who is asking.
pub(crate) fn sts(
    base: &SdkConfig,
    watch: &Watch,
    credentials: &HeldCredentials,
    limits: &Limits,
) -> aws_sdk_sts::Client {
    let config = aws_sdk_sts::config::Builder::from(base)
        .behavior_version(behavior())
        .region(Region::new(watch.region.as_str().to_owned()))
        .credentials_provider(credentials.clone())
        .identity_cache(IdentityCache::no_cache())
        .retry_config(retries())
        .retry_partition(RetryPartition::custom(format!("emr-monitor-sts-{watch}")).build())
        .timeout_config(timeouts(limits))
        .stalled_stream_protection(StalledStreamProtectionConfig::disabled())
        .retry_classifier(RefusedAtOnce::<GetCallerIdentityError>::new())
        .build();
    aws_sdk_sts::Client::from_conf(config)
}

/// The client for the account's own quotas, asked once a day.
pub(crate) fn quotas(
    base: &SdkConfig,
    watch: &Watch,
    credentials: &HeldCredentials,
    limits: &Limits,
) -> aws_sdk_servicequotas::Client {
    let config = aws_sdk_servicequotas::config::Builder::from(base)
        .behavior_version(behavior())
        .region(Region::new(watch.region.as_str().to_owned()))
        .credentials_provider(credentials.clone())
        .identity_cache(IdentityCache::no_cache())
        // Who may not ask is told at once, and anything else waits an hour.
        .retry_config(RetryConfig::disabled())
        .timeout_config(timeouts(limits))
        .stalled_stream_protection(StalledStreamProtectionConfig::disabled())
        .build();
    aws_sdk_servicequotas::Client::from_conf(config)
}
