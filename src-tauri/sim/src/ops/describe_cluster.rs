//! DescribeCluster and ListBootstrapActions.

use serde_json::{Value, json};

use super::input::OfCluster;
use super::{Refusal, Scope, status};
use crate::ident::ec2_id;
use crate::script::Capacity;

pub(super) fn describe_cluster(scope: &Scope<'_>, input: &OfCluster) -> Result<Value, Refusal> {
    let cluster = scope.cluster(input.cluster_id()?)?;
    let script = &cluster.script;
    let collection = match script.capacity {
        Capacity::Groups { .. } => "INSTANCE_GROUP",
        Capacity::Fleets { .. } => "INSTANCE_FLEET",
    };
    let mut described = json!({
        "Id": cluster.id,
        "Name": script.name,
        "Status": status::cluster(cluster, scope.now),
        "Ec2InstanceAttributes": {
            "Ec2SubnetId": ec2_id("subnet-", cluster.seed(), "subnet"),
            "RequestedEc2SubnetIds": [ec2_id("subnet-", cluster.seed(), "subnet")],
            "Ec2AvailabilityZone": format!("{}b", script.region),
            "RequestedEc2AvailabilityZones": [],
            "IamInstanceProfile": "demo-emr-instances",
            "EmrManagedMasterSecurityGroup": ec2_id("sg-", cluster.seed(), "primary"),
            "EmrManagedSlaveSecurityGroup": ec2_id("sg-", cluster.seed(), "worker"),
            "AdditionalMasterSecurityGroups": [],
            "AdditionalSlaveSecurityGroups": [],
        },
        "InstanceCollectionType": collection,
        "LogUri": status::log_uri(cluster),
        "ReleaseLabel": script.release,
        "AutoTerminate": script.ends_after_idle_ms == Some(0),
        "TerminationProtected": script.protected,
        "UnhealthyNodeReplacement": true,
        "VisibleToAllUsers": true,
        "Applications": [{"Name": "Spark", "Version": "3.5.5"}, {"Name": "Hadoop", "Version": "3.4.1"}],
        "Tags": [
            {"Key": "owner", "Value": script.owner},
            {"Key": "model", "Value": script.name.split('_').next().unwrap_or_default().chars().take(64).collect::<String>()},
        ],
        "ServiceRole": format!("arn:aws:iam::{}:role/demo-emr-service", script.account),
        "NormalizedInstanceHours": cluster.normalized_hours(scope.now),
        "Configurations": [{"Classification": "spark-defaults", "Properties": {"spark.sql.shuffle.partitions": "2000"}}],
        "ScaleDownBehavior": "TERMINATE_AT_TASK_COMPLETION",
        "EbsRootVolumeSize": 30,
        "RepoUpgradeOnBoot": "SECURITY",
        "KerberosAttributes": {"Realm": "", "KdcAdminPassword": ""},
        "ClusterArn": cluster.arn,
        "StepConcurrencyLevel": script.slots,
        "PlacementGroups": [],
        "OSReleaseLabel": "2023.7.20260601.0",
    });
    if let (Some(_), Value::Object(fields)) =
        (cluster.course.bootstrapping.filter(|at| *at <= scope.now), &mut described)
    {
        let last = cluster.seed() % 250 + 1;
        fields.insert(
            "MasterPublicDnsName".to_owned(),
            format!("ip-10-0-17-{last}.{}.compute.internal", script.region).into(),
        );
    }
    Ok(json!({"Cluster": described}))
}

pub(super) fn list_bootstrap_actions(scope: &Scope<'_>, input: &OfCluster) -> Result<Value, Refusal> {
    let cluster = scope.cluster(input.cluster_id()?)?;
    refuse_marker(input)?;
    let actions: Vec<Value> = cluster.script.bootstrap_actions.iter().enumerate().map(|(n, name)| {
        json!({"Name": name, "ScriptPath": format!("s3://demo-models/bootstrap/{}.sh", n + 1), "Args": ["--model-version", "4.2"]})
    }).collect();
    Ok(json!({"BootstrapActions": actions}))
}

/// A list that always fits one page has given out no marker.
pub(super) fn refuse_marker(input: &OfCluster) -> Result<(), Refusal> {
    if input.marker.is_some() { Err(Refusal::bad_marker()) } else { Ok(()) }
}
