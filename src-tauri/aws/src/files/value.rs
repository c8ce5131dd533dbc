//! Values that would mislead or stop the SDK.

use super::problem::Finding;

/// What is wrong with a setting's value, if anything. The setting is then left out.
pub(crate) fn finding(name: &str, value: &str) -> Option<Finding> {
    match name.to_ascii_lowercase().as_str() {
        "max_attempts" if value.parse::<u32>().unwrap_or(0) == 0 => Some(Finding::new(
            "max_attempts is not a number above 0.",
            "Give a whole number such as 3, or remove the line.",
        )),
        "retry_mode"
            if !["standard", "adaptive", "legacy"].contains(&value.to_ascii_lowercase().as_str()) =>
        {
            Some(Finding::new(
                "retry_mode is none that AWS tools know.",
                "Write standard, adaptive or legacy, or remove the line.",
            ))
        }
        "region" if !is_region(value) => {
            Some(Finding::new("region is not the code of a Region.", "Write a code such as eu-west-1."))
        }
        "endpoint_url" if !value.is_empty() && !is_address(value) => Some(Finding::new(
            "endpoint_url is not a web address.",
            "Write it as https://host, or remove the line.",
        )),
        _ => None,
    }
}

fn is_region(value: &str) -> bool {
    !value.is_empty()
        && value.chars().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-')
}

fn is_address(value: &str) -> bool {
    ["http://", "https://"]
        .iter()
        .any(|scheme| value.strip_prefix(scheme).is_some_and(|rest| !rest.is_empty()))
        && !value.contains(char::is_whitespace)
}
