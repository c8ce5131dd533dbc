//! Profiles are found whatever state the files are in.

use crate::fixtures::Home;
use emr_monitor_aws::{Discovery, ProfileKind, discover};

const CONFIG: &str = "\
[default]
region = eu-west-1
[profile plain]
region = eu-central-1
[profile cat]
role_arn = arn:aws:iam::444455556666:role/Modeller
source_profile = default
region = us-east-1
[profile coded]
role_arn = arn:aws:iam::444455556666:role/Modeller
source_profile = default
mfa_serial = arn:aws:iam::111122223333:mfa/kim
[profile single]
sso_session = corp
sso_account_id = 777788889999
sso_role_name = Analyst
[sso-session corp]
sso_region = eu-west-1
sso_start_url = https://example.com/start
[profile program]
credential_process = /opt/get-keys
[profile pod]
role_arn = arn:aws:iam::444455556666:role/Pod
web_identity_token_file = /var/token
";
const CREDENTIALS: &str =
    "[default]\naws_access_key_id = AKIDTEST\naws_secret_access_key = hush\naws_account_id = 111122223333\n";

fn kinds(found: &Discovery) -> Vec<(&str, ProfileKind)> {
    found.profiles.iter().map(|profile| (profile.name.as_str(), profile.kind)).collect()
}

#[tokio::test]
async fn every_kind_is_told_and_a_profile_without_credentials_is_left_out() {
    let found = discover(&Home::new(CONFIG, CREDENTIALS).surroundings()).await;
    assert_eq!(
        kinds(&found),
        [
            ("cat", ProfileKind::Role),
            ("coded", ProfileKind::Mfa),
            ("default", ProfileKind::Keys),
            ("pod", ProfileKind::WebIdentity),
            ("program", ProfileKind::Process),
            ("single", ProfileKind::Sso),
        ]
    );
    assert_eq!(found.problems, []);
    let account = |name: &str| {
        let profile = found.profiles.iter().find(|profile| profile.name.as_str() == name);
        profile.and_then(|profile| profile.account.clone())
    };
    assert_eq!(account("default").as_deref(), Some("111122223333"));
    assert_eq!(account("cat").as_deref(), Some("444455556666"));
    assert_eq!(account("single").as_deref(), Some("777788889999"));
    let preferred = found.preferred_profile().unwrap();
    assert_eq!(preferred.name.as_str(), "default");
    assert_eq!(preferred.region.as_ref().unwrap().as_str(), "eu-west-1");
}

#[tokio::test]
async fn aws_profile_goes_first_and_aws_region_before_its_own() {
    let home = Home::new(CONFIG, CREDENTIALS).with("AWS_PROFILE", "cat").with("AWS_REGION", "ap-south-1");
    let found = discover(&home.surroundings()).await;
    let preferred = found.preferred_profile().unwrap();
    assert_eq!(preferred.name.as_str(), "cat");
    assert_eq!(preferred.region.as_ref().unwrap().as_str(), "ap-south-1");
    let default = found.profiles.iter().find(|profile| profile.name.as_str() == "default").unwrap();
    assert_eq!(default.region.as_ref().unwrap().as_str(), "eu-west-1");
}

#[tokio::test]
async fn a_missing_aws_profile_is_told_and_no_other_is_taken() {
    let home = Home::new(CONFIG, CREDENTIALS).with("AWS_PROFILE", "gone");
    let found = discover(&home.surroundings()).await;
    assert_eq!(found.preferred, None);
    assert!(found.problems[0].message.contains("\"gone\""));
}

#[tokio::test]
async fn keys_in_the_environment_come_last_and_without_a_guessed_region() {
    let home = Home::new("[default]\noutput = json\n", "")
        .with("AWS_ACCESS_KEY_ID", "AKIDTEST")
        .with("AWS_SECRET_ACCESS_KEY", "hush");
    let found = discover(&home.surroundings()).await;
    let preferred = found.preferred_profile().unwrap();
    assert_eq!((preferred.name.as_str(), preferred.kind), ("environment", ProfileKind::Environment));
    assert_eq!(preferred.region, None);
    let home = home.with("AWS_DEFAULT_REGION", "eu-west-2");
    let found = discover(&home.surroundings()).await;
    assert_eq!(found.preferred_profile().unwrap().region.as_ref().unwrap().as_str(), "eu-west-2");
}

#[tokio::test]
async fn nothing_is_found_where_nothing_is() {
    let home = Home::new("", "");
    std::fs::remove_file(home.files().config).unwrap();
    assert_eq!(discover(&home.surroundings()).await, Discovery::default());
}

#[tokio::test]
async fn broken_files_are_told_with_file_and_line_and_the_rest_is_found() {
    let config = "region = nowhere\n[profile bad\nregion = eu-west-1\n[profile good]\nmax_attempts = 0\nregion = eu-west-3\ngarbage\n";
    let credentials =
        b"[good]\naws_access_key_id = A\naws_secret_access_key = B\n\xff\xfe\xfd = 1\n".as_slice();
    let home = Home::new(config, credentials);
    let found = discover(&home.surroundings()).await;
    assert_eq!(kinds(&found), [("good", ProfileKind::Keys)]);
    assert_eq!(found.profiles[0].region.as_ref().unwrap().as_str(), "eu-west-3");
    let files = home.files();
    let places: Vec<_> = found.problems.iter().map(|problem| (&problem.file, problem.line)).collect();
    assert_eq!(
        places,
        [
            (&files.config, Some(1)),
            (&files.config, Some(2)),
            (&files.config, Some(5)),
            (&files.config, Some(7)),
            (&files.credentials, Some(4)),
        ]
    );
    assert!(found.problems.iter().all(|problem| !problem.remedy.is_empty()));
}

#[tokio::test]
async fn a_file_that_cannot_be_read_is_a_problem_of_its_own() {
    let home = Home::new("", CREDENTIALS);
    std::fs::remove_file(home.files().config).unwrap();
    std::fs::create_dir(home.files().config).unwrap();
    let found = discover(&home.surroundings()).await;
    assert_eq!(kinds(&found), [("default", ProfileKind::Keys)]);
    assert_eq!((found.problems.len(), found.problems[0].line), (1, None));
}
