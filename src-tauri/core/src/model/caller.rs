//! What a caller of AWS is called, as its ARN tells (IAM User Guide, "IAM identifiers" and "IAM and AWS STS principals").

/// Sessions that tools name by themselves stand for no person.
const OF_TOOLS: [&str; 5] = ["botocore-session", "aws-go-sdk", "aws-sdk", "awscli", "terraform"];

/// The names that owners' tags may hold of the caller with this ARN: the user's or the session's, and of an address what
/// stands before its sign. None for the root user, and for a session that nobody named.
#[must_use]
pub fn callers_names(arn: &str) -> Vec<String> {
    let Some(resource) = arn.splitn(6, ':').nth(5) else { return Vec::new() };
    let mut parts = resource.split('/');
    let kind = parts.next().unwrap_or_default();
    if !matches!(kind, "user" | "assumed-role" | "federated-user") {
        return Vec::new();
    }
    let Some(name) = parts.next_back().map(str::trim) else { return Vec::new() };
    let lower = name.to_ascii_lowercase();
    let is_number = name.chars().all(|c| c.is_ascii_digit());
    if name.is_empty() || is_number || OF_TOOLS.iter().any(|tool| lower.starts_with(tool)) {
        return Vec::new();
    }
    let short = name.split_once('@').map(|(before, _)| before).filter(|before| !before.is_empty());
    std::iter::once(name).chain(short).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::callers_names;

    #[test]
    fn users_and_sessions_are_named_and_tools_and_root_are_not() {
        for (arn, names) in [
            ("arn:aws:iam::111122223333:user/m.dubois", &["m.dubois"][..]),
            ("arn:aws:iam::111122223333:user/teams/risk/m.dubois", &["m.dubois"]),
            (
                "arn:aws:sts::111122223333:assumed-role/modeller/m.dubois@example.com",
                &["m.dubois@example.com", "m.dubois"],
            ),
            ("arn:aws:sts::111122223333:assumed-role/modeller/botocore-session-1780000000", &[]),
            ("arn:aws:sts::111122223333:assumed-role/modeller/1780000000000", &[]),
            ("arn:aws:iam::111122223333:root", &[]),
            ("arn:aws:sts::111122223333:assumed-role/modeller/", &[]),
            ("", &[]),
        ] {
            assert_eq!(callers_names(arn), names, "{arn}");
        }
    }
}
