//! Each watch asks with its own profile's credentials and no others.

use crate::canned::Canned;
use crate::fixtures::{Home, keys, quick, sim, watch};
use emr_monitor_aws::Limits;
use emr_monitor_core::model::{Account, TroubleKind};
use emr_monitor_core::source::Call;
use emr_monitor_sim::Scenario;
use std::time::Duration;

const LIST: Call = Call::ListClusters { states: Vec::new(), created_after: None, marker: None };

#[tokio::test]
async fn two_profiles_in_one_process_stay_apart() {
    let sim = sim(Scenario::BusyDay).await;
    let profiles = sim.profiles();
    let config: String =
        ["one", "two"].map(|name| format!("[profile {name}]\nendpoint_url = {}\n", sim.endpoint())).concat();
    let credentials = keys("one", &profiles[0]) + &keys("two", &profiles[1]);
    // Keys in the environment that would lead elsewhere.
    let home = Home::new(config, credentials)
        .with("AWS_ACCESS_KEY_ID", "AKIDELSEWHERE")
        .with("AWS_SECRET_ACCESS_KEY", "elsewhere");
    let sources = home.sources();
    let one = sources.open(&watch("one", "eu-west-1")).await.unwrap();
    let two = sources.open(&watch("two", "eu-west-1")).await.unwrap();
    for (source, profile) in [(&one, &profiles[0]), (&two, &profiles[1]), (&one, &profiles[0])] {
        source.ask(&LIST).await.unwrap();
        assert_eq!(sim.calls().last().unwrap().account, profile.account);
        let account = source.account().await.unwrap();
        assert_eq!(account, Some(Account::Known(profile.account.clone())));
    }
}

#[tokio::test]
async fn keys_in_the_environment_are_a_profile_of_their_own() {
    let sim = sim(Scenario::Quiet).await;
    let profile = sim.profiles().remove(0);
    let home = Home::new(format!("[default]\nendpoint_url = {}\n", sim.endpoint()), "")
        .with("AWS_ACCESS_KEY_ID", &profile.access_key_id)
        .with("AWS_SECRET_ACCESS_KEY", &profile.secret_access_key);
    let source = home.sources().open(&watch("environment", "eu-west-1")).await.unwrap();
    source.ask(&LIST).await.unwrap();
    assert_eq!(sim.calls().last().unwrap().account, profile.account);
}

#[tokio::test]
async fn new_keys_in_the_file_work_at_the_next_call() {
    let sim = sim(Scenario::Quiet).await;
    let profile = sim.profiles().remove(0);
    let config = format!("[default]\nendpoint_url = {}\n", sim.endpoint());
    let old = "[default]\naws_access_key_id = AKIDOLD\naws_secret_access_key = s\n";
    let home = Home::new(config, old);
    let source = home.sources().open(&watch("default", "eu-west-1")).await.unwrap();
    let error = source.ask(&LIST).await.unwrap_err();
    assert_eq!(error.kind, TroubleKind::SignedOut);
    std::fs::write(home.files().credentials, keys("default", &profile)).unwrap();
    source.ask(&LIST).await.unwrap();
}

#[cfg(unix)]
#[tokio::test]
async fn a_program_gives_credentials_once_and_is_asked_again_when_aws_no_longer_takes_them() {
    let server = Canned::refusing("400 Bad Request", "ExpiredTokenException", "expired").await;
    let dir = tempfile::tempdir().unwrap();
    let runs = dir.path().join("runs");
    let program = dir.path().join("give");
    let script = format!(
        "#!/bin/sh\necho run >> {}\necho '{{\"Version\":1,\"AccessKeyId\":\"AKIDPROGRAM\",\"SecretAccessKey\":\"s\"}}'\n",
        runs.display()
    );
    std::fs::write(&program, script).unwrap();
    let config = format!(
        "[profile program]\ncredential_process = sh {}\nendpoint_url = {}\n",
        program.display(),
        server.endpoint()
    );
    let home = Home::new(config, "");
    let source = home.sources().open(&watch("program", "eu-west-1")).await.unwrap();
    for run in 1..=2 {
        let error = source.ask(&LIST).await.unwrap_err();
        assert_eq!(error.kind, TroubleKind::SignedOut);
        let count = std::fs::read_to_string(&runs).unwrap().lines().count();
        assert_eq!(count, run, "once for each refusal");
    }
    assert!(server.requests()[0].contains("AKIDPROGRAM"));
}

