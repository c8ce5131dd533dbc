//! Profiles that cannot be watched say why and what to do; those that can are opened whatever else is in the files.

use crate::fixtures::{Home, first, keys, sim, watch};
use emr_monitor_aws::discover;
use emr_monitor_core::model::TroubleKind;
use emr_monitor_core::source::{AskError, Call};
use emr_monitor_sim::Scenario;
use tokio::io::AsyncReadExt as _;

const LIST: Call = Call::ListClusters { states: Vec::new(), created_after: None, marker: None };

async fn refused(home: &Home, profile: &str) -> AskError {
    match home.sources().open(&watch(profile, "eu-west-1")).await {
        Ok(_) => panic!("{profile} was opened"),
        Err(error) => error,
    }
}

async fn failed(home: &Home, profile: &str) -> AskError {
    let source = home.sources().open(&watch(profile, "eu-west-1")).await.unwrap();
    let error = source.ask(&LIST).await.unwrap_err();
    assert_eq!(error.requests, 0, "nothing was sent: {error:?}");
    error
}

#[tokio::test]
async fn an_mfa_profile_says_what_to_do_instead() {
    let config = "[profile coded]\nrole_arn = arn:aws:iam::444455556666:role/M\nsource_profile = base\nmfa_serial = x\n[profile outer]\nrole_arn = arn:aws:iam::444455556666:role/O\nsource_profile = coded\n";
    let home = Home::new(config, "[base]\naws_access_key_id = A\naws_secret_access_key = B\n");
    for profile in ["coded", "outer"] {
        let error = refused(&home, profile).await;
        assert_eq!(error.kind, TroubleKind::SignedOut);
        assert!(error.message.contains("aws sts assume-role"), "{error}");
    }
}

#[tokio::test]
async fn the_metadata_service_is_never_asked() {
    let config = "[profile machine]\nrole_arn = arn:aws:iam::444455556666:role/M\ncredential_source = Ec2InstanceMetadata\n";
    let error = refused(&Home::new(config, ""), "machine").await;
    assert_eq!(error.kind, TroubleKind::Profile);
}

#[tokio::test]
async fn a_profile_that_is_not_there_or_signed_in_otherwise_is_told() {
    let home = Home::new(
        "[profile empty]\nregion = eu-west-1\n[profile console]\nlogin_session = arn:aws:iam::111122223333:user/kim\n",
        "",
    );
    assert_eq!(refused(&home, "gone").await.kind, TroubleKind::Profile);
    assert_eq!(refused(&home, "empty").await.kind, TroubleKind::Profile);
    assert_eq!(refused(&home, "environment").await.kind, TroubleKind::Profile);
    assert_eq!(refused(&home, "console").await.kind, TroubleKind::SignedOut);
}

#[tokio::test]
async fn a_sign_in_that_never_was_asks_for_one() {
    let config = "[profile single]\nsso_session = emr-monitor-test-never-signed-in\nsso_account_id = 777788889999\nsso_role_name = Analyst\n[sso-session emr-monitor-test-never-signed-in]\nsso_region = eu-west-1\nsso_start_url = https://example.com/start\n";
    let error = failed(&Home::new(config, ""), "single").await;
    assert_eq!(error.kind, TroubleKind::SignedOut, "{error:?}");
    assert!(error.message.contains("aws sso login --profile single"), "{error}");
}

#[tokio::test]
async fn a_profile_that_contradicts_itself_is_told_as_such() {
    let config = "[profile a]\nrole_arn = arn:aws:iam::444455556666:role/A\nsource_profile = b\n[profile b]\nrole_arn = arn:aws:iam::444455556666:role/B\nsource_profile = a\n";
    let error = failed(&Home::new(config, ""), "a").await;
    assert_eq!(error.kind, TroubleKind::Profile, "{error:?}");
}

#[tokio::test]
async fn a_program_that_fails_asks_for_a_look_at_it() {
    let home = Home::new(
        "[profile program]\ncredential_process = sh -c 'echo broken pipe to vault >&2; exit 3'\n",
        "",
    );
    let error = failed(&home, "program").await;
    assert_eq!(error.kind, TroubleKind::SignedOut, "{error:?}");
    assert!(error.message.contains("credential_process"), "{error}");
}

#[tokio::test]
async fn a_sound_profile_works_beside_broken_ones_and_bad_settings() {
    let sim = sim(Scenario::Quiet).await;
    let (profile, way) = first(&sim);
    let config = format!(
        "junk\n[profile good]\nmax_attempts = 0\nretry_mode = sometimes\nservices = here\nregion = eu-west-1\n[services here]\nemr =\n  endpoint_url = {}\n[profile broken\nx = y\n",
        sim.endpoint()
    );
    let home = Home::new(config, keys("good", &profile));
    let source = home.sources().open(&watch("good", way.region.as_str())).await.unwrap();
    assert_eq!(source.ask(&LIST).await.unwrap().requests, 1);
}

#[tokio::test]
async fn an_endpoint_that_is_no_address_is_the_profile_s_fault() {
    let odd = Home::new(
        "[profile odd]\nservices = here\n[services here]\nemr =\n  endpoint_url = http://not^an^address\n",
        "[odd]\naws_access_key_id = A\naws_secret_access_key = B\n",
    );
    let error = failed(&odd, "odd").await;
    assert_eq!(error.kind, TroubleKind::Profile, "{error:?}");
    let plain = Home::new("[services here]\nemr =\n  endpoint_url = localhost:80\n", "");
    let found = discover(&plain.surroundings()).await;
    assert_eq!(found.problems[0].line, Some(3));
}

#[tokio::test]
async fn an_endpoint_with_tls_is_spoken_to_with_tls() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let config = format!("[profile far]\nregion = eu-west-1\nendpoint_url = https://{address}\n");
    let home = Home::new(config, "[far]\naws_access_key_id = A\naws_secret_access_key = B\n");
    let source = home.sources().open(&watch("far", "eu-west-1")).await.unwrap();
    let hello = async {
        let (mut line, _) = listener.accept().await.unwrap();
        line.read_u8().await.unwrap()
    };
    let list = LIST;
    let (first, asked) = tokio::join!(hello, source.ask(&list));
    // RFC 8446 §5.1: the record type of a handshake, which a ClientHello begins with.
    assert_eq!(first, 22);
    assert_eq!(asked.unwrap_err().kind, TroubleKind::Offline, "who hangs up is no AWS");
}
