//! Who calls: accounts and Regions by the Credential scope, and STS.

use crate::client::{Client, still};
use emr_monitor_sim::Scenario;
use serde_json::{Value, json};

async fn ids(client: &Client) -> Vec<String> {
    let (clusters, _) = client.all("ListClusters", "Clusters", json!({})).await;
    clusters.iter().map(|cluster| cluster["Id"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn each_account_and_region_has_clusters_of_its_own() {
    let sim = still(Scenario::BusyDay).await;
    let mut seen: Vec<String> = Vec::new();
    for profile in sim.profiles() {
        for region in &profile.regions {
            let client = Client::of(&sim, &profile, region);
            let (clusters, _) = client.all("ListClusters", "Clusters", json!({})).await;
            assert!(clusters.len() >= 2);
            for cluster in &clusters {
                let id = cluster["Id"].as_str().unwrap();
                let arn = format!("arn:aws:elasticmapreduce:{region}:{}:cluster/{id}", profile.account);
                assert_eq!(cluster["ClusterArn"], Value::String(arn));
                assert!(!seen.iter().any(|known| known == id));
                seen.push(id.to_owned());
            }
        }
    }
    assert!((15..=18).contains(&seen.len()), "{}", seen.len());
    let stranger = Client::of(&sim, &sim.profiles()[1], "eu-west-1");
    let refused = stranger.call("DescribeCluster", json!({"ClusterId": seen[0]})).await;
    assert_eq!(refused.status, 400);
    assert_eq!(
        refused.json(),
        json!({"__type": "InvalidRequestException", "ErrorCode": "NoSuchCluster", "Message": format!("Cluster id '{}' is not valid.", seen[0])})
    );
}

#[tokio::test]
async fn a_second_key_leads_into_the_same_account() {
    let sim = still(Scenario::BusyDay).await;
    let (one, two) = (&sim.profiles()[0], &sim.second_profiles()[0]);
    assert_ne!(one.access_key_id, two.access_key_id);
    assert_eq!(one.account, two.account);
    assert_eq!(
        ids(&Client::of(&sim, one, "eu-west-1")).await,
        ids(&Client::of(&sim, two, "eu-west-1")).await
    );
}

#[tokio::test]
async fn a_known_key_in_a_region_without_clusters_gets_an_empty_list() {
    let sim = still(Scenario::BusyDay).await;
    let client = Client::of(&sim, &sim.profiles()[0], "ap-south-1");
    assert!(ids(&client).await.is_empty());
}

#[tokio::test]
async fn an_unknown_key_an_unsigned_call_and_an_unknown_operation_are_refused_as_aws_does() {
    let sim = still(Scenario::Quiet).await;
    let client = Client::first(&sim);
    let stranger = Client { key: "AKIANOBODY0000000000".to_owned(), ..client.clone() };
    let refused = [
        (stranger.call("ListClusters", json!({})).await, "UnrecognizedClientException"),
        (client.raw("ListClusters", "", "{}").await.unwrap(), "MissingAuthenticationTokenException"),
        (
            client
                .raw("ListClusters", "Authorization: AWS4 Credential=AKID/eu-west-1\r\n", "{}")
                .await
                .unwrap(),
            "IncompleteSignatureException",
        ),
        (client.call("RunJobFlowTwice", json!({})).await, "UnknownOperationException"),
        (client.call("DescribeCluster", json!({})).await, "ValidationException"),
        (client.call("DescribeCluster", json!("no structure")).await, "SerializationException"),
    ];
    for (reply, code) in refused {
        assert_eq!((reply.status, reply.json()["__type"].as_str().unwrap()), (400, code));
        assert!(reply.header("x-amzn-requestid").is_some());
    }
    let log = sim.calls();
    assert_eq!(log[0].account, "");
    assert_eq!(log[0].region, "eu-west-1");
}

#[tokio::test]
async fn sts_tells_the_account_of_the_key_in_xml() {
    let sim = still(Scenario::BusyDay).await;
    let profile = &sim.profiles()[1];
    let reply = Client::of(&sim, profile, "us-east-1").sts().await;
    assert_eq!((reply.status, reply.header("content-type")), (200, Some("text/xml")));
    assert!(reply.text().contains(&format!("<Account>{}</Account>", profile.account)), "{}", reply.text());
    assert!(
        reply.text().contains(&format!("<Arn>arn:aws:iam::{}:user/{}</Arn>", profile.account, profile.user))
    );
    let stranger = Client { key: "AKIANOBODY0000000000".to_owned(), ..Client::first(&sim) };
    let refused = stranger.sts().await;
    assert_eq!(refused.status, 403);
    assert!(refused.text().contains("<Code>InvalidClientTokenId</Code>"), "{}", refused.text());
}

#[tokio::test]
async fn every_answer_has_the_date_of_real_time_and_a_request_id_of_its_own() {
    let sim = still(Scenario::Quiet).await;
    let client = Client::first(&sim);
    let (one, two) =
        (client.call("ListClusters", json!({})).await, client.call("ListClusters", json!({})).await);
    let date = jiff::fmt::rfc2822::parse(one.header("date").unwrap()).unwrap().timestamp();
    assert!((jiff::Timestamp::now().as_second() - date.as_second()).abs() <= 5);
    assert_ne!(one.header("x-amzn-requestid"), two.header("x-amzn-requestid"));
    assert_eq!(one.header("content-type"), Some("application/x-amz-json-1.1"));
}
