//! DescribeCluster as the Configuration tab shows it.

use super::named;
use crate::api::wire::{ApplicationView, ConfigurationView, DescriptionView, NamedValue};
use crate::mask;
use crate::model::{Collection, Configuration, Description};

/// Everything EMR told; nothing it did not.
pub(super) fn view(description: &Description) -> DescriptionView {
    let application = |app: &crate::model::Application| ApplicationView {
        name: app.name.clone(),
        version: app.version.clone(),
    };
    let tag =
        |(name, value): &(String, String)| NamedValue { name: name.clone(), value: mask::value(name, value) };
    let mut configurations = Vec::new();
    flatten("", &description.configurations, &mut configurations);
    DescriptionView {
        release: description.release.clone(),
        applications: description.applications.iter().map(application).collect(),
        tags: description.tags.iter().map(tag).collect(),
        log_uri: description.log_uri.clone(),
        step_concurrency: description.step_concurrency.unwrap_or(1),
        settings: settings(description),
        configurations,
    }
}

/// By EMR's own names, in a fixed order.
fn settings(d: &Description) -> Vec<NamedValue> {
    let yes_no = |value: bool| if value { "Yes" } else { "No" }.to_owned();
    let collection = d.collection.as_ref().map(|collection| match collection {
        Collection::Groups => "INSTANCE_GROUP".to_owned(),
        Collection::Fleets => "INSTANCE_FLEET".to_owned(),
        Collection::Other(other) => other.clone(),
    });
    let told = [
        ("InstanceCollectionType", collection),
        ("TerminationProtected", d.termination_protected.map(yes_no)),
        ("AutoTerminate", d.auto_terminate.map(yes_no)),
        ("UnhealthyNodeReplacement", d.unhealthy_node_replacement.map(yes_no)),
        ("ScaleDownBehavior", d.scale_down.clone()),
        ("MasterPublicDnsName", d.primary_dns.clone()),
        ("Ec2SubnetId", d.subnet.clone()),
        ("Ec2AvailabilityZone", d.zone.clone()),
        ("Ec2KeyName", d.key_name.clone()),
        ("ServiceRole", d.service_role.clone()),
        ("IamInstanceProfile", d.instance_profile.clone()),
        ("AutoScalingRole", d.auto_scaling_role.clone()),
        ("SecurityConfiguration", d.security_configuration.clone()),
        ("CustomAmiId", d.custom_ami.clone()),
        ("OSReleaseLabel", d.os_release.clone()),
        ("EbsRootVolumeSize", d.root_volume_gib.map(|gib| format!("{gib} GiB"))),
        ("LogEncryptionKmsKeyId", d.log_encryption_key.clone()),
    ];
    let told =
        told.into_iter().filter_map(|(name, value)| Some(NamedValue { name: name.into(), value: value? }));
    let groups =
        d.security_groups.iter().map(|(name, value)| NamedValue { name: name.clone(), value: value.clone() });
    told.chain(groups).collect()
}

fn flatten(outer: &str, configurations: &[Configuration], into: &mut Vec<ConfigurationView>) {
    for configuration in configurations {
        let inner = &configuration.classification;
        let classification = if outer.is_empty() { inner.clone() } else { format!("{outer} / {inner}") };
        if !configuration.properties.is_empty() || configuration.inner.is_empty() {
            let properties = named(&configuration.properties);
            into.push(ConfigurationView { classification: classification.clone(), properties });
        }
        flatten(&classification, &configuration.inner, into);
    }
}