#[cfg(unix)]
#[tokio::test]
async fn a_slow_program_is_waited_for_longer_than_an_answer_and_not_for_ever() {
    let sim = sim(Scenario::Quiet).await;
    let profile = sim.profiles().remove(0);
    let give =
        format!("{{\"Version\":1,\"AccessKeyId\":\"{}\",\"SecretAccessKey\":\"s\"}}", profile.access_key_id);
    let dir = tempfile::tempdir().unwrap();
    let program = dir.path().join("give");
    std::fs::write(&program, format!("#!/bin/sh\nsleep 3\necho '{give}'\n")).unwrap();
    let config = format!(
        "[profile slow]\ncredential_process = sh {}\nendpoint_url = {}\n",
        program.display(),
        sim.endpoint()
    );
    let home = Home::new(config, "");
    let limits = Limits { attempt: Duration::from_secs(2), credentials: Duration::from_secs(20), ..quick() };
    let source = home.sources().with_limits(limits).open(&watch("slow", "eu-west-1")).await.unwrap();
    source.ask(&LIST).await.unwrap();
    let limits = Limits { credentials: Duration::from_millis(100), ..limits };
    let hasty = home.sources().with_limits(limits).open(&watch("slow", "eu-west-1")).await.unwrap();
    let error = hasty.ask(&LIST).await.unwrap_err();
    assert_eq!((error.kind, error.requests), (TroubleKind::TimedOut, 0));
}

const ASSUMED: &str = "<AssumeRoleResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><AssumeRoleResult><AssumedRoleUser><Arn>arn:aws:sts::444455556666:assumed-role/Modeller/kim</Arn><AssumedRoleId>A:kim</AssumedRoleId></AssumedRoleUser><Credentials><AccessKeyId>AKIDASSUMED</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>2999-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>";

fn role(sts: &str, emr: &str) -> Home {
    let config = format!(
        "[profile cat]\nrole_arn = arn:aws:iam::444455556666:role/Modeller\nsource_profile = base\nservices = here\n[services here]\nsts =\n  endpoint_url = {sts}\nemr =\n  endpoint_url = {emr}\n"
    );
    Home::new(config, "[base]\naws_access_key_id = AKIDBASE\naws_secret_access_key = s\n")
}

#[tokio::test]
async fn a_role_is_taken_at_the_sts_the_profile_names_and_tells_its_account() {
    let sts = Canned::answering("200 OK", "text/xml", ASSUMED).await;
    let emr = Canned::answering("200 OK", "application/x-amz-json-1.1", "{\"Clusters\":[]}").await;
    let home = role(sts.endpoint(), emr.endpoint());
    let source = home.sources().open(&watch("cat", "eu-west-1")).await.unwrap();
    source.ask(&LIST).await.unwrap();
    assert!(sts.requests()[0].contains("Action=AssumeRole"), "{:?}", sts.requests());
    assert!(emr.requests()[0].contains("AKIDASSUMED"));
    assert_eq!(source.account().await.unwrap(), Some(Account::Known("444455556666".to_owned())));
    assert_eq!(sts.requests().len(), 1, "the account came with the role");
}

#[tokio::test]
async fn a_role_that_cannot_be_taken_is_told_by_its_cause() {
    let failed = async |sts: &str| {
        let home = role(sts, "http://127.0.0.1:9");
        let source = home.sources().open(&watch("cat", "eu-west-1")).await.unwrap();
        source.ask(&LIST).await.unwrap_err()
    };
    let denied = "<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>not authorized to perform: sts:AssumeRole</Message></Error></ErrorResponse>";
    let sts = Canned::answering("403 Forbidden", "text/xml", denied).await;
    let error = failed(sts.endpoint()).await;
    assert_eq!(
        (error.kind, error.code.as_deref()),
        (TroubleKind::SignedOut, Some("AccessDenied")),
        "{error:?}"
    );
    assert!(error.message.contains("sts:AssumeRole"), "{error}");
    let broken = Canned::answering("503 Service Unavailable", "text/plain", "").await;
    assert_eq!(failed(broken.endpoint()).await.kind, TroubleKind::Server);
    assert_eq!(failed("http://127.0.0.1:9").await.kind, TroubleKind::Offline);
}

#[tokio::test]
async fn a_profile_taken_out_of_the_file_is_told_as_such() {
    let home = Home::new("", "[default]\naws_access_key_id = A\naws_secret_access_key = B\n");
    let source = home.sources().open(&watch("default", "eu-west-1")).await.unwrap();
    std::fs::write(home.files().credentials, "").unwrap();
    let error = source.ask(&LIST).await.unwrap_err();
    assert_eq!((error.kind, error.requests), (TroubleKind::Profile, 0), "{error:?}");
}
