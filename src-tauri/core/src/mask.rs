//! Secrets in arguments and settings are masked before anything crosses to the web view.

use std::sync::LazyLock;

/// What stands for a secret.
pub const MASK: &str = "••••••";

/// Words in a name that make its value a secret.
const SECRET_WORDS: [&str; 10] = [
    "password",
    "passwd",
    "pwd",
    "secret",
    "token",
    "credential",
    "apikey",
    "accesskey",
    "privatekey",
    "passphrase",
];

/// Whether a name (an option, a setting) names a secret. Case, dots, dashes and underscores do not matter.
#[must_use]
pub fn names_a_secret(name: &str) -> bool {
    let bare: String =
        name.chars().filter(|c| c.is_ascii_alphanumeric()).collect::<String>().to_ascii_lowercase();
    SECRET_WORDS.iter().any(|word| bare.contains(word))
}

/// A value as it may be shown under this name.
#[must_use]
pub fn value(name: &str, value: &str) -> String {
    if names_a_secret(name) && !value.is_empty() { MASK.to_owned() } else { in_text(value) }
}

/// Arguments as they may be shown: `--password x`, `--password=x`, `-Dkey.secret=x`, `AWS_SECRET_ACCESS_KEY=x`, `scheme://user:x@host`
/// and bare access keys lose their secret part.
#[must_use]
pub fn args<S: AsRef<str>>(args: impl IntoIterator<Item = S>) -> Vec<String> {
    let mut shown = Vec::new();
    let mut next_is_secret = false;
    for arg in args {
        let arg = arg.as_ref();
        let is_option = arg.starts_with('-');
        shown.push(if next_is_secret && !is_option { MASK.to_owned() } else { in_text(arg) });
        next_is_secret = is_option && !arg.contains('=') && names_a_secret(arg);
    }
    shown
}

/// Masks `name=value` pairs whose name tells a secret, user information in addresses, and what looks like an AWS access key id.
fn in_text(text: &str) -> String {
    let pairs = PAIR.replace_all(text, |found: &regex_lite::Captures<'_>| {
        if names_a_secret(&found[1]) { format!("{}={MASK}", &found[1]) } else { found[0].to_owned() }
    });
    let users = USER.replace_all(&pairs, format!("$1{MASK}@").as_str());
    KEY_ID.replace_all(&users, MASK).into_owned()
}

static PAIR: LazyLock<regex_lite::Regex> = LazyLock::new(|| pattern(r#"([A-Za-z0-9_.\-]+)=([^\s,;&"']+)"#));
static USER: LazyLock<regex_lite::Regex> =
    LazyLock::new(|| pattern(r"([a-z][a-z0-9+.\-]*://[^/\s:@]*:)[^/\s@]+@"));
static KEY_ID: LazyLock<regex_lite::Regex> = LazyLock::new(|| pattern(r"\b(AKIA|ASIA)[A-Z0-9]{12,}\b"));

#[expect(clippy::expect_used, reason = "the patterns are literals of this file, compiled by its tests")]
fn pattern(text: &str) -> regex_lite::Regex {
    regex_lite::Regex::new(text).expect("a literal pattern")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_form_of_a_secret_argument_survives() {
        let given = [
            "--password",
            "hunter2",
            "--db-password=hunter2",
            "-Djavax.net.ssl.keyStorePassword=hunter2",
            "AWS_SECRET_ACCESS_KEY=hunter2",
            "jdbc:postgresql://db/x?user=a&password=hunter2",
            "s3://user:hunter2@host/path",
            "spark.hadoop.fs.s3a.secret.key=hunter2,spark.x=1",
        ];
        let shown = args(given.map(str::to_owned)).join(" ");
        assert!(!shown.contains("hunter2"), "{shown}");
        assert!(shown.contains("spark.x=1"), "what is no secret stays: {shown}");
    }

    #[test]
    fn ordinary_arguments_stay_as_they_are() {
        let given = ["spark-submit", "--deploy-mode", "cluster", "s3://bucket/job.py", "--date=2026-07-01"]
            .map(str::to_owned);
        assert_eq!(args(&given), given);
    }

    #[test]
    fn a_settings_value_is_masked_by_its_name() {
        assert_eq!(value("fs.s3a.secret.key", "abc"), MASK);
        assert_eq!(value("spark.executor.memory", "18g"), "18g");
    }
}
