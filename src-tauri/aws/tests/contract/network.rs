//! What stands between the app and AWS: nothing, a proxy, a sign-in page, something that speaks no AWS.

use crate::canned::Canned;
use crate::fixtures::{patient, quick, watch};
use emr_monitor_aws::{AccessKeys, AwsSources, StaticKeys};
use emr_monitor_core::model::{ClusterId, ProfileName, TroubleKind};
use emr_monitor_core::source::{AskError, Call, Source};
use std::sync::Arc;
use std::time::Instant;

const LIST: Call = Call::ListClusters { states: Vec::new(), created_after: None, marker: None };

async fn at(endpoint: &str) -> Arc<dyn Source> {
    let keys = StaticKeys {
        profile: ProfileName::new("risk"),
        keys: AccessKeys::lasting("AKIDTEST".to_owned(), "secret".to_owned()),
    };
    AwsSources::with_static_keys(endpoint, vec![keys])
        .with_limits(patient())
        .open(&watch("risk", "eu-west-1"))
        .await
        .unwrap()
}

async fn met(server: &Canned) -> AskError {
    let error = at(server.endpoint()).await.ask(&LIST).await.unwrap_err();
    assert_eq!(error.requests as usize, server.requests().len(), "{error:?}");
    error
}

#[tokio::test]
async fn nobody_at_the_port_means_offline_and_is_told_soon() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let endpoint = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let began = Instant::now();
    let error = at(&endpoint).await.ask(&LIST).await.unwrap_err();
    assert_eq!(error.kind, TroubleKind::Offline);
    assert!(error.message.contains("Connection refused"), "{error}");
    assert!(began.elapsed() < quick().operation);
}

#[tokio::test]
async fn a_name_that_is_not_found_means_offline() {
    let error = at("http://elasticmapreduce.invalid").await.ask(&LIST).await.unwrap_err();
    assert_eq!(error.kind, TroubleKind::Offline, "{error:?}");
}

#[tokio::test]
async fn a_connection_closed_without_a_word_means_offline() {
    let server = Canned::sending(String::new()).await;
    assert_eq!(met(&server).await.kind, TroubleKind::Offline);
}

#[tokio::test]
async fn pages_of_networks_and_proxies_are_not_taken_for_aws() {
    let page = "<!DOCTYPE html><html><body>Sign in</body></html>";
    for (status, kind) in [
        ("200 OK", TroubleKind::BadAnswer),
        ("302 Found", TroubleKind::BadAnswer),
        ("403 Forbidden", TroubleKind::BadAnswer),
        ("407 Proxy Authentication Required", TroubleKind::Offline),
        ("429 Too Many Requests", TroubleKind::Throttled),
        ("500 Internal Server Error", TroubleKind::Server),
        ("502 Bad Gateway", TroubleKind::Server),
    ] {
        let server = Canned::answering(status, "text/html", page).await;
        assert_eq!(met(&server).await.kind, kind, "{status}");
    }
}

#[tokio::test]
async fn an_answer_without_a_list_is_not_an_empty_list() {
    for body in ["", "{}", "{\"Clusters\":null}"] {
        let server = Canned::answering("200 OK", "application/x-amz-json-1.1", body).await;
        assert_eq!(met(&server).await.kind, TroubleKind::BadAnswer, "{body}");
    }
    let server = Canned::answering("200 OK", "application/x-amz-json-1.1", "{\"Clusters\":[]}").await;
    at(server.endpoint()).await.ask(&LIST).await.unwrap();
}

#[tokio::test]
async fn strange_values_inside_an_answer_never_panic() {
    let source_of = |body: &'static str| async move {
        let server = Canned::answering("200 OK", "application/x-amz-json-1.1", body).await;
        (at(server.endpoint()).await, server)
    };
    for body in [
        "{\"Clusters\":[{}]}",
        "{\"Clusters\":[{\"Id\":\"\"}]}",
        "{\"Clusters\":[{\"Id\":\"j-1\",\"Status\":{\"Timeline\":{\"CreationDateTime\":1e300}}}]}",
        "{\"Clusters\":[null]}",
        "{\"Clusters\":{\"a\":1}}",
        "[]",
        "null",
        "{\"Clusters\":[{\"Id\":7}]}",
    ] {
        let (source, _server) = source_of(body).await;
        let _ = source.ask(&LIST).await;
    }
    let (source, _server) = source_of("{\"Cluster\":{}}").await;
    let error = source.ask(&Call::DescribeCluster(ClusterId::new("j-1"))).await.unwrap_err();
    assert_eq!(error.kind, TroubleKind::BadAnswer);
}

#[tokio::test]
async fn each_code_of_aws_has_its_kind() {
    for (code, kind) in [
        ("UnrecognizedClientException", TroubleKind::SignedOut),
        ("InvalidClientTokenId", TroubleKind::SignedOut),
        ("MissingAuthenticationTokenException", TroubleKind::SignedOut),
        ("InvalidSignatureException", TroubleKind::SignedOut),
        ("RequestExpired", TroubleKind::ClockWrong),
        ("RequestTimeTooSkewed", TroubleKind::ClockWrong),
        ("TooManyRequestsException", TroubleKind::Throttled),
        ("RequestLimitExceeded", TroubleKind::Throttled),
        ("InternalServerError", TroubleKind::Server),
        ("InvalidRequestException", TroubleKind::Refused),
        ("ValidationException", TroubleKind::Refused),
        ("SomethingNewException", TroubleKind::Refused),
    ] {
        let server = Canned::refusing("400 Bad Request", code, "in AWS's words").await;
        let error = met(&server).await;
        assert_eq!((error.kind, error.code.as_deref()), (kind, Some(code)));
        assert!(error.message.ends_with("AWS says: in AWS's words"), "{error}");
    }
}

#[tokio::test]
async fn requests_are_signed_for_the_region_and_name_the_app() {
    let server = Canned::answering("200 OK", "application/x-amz-json-1.1", "{\"Clusters\":[]}").await;
    at(server.endpoint()).await.ask(&LIST).await.unwrap();
    let request = server.requests().remove(0);
    assert!(request.contains("/eu-west-1/elasticmapreduce/aws4_request"), "{request}");
    assert!(request.contains("app/emr-monitor"), "{request}");
}
