//! Faults on demand: which calls they meet, and how often.

use serde::{Deserialize, Serialize};

/// Which calls go wrong, and how. An absent field matches every call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FaultRule {
    /// EMR's name of the operation, or `GetCallerIdentity`.
    #[serde(default)]
    pub operation: Option<String>,
    /// The Region the request is signed for.
    #[serde(default)]
    pub region: Option<String>,
    /// The caller's account, 12 digits.
    #[serde(default)]
    pub account: Option<String>,
    /// The caller's access key id: one way into an account, while its others go on.
    #[serde(default)]
    pub key: Option<String>,
    /// How they go wrong.
    pub kind: FaultKind,
    /// How many calls it meets before it is spent; absent means all of them.
    #[serde(default)]
    pub times: Option<u32>,
}

/// How a call goes wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FaultKind {
    /// HTTP 400 ThrottlingException, "Rate exceeded".
    Throttled,
    /// HTTP 500 InternalServerException.
    #[serde(rename = "internal-error-500")]
    InternalError500,
    /// HTTP 503 with no AWS error in it.
    #[serde(rename = "unavailable-503")]
    Unavailable503,
    /// AccessDeniedException that names the action.
    AccessDenied,
    /// ExpiredTokenException.
    ExpiredToken,
    /// UnrecognizedClientException: the key is not known, as in a Region that the account has not enabled.
    UnknownKey,
    /// The answer to a signature from a clock that is off, with a Date header two hours ahead of real time.
    WrongClock,
    /// HTTP 200 with a body that is not JSON.
    NotJson,
    /// HTTP 200 with the page of a captive portal.
    #[serde(rename = "html-page-200")]
    HtmlPage200,
    /// HTTP 200 with JSON that ends in the middle.
    CutJson,
    /// The connection is reset after half of the answer.
    ResetMidAnswer,
    /// No answer ever comes; the connection stays open.
    Hang,
    /// The answer comes at two bytes a second.
    SlowDrip,
    /// The answer is made at once and delivered this many real milliseconds later, so that a younger one can overtake it.
    Late {
        /// Real milliseconds.
        ms: u64,
    },
}

/// What of a call a rule looks at; empty where the request did not say.
#[derive(Clone, Copy)]
pub(crate) struct Met<'a> {
    pub(crate) operation: &'a str,
    pub(crate) region: &'a str,
    pub(crate) account: &'a str,
    pub(crate) key: &'a str,
}

/// The rules in force, in the order in which they were added.
#[derive(Default)]
pub(crate) struct Faults {
    rules: Vec<FaultRule>,
}

impl Faults {
    pub(crate) fn add(&mut self, rule: FaultRule) {
        self.rules.push(rule);
    }

    pub(crate) fn clear(&mut self) {
        self.rules.clear();
    }

    /// The first rule that meets this call; it is spent by one.
    pub(crate) fn meet(&mut self, met: &Met<'_>) -> Option<FaultKind> {
        let any_or =
            |wanted: &Option<String>, given: &str| wanted.as_deref().is_none_or(|wanted| wanted == given);
        let rule = self.rules.iter_mut().find(|rule| {
            rule.times != Some(0)
                && any_or(&rule.operation, met.operation)
                && any_or(&rule.region, met.region)
                && any_or(&rule.account, met.account)
                && any_or(&rule.key, met.key)
        })?;
        rule.times = rule.times.map(|left| left.saturating_sub(1));
        Some(rule.kind)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STEPS: Met<'_> = Met { operation: "ListSteps", region: "eu-west-1", account: "1", key: "AKIASIM1" };

    fn rule(kind: FaultKind) -> FaultRule {
        FaultRule { operation: None, region: None, account: None, key: None, kind, times: None }
    }

    #[test]
    fn a_rule_meets_only_what_it_names_and_only_so_often() {
        let mut faults = Faults::default();
        faults.add(FaultRule {
            operation: Some("ListSteps".into()),
            region: Some("eu-west-1".into()),
            times: Some(2),
            ..rule(FaultKind::Hang)
        });
        assert_eq!(faults.meet(&Met { operation: "ListClusters", ..STEPS }), None);
        assert_eq!(faults.meet(&Met { region: "us-east-1", ..STEPS }), None);
        assert_eq!(faults.meet(&STEPS), Some(FaultKind::Hang));
        assert_eq!(faults.meet(&Met { account: "2", ..STEPS }), Some(FaultKind::Hang));
        assert_eq!(faults.meet(&STEPS), None);
    }

    #[test]
    fn one_key_into_an_account_goes_wrong_and_another_does_not() {
        let mut faults = Faults::default();
        faults.add(FaultRule { key: Some("AKIASIM1".into()), ..rule(FaultKind::ExpiredToken) });
        assert_eq!(faults.meet(&Met { key: "AKIASIM2", ..STEPS }), None);
        assert_eq!(faults.meet(&STEPS), Some(FaultKind::ExpiredToken));
    }

    #[test]
    fn a_fault_is_named_in_json_as_the_binarys_help_names_it() {
        let names = "throttled internal-error-500 unavailable-503 access-denied expired-token unknown-key wrong-clock not-json html-page-200 cut-json reset-mid-answer hang slow-drip";
        for name in names.split(' ') {
            let rule: FaultRule = serde_json::from_value(serde_json::json!({"kind": name})).unwrap();
            assert_eq!((serde_json::to_value(rule.kind).unwrap(), rule.times), (name.into(), None));
        }
    }
}
