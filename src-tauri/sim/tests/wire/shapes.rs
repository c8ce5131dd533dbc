//! The shape of each operation's answer, field by field as EMR's API model spells them.

use emr_monitor_sim::{Scenario, Sim};
use serde_json::{Value, json};

use crate::client::{Client, START, named, still};

async fn of(sim: &Sim, account: usize, region: &str, name: &str) -> (Client, String) {
    let client = Client::of(sim, &sim.profiles()[account], region);
    let (clusters, _) = client.all("ListClusters", "Clusters", json!({})).await;
    let id = named(&clusters, name)["Id"].as_str().unwrap().to_owned();
    (client, id)
}

fn fields(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

#[tokio::test]
async fn a_cluster_that_failed_to_bootstrap_says_why() {
    let sim = still(Scenario::BusyDay).await;
    let (client, id) = of(&sim, 0, "eu-west-1", "CYBER_v3_2026Q2_accum").await;
    let (clusters, _) =
        client.all("ListClusters", "Clusters", json!({"ClusterStates": ["TERMINATED_WITH_ERRORS"]})).await;
    let cluster = named(&clusters, "CYBER_v3_2026Q2_accum");
    assert_eq!(fields(cluster), ["ClusterArn", "Id", "Name", "NormalizedInstanceHours", "Status"]);
    let status = &cluster["Status"];
    assert_eq!(status["StateChangeReason"]["Code"], "BOOTSTRAP_FAILURE");
    assert_eq!(status["ErrorDetails"][0]["ErrorCode"], "BOOTSTRAP_FAILURE_PRIMARY_WITH_NON_ZERO_CODE");
    assert_eq!(status["ErrorDetails"][0]["ErrorData"][0]["bootstrap-action"], "2");
    assert_eq!(fields(&status["Timeline"]), ["CreationDateTime", "EndDateTime"]);
    let created = (START - 150 * 60_000) as f64 / 1000.0;
    assert_eq!(status["Timeline"]["CreationDateTime"].as_f64(), Some(created));
    let described = client.call("DescribeCluster", json!({"ClusterId": id})).await.json();
    assert_eq!(&described["Cluster"]["Status"], status);
}

#[tokio::test]
async fn describe_cluster_tells_of_its_configuration() {
    let sim = still(Scenario::BusyDay).await;
    let (client, id) = of(&sim, 0, "eu-west-1", "EU-WS_v12_2026Q2").await;
    let cluster = client.call("DescribeCluster", json!({"ClusterId": id})).await.json()["Cluster"].clone();
    let expected = [
        ("InstanceCollectionType", json!("INSTANCE_GROUP")),
        ("ReleaseLabel", json!("emr-7.9.0")),
        ("StepConcurrencyLevel", json!(3)),
        ("AutoTerminate", json!(false)),
        ("TerminationProtected", json!(false)),
        ("LogUri", json!("s3n://demo-logs-111122223333-eu-west-1/emr/")),
        ("Tags", json!([{"Key": "owner", "Value": "m.dubois"}, {"Key": "model", "Value": "EU-WS"}])),
    ];
    for (field, value) in expected {
        assert_eq!(cluster[field], value, "{field}");
    }
    assert!(cluster["MasterPublicDnsName"].as_str().unwrap().ends_with(".compute.internal"));
    let idle = client.call("GetAutoTerminationPolicy", json!({"ClusterId": id})).await.json();
    assert_eq!(idle, json!({"AutoTerminationPolicy": {"IdleTimeout": 7200}}));
    let limits = client.call("GetManagedScalingPolicy", json!({"ClusterId": id})).await.json();
    assert_eq!(limits["ManagedScalingPolicy"]["ComputeLimits"]["MaximumCapacityUnits"], 24);
    let actions = client.call("ListBootstrapActions", json!({"ClusterId": id})).await.json();
    assert_eq!(fields(&actions["BootstrapActions"][1]), ["Args", "Name", "ScriptPath"]);
}

#[tokio::test]
async fn a_cluster_without_policies_answers_with_nothing() {
    let sim = still(Scenario::BusyDay).await;
    let (client, id) = of(&sim, 1, "eu-west-1", "LIFE-ALM_2026Q2_nested").await;
    for operation in ["GetAutoTerminationPolicy", "GetManagedScalingPolicy"] {
        assert_eq!(client.call(operation, json!({"ClusterId": id})).await.json(), json!({}));
    }
}

#[tokio::test]
async fn steps_say_what_they_run_and_when() {
    let sim = still(Scenario::BusyDay).await;
    let (client, id) = of(&sim, 0, "eu-west-1", "EU-WS_v12_2026Q2").await;
    let (steps, _) = client.all("ListSteps", "Steps", json!({"ClusterId": id})).await;
    assert_eq!(steps.len(), 16);
    let step = named(&steps, "Ground-up loss, PF-12");
    assert_eq!(fields(step), ["ActionOnFailure", "Config", "Id", "Name", "Status"]);
    assert_eq!(fields(&step["Config"]), ["Args", "Jar", "Properties"]);
    assert_eq!(fields(&step["Status"]["Timeline"]), ["CreationDateTime", "StartDateTime"]);
    let described = client.call("DescribeStep", json!({"ClusterId": id, "StepId": step["Id"]})).await.json()
        ["Step"]
        .clone();
    assert!(described["ExecutionRoleArn"].is_string());
    assert_eq!(described["Status"], step["Status"]);
    let failed = named(&steps, "Vulnerability join, PF-12");
    let details = &failed["Status"]["FailureDetails"];
    assert_eq!(fields(details), ["LogFile", "Message", "Reason"]);
    let log = format!("/{id}/steps/{}/stderr.gz", failed["Id"].as_str().unwrap());
    assert!(details["LogFile"].as_str().unwrap().ends_with(&log));
    let unknown = client.call("DescribeStep", json!({"ClusterId": id, "StepId": "s-NOBODY"})).await;
    assert_eq!(unknown.json()["__type"], "InvalidRequestException");
}

#[tokio::test]
async fn groups_and_their_instances_agree() {
    let sim = still(Scenario::BusyDay).await;
    let (client, id) = of(&sim, 0, "eu-west-1", "EU-WS_v12_2026Q2").await;
    let groups =
        client.call("ListInstanceGroups", json!({"ClusterId": id})).await.json()["InstanceGroups"].clone();
    let roles: Vec<&Value> =
        groups.as_array().unwrap().iter().map(|group| &group["InstanceGroupType"]).collect();
    assert_eq!(roles, ["MASTER", "CORE", "TASK"]);
    assert_eq!(
        (groups[2]["Market"].clone(), groups[2]["RunningInstanceCount"].clone()),
        (json!("SPOT"), json!(8))
    );
    let (all, _) = client.all("ListInstances", "Instances", json!({"ClusterId": id})).await;
    assert_eq!(all.len(), 17);
    let core = json!({"ClusterId": id, "InstanceGroupTypes": ["CORE"], "InstanceStates": ["RUNNING"]});
    let (core, _) = client.all("ListInstances", "Instances", core).await;
    assert!(core.len() == 8 && core.iter().all(|instance| instance["InstanceGroupId"] == groups[1]["Id"]));
    assert!(core[0]["Ec2InstanceId"].as_str().unwrap().starts_with("i-0"));
    let refused = client.call("ListInstanceFleets", json!({"ClusterId": id})).await;
    assert_eq!((refused.status, refused.json()["__type"].clone()), (400, json!("InvalidRequestException")));
}

#[tokio::test]
async fn fleets_and_their_instances_agree() {
    let sim = still(Scenario::BusyDay).await;
    let (client, id) = of(&sim, 0, "us-east-1", "US-HU_v14_2026Q2_stoch").await;
    let fleets =
        client.call("ListInstanceFleets", json!({"ClusterId": id})).await.json()["InstanceFleets"].clone();
    assert_eq!(
        (fleets[1]["TargetOnDemandCapacity"].clone(), fleets[2]["ProvisionedSpotCapacity"].clone()),
        (json!(32), json!(96))
    );
    assert_eq!(fleets[1]["InstanceTypeSpecifications"].as_array().unwrap().len(), 3);
    let (task, _) =
        client.all("ListInstances", "Instances", json!({"ClusterId": id, "InstanceFleetType": "TASK"})).await;
    assert!(task.len() == 24 && task.iter().all(|instance| instance["InstanceFleetId"] == fleets[2]["Id"]));
    let refused = client.call("ListInstanceGroups", json!({"ClusterId": id})).await;
    assert_eq!(refused.json()["__type"], "InvalidRequestException");
}

#[tokio::test]
async fn a_starting_cluster_has_no_instances_running_yet() {
    let sim = still(Scenario::BusyDay).await;
    let (client, id) = of(&sim, 0, "eu-west-1", "EU-FL_v5_2026Q2").await;
    let fleets = client.call("ListInstanceFleets", json!({"ClusterId": id})).await.json();
    let core = &fleets["InstanceFleets"][1];
    assert_eq!(
        (core["Status"]["State"].clone(), core["ProvisionedOnDemandCapacity"].clone()),
        (json!("PROVISIONING"), json!(0))
    );
    let cluster = client.call("DescribeCluster", json!({"ClusterId": id})).await.json();
    assert_eq!(cluster["Cluster"].get("MasterPublicDnsName"), None);
}
