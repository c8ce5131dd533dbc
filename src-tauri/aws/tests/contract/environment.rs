//! The variables that point AWS tools at an endpoint and at files work in a process of its own.

use crate::canned::Canned;
use crate::fixtures::{first, keys, sim, watch};
use emr_monitor_aws::{AwsSources, Surroundings, discover};
use emr_monitor_core::model::Account;
use emr_monitor_core::source::Call;
use emr_monitor_sim::Scenario;
use std::process::{Command, Output};

const LIST: Call = Call::ListClusters { states: Vec::new(), created_after: None, marker: None };
/// Set in the process that a test starts of itself.
const INNER: &str = "EMR_MONITOR_TEST_INNER";

/// Runs the test of this name in a process that has these variables and no others.
async fn inner(test: &'static str, env: Vec<(&'static str, String)>) -> Output {
    let run = move || {
        Command::new(std::env::current_exe().unwrap())
            .args(["--exact", test, "--nocapture"])
            .env_clear()
            .env(INNER, "1")
            .envs(env)
            .output()
            .unwrap()
    };
    tokio::task::spawn_blocking(run).await.unwrap()
}

fn passed(output: &Output) {
    let shown = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success() && shown.contains("1 passed"), "{shown}");
}

#[tokio::test]
async fn the_preferred_profile_is_asked_at_the_endpoints_of_the_environment() {
    if std::env::var_os(INNER).is_some() {
        let surroundings = Surroundings::of_process();
        let found = discover(&surroundings).await;
        let profile = found.preferred_profile().unwrap();
        let way = watch(profile.name.as_str(), profile.region.as_ref().unwrap().as_str());
        let source = AwsSources::new(surroundings).open(&way).await.unwrap();
        source.ask(&LIST).await.unwrap();
        let account = source.account().await.unwrap();
        assert_eq!(account, Some(Account::Known(std::env::var("EXPECTED").unwrap())));
        return;
    }
    let sim = sim(Scenario::Quiet).await;
    let (profile, _) = first(&sim);
    let home = tempfile::tempdir().unwrap();
    std::fs::create_dir(home.path().join(".aws")).unwrap();
    std::fs::write(home.path().join(".aws/config"), "[profile risk]\nregion = eu-west-1\n").unwrap();
    std::fs::write(home.path().join(".aws/credentials"), keys("risk", &profile)).unwrap();
    let common = || {
        vec![
            ("HOME", home.path().display().to_string()),
            ("AWS_PROFILE", "risk".to_owned()),
            ("EXPECTED", profile.account.clone()),
            // The SDK's default chain would take these before any profile.
            ("AWS_ACCESS_KEY_ID", "AKIDELSEWHERE".to_owned()),
            ("AWS_SECRET_ACCESS_KEY", "elsewhere".to_owned()),
        ]
    };
    let both = [
        vec![("AWS_ENDPOINT_URL", sim.endpoint())],
        vec![("AWS_ENDPOINT_URL_EMR", sim.endpoint()), ("AWS_ENDPOINT_URL_STS", sim.endpoint())],
    ];
    for endpoints in both {
        let before = sim.calls().len();
        let output = inner(
            "environment::the_preferred_profile_is_asked_at_the_endpoints_of_the_environment",
            [common(), endpoints].concat(),
        )
        .await;
        passed(&output);
        assert_eq!(sim.calls().len(), before + 2);
    }
}

#[tokio::test]
async fn a_role_is_taken_at_the_sts_of_the_environment() {
    if std::env::var_os(INNER).is_some() {
        let source =
            AwsSources::new(Surroundings::of_process()).open(&watch("cat", "eu-west-1")).await.unwrap();
        let error = source.ask(&LIST).await.unwrap_err();
        assert_eq!(error.code.as_deref(), Some("AccessDenied"), "{error:?}");
        return;
    }
    let denied = "<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>no</Message></Error></ErrorResponse>";
    let home = tempfile::tempdir().unwrap();
    let config = home.path().join("config");
    let credentials = home.path().join("credentials");
    let role = "[profile cat]\nrole_arn = arn:aws:iam::444455556666:role/Modeller\nsource_profile = base\n";
    std::fs::write(&config, role).unwrap();
    std::fs::write(&credentials, "[base]\naws_access_key_id = A\naws_secret_access_key = B\n").unwrap();
    for variable in ["AWS_ENDPOINT_URL_STS", "AWS_ENDPOINT_URL"] {
        let sts = Canned::answering("403 Forbidden", "text/xml", denied).await;
        let output = inner(
            "environment::a_role_is_taken_at_the_sts_of_the_environment",
            vec![
                ("AWS_CONFIG_FILE", config.display().to_string()),
                ("AWS_SHARED_CREDENTIALS_FILE", credentials.display().to_string()),
                (variable, sts.endpoint().to_owned()),
            ],
        )
        .await;
        passed(&output);
        assert_eq!(sts.requests().len(), 1, "{variable}");
    }
}

#[tokio::test]
async fn bad_retry_settings_in_the_environment_do_not_stop_the_app() {
    if std::env::var_os(INNER).is_some() {
        let sources = AwsSources::new(Surroundings::of_process());
        sources.open(&watch("environment", "eu-west-1")).await.unwrap();
        return;
    }
    let home = tempfile::tempdir().unwrap();
    let output = inner(
        "environment::bad_retry_settings_in_the_environment_do_not_stop_the_app",
        vec![
            ("HOME", home.path().display().to_string()),
            ("AWS_ACCESS_KEY_ID", "A".to_owned()),
            ("AWS_SECRET_ACCESS_KEY", "B".to_owned()),
            ("AWS_MAX_ATTEMPTS", "0".to_owned()),
            ("AWS_RETRY_MODE", "never".to_owned()),
        ],
    )
    .await;
    passed(&output);
}
