//! Known secrets are put everywhere they could come from; nothing that is shown holds one.

use crate::canned::Canned;
use crate::fixtures::{Home, watch};
use emr_monitor_aws::{AccessKeys, StaticKeys, discover};
use emr_monitor_core::model::ProfileName;
use emr_monitor_core::source::Call;

const KEY: &str = "AKIAQQQQQQQQSEEDED01";
const SECRET: &str = "seeded/secret+never/shown0123456789ABCDEF";
const TOKEN: &str = "seeded-session-token-never-shown";

const LIST: Call = Call::ListClusters { states: Vec::new(), created_after: None, marker: None };

fn clean(shown: &str) {
    for secret in [KEY, SECRET, TOKEN] {
        assert!(!shown.contains(secret), "{secret} in {shown}");
    }
}

fn home(config: &str) -> Home {
    let credentials = format!(
        "[seeded]\naws_access_key_id = {KEY}\naws_secret_access_key = {SECRET}\naws_session_token = {TOKEN}\n"
    );
    Home::new(config, credentials)
        .with("AWS_ACCESS_KEY_ID", KEY)
        .with("AWS_SECRET_ACCESS_KEY", SECRET)
        .with("AWS_SESSION_TOKEN", TOKEN)
}

#[tokio::test]
async fn aws_s_own_words_are_cleaned_of_the_secrets_they_quote() {
    let words =
        format!("The Canonical String should have been x-amz-security-token:{TOKEN} by {KEY} with {SECRET}");
    for code in ["InvalidSignatureException", "AccessDeniedException", KEY] {
        let server = Canned::refusing("400 Bad Request", code, &words).await;
        let home = home(&format!("[profile seeded]\nendpoint_url = {}\n", server.endpoint()));
        for profile in ["seeded", "environment"] {
            let home_env = Home::new(format!("[default]\nendpoint_url = {}\n", server.endpoint()), "")
                .with("AWS_ACCESS_KEY_ID", KEY)
                .with("AWS_SECRET_ACCESS_KEY", SECRET)
                .with("AWS_SESSION_TOKEN", TOKEN);
            let home = if profile == "seeded" { &home } else { &home_env };
            let source = home.sources().open(&watch(profile, "eu-west-1")).await.unwrap();
            let error = source.ask(&LIST).await.unwrap_err();
            assert!(error.message.contains("AWS says"), "{error:?}");
            clean(&format!("{error:?} {error}"));
        }
        assert!(server.requests()[0].contains(TOKEN), "the secrets were really in use");
    }
}

#[tokio::test]
async fn what_is_found_and_what_opens_watches_show_no_secret() {
    let home = home(&format!("[profile seeded]\nregion = eu-west-1\n{SECRET}\n  {TOKEN}\n[{KEY}\n"));
    let found = discover(&home.surroundings()).await;
    assert_eq!(found.problems.len(), 2, "{:?}", found.problems);
    let keys = StaticKeys {
        profile: ProfileName::new("seeded"),
        keys: AccessKeys::lasting(KEY.to_owned(), SECRET.to_owned()),
    };
    clean(&format!("{found:?} {:?} {:?} {keys:?}", home.surroundings(), home.sources()));
    for problem in &found.problems {
        clean(&problem.to_string());
    }
}

#[cfg(unix)]
#[tokio::test]
async fn what_a_program_prints_is_not_quoted() {
    let config = format!(
        "[profile program]\ncredential_process = sh -c 'echo {SECRET} {TOKEN}; echo {KEY} >&2; exit 1'\n[profile prints]\ncredential_process = echo {SECRET} {TOKEN}\n"
    );
    let home = home(&config);
    for profile in ["program", "prints"] {
        let source = home.sources().open(&watch(profile, "eu-west-1")).await.unwrap();
        let error = source.ask(&LIST).await.unwrap_err();
        clean(&format!("{error:?} {error}"));
    }
}
