//! The smallest IAM policy that is enough for all that the app asks: made from the list of what it asks, so it cannot be less.

use crate::source::Operation;

/// The actions, in the order of declaration. `sts:GetCallerIdentity` needs no permission (STS API Reference), so it is not
/// among them.
#[must_use]
pub fn actions() -> Vec<String> {
    Operation::ALL.iter().map(|operation| format!("elasticmapreduce:{}", operation.as_emr())).collect()
}

/// What the app asks for besides and does without: with it, the budget is a share of the account's own quotas and not of the
/// documented ones. AWS names no narrower resource for it than `*` (Service Authorization Reference, "Service Quotas").
#[must_use]
pub fn optional() -> Vec<String> {
    vec!["servicequotas:ListServiceQuotas".to_owned()]
}

/// The policy as JSON, one action a line. The list actions know no narrower resource than `*` (Service Authorization Reference,
/// "Actions, resources, and condition keys for Amazon EMR").
#[must_use]
pub fn smallest() -> String {
    let actions: Vec<String> = actions().iter().map(|action| format!("        \"{action}\"")).collect();
    format!(
        "{{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": [\n    {{\n      \"Effect\": \"Allow\",\n      \"Action\": [\n{}\n      ],\n      \"Resource\": \"*\"\n    }}\n  ]\n}}\n",
        actions.join(",\n")
    )
}

#[cfg(test)]
mod tests {
    use super::{actions, smallest};

    #[test]
    fn the_policy_is_json_that_allows_each_action_the_app_asks_for_and_no_other() {
        let policy: serde_json::Value = serde_json::from_str(&smallest()).unwrap();
        let allowed = policy["Statement"][0]["Action"].as_array().unwrap();
        let allowed: Vec<&str> = allowed.iter().filter_map(serde_json::Value::as_str).collect();
        assert_eq!(allowed, actions());
        assert!(
            allowed.iter().all(|action| ["Describe", "List", "Get"]
                .iter()
                .any(|verb| { action.starts_with(&format!("elasticmapreduce:{verb}")) })),
            "the app only reads: {allowed:?}"
        );
    }

    #[test]
    fn the_readme_shows_the_same_policy() {
        let readme = include_str!("../../../../README.md");
        assert!(readme.contains(smallest().trim_end()), "README.md shows another policy than the app");
    }
}
