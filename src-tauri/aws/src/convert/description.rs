//! What DescribeCluster says beyond a list.

use super::text::{said, sorted};
use aws_sdk_emr::types;
use emr_monitor_core::model::{Application, Collection, Configuration, Description};

/// The Configuration tab's part of a cluster.
pub(crate) fn description(cluster: types::Cluster) -> Description {
    let machines =
        cluster.ec2_instance_attributes.unwrap_or_else(|| types::Ec2InstanceAttributes::builder().build());
    Description {
        release: said(cluster.release_label),
        applications: cluster.applications.into_iter().flatten().filter_map(application).collect(),
        tags: cluster.tags.into_iter().flatten().filter_map(tag).collect(),
        log_uri: said(cluster.log_uri),
        log_encryption_key: said(cluster.log_encryption_kms_key_id),
        step_concurrency: cluster.step_concurrency_level.and_then(|level| u32::try_from(level).ok()),
        collection: cluster.instance_collection_type.as_ref().map(collection),
        termination_protected: cluster.termination_protected,
        auto_terminate: cluster.auto_terminate,
        unhealthy_node_replacement: cluster.unhealthy_node_replacement,
        primary_dns: said(cluster.master_public_dns_name),
        service_role: said(cluster.service_role),
        instance_profile: said(machines.iam_instance_profile.clone()),
        auto_scaling_role: said(cluster.auto_scaling_role),
        subnet: said(machines.ec2_subnet_id.clone()),
        zone: said(machines.ec2_availability_zone.clone()),
        key_name: said(machines.ec2_key_name.clone()),
        security_groups: security_groups(machines),
        security_configuration: said(cluster.security_configuration),
        scale_down: said(cluster.scale_down_behavior.map(|value| value.as_str().to_owned())),
        custom_ami: said(cluster.custom_ami_id),
        os_release: said(cluster.os_release_label),
        root_volume_gib: cluster.ebs_root_volume_size,
        configurations: cluster.configurations.into_iter().flatten().map(configuration).collect(),
    }
}

fn application(application: types::Application) -> Option<Application> {
    Some(Application { name: said(application.name)?, version: said(application.version) })
}

fn tag(tag: types::Tag) -> Option<(String, String)> {
    Some((tag.key?, tag.value.unwrap_or_default()))
}

fn collection(kind: &types::InstanceCollectionType) -> Collection {
    match kind.as_str() {
        "INSTANCE_GROUP" => Collection::Groups,
        "INSTANCE_FLEET" => Collection::Fleets,
        other => Collection::Other(other.to_owned()),
    }
}

fn configuration(entry: types::Configuration) -> Configuration {
    Configuration {
        classification: entry.classification.unwrap_or_default(),
        properties: sorted(entry.properties.unwrap_or_default()),
        inner: entry.configurations.into_iter().flatten().map(configuration).collect(),
    }
}

fn security_groups(machines: types::Ec2InstanceAttributes) -> Vec<(String, String)> {
    let one =
        |used_for: &'static str, group: Option<String>| said(group).map(|group| (used_for.to_owned(), group));
    let more = |used_for: &'static str, groups: Option<Vec<String>>| {
        groups.into_iter().flatten().map(|group| (used_for.to_owned(), group)).collect::<Vec<_>>()
    };
    let fixed = [
        one("primary", machines.emr_managed_master_security_group),
        one("worker", machines.emr_managed_slave_security_group),
        one("service access", machines.service_access_security_group),
    ];
    fixed
        .into_iter()
        .flatten()
        .chain(more("additional primary", machines.additional_master_security_groups))
        .chain(more("additional worker", machines.additional_slave_security_groups))
        .collect()
}
